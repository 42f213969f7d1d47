import type { CaseView, EntryView } from '../../wire/index.ts';
import { momentText } from '../format/moment.ts';
import { NameOf, postNamed, useNameText } from '../parts/assumed.tsx';
import { useOrganisations } from '../parts/organisations.ts';
import { useWording } from '../wording/index.ts';
import { entryWords } from './entry-words.ts';
import { overCapsIn } from './over-cap.ts';
import { PrivateLook } from './private-part.tsx';

/** What an entry says, in one line. */
export function EntryWords({ county, entry }: { county: string; entry: EntryView }) {
  const { t, language } = useWording();
  const nameText = useNameText();
  const organisations = useOrganisations(county);
  const unit = (id: string): string => {
    const found = organisations.find((one) => one.id === id);
    return found ? nameText(found) : id;
  };
  return <>{entryWords(entry, { t, language, unit })}</>;
}

/** That it went out above the cap of a unit: so many of so many in the month. */
function OverCaps({ entry }: { entry: EntryView }) {
  const { t } = useWording();
  return overCapsIn(entry.body).map(({ unit, month, demands, minutes, cap }) => (
    <p key={`${unit} ${month}`} className="small">
      <span className="tag tag-late">{t('burden.over')}</span>{' '}
      {t('entry.over-cap', {
        unit: entry.named[unit] ?? unit,
        month,
        demands,
        minutes,
        cap: [
          ...(cap.demands === null ? [] : [t('burden.cap.demands', { count: cap.demands })]),
          ...(cap.minutes === null ? [] : [t('burden.cap.minutes', { count: cap.minutes })]),
        ].join(t('list.comma')),
      })}
    </p>
  ));
}

type EntryProps = { readonly county: string; readonly view: CaseView; readonly entry: EntryView };

function Entry({ county, view, entry }: EntryProps) {
  const { t, language } = useWording();
  return (
    <li className="entry" id={`entry-${entry.seq}`}>
      <span className="entry-seq">{entry.seq}</span>
      <div>
        <p className="entry-words">
          <EntryWords county={county} entry={entry} />
        </p>
        <OverCaps entry={entry} />
        <p className="quiet small">
          <time dateTime={entry.at}>{momentText(entry.at, language)}</time>
          <span>
            <NameOf named={postNamed(entry.byPost)} />
          </span>
        </p>
        <p className="hash" title={entry.hash}>
          {entry.hash.slice(0, 23)}…
        </p>
        {entry.hasPrivatePart &&
          (view.mayLook ? (
            <PrivateLook county={county} caseId={view.id} seq={entry.seq} />
          ) : (
            <p className="quiet small">{t('private.withheld')}</p>
          ))}
      </div>
    </li>
  );
}

/** Everything that happened to a case, in order. */
export function Entries({ county, view }: { county: string; view: CaseView }) {
  const { t } = useWording();
  return (
    <section aria-label={t('case.entries')}>
      <h2>{t('case.entries')}</h2>
      <ol className="entries">
        {view.entries.map((entry) => (
          <Entry key={entry.seq} county={county} view={view} entry={entry} />
        ))}
      </ol>
    </section>
  );
}
