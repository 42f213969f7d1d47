/** Units of one kind of quantity, as multiples of its smallest: 1 公顷 = 15 亩 (State Council, 1984 legal units). */
const scales: readonly Readonly<Record<string, number>>[] = [
  { 平方米: 1, 平米: 1, 亩: 10_000 / 15, 公顷: 10_000, 平方公里: 1_000_000, 平方千米: 1_000_000 },
  { 米: 1, 里: 500, 公里: 1000, 千米: 1000 },
  { 克: 1, 斤: 500, 公斤: 1000, 千克: 1000, 吨: 1_000_000 },
  { 立方米: 1, 方: 1 },
  { 千瓦: 1, 兆瓦: 1000 },
];

/** Counting words that offices use for one another; people, households and visits are each their own. */
const counters: readonly (readonly string[])[] = [
  ['个', '处', '座', '所', '家', '项', '件', '间', '户企业', ''],
  ['人', '名', '位'],
  ['户'],
  ['条', '个'],
  ['辆', '台'],
];

/** The factor that turns an amount in one unit into the other; undefined where the units do not compare. */
export function factorBetween(from: string, to: string): number | undefined {
  if (from === to) return 1;
  for (const scale of scales) {
    const [a, b] = [scale[from], scale[to]];
    if (a !== undefined && b !== undefined) return a / b;
  }
  return counters.some((alike) => alike.includes(from) && alike.includes(to)) ? 1 : undefined;
}
