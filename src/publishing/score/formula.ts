import { Day, daysBetween } from '../../clock/index.ts';
import { type Expression, type Plain, spell } from '../../rules/index.ts';

/** Where a name of an expression stands in a workbook: a cell, or a cell of the sheet of parameters. */
export type CellOf = (name: string) => string;

const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A day as the number that spreadsheets count days by. */
export const serialOf = (day: string): number => daysBetween(Day.parse('1899-12-30'), Day.parse(day));

/** A value as a cell holds it: days as their numbers, what is missing as an empty cell. */
export const cellValueOf = (value: Plain, kind: string): number | string | boolean | null =>
  kind === 'day' && typeof value === 'string' ? serialOf(value) : value;

function isText(part: Expression, isTextName: (name: string) => boolean): boolean {
  switch (part.is) {
    case 'literal':
      return part.kind === 'text';
    case 'name':
      return isTextName(part.name);
    case 'choice':
      return isText(part.then, isTextName);
    case 'call':
      return part.args.some((arg) => isText(arg, isTextName));
    default:
      return false;
  }
}

/**
 * Writes a checked expression as a formula that spreadsheets compute alike: texts are held against each other letter
 * by letter, which “=” there does not do, and an empty cell equals nothing.
 */
export class FormulaWriter {
  readonly #cellOf: CellOf;
  readonly #isTextName: (name: string) => boolean;

  constructor(cellOf: CellOf, isTextName: (name: string) => boolean) {
    this.#cellOf = cellOf;
    this.#isTextName = isTextName;
  }

  write = (part: Expression): string => {
    switch (part.is) {
      case 'literal':
        return this.#literal(part);
      case 'name':
        return this.#cellOf(part.name);
      case 'not':
        return `NOT(${this.write(part.of)})`;
      case 'negative':
        return `(-${this.write(part.of)})`;
      case 'missing':
        return `(${this.write(part.of)}${part.negated ? '<>' : '='}"")`;
      case 'choice':
        return `IF(${[part.when, part.then, part.otherwise].map(this.write).join(',')})`;
      case 'in':
        return `OR(${part.list.map((one) => this.#equal(part.of, one)).join(',')})`;
      case 'call':
        return this.#call(part);
      case 'two':
        return this.#two(part);
    }
  };

  #literal({ kind, value }: Extract<Expression, { is: 'literal' }>): string {
    if (typeof value === 'boolean') return value ? 'TRUE()' : 'FALSE()';
    if (typeof value === 'string') return kind === 'day' ? String(serialOf(value)) : quote(value);
    return spell(value);
  }

  #equal(left: Expression, right: Expression): string {
    const [a, b] = [this.write(left), this.write(right)];
    const known = [left, right].filter(({ is }) => is !== 'literal').map((one) => `${this.write(one)}<>""`);
    const same = [left, right].some((one) => isText(one, this.#isTextName))
      ? `EXACT(${a},${b})`
      : `${a}=${b}`;
    return `AND(${[...known, same].join(',')})`;
  }

  #call({ name, args }: Extract<Expression, { is: 'call' }>): string {
    const [first = '', second = ''] = args.map(this.write);
    if (name === 'known') return `IF(${first}="",${second},${first})`;
    return `${name.toUpperCase()}(${args.map(this.write).join(',')})`;
  }

  #two({ sign, left, right }: Extract<Expression, { is: 'two' }>): string {
    const [a, b] = [this.write(left), this.write(right)];
    switch (sign) {
      case 'and':
      case 'or':
        return `${sign.toUpperCase()}(${a},${b})`;
      case '=':
        return this.#equal(left, right);
      case '!=':
        return `NOT(${this.#equal(left, right)})`;
      case '/':
        return `IF(${b}=0,"",${a}/${b})`;
      default:
        return `(${a}${sign}${b})`;
    }
  }
}
