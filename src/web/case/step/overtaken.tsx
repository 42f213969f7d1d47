import type { CaseView } from '../../../wire/index.ts';
import { isStale, wordingOf } from '../../ask/index.ts';
import { Note } from '../../parts/note.tsx';
import { useWording } from '../../wording/index.ts';
import { EntryWords } from '../entry.tsx';

type NewerProps = {
  readonly county: string;
  readonly view: CaseView;
  /** The last entry that the person had seen. */
  readonly seen: number;
  /** Whether the step may still be done as the case stands now. */
  readonly possible: boolean;
};

/** What happened since a form was opened: somebody was faster. */
export function Newer({ county, view, seen, possible }: NewerProps) {
  const { t, language } = useWording();
  const since = view.entries.filter(({ seq }) => seq > seen);
  return (
    <Note tone="warn">
      <p>
        <b>{t('step.newer')}</b> {t('step.newer.stage', { stage: view.stage[language] })}
      </p>
      <ul>
        {since.map((entry) => (
          <li key={entry.seq}>
            <EntryWords county={county} entry={entry} />
          </li>
        ))}
      </ul>
      <p>{t(possible ? 'step.newer.possible' : 'step.newer.impossible')}</p>
    </Note>
  );
}

/** Says what the server refused. That somebody was faster is said by what happened since. */
export function Refused({ error }: { error: unknown }) {
  const { say } = useWording();
  return error === null || isStale(error) ? null : <Note tone="error">{say(wordingOf(error))}</Note>;
}
