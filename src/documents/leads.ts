import type { Lead } from './reading.ts';
import { departments } from './vocabulary/departments.ts';
import { listed } from './words.ts';

type Duty = { readonly word: string; readonly points: number; readonly unit: number };

/** Duties by their first character, longest first: one walk through a text finds them all. */
const duties = new Map<string, Duty[]>();
for (const [unit, department] of departments.entries()) {
  for (const [points, words] of Object.entries(department.duties)) {
    for (const word of listed(words)) {
      const duty = { word, points: Number(points) * (1 + Math.min(word.length, 6) / 6), unit };
      const group = duties.get(word.charAt(0));
      if (group) group.push(duty);
      else duties.set(word.charAt(0), [duty]);
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

type Tally = { points: Float64Array; best: (Duty | undefined)[] };

/** The duties whose words begin at a place: of each department the longest. */
function dutiesAt(text: string, at: number): Duty[] {
  const found: Duty[] = [];
  for (const duty of duties.get(text.charAt(at)) ?? []) {
    if (text.startsWith(duty.word, at) && !found.some((d) => d.unit === duty.unit)) found.push(duty);
  }
  return found;
}

/** Adds the duties that a text names, and keeps the word that speaks most surely for each department. */
function count(text: string, weight: number, { points, best }: Tally): void {
  for (let i = 0; i < text.length; i += 1) {
    if (!duties.has(text.charAt(i))) continue;
    for (const duty of dutiesAt(text, i)) {
      points[duty.unit] = (points[duty.unit] ?? 0) + duty.points * weight;
      const known = best[duty.unit];
      if (weight === 1 && (!known || known.points < duty.points)) best[duty.unit] = duty;
    }
  }
}

/** What the headings above say; computed once for all commitments that stand under the same ones. */
const headingPoints = new WeakMap<readonly string[], Float64Array>();

function pointsOfHeadings(headings: readonly string[]): Float64Array {
  const known = headingPoints.get(headings);
  if (known) return known;
  const tally: Tally = { points: new Float64Array(departments.length), best: [] };
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
  const tally: Tally = { points: Float64Array.from(pointsOfHeadings(headings)), best: [] };
  count(text, 1, tally);
  const total = tally.points.reduce((sum, p) => sum + p, 0);
  if (total === 0) return [];
  return [...tally.points.entries()]
    .filter(([, points]) => points > 0)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MOST)
    .map(([unit, points]) => ({
      name: nameIn(unit, year, level),
      confidence: Math.round((100 * points) / total) / 100,
      reason: tally.best[unit] ? `职责：${tally.best[unit].word}` : '所在部分的标题',
    }));
}
