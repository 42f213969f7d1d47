/** A number as people write it in a plan: digits, and 万 or 亿 behind them. */
type Scale = { readonly word: '' | '万' | '亿'; readonly zeros: number };

const scales: readonly Scale[] = [
  { word: '亿', zeros: 8 },
  { word: '万', zeros: 4 },
  { word: '', zeros: 0 },
];

/** Moves the decimal point by counting digits: floating point would turn 1.1亿 into 110000000.00000001. */
function shift(decimal: string, places: number): string {
  const negative = decimal.startsWith('-');
  const [whole = '0', part = ''] = decimal.replace('-', '').split('.');
  const digits = whole + part;
  const point = whole.length + places;
  const at = Math.max(point, 1);
  const padded = digits.padStart(digits.length + Math.max(0, 1 - point), '0').padEnd(at, '0');
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const right = padded.slice(at).replace(/0+$/, '');
  return `${negative ? '-' : ''}${left}${right ? `.${right}` : ''}`;
}

/** The decimal digits of a number, never in exponents. */
export function plainDigits(value: number): string {
  const [mantissa = '0', exponent] = String(value).split('e');
  return exponent === undefined ? mantissa : shift(mantissa, Number(exponent));
}

/**
 * Writes a value in base units in the largest scale that needs no more than two decimals. Always exact:
 * 36000000000 is 360亿, 15000 is 1.5万, 21232 stays 21232.
 */
export function writeFigure(value: number): string {
  for (const { word, zeros } of scales) {
    const digits = shift(plainDigits(value), -zeros);
    const decimals = digits.split('.')[1]?.length ?? 0;
    if (word === '' || (Math.abs(Number(digits)) >= 1 && decimals <= 2)) return `${digits}${word}`;
  }
  return plainDigits(value);
}

const zerosOf: Readonly<Record<string, number>> = { '': 0, 万: 4, 亿: 8, 万亿: 12 };

/** The value of digits and a scale as they stand in a text, with commas between thousands. */
export const figureValue = (digits: string, scale: string): number =>
  Number(shift(digits.replaceAll(',', ''), zerosOf[scale] ?? 0));

/** A number with an optional scale; groups: digits, scale. The minus is written as such. */
export const figurePattern = '([+-]?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|[+-]?\\d+(?:\\.\\d+)?)(万亿|万|亿)?';

/** Full-width digits, points, signs and percent signs as half-width ones; nothing else is touched. */
export const halfWidth = (text: string): string =>
  text.replace(/[０-９．％＋－，]/g, (char) => char.normalize('NFKC'));
