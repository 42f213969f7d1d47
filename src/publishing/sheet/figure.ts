import { plainDigits, shiftDigits, writeFigure as writeDigits } from '../../kernel/index.ts';

/**
 * Writes a value in base units in the largest scale that needs no more than two decimals. Always exact:
 * 36000000000 is 360亿, 15000 is 1.5万, 21232 stays 21232.
 */
export const writeFigure = (value: number): string => writeDigits(plainDigits(value));

const zerosOf: Readonly<Record<string, number>> = { '': 0, 万: 4, 亿: 8, 万亿: 12 };

/** The value of digits and a scale as they stand in a text, with commas between thousands. */
export const figureValue = (digits: string, scale: string): number =>
  Number(shiftDigits(digits.replaceAll(',', ''), zerosOf[scale] ?? 0));

/** A number with an optional scale; groups: digits, scale. The minus is written as such. */
export const figurePattern = '([+-]?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|[+-]?\\d+(?:\\.\\d+)?)(万亿|万|亿)?';

/** Full-width digits, points, signs and percent signs as half-width ones; nothing else is touched. */
export const halfWidth = (text: string): string =>
  text.replace(/[０-９．％＋－，]/g, (char) => char.normalize('NFKC'));
