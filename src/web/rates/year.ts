/** The year that is chosen; without a choice the newest that has a plan and has begun, else the year of today. */
export function yearShown(chosen: string | undefined, years: readonly number[], today: string): string {
  const thisYear = Number(today.slice(0, 4));
  const begun = years.filter((year) => year <= thisYear);
  return chosen ?? String(begun.length > 0 ? Math.max(...begun) : thisYear);
}
