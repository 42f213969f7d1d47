import type { Wording } from './wording.ts';

type Scale = { readonly word: string; readonly zeros: number };

const scales: readonly Scale[] = [
  { word: '亿', zeros: 8 },
  { word: '万', zeros: 4 },
  { word: '', zeros: 0 },
];

const englishScales: readonly Scale[] = [
  { word: ' trillion', zeros: 12 },
  { word: ' billion', zeros: 9 },
  { word: ' million', zeros: 6 },
];

/** English has no counters: of things only the number is said. */
const englishUnits: Readonly<Record<string, string>> = {
  个: '',
  件: '',
  项: '',
  处: '',
  座: '',
  台: '',
  起: '',
  元: 'yuan',
  美元: 'US dollars',
  亩: 'mu',
  吨: 'tonnes',
  公里: 'km',
  平方公里: 'km²',
  平方米: 'm²',
  人: 'people',
  人次: 'visits',
  户: 'households',
  家: 'firms',
  天: 'days',
  百分点: 'points',
  倍: 'times',
};

/** Moves the decimal point by counting digits: floating point would turn 1.1亿 into 110000000.00000001. */
export function shiftDigits(decimal: string, places: number): string {
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

/** The decimal digits of a number, never in exponents: 1e21 too. */
export function plainDigits(value: number): string {
  const [mantissa = '0', exponent] = String(value).split('e');
  return exponent === undefined ? mantissa : shiftDigits(mantissa, Number(exponent));
}

const decimalsOf = (decimal: string): number => decimal.split('.')[1]?.length ?? 0;

/** Digits as a plan writes them, in the largest scale that needs no more than two decimals: 36000000000 is 360亿. */
export function writeFigure(decimal: string): string {
  for (const { word, zeros } of scales) {
    const digits = shiftDigits(decimal, -zeros);
    if (word === '' || (Math.abs(Number(digits)) >= 1 && decimalsOf(digits) <= 2)) return `${digits}${word}`;
  }
  return decimal;
}

/** The same for readers of English: 36 billion, 1.5 million, 42,000. */
export function writeEnglishFigure(decimal: string): string {
  for (const { word, zeros } of englishScales) {
    const digits = shiftDigits(decimal, -zeros);
    if (Math.abs(Number(digits)) >= 1 && decimalsOf(digits) <= 3) return `${digits}${word}`;
  }
  const [whole = '0', part] = decimal.split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${part ? `.${part}` : ''}`;
}

/** A unit behind an English figure, with its space; one of it without the plural. */
export function englishUnit(unit: string, one: boolean): string {
  if (unit === '' || unit === '%') return unit;
  const word = englishUnits[unit] ?? unit;
  if (word === '') return '';
  return ` ${one ? word.replace(/^people$/, 'person').replace(/s$/, '') : word}`;
}

/**
 * A figure with its unit in both languages: 95亿元, 9.5 billion yuan; a place is 第2位, rank 2. Digits are decimal text, so it
 * stays exact.
 */
export function sayFigure(decimal: string, unit: string): Wording {
  if (unit === '位') return { zh: `第${decimal}位`, en: `rank ${decimal}` };
  return {
    zh: `${writeFigure(decimal)}${unit}`,
    en: `${writeEnglishFigure(decimal)}${englishUnit(unit, decimal === '1')}`,
  };
}
