const digits: Readonly<Record<string, number>> = {
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

/** A Chinese number below a thousand: 十五, 二十, 九十, 一百二十. */
export function chineseNumber(text: string): number {
  let sum = 0;
  let last = 0;
  for (const sign of text) {
    const scale = sign === '百' ? 100 : sign === '十' ? 10 : 0;
    if (scale > 0) {
      sum += (last === 0 && scale === 10 ? 1 : last) * scale;
      last = 0;
    } else last = digits[sign] ?? 0;
  }
  return sum + last;
}

const small = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
  'seventeen eighteen nineteen'
).split(' ');
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const words = new Map<string, number>([
  ...small.map((word, i) => [word, i] as const),
  ...tens.map((word, i) => [word, (i + 2) * 10] as const),
  ['hundred', 100],
  ['a', 1],
  ['an', 1],
]);

/** An English number below a thousand: twenty, forty-five, one hundred and twenty. NaN where words do not fit. */
export function englishNumber(text: string): number {
  let sum = 0;
  let room = Number.POSITIVE_INFINITY;
  for (const word of text.split(/[ -]+(?:and )?/)) {
    const value = words.get(word) ?? Number.NaN;
    if (value === 100) {
      sum = Math.max(1, sum) * 100;
      room = 100;
    } else {
      // Only a smaller sort may follow: a hundred, then tens, then units.
      if (!(value < room)) return Number.NaN;
      sum += value;
      room = value >= 20 ? 10 : 0;
    }
  }
  return sum;
}

const word = [...words.keys()].toSorted((a, b) => b.length - a.length).join('|');

/** How a number is written or spoken: 20, 1.5, 二十, 半, half a, forty-five. */
export const numeralPattern = String.raw`-?\s*\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百]+|half an?\b|半|\b(?:${word})(?:(?:-| and | )(?:${word}))*\b`;

/** The number that a match of `numeralPattern` stands for. */
export function spokenNumber(text: string): number {
  if (/^-?\s*\d/.test(text)) return Number(text.replace(/\s/g, ''));
  if (text.startsWith('half') || text === '半') return 0.5;
  return /^[a-z]/.test(text) ? englishNumber(text) : chineseNumber(text);
}
