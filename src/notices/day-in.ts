import type { Day } from '../clock/index.ts';
import type { Wording } from '../kernel/index.ts';

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** A day as letters write it: 2026年4月10日, 10 April 2026. */
export function dayIn(day: Day): Wording {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { zh: `${year}年${month}月${date}日`, en: `${date} ${months[month - 1]} ${year}` };
}
