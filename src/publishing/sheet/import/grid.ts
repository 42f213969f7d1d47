/** A cell of a worksheet with something in it, in plain words. `day` holds an ISO day. */
export type GridCell = {
  readonly row: number;
  readonly column: number;
  readonly kind: 'text' | 'number' | 'day' | 'formula' | 'error' | 'boolean';
  readonly text: string;
};

/** A stretch of merged cells; its one value stands in the upper left cell. */
export type Merge = {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};

/** A worksheet that can be seen, as far as it holds anything. */
export type Grid = {
  readonly name: string;
  readonly cells: readonly GridCell[];
  readonly merges: readonly Merge[];
};

/** A column's letters: 7 is G, 28 is AB. */
export function columnLetters(column: number): string {
  let rest = column;
  let letters = '';
  while (rest > 0) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
    rest = Math.floor((rest - 1) / 26);
  }
  return letters;
}

/** The address that a spreadsheet shows: G12. */
export const addressOf = (row: number, column: number): string => `${columnLetters(column)}${row}`;
