/** Numbers as Chinese offices write them, digits and characters mixed: 1.46亿, 3千, 十二, 两百. */

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const STEPS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const EXPONENTS: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 };

/** The exponent of ten of a scale such as 万, 亿, 千万, 万亿. */
export const exponentOf = (scale: string): number =>
  [...scale].reduce((sum, c) => sum + (EXPONENTS[c] ?? 0), 0);

/** `1.46` with 亿 is 146000000, exactly: the decimal point is moved in the text, not by multiplication. */
export const scaled = (digits: string, exponent: number): number =>
  Number(`${digits.replaceAll(',', '')}e${exponent}`);

/** The value of a spelled numeral, or undefined where the characters form none. A bare 千 is 1000. */
export function spelledValue(text: string): number | undefined {
  if (text.length > 1 && [...text].every((c) => c in DIGITS))
    return Number([...text].map((c) => DIGITS[c]).join(''));
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  for (const c of text) {
    const d = DIGITS[c];
    const step = STEPS[c];
    if (d !== undefined) {
      if (digit !== undefined && digit !== 0) return undefined;
      digit = d;
    } else if (step !== undefined) {
      section += (digit ?? 1) * step;
      digit = undefined;
    } else {
      const exponent = EXPONENTS[c];
      if (exponent === undefined) return undefined;
      section += digit ?? 0;
      total = (total + section === 0 ? 1 : total + section) * 10 ** exponent;
      section = 0;
      digit = undefined;
    }
  }
  return total + section + (digit ?? 0);
}

/** Characters of spelled numerals. */
export const SPELLED = '零〇一二两三四五六七八九十百千万亿';
