import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Input } from 'antd';
import type { YearEndGap, YearEndRowView, YearEndView } from '../../wire/index.ts';
import { useStanding } from '../app/session.ts';
import { type Page, pageOf, request } from '../ask/index.ts';
import { dayText } from '../format/moment.ts';
import { NameOf } from '../parts/assumed.tsx';
import { Field } from '../parts/field.tsx';
import { Head } from '../parts/head.tsx';
import { Nothing, Stateful } from '../parts/note.tsx';
import { type Key, useWording } from '../wording/index.ts';
import './year-end.css';

const route = getRouteApi('/c/$county/year-end');

const gapKeys: readonly (readonly [YearEndGap, Key])[] = [
  ['not-adopted', 'year-end.gap.not-adopted'],
  ['no-result', 'year-end.gap.no-result'],
  ['no-evidence', 'year-end.gap.no-evidence'],
  ['evidence-waiting', 'year-end.gap.evidence-waiting'],
  ['self-reported', 'year-end.gap.self-reported'],
  ['not-verified', 'year-end.gap.not-verified'],
  ['not-ended', 'year-end.gap.not-ended'],
];

const verifiedKeys: Readonly<Record<YearEndRowView['verified'], Key>> = {
  verified: 'year-end.verified',
  'reported-done': 'year-end.reported-done',
  no: 'year-end.not-verified',
};

const outcomeKeys: Readonly<Record<string, Key>> = {
  kept: 'year-end.outcome.kept',
  'partly-kept': 'year-end.outcome.partly-kept',
  'not-kept': 'year-end.outcome.not-kept',
};

const useYearEnd = (county: string, year: number): Page<YearEndView> =>
  pageOf(
    useQuery({
      queryKey: ['county', county, 'year-end', year],
      queryFn: () => request<YearEndView>(`/api/counties/${county}/plans/${year}/year-end`),
    }),
  );

