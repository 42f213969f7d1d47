import type { Lead } from './reading.ts';
import { departments } from './vocabulary/departments.ts';
import { listed } from './words.ts';

type Duty = { readonly word: string; readonly points: number; readonly unit: number };

/** What two characters say of where a word may begin; no duty is shorter. */
const keyAt = (text: string, at: number): number => (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);

/** Duties by their first two characters, longest first: one walk through a text finds them all. */
const duties = new Map<number, Duty[]>();
for (const [unit, department] of departments.entries()) {
  for (const [points, words] of Object.entries(department.duties)) {
    for (const word of listed(words)) {
      const duty = { word, points: Number(points) * (1 + Math.min(word.length, 6) / 6), unit };
      const group = duties.get(keyAt(word, 0));
      if (group) group.push(duty);
      else duties.set(keyAt(word, 0), [duty]);
    }
  }
}
for (const group of duties.values()) group.sort((a, b) => b.word.length - a.word.length);

/** Which pairs of characters may begin a duty: asked at every character, so far quicker than the map itself. */
const MAY_BEGIN = new Uint8Array(0x10000);
const blurred = (key: number): number => (key ^ (key >>> 11)) & 0xffff;
for (const key of duties.keys()) MAY_BEGIN[blurred(key)] = 1;

const MOST = 3;
/** The one unit that is called by the level of its government: 县政府办公室, 市政府办公室. */
const OFFICE = '政府办公室';
/** What stands beside a promise in its sentence is mostly the same unit's; the promise's own words count once more. */
const SENTENCE_WEIGHT = 0.5;
/** … but a long sentence of many targets never outweighs a sure word of the promise itself. */
const SENTENCE_MOST = 6;
/** A heading speaks of what lies under it, less surely than the words themselves. */
const HEADING_WEIGHT = 0.35;
const AREA_WEIGHT = 0.12;

/** A word inside a longer one is mostly only a part of its name: 农村 in 农村公路. */
const INSIDE = 0.5;

type Tally = { readonly points: number[]; readonly best: (Duty | undefined)[] };

/** Copied for every tally: filled arrays of one kind are the quickest to copy and to add to. */
const NO_POINTS = departments.map(() => 0.5).fill(0);
const NO_BEST = departments.map((): Duty | undefined => undefined);
const emptyTally = (): Tally => ({ points: NO_POINTS.slice(), best: NO_BEST.slice() });

/** A duty's word in a text. */
type Hit = { readonly at: number; readonly duty: Duty; readonly weight: number };

/** True where a longer word of the same department begins at the same place. */
function isCounted(hits: readonly Hit[], first: number, unit: number): boolean {
  for (let i = first; i < hits.length; i += 1) if (hits[i]?.duty.unit === unit) return true;
  return false;
}

/** Adds the duties that stand at a place; gives how far the farthest word of the text reaches now. */
function hitsAt(text: string, at: number, found: readonly Duty[], hits: Hit[], reach: Reach): Reach {
  const first = hits.length;
  let farthest = reach;
  for (const duty of found) {
    const { length } = duty.word;
    if (!text.startsWith(duty.word, at) || isCounted(hits, first, duty.unit)) continue;
    const inside = at + length <= farthest.end && length < farthest.length;
    hits.push({ at, duty, weight: inside ? INSIDE : 1 });
    if (at + length > farthest.end) farthest = { end: at + length, length };
  }
  return farthest;
}

/** The word that reaches farthest: where it ends, and how long it is. */
type Reach = { readonly end: number; readonly length: number };
const NOWHERE: Reach = { end: 0, length: 0 };

/** The duties that a text names. Of several words of a department that begin at a place, the longest counts. */
function hitsIn(text: string): Hit[] {
  const hits: Hit[] = [];
  let reach = NOWHERE;
  for (let at = 0; at + 1 < text.length; at += 1) {
    const key = keyAt(text, at);
    if (MAY_BEGIN[blurred(key)] === 0) continue;
    const found = duties.get(key);
    if (found) reach = hitsAt(text, at, found, hits, reach);
  }
  return hits;
}

/** Adds a word, and remembers it where it speaks more surely for its department than any before. */
function add({ points, best }: Tally, { duty, weight }: Hit, share: number): void {
  points[duty.unit] = (points[duty.unit] ?? 0) + duty.points * weight * share;
  const known = best[duty.unit];
  if (!known || known.points < duty.points) best[duty.unit] = duty;
}

