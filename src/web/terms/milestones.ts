import type { Day } from '../../clock/index.ts';

/** The last days of a year's quarters, as a plan by quarters sets them. */
export const quartersOf = (year: number): Day[] =>
  ['03-31', '06-30', '09-30', '12-31'].map((day) => `${year}-${day}` as Day);

/** The names that stand one a line; what is empty or stands twice is left out, as the sheet numbers them. */
export const childrenIn = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim().slice(0, 200))
      .filter((line) => line !== ''),
  ),
];
