import type { Diagnostic, Wording } from '../../../kernel/index.ts';
import type { columns } from '../sheet.ts';
import { addressOf } from './grid.ts';

/** The column of a table, by what it means. */
export type Meaning =
  | (typeof columns)[number]['key']
  | 'area'
  | 'name'
  | 'responsible'
  | 'caseId'
  | 'termsDigest'
  | 'textDigest';

/** A finding with the cell it stands in, where it stands in one. */
export type SheetFinding = Diagnostic & {
  readonly cell: { readonly address: string; readonly row: number; readonly columnName: string } | null;
};

/** Where a finding stands: a cell of a named column, or a row. */
export type Spot = { readonly row: number; readonly column?: number; readonly columnName?: string };

type Words = {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly doZh: string;
  readonly doEn: string;
};

const front = ({ row, column, columnName }: Spot): Wording => {
  if (column === undefined) return { zh: `第${row}行：`, en: `Row ${row}: ` };
  const address = addressOf(row, column);
  return { zh: `${address}（${columnName ?? ''}）：`, en: `${address} (${columnName ?? ''}): ` };
};

/** Collects what is wrong or doubtful in one file, each at its row or cell. */
export class Findings {
  readonly list: SheetFinding[] = [];
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  #add(severity: 'error' | 'warning', spot: Spot | undefined, { code, zh, en, doZh, doEn }: Words): void {
    const { row, column, columnName } = spot ?? {};
    const at = spot ? front(spot) : { zh: '', en: '' };
    this.list.push({
      code,
      severity,
      place: {
        file: this.#file,
        ...(row === undefined ? {} : { line: row }),
        ...(column === undefined ? {} : { column }),
      },
      message: { zh: `${at.zh}${zh}`, en: `${at.en}${en}` },
      hint: { zh: doZh, en: doEn },
      cell:
        row === undefined || column === undefined
          ? null
          : { address: addressOf(row, column), row, columnName: columnName ?? '' },
    });
  }

  error(spot: Spot | undefined, words: Words): void {
    this.#add('error', spot, words);
  }

  warning(spot: Spot | undefined, words: Words): void {
    this.#add('warning', spot, words);
  }

  get failed(): boolean {
    return this.list.some(({ severity }) => severity === 'error');
  }

  /** In the order of the sheet. */
  sorted(): SheetFinding[] {
    return this.list.toSorted(
      (a, b) => (a.place.line ?? 0) - (b.place.line ?? 0) || (a.place.column ?? 0) - (b.place.column ?? 0),
    );
  }
}