/** What a sentence says about the units of all promises in it. */
export type Beside = Readonly<Tally> & { readonly said: string; readonly hits: readonly Hit[] };

/** Counts a sentence once for all promises that stand in it. */
export function beside(said: string): Beside {
  const hits = hitsIn(said);
  const tally = emptyTally();
  for (const hit of hits) add(tally, hit, SENTENCE_WEIGHT);
  let most = 0;
  for (let unit = 0; unit < tally.points.length; unit += 1) most = Math.max(most, tally.points[unit] ?? 0);
  const share = most > SENTENCE_MOST ? SENTENCE_MOST / most : 1;
  for (let unit = 0; share < 1 && unit < tally.points.length; unit += 1)
    tally.points[unit] = (tally.points[unit] ?? 0) * share;
  return { said, hits, points: tally.points, best: tally.best };
}

/** Adds the words of a promise that stands in the sentence. */
function addOwn(tally: Tally, text: string, { said, hits }: Beside): void {
  const from = said.indexOf(text);
  if (from < 0) for (const hit of hitsIn(text)) add(tally, hit, 1);
  else
    for (const hit of hits)
      if (hit.at >= from && hit.at + hit.duty.word.length <= from + text.length) add(tally, hit, 1);
}

/** What the headings above say; computed once for all commitments that stand under the same ones. */
const headingPoints = new WeakMap<readonly string[], readonly number[]>();

function pointsOfHeadings(headings: readonly string[]): readonly number[] {
  const known = headingPoints.get(headings);
  if (known) return known;
  const tally = emptyTally();
  for (const [i, heading] of headings.entries()) {
    const weight = i === headings.length - 1 ? HEADING_WEIGHT : AREA_WEIGHT;
    for (const hit of hitsIn(heading)) add(tally, hit, weight);
  }
  headingPoints.set(headings, tally.points);
  return tally.points;
}

/** The name of a department in a year: 环境保护局 until 2018, 生态环境局 after. */
function nameIn(unit: number, year: number | null, level: string): string {
  const department = departments[unit];
  if (!department) return '';
  const old = year === null ? undefined : department.until?.find(([last]) => year <= last);
  const name = old?.[1] ?? department.name;
  return name === OFFICE ? `${level}${name}` : name;
}

/** The departments with the most points, at most three; of equals the one that is listed first. */
function likeliest(points: readonly number[]): number[] {
  const first: number[] = [];
  for (let unit = 0; unit < points.length; unit += 1) {
    const own = points[unit] ?? 0;
    if (own <= 0) continue;
    let at = Math.min(first.length, MOST);
    for (; at > 0 && (points[first[at - 1] ?? 0] ?? 0) < own; at -= 1) {
      const moved = first[at - 1];
      if (at < MOST && moved !== undefined) first[at] = moved;
    }
    if (at < MOST) first[at] = unit;
  }
  return first;
}

function reasonOf(own: Duty | undefined, near: Duty | undefined): string {
  if (own) return `职责：${own.word}`;
  return near ? `同句职责：${near.word}` : '所在部分的标题';
}

/** Filled anew for every promise, so that no array is made for each. */
const scratch = emptyTally();

/**
 * Units that usually answer for a promise, the likeliest first, at most three, each with its share of the evidence as
 * confidence (0–1) and the word that speaks for it. `sentence`: what stands beside it.
 * `level`: 县, 市, 区 … of the government that reports. A county's own duty list, where there is one, goes before this.
 */
export function leadsFor(
  text: string,
  sentence: Beside,
  headings: readonly string[],
  year: number | null,
  level = '县',
): Lead[] {
  const above = pointsOfHeadings(headings);
  const tally = scratch;
  for (let unit = 0; unit < above.length; unit += 1) {
    tally.points[unit] = (sentence.points[unit] ?? 0) + (above[unit] ?? 0);
    tally.best[unit] = undefined;
  }
  addOwn(tally, text, sentence);
  let total = 0;
  for (let unit = 0; unit < tally.points.length; unit += 1) total += tally.points[unit] ?? 0;
  if (total === 0) return [];
  return likeliest(tally.points).map((unit) => ({
    name: nameIn(unit, year, level),
    confidence: Math.round((100 * (tally.points[unit] ?? 0)) / total) / 100,
    reason: reasonOf(tally.best[unit], sentence.best[unit]),
  }));
}
