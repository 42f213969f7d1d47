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
