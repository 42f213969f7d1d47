import type { ClockPolicyInput } from '../policy.ts';
import { calendarDays, from, ladder, law, words } from './parts.ts';

/** A day that was promised or ordered as such: the clock ends with it, and counts nothing. */
export const agreed: readonly ClockPolicyInput[] = [
  {
    id: 'agreed-day',
    name: words('约定期限', 'agreed day'),
    kind: 'promised',
    basis: [law('民法典', '第二百零三条第二款')],
    span: calendarDays(0),
    direction: 'before',
    start: from('due-day', '约定的日期', 'the agreed day'),
    warnings: ladder,
  },
];
