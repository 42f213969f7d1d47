import { plainDigits as plain, shiftDigits as shift, writeEnglishFigure } from '../../kernel/index.ts';

/** A number as people write it in a work report: digits, and 万 or 亿 behind them. */
type Scale = { readonly word: '' | '万' | '亿'; readonly zeros: number };

const scales: readonly Scale[] = [
  { word: '亿', zeros: 8 },
  { word: '万', zeros: 4 },
  { word: '', zeros: 0 },
];

const decimalsOf = (decimal: string): number => decimal.split('.')[1]?.length ?? 0;

/**
 * Writes a value in base units as the text writes it. The scale that stands in `quote` is taken; without
 * one, the largest scale that needs no more than two decimals. Always exact: 36000000000 is 360亿.
 */
export function figure(value: number, quote = ''): string {
  const written = scales.map(({ word, zeros }) => ({ word, digits: shift(plain(value), -zeros) }));
  const inText = written.find(({ word, digits }) => word !== '' && quote.includes(`${digits}${word}`));
  const short = written.find(
    ({ word, digits }) => word === '' || (Math.abs(Number(digits)) >= 1 && decimalsOf(digits) <= 2),
  );
  const chosen = inText ?? (quote.includes(plain(value)) ? written.at(-1) : short);
  return chosen ? `${chosen.digits}${chosen.word}` : plain(value);
}

/**
 * Reads what a person typed: 360亿, 1.5万, 3,000, -2. Full-width digits and points are understood.
 * @returns the value in base units, or undefined where it is no number
 */
export function parseFigure(typed: string): number | undefined {
  const text = typed.normalize('NFKC').replace(/[\s,]/g, '');
  const match = /^([+-]?)(\d+(?:\.\d+)?|\.\d+)(万亿|万|亿)?$/.exec(text);
  if (!match) return undefined;
  const [, sign = '', digits = '', scale = ''] = match;
  const zeros = { '': 0, 万: 4, 亿: 8, 万亿: 12 }[scale] ?? 0;
  const value = Number(shift(digits.startsWith('.') ? `0${digits}` : digits, zeros));
  if (!Number.isFinite(value)) return undefined;
  return sign === '-' ? -value : value;
}

/** The same value for readers of English: 36 billion, 1.5 million, 42,000. */
export const englishFigure = (value: number): string => writeEnglishFigure(plain(value));
