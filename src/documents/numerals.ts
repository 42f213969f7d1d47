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

/** The number below 万 that characters such as 三千六百 or 十二 spell, or undefined. */
function section(text: string): number | undefined {
  let total = 0;
  let digit: number | undefined;
  for (const c of text) {
    const step = STEPS[c];
    if (step === undefined && digit) return undefined;
    if (step === undefined) digit = DIGITS[c];
    else {
      total += (digit ?? 1) * step;
      digit = undefined;
    }
  }
  return total + (digit ?? 0);
}

/** The value of a spelled numeral, or undefined where the characters form none. A bare 千 is 1000, a bare 亿 one 亿. */
export function spelledValue(text: string): number | undefined {
  if (text.length > 1 && [...text].every((c) => c in DIGITS))
    return Number([...text].map((c) => DIGITS[c]).join(''));
  let total = 0;
  let rest = text;
  for (const scale of ['亿', '万']) {
    const at = rest.lastIndexOf(scale);
    if (at < 0) continue;
    const times = at === 0 ? 1 : spelledValue(rest.slice(0, at));
    if (times === undefined) return undefined;
    total += times * 10 ** exponentOf(scale);
    rest = rest.slice(at + 1);
  }
  const last = section(rest);
  return last === undefined ? undefined : total + last;
}

/** Characters of spelled numerals. */
export const SPELLED = '零〇一二两三四五六七八九十百千万亿';
