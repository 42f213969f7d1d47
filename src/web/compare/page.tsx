import { getRouteApi } from '@tanstack/react-router';
import type { ComparisonView, Verdict } from '../../wire/index.ts';
import { useDocuments } from '../documents/use-documents.ts';
import { Head } from '../parts/head.tsx';
import { Note, Nothing, Stateful } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import { Choice } from './choice.tsx';
import './compare.css';
import { ComparisonTable } from './table.tsx';
import { useComparison } from './use-comparison.ts';
import { verdictKeys } from './verdict-keys.ts';

const route = getRouteApi('/c/$county/compare');

type Filter = {
  readonly verdict: Verdict | undefined;
  readonly show: (verdict: Verdict | undefined) => void;
};

/** Counts by verdict, which are the filter too; the ratio stands beside its definition (law 9). */
function Counts({ view, verdict, show }: { view: ComparisonView } & Filter) {
  const { t, say } = useWording();
  const { kept, judged, share, definition } = view.ratio;
  return (
    <>
      <p className="compare-ratio">
        {share === null ? t('compare.none-judged') : t('compare.ratio', { share, kept, judged })}
      </p>
      <p className="quiet small">{say(definition)}</p>
      <p className="quiet small">{say(view.tolerance)}</p>
      <fieldset className="compare-filter">
        <legend>{t('compare.filter')}</legend>
        <button type="button" aria-pressed={verdict === undefined} onClick={() => show(undefined)}>
          {t('compare.all')} {view.items.length}
        </button>
        {verdictKeys.map(([one, key]) => (
          <button key={one} type="button" aria-pressed={verdict === one} onClick={() => show(one)}>
            {t(key)} {view.counts[one]}
          </button>
        ))}
      </fieldset>
    </>
  );
}

function Result({ county, view, verdict, show }: { county: string; view: ComparisonView } & Filter) {
  const { t } = useWording();
  const items = view.items.filter((item) => verdict === undefined || item.verdict === verdict);
  return (
    <section aria-live="polite">
      <Note tone="warn">{t('compare.reading')}</Note>
      <Counts view={view} verdict={verdict} show={show} />
      {items.length === 0 ? (
        <Nothing title={t('compare.empty')} />
      ) : (
        <ComparisonTable county={county} view={view} items={items} />
      )}
    </section>
  );
}

/** Last year's plan held against this year's report, both quotes side by side. */
export function ComparePage() {
  const { t } = useWording();
  const { county } = route.useParams();
  const { last, now, verdict } = route.useSearch();
  const navigate = route.useNavigate();
  const documents = useDocuments(county);
  const comparison = useComparison(county, last, now);
  return (
    <>
      <Head title={t('compare.title')}>
        <p className="quiet">{t('compare.words')}</p>
      </Head>
      <Stateful
        page={documents}
        ready={(rows) =>
          rows.length < 2 ? (
            <Nothing title={t('compare.too-few')}>
              <p>{t('compare.too-few.words')}</p>
            </Nothing>
          ) : (
            <Choice
              documents={rows}
              last={last}
              now={now}
              choose={(a, b) =>
                void navigate({ search: { ...(a ? { last: a } : {}), ...(b ? { now: b } : {}) } })
              }
            />
          )
        }
      />
      {comparison && (
        <Stateful
          page={comparison}
          ready={(view) => (
            <Result
              county={county}
              view={view}
              verdict={verdict}
              show={(one) =>
                void navigate({
                  search: ({ verdict: _, ...rest }) => (one ? { ...rest, verdict: one } : rest),
                  replace: true,
                })
              }
            />
          )}
        />
      )}
    </>
  );
}