/** What is missing over the whole plan: each kind with its cases, before anything that is there. */
function Missing({ county, rows }: { county: string; rows: readonly YearEndRowView[] }) {
  const { t } = useWording();
  const found = gapKeys.flatMap(([gap, key]) => {
    const lacking = rows.filter(({ gaps }) => gaps.includes(gap));
    return lacking.length > 0 ? [{ gap, key, lacking }] : [];
  });
  return (
    <section aria-label={t('year-end.missing')} className="year-missing">
      <h2>{t('year-end.missing')}</h2>
      {found.length === 0 && <p>{t('year-end.missing.none')}</p>}
      {found.map(({ gap, key, lacking }) => (
        <details key={gap}>
          <summary>
            {t(key)} <b>{t('year-end.cases', { count: lacking.length, of: rows.length })}</b>
          </summary>
          <ul>
            {lacking.map(({ id, number, title }) => (
              <li key={id}>
                <Link to="/c/$county/cases/$case" params={{ county, case: id }}>
                  {number}
                </Link>{' '}
                {title}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}

function Results({ row }: { row: YearEndRowView }) {
  const { t } = useWording();
  return (
    <ul className="year-results">
      {row.targets.map((target) => (
        <li key={target.goal}>
          <span>{target.goal}</span> → <b>{target.result ?? t('year-end.no-figure')}</b>{' '}
          {target.share && <span>{t('year-end.share', { share: target.share })}</span>}{' '}
          {target.source && (
            <span className={target.selfReported ? 'tag tag-reason' : 'quiet small'}>{target.source}</span>
          )}
        </li>
      ))}
      {row.count && <li>{row.count}</li>}
    </ul>
  );
}

function Verdict({ county, row }: { county: string; row: YearEndRowView }) {
  const { t } = useWording();
  const computed: Key =
    row.done === null ? 'year-end.unknown' : row.done ? 'year-end.reached' : 'year-end.not-reached';
  const outcome = row.outcome === null ? undefined : outcomeKeys[row.outcome];
  return (
    <p className="year-facts small">
      <span className="tag">{t(computed)}</span>
      {outcome && <span className="tag">{t(outcome)}</span>}
      <span className={row.verified === 'verified' ? 'tag tag-confirmed' : 'tag'}>
        {t(verifiedKeys[row.verified])}
      </span>
      <span>
        {t('year-end.evidence', { count: row.evidence.accepted.length })}
        {row.evidence.accepted.length > 0 && t('entry.colon')}
        {row.evidence.accepted.map(({ seq, name }, at) => (
          <span key={seq}>
            {at > 0 && t('list.comma')}
            <a
              href={`/api/counties/${county}/cases/${row.id}/evidence/${seq}/file`}
              target="_blank"
              rel="noreferrer"
            >
              {name}
            </a>
          </span>
        ))}
      </span>
      {row.evidence.waiting > 0 && (
        <span>{t('year-end.evidence.waiting', { count: row.evidence.waiting })}</span>
      )}
    </p>
  );
}

function Row({ county, row }: { county: string; row: YearEndRowView }) {
  const { t, language } = useWording();
  const keys = new Map(gapKeys);
  return (
    <li className="year-row">
      <p className="year-title">
        <Link to="/c/$county/cases/$case" params={{ county, case: row.id }}>
          {row.number}
        </Link>{' '}
        {row.title}{' '}
        {row.lead && (
          <span className="quiet">
            · <NameOf named={row.lead} />
          </span>
        )}
      </p>
      {row.gaps.length > 0 && (
        <p className="year-facts small">
          {row.gaps.map((gap) => (
            <span key={gap} className="tag tag-reason">
              {t(keys.get(gap) ?? 'year-end.gap.no-result')}
            </span>
          ))}
        </p>
      )}
      <Results row={row} />
      <Verdict county={county} row={row} />
      {row.unmet && <p className="small">{t('year-end.unmet', { reason: row.unmet })}</p>}
      {row.adjustments.map((one) => (
        <p key={one.on + one.to} className="small">
          {t('year-end.adjusted', { on: dayText(one.on, language), from: one.from, to: one.to })}
          {one.reason && ` ${t('year-end.reason', { reason: one.reason })}`}
        </p>
      ))}
      {row.carriedOver && (
        <p className="small">
          {t('year-end.carried-over', { reason: row.carriedOver.reason })}{' '}
          {row.carriedOver.into && (
            <Link to="/c/$county/cases/$case" params={{ county, case: row.carriedOver.into }}>
              {t('year-end.continued')}
            </Link>
          )}
        </p>
      )}
      <p className="year-draft">
        <span className="tag">{t('year-end.draft')}</span> {row.draft}
      </p>
    </li>
  );
}

function Account({ county, view }: { county: string; view: YearEndView }) {
  const { t, language } = useWording();
  if (view.rows.length === 0) return <Nothing title={t('year-end.none', { year: view.year })} />;
  return (
    <>
      <p className="quiet">
        {t('year-end.as-of', { on: dayText(view.asOf, language), count: view.rows.length })}
      </p>
      <Missing county={county} rows={view.rows} />
      <h2>{t('year-end.results')}</h2>
      <ul className="year-rows">
        {view.rows.map((row) => (
          <Row key={row.id} county={county} row={row} />
        ))}
      </ul>
      {view.leftOut.length > 0 && (
        <>
          <h2>{t('year-end.left-out')}</h2>
          <ul className="year-rows">
            {view.leftOut.map(({ id, number, title, on, reason }) => (
              <li key={id} className="year-row">
                <Link to="/c/$county/cases/$case" params={{ county, case: id }}>
                  {number}
                </Link>{' '}
                {title} <span className="quiet">{on}</span> {reason && t('year-end.reason', { reason })}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** The year's account: what is missing first, then every commitment with its result, then the draft sentence. */
export function YearEndPage() {
  const { t } = useWording();
  const { county } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const standing = useStanding(county);
  const year = search.year ?? Number(standing?.session.today.slice(0, 4) ?? 2026);
  const page = useYearEnd(county, year);
  const at = `/api/counties/${county}/plans/${year}/year-end`;
  return (
    <>
      <p className="crumbs">
        <Link to="/c/$county/plan" params={{ county }} search={{ year }}>
          ← {t('nav.plan')}
        </Link>
      </p>
      <Head
        title={t('year-end.title', { year })}
        aside={
          <span className="year-files">
            <a href={`${at}.xlsx`}>xlsx</a> <a href={`${at}.docx`}>docx</a>
          </span>
        }
      >
        <p className="quiet">{t('year-end.words')}</p>
      </Head>
      <Field label={t('year-end.year')}>
        {(ids) => (
          <Input
            {...ids}
            type="number"
            className="year-choice"
            min={1949}
            max={2199}
            value={year}
            onChange={(event) => {
              const wished = Number(event.target.value);
              if (wished > 1948 && wished < 2200) void navigate({ search: { year: wished }, replace: true });
            }}
          />
        )}
      </Field>
      <Stateful page={page} ready={(view) => <Account county={county} view={view} />} />
    </>
  );
}
