import type { noticeHabitsOf } from '../catalog/index.ts';
import type { NoticeAddress } from './store.ts';
import type { Habits } from './when.ts';

type CountyHabits = ReturnType<typeof noticeHabitsOf>;

/** When an address is told: as its own settings say, and where they are silent as the county's do. */
export function habitsOf(county: CountyHabits, { digestAt, quietFrom, quietTo }: NoticeAddress): Habits {
  const quiet = quietFrom !== null && quietTo !== null ? { from: quietFrom, to: quietTo } : county.quiet;
  return { digestAt: digestAt ?? county.digestAt, quiet };
}
