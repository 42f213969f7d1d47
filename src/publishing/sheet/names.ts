/** A unit of the day: its name, its kind, and the other names it goes or went by. */
export type Unit = {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly others: readonly string[];
  /** The county has not confirmed the name yet. */
  readonly assumed: boolean;
};

/** A leader's post of the day, and who holds it. */
export type Leader = {
  readonly id: string;
  readonly title: string;
  readonly holders: readonly string[];
  readonly assumed: boolean;
};

/** Whom a cell names: one, none that is known (with the nearest names), or several that go by it. */
export type Named =
  | { readonly id: string }
  | { readonly unknown: string; readonly nearest: readonly string[] }
  | { readonly ambiguous: string; readonly candidates: readonly string[] };

export const ASSUMED = '（推定）';

/**
 * Names are compared without blanks, with half-width brackets, and without the mark of what is assumed, which
 * sheets of earlier versions wrote as 暂定.
 */
const folded = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/\((推定|暂定)\)/g, '');

/**
 * 澄川县财政局 goes by 县财政局 and 财政局 as well, 中共澄川县委宣传部 by 县委宣传部; a town's government by the name
 * of its town.
 */
function customary({ name, kind, others }: Unit, county: string): string[] {
  const bare = [name, ...others].flatMap((n) => {
    const at = n.indexOf(county);
    const rest = at < 0 ? n : n.slice(at + county.length);
    return kind === 'town' ? [rest, rest.replace(/人民政府$|办事处$/, '')] : [rest];
  });
  const level = county.slice(-1);
  const levelled = kind === 'town' ? [] : bare.filter((n) => !n.startsWith(level)).map((n) => `${level}${n}`);
  return [name, ...others, ...bare, ...levelled].filter((n) => n.length > 1).map(folded);
}

const pairsOf = (name: string): string[] =>
  Array.from({ length: name.length - 1 }, (_, i) => name.slice(i, i + 2));

/** The share of parts that two lists have in common (Dice). */
function overlap(a: readonly string[], b: readonly string[]): number {
  const shared = a.filter((part) => b.includes(part)).length;
  return a.length + b.length === 0 ? 0 : (2 * shared) / (a.length + b.length);
}

/** How alike two names are, from 0 to 1: by their characters and by pairs of them, so that order counts. */
const likeness = (a: string, b: string): number =>
  (overlap([...a], [...b]) + overlap(pairsOf(a), pairsOf(b))) / 2;

type Entry = { readonly id: string; readonly shown: string; readonly keys: readonly string[] };

/** Finds things by their names. */
class Directory {
  readonly #entries: readonly Entry[];
  readonly #byKey = new Map<string, Entry[]>();
  /** A name that is not known often stands in hundreds of rows. */
  readonly #found = new Map<string, Named>();

  constructor(entries: readonly Entry[]) {
    this.#entries = entries;
    for (const entry of entries) {
      for (const key of new Set(entry.keys)) this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), entry]);
    }
  }

  find(name: string): Named {
    const known = this.#found.get(name) ?? this.#search(name);
    this.#found.set(name, known);
    return known;
  }

  #search(name: string): Named {
    const hits = this.#byKey.get(folded(name)) ?? [];
    const [only] = hits;
    if (only && hits.length === 1) return { id: only.id };
    if (hits.length > 1) return { ambiguous: name, candidates: hits.map((hit) => hit.shown) };
    return { unknown: name, nearest: this.#nearest(folded(name)) };
  }

  #nearest(key: string): string[] {
    return this.#entries
      .map(({ shown, keys }) => ({ shown, score: Math.max(...keys.map((k) => likeness(k, key))) }))
      .filter(({ score }) => score >= 0.45)
      .toSorted((a, b) => b.score - a.score)
      .slice(0, 3)
      .map(({ shown }) => shown);
  }
}

/** The names that a county's sheet is written and read with. */
export class NameBook {
  readonly units: readonly Unit[];
  readonly leaders: readonly Leader[];
  readonly #county: string;
  readonly #unitNames: ReadonlyMap<string, string>;
  readonly #leaderNames: ReadonlyMap<string, string>;
  readonly #unitDirectory: Directory;
  readonly #leaderDirectory: Directory;

  /** `gone` names what stands on the sheet but ended before the day: written, never chosen anew. */
  constructor(
    county: string,
    units: readonly Unit[],
    leaders: readonly Leader[],
    gone: ReadonlyMap<string, string> = new Map(),
  ) {
    this.units = units;
    this.leaders = leaders;
    this.#county = county;
    this.#unitNames = new Map([...gone, ...units.map((u) => [u.id, this.#shortName(u)] as const)]);
    this.#leaderNames = new Map([
      ...gone,
      ...leaders.map((l) => [l.id, `${l.title}${l.assumed ? ASSUMED : ''}`] as const),
    ]);
    this.#unitDirectory = new Directory(
      units.map((u) => ({ id: u.id, shown: this.#shortName(u), keys: customary(u, county) })),
    );
    this.#leaderDirectory = new Directory(
      leaders.map((l) => ({ id: l.id, shown: l.title, keys: [l.title, ...l.holders].map(folded) })),
    );
  }

  /** The name on the sheet: 县财政局 for 澄川县财政局, marked where it is assumed. */
  #shortName({ name, kind, assumed }: Unit): string {
    const own = name.replace(/^中共/, '');
    const rest = own.startsWith(this.#county) ? own.slice(this.#county.length) : '';
    const level = kind === 'town' ? '' : this.#county.slice(-1);
    const short = rest === '' || rest.startsWith(level || '　') ? name : `${level}${rest}`;
    return `${short}${assumed ? ASSUMED : ''}`;
  }

  unitName(id: string): string {
    return this.#unitNames.get(id) ?? id;
  }

  leaderName(id: string | null): string {
    return id === null ? '' : (this.#leaderNames.get(id) ?? id);
  }

  findUnit(name: string): Named {
    return this.#unitDirectory.find(name);
  }

  findLeader(name: string): Named {
    return this.#leaderDirectory.find(name);
  }
}
