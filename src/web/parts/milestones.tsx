import type { Milestone } from '../../wire/index.ts';
import { dayText } from '../format/moment.ts';
import { targetFigure } from '../format/target.ts';
import { useWording } from '../wording/index.ts';

const amount = { kind: 'value', direction: 'none', op: 'eq', value2: null } as const;

/** What milestones ask for: a planned cumulative value in the unit given, or the evidence that will be accepted. */
export function Milestones({ milestones, unit }: { milestones: readonly Milestone[]; unit: string }) {
  const { t, language } = useWording();
  return (
    <ol className="milestones">
      {milestones.map(({ due, name, planned, evidence }) => (
        <li key={`${due} ${name}`}>
          <time dateTime={due}>{dayText(due, language)}</time> {name}
          {planned !== null && <b> {targetFigure({ ...amount, value: planned, unit }, language)}</b>}
          {evidence && <span className="quiet"> {t('case.evidence', { evidence })}</span>}
        </li>
      ))}
    </ol>
  );
}
