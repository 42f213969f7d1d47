import type { Day } from '../../clock/index.ts';

const shapes = [
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/,
  // All in one, as in the number of a file.
  /^(\d{4})(\d{2})(\d{2})$/,
];

/** A day as people write it, 2025/3/1, 2025.3.1, 20250301 or with 年月日; undefined where there is no such day. */
export function typedDay(text: string): Day | undefined {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '');
  const parts = shapes.map((shape) => shape.exec(plain)).find((found) => found !== null);
  if (!parts) return undefined;
  const [, year = '', month = '', day = ''] = parts;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const moment = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== iso) return undefined;
  return iso as Day;
}
