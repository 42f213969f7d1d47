import type { Lead } from './reading.ts';
import { departments } from './vocabulary/departments.ts';
import { listed } from './words.ts';

type Duty = { readonly word: string; readonly points: number; readonly unit: number };

/** Duties by the code of their first character, longest first: one walk through a text finds them all. */
const duties = new Map<number, Duty[]>();
for (const [unit, department] of departments.entries()) {
  for (const [points, words] of Object.entries(department.duties)) {
    for (const word of listed(words)) {
      const duty = { word, points: Number(points) * (1 + Math.min(word.length, 6) / 6), unit };
      const group = duties.get(word.charCodeAt(0));
      if (group) group.push(duty);
      else duties.set(word.charCodeAt(0), [duty]);
    }
  }
}
for (const group of duties.values()) group.sort((a, b) => b.word.length - a.word.length);

const MOST = 3;
/** The one unit that is called by the level of its government: 县政府办公室, 市政府办公室. */
const OFFICE = '政府办公室';
/** A heading speaks of what lies under it, less surely than the words themselves. */
const HEADING_WEIGHT = 0.35;
const AREA_WEIGHT = 0.12;

type Tally = { points: number[]; best: (Duty | undefined)[] };

/** Adds the duties that a text names, and keeps the word that speaks most surely for each department. */
function count(text: string, weight: number, { points, best }: Tally): void {
  /** The place at which each department last had a word: of several that begin there, the longest counts. */
  const counted: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const group = duties.get(text.charCodeAt(i));
    if (!group) continue;
    for (const duty of group) {
      const { unit } = duty;
      if (counted[unit] === i || !text.startsWith(duty.word, i)) continue;
      counted[unit] = i;
      points[unit] = (points[unit] ?? 0) + duty.points * weight;
      const known = best[unit];
      if (weight === 1 && (!known || known.points < duty.points)) best[unit] = duty;
    }
  }
}

/** What the headings above say; computed once for all commitments that stand under the same ones. */
const headingPoints = new WeakMap<readonly string[], number[]>();

function pointsOfHeadings(headings: readonly string[]): number[] {
  const known = headingPoints.get(headings);
  if (known) return known;
  const tally: Tally = { points: departments.map(() => 0), best: [] };
  for (const [i, heading] of headings.entries()) {
    count(heading, i === headings.length - 1 ? HEADING_WEIGHT : AREA_WEIGHT, tally);
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

/**
 * Units that usually answer for a promise, the likeliest first, at most three, each with its share of the evidence as
 * confidence (0–1) and the word that speaks for it. `level`: 县, 市, 区 … of the government that reports. A county's own duty list, where there is one, goes before this.
 */
export function leadsFor(
  text: string,
  headings: readonly string[],
  year: number | null,
  level = '县',
): Lead[] {
  const tally: Tally = { points: pointsOfHeadings(headings).slice(), best: [] };
  count(text, 1, tally);
  let total = 0;
  for (const points of tally.points) total += points;
  if (total === 0) return [];
  return likeliest(tally.points).map((unit) => ({
    name: nameIn(unit, year, level),
    confidence: Math.round((100 * (tally.points[unit] ?? 0)) / total) / 100,
    reason: tally.best[unit] ? `职责：${tally.best[unit].word}` : '所在部分的标题',
  }));
}
