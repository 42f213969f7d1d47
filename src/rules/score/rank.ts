import type { Tie } from './unit-score.ts';

/** What a unit is ranked by: its total, then the points that settle ties; null where it has none. */
export type Place = {
  readonly unit: string;
  readonly group: string;
  readonly keys: readonly (bigint | null)[];
};

/** A missing key stands below every other. */
function compareKeys(a: Place, b: Place): number {
  for (const [index, mine] of a.keys.entries()) {
    const other = b.keys[index] ?? null;
    if (mine === other) continue;
    if (mine === null) return -1;
    if (other === null) return 1;
    return mine < other ? -1 : 1;
  }
  return 0;
}

/**
 * Ranks within each group, the highest first. Equal ones share a rank; the next one is skipped (1, 1, 3) or
 * follows (1, 1, 2). Who has no total has no rank.
 */
export function rank(places: readonly Place[], next: 'skip' | 'follow'): Map<string, number> {
  const ranks = new Map<string, number>();
  for (const group of new Set(places.map((place) => place.group))) {
    const own = places.filter((place) => place.group === group && place.keys[0] !== null);
    for (const place of own) {
      const above = own.filter((other) => compareKeys(other, place) > 0);
      const distinct = above.filter(
        (one, index) => above.findIndex((o) => compareKeys(o, one) === 0) === index,
      );
      ranks.set(place.unit, 1 + (next === 'skip' ? above.length : distinct.length));
    }
  }
  return ranks;
}

/**
 * How a place stands among those of its group with the same total: which they are, which share its rank, and by
 * what the others were told apart. Null where its total is its own.
 */
export function tieOf(place: Place, places: readonly Place[], by: readonly string[]): Tie | null {
  const equal = places.filter(
    ({ unit, group, keys }) =>
      unit !== place.unit && group === place.group && keys[0] !== null && keys[0] === place.keys[0],
  );
  if (equal.length === 0) return null;
  const deciding = new Set(
    equal.flatMap(({ keys }) => {
      const at = keys.findIndex((key, index) => key !== place.keys[index]);
      return at < 1 ? [] : [at - 1];
    }),
  );
  return {
    with: equal.map(({ unit }) => unit),
    shared: equal.filter((other) => compareKeys(other, place) === 0).map(({ unit }) => unit),
    by: by.filter((_, index) => deciding.has(index)),
  };
}
