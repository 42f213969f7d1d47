import type { Day } from '../../clock/index.ts';
import type { WorkRow } from '../../wire/index.ts';
import type { Key } from '../wording/index.ts';

/** What is said of a due day beside the day itself: how long until then, or that it has passed. */
export function dueWords(
  { due, late }: Pick<WorkRow, 'due' | 'late'>,
  today: Day,
): { readonly key: Key; readonly count: number } | undefined {
  if (due === null) return undefined;
  const { on, workingDaysLeft: left } = due;
  if (late) return left < 0 ? { key: 'due.late-by', count: -left } : { key: 'due.late', count: 0 };
  if (on === today) return { key: 'due.today', count: 0 };
  return left > 0 ? { key: 'due.left', count: left } : { key: 'due.before-work', count: 0 };
}
