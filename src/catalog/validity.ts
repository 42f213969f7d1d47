import { addDays, type Day } from '../clock/index.ts';
import type { Diagnostic } from '../kernel/index.ts';
import { finding } from './finding.ts';
import type { Entry } from './source.ts';

/** The stretch of days for which a record holds; both ends belong to it. */
export type Validity = { readonly validFrom: Day; readonly validTo?: Day | undefined };

/** True where a record holds on a day. */
export const holdsOn = (record: Validity, day: Day): boolean =>
  record.validFrom <= day && (record.validTo === undefined || day <= record.validTo);

export const overlap = (a: Validity, b: Validity): boolean =>
  (a.validTo === undefined || b.validFrom <= a.validTo) &&
  (b.validTo === undefined || a.validFrom <= b.validTo);

/** True where the rows of one thing, taken together, hold on every day of a stretch. */
export function cover(rows: readonly Validity[], wanted: Validity): boolean {
  let next = wanted.validFrom;
  const sorted = [...rows].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  for (const row of sorted) {
    if (row.validFrom > next) return false;
    if (row.validTo === undefined) return true;
    if (row.validTo >= next) next = addDays(row.validTo, 1);
  }
  return wanted.validTo !== undefined && next > wanted.validTo;
}

/** `2021-01-01 至 2021-05-31`, or `2021-01-01 起`. */
export const spokenZh = ({ validFrom, validTo }: Validity): string =>
  validTo === undefined ? `${validFrom} 起` : `${validFrom} 至 ${validTo}`;
export const spokenEn = ({ validFrom, validTo }: Validity): string =>
  validTo === undefined ? `from ${validFrom}` : `${validFrom} to ${validTo}`;

/** No record ends before it begins. */
export const checkEnds = (entries: readonly Entry<Validity>[]): Diagnostic[] =>
  entries
    .filter(({ record }) => record.validTo !== undefined && record.validTo < record.validFrom)
    .map(({ record, placeOf }) =>
      finding(placeOf('validTo'), {
        code: 'ends-before-it-begins',
        zh: `有效期止 ${record.validTo} 早于起 ${record.validFrom}。`,
        en: `The last day ${record.validTo} lies before the first day ${record.validFrom}.`,
        doZh: '改正起止日期；两头的日子都算在内。',
        doEn: 'Mend the days; both belong to the validity.',
      }),
    );

/** The same id may stand in several rows, but never twice on one day. */
export function checkOverlaps<T extends Validity>(
  entries: readonly Entry<T>[],
  idOf: (record: T) => string,
  field: 'id' | 'code',
): Diagnostic[] {
  return [...groupedBy(entries, idOf)].flatMap(([id, rows]) => clashes(id, rows, field));
}

/** Rows in the order of their days: each is held against the one so far that holds longest. */
function clashes<T extends Validity>(
  id: string,
  rows: readonly Entry<T>[],
  field: 'id' | 'code',
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const inFile = new Map(rows.map((row, index) => [row, index]));
  const sorted =
    rows.length < 2 ? [] : [...rows].sort((a, b) => (a.record.validFrom < b.record.validFrom ? -1 : 1));
  let longest = sorted[0];
  for (const row of sorted.slice(1)) {
    if (longest === undefined) break;
    if (overlap(longest.record, row.record)) {
      const [earlier, later] =
        (inFile.get(longest) ?? 0) < (inFile.get(row) ?? 0) ? [longest, row] : [row, longest];
      found.push(clash(id, earlier, later, field));
    }
    if (endsLater(row.record, longest.record)) longest = row;
  }
  return found;
}

const endsLater = (a: Validity, b: Validity): boolean =>
  b.validTo !== undefined && (a.validTo === undefined || a.validTo > b.validTo);

function clash(
  id: string,
  earlier: Entry<Validity>,
  later: Entry<Validity>,
  field: 'id' | 'code',
): Diagnostic {
  const line = earlier.placeOf(field).line ?? 0;
  const same = earlier.record.validFrom === later.record.validFrom;
  return finding(later.placeOf(same ? field : 'validFrom'), {
    code: same ? `duplicate-${field}` : 'overlapping-validity',
    zh: `“${id}”在第 ${line} 行（${spokenZh(earlier.record)}）已有，与这里（${spokenZh(later.record)}）重叠。`,
    en: `“${id}” stands in line ${line} already (${spokenEn(earlier.record)}), which overlaps ${spokenEn(later.record)}.`,
    doZh: `若是同一个更名或调整，让前一条的 valid_to 早于后一条的 valid_from；若是两个不同的，其中一条改用自己的 ${field}。`,
    doEn: `If it was renamed or changed, end the earlier record (valid_to) before the later begins (valid_from); if they are two, give one of them its own ${field}.`,
  });
}

/** Entries by a key, in the order of the file. */
export function groupedBy<T>(
  entries: readonly Entry<T>[],
  keyOf: (record: T) => string,
): Map<string, Entry<T>[]> {
  const groups = new Map<string, Entry<T>[]>();
  for (const entry of entries) {
    const key = keyOf(entry.record);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
}
