import type { NoticeAddresses, NoticeHabits } from '../../wire/index.ts';
import type { Key } from '../wording/index.ts';

/** How an address is told, as it is typed: an empty time is the county's. */
export type Typed = {
  readonly byLink: boolean;
  readonly language: NoticeHabits['language'];
  readonly digestAt: string;
  readonly quietFrom: string;
  readonly quietTo: string;
};

export const untouched: Typed = { byLink: true, language: 'zh', digestAt: '', quietFrom: '', quietTo: '' };

const timeOf = (typed: string): string | null => (typed === '' ? null : typed);

export const habitsOf = ({ byLink, language, digestAt, quietFrom, quietTo }: Typed): NoticeHabits => ({
  byLink,
  language,
  digestAt: timeOf(digestAt),
  quietFrom: timeOf(quietFrom),
  quietTo: timeOf(quietTo),
});

export const typedOf = (habits: NoticeHabits): Typed => ({
  byLink: habits.byLink,
  language: habits.language,
  digestAt: habits.digestAt ?? '',
  quietFrom: habits.quietFrom ?? '',
  quietTo: habits.quietTo ?? '',
});

/** What is wrong with typed hours: only one of them, or both alike. */
export function faultOf({ quietFrom, quietTo }: Typed): Key | undefined {
  if ((quietFrom === '') !== (quietTo === '')) return 'notice.quiet.fault.half';
  return quietFrom !== '' && quietFrom === quietTo ? 'notice.quiet.fault.alike' : undefined;
}

/** Which hours hold for an address: its own where it names any, else the county's. */
export function hoursOf(habits: NoticeHabits, county: NoticeAddresses['county']) {
  const own = habits.quietFrom !== null && habits.quietTo !== null;
  const [from, to] = own ? [habits.quietFrom, habits.quietTo] : [county.quietFrom, county.quietTo];
  return { digestAt: habits.digestAt ?? county.digestAt, quiet: from && to ? `${from}–${to}` : null, own };
}
