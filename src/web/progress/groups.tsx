import type { GoalProgress, LightCounts } from '../../wire/index.ts';
import { NameOf } from '../parts/assumed.tsx';
import { lightColours, lightKeys } from '../parts/light.tsx';
import { type Key, useWording } from '../wording/index.ts';

const groupKeys = { unit: 'progress.units', leader: 'progress.leaders' } as const satisfies Record<
  string,
  Key
>;

type Group = {
  readonly id: string;
  readonly name: string;
  readonly assumed: boolean;
  readonly counts: LightCounts;
};

type Counted = {
  readonly by: keyof typeof groupKeys;
  readonly groups: readonly Group[];
  readonly pick: (id: string) => void;
};

/** Counts by unit or leader, the most red first; a row filters the list below. */
export function Groups({ by, groups, pick }: Counted) {
  const { t } = useWording();
  const title = groupKeys[by];
  return (
    <details>
      <summary>{t(title)}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t(title)}</th>
            {lightColours.map((light) => (
              <th key={light} scope="col">
                {t(lightKeys[light])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.id}>
              <td>
                <button type="button" onClick={() => pick(group.id)}>
                  <NameOf named={group} />
                </button>
              </td>
              {lightColours.map((light) => (
                <td key={light}>{group.counts[light]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** The goals of the goal tree with their commitments, counted and never averaged. */
export function Goals({ goals }: { goals: readonly GoalProgress[] }) {
  const { t } = useWording();
  if (goals.length === 0) return null;
  return (
    <details>
      <summary>{t('progress.goals')}</summary>
      <ul>
        {goals.map((goal) => (
          <li key={goal.id}>
            <NameOf named={goal} />{' '}
            <span className="quiet small">
              {t('progress.goal.counts', {
                commitments: goal.commitments,
                kept: goal.kept,
                onTrack: goal.onTrack,
              })}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
