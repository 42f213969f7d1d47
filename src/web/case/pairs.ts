/** One thing of a list before and after: new where nothing was before, gone where nothing is after. */
export type Pair<T> = { readonly before: T | undefined; readonly after: T | undefined };

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Takes the first that fits out of a list. */
function take<T>(list: T[], fits: (one: T) => boolean): T | undefined {
  const place = list.findIndex(fits);
  return place < 0 ? undefined : list.splice(place, 1)[0];
}

/**
 * Two lists held against each other, thing by thing. What stayed is left out; what goes by the same name is one thing that
 * changed, and so is one that was given another name, where it is the only one that can be meant.
 */
export function pairsOf<T>(
  before: readonly T[],
  after: readonly T[],
  nameOf: (one: T) => string,
): readonly Pair<T>[] {
  const left = before.filter((one) => !after.some((other) => same(one, other)));
  const fresh = after.filter((one) => !before.some((other) => same(one, other)));
  const named = fresh.map(
    (one): Pair<T> => ({
      before: take(left, (other) => nameOf(other) === nameOf(one)),
      after: one,
    }),
  );
  const unmatched = named.filter((pair) => pair.before === undefined).length;
  const renamed = unmatched === left.length;
  const paired = named.map((pair) => (renamed && !pair.before ? { ...pair, before: left.shift() } : pair));
  return [...paired, ...left.map((one) => ({ before: one, after: undefined }))];
}
