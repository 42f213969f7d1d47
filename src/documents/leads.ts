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

type Tally = { points: number[]; best: (Duty | undefined)[] };

const NONE: readonly Duty[] = [];

/** A duty's word in a text. */
type Hit = { readonly at: number; readonly duty: Duty; readonly weight: number };

/** The duties that a text names. Of several words of a department that begin at a place, the longest counts. */
function hitsIn(text: string): Hit[] {
  const hits: Hit[] = [];
  const counted = departments.map(() => -1);
  /** The word that reaches farthest: where it ends, and how long it is. */
  let reach = 0;
  let longest = 0;
  for (let at = 0; at + 1 < text.length; at += 1) {
    for (const duty of duties.get(keyAt(text, at)) ?? NONE) {
      const { length } = duty.word;
      if (counted[duty.unit] === at || !text.startsWith(duty.word, at)) continue;
      counted[duty.unit] = at;
      hits.push({ at, duty, weight: at + length <= reach && length < longest ? INSIDE : 1 });
      if (at + length > reach) {
        reach = at + length;
        longest = length;
      }
    }
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
  const tally: Tally = { points: departments.map(() => 0), best: [] };
  for (const hit of hits) add(tally, hit, SENTENCE_WEIGHT);
  const most = Math.max(...tally.points);
  const share = most > SENTENCE_MOST ? SENTENCE_MOST / most : 1;
  return { said, hits, points: tally.points.map((points) => points * share), best: tally.best };
}

/** The hits inside a promise that stands in the sentence. */
function hitsOf(text: string, { said, hits }: Beside): readonly Hit[] {
  const from = said.indexOf(text);
  if (from < 0) return hitsIn(text);
  return hits.filter(({ at, duty }) => at >= from && at + duty.word.length <= from + text.length);
}

/** What the headings above say; computed once for all commitments that stand under the same ones. */
const headingPoints = new WeakMap<readonly string[], number[]>();

function pointsOfHeadings(headings: readonly string[]): number[] {
  const known = headingPoints.get(headings);
  if (known) return known;
  const tally: Tally = { points: departments.map(() => 0), best: [] };
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
    let at = first.length;
    while (at > 0 && (points[first[at - 1] ?? 0] ?? 0) < own) at -= 1;
    if (at < MOST) first.splice(at, 0, unit);
    if (first.length > MOST) first.pop();
  }
  return first;
}

function reasonOf(own: Duty | undefined, near: Duty | undefined): string {
  if (own) return `职责：${own.word}`;
  return near ? `同句职责：${near.word}` : '所在部分的标题';
}

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
  const tally: Tally = { points: sentence.points.map((p, unit) => p + (above[unit] ?? 0)), best: [] };
  for (const hit of hitsOf(text, sentence)) add(tally, hit, 1);
  let total = 0;
  for (const points of tally.points) total += points;
  if (total === 0) return [];
  return likeliest(tally.points).map((unit) => ({
    name: nameIn(unit, year, level),
    confidence: Math.round((100 * (tally.points[unit] ?? 0)) / total) / 100,
    reason: reasonOf(tally.best[unit], sentence.best[unit]),
  }));
}
