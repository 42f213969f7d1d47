/** Days as `YYYY-MM-DD`, reckoned without a clock or a calendar: this room is used alone too. */

const LENGTH = 86_400_000;
const millis = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const fromMillis = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The text as a day; undefined where there is no such day. */
export function asDay(text: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(millis(text))) return undefined;
  return fromMillis(millis(text)) === text ? text : undefined;
}

/** The day so many days later. */
export const plusDays = (day: string, count: number): string => fromMillis(millis(day) + count * LENGTH);

/** The Monday of the week that a day lies in. 1970-01-01 was a Thursday. */
export const mondayOf = (day: string): string => plusDays(day, -((Math.round(millis(day) / LENGTH) + 3) % 7));

/** The last day of a month. */
export const monthEnd = (year: number, month: number): string => {
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  return plusDays(next, -1);
};
