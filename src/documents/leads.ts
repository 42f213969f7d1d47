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
/** A heading speaks of what lies under it, less surely than the words themselves. */
const HEADING_WEIGHT = 0.35;
const AREA_WEIGHT = 0.12;

type Tally = { points: Float64Array; best: (Duty | undefined)[] };

function count(text: string, weight: number, tally: Tally): void {
  for (let i = 0; i < text.length; i += 1) {
    const group = duties.get(text.charAt(i));
    if (!group) continue;
    const seen = new Set<number>();
    for (const duty of group) {
      if (seen.has(duty.unit) || !text.startsWith(duty.word, i)) continue;
      seen.add(duty.unit);
      tally.points[duty.unit] = (tally.points[duty.unit] ?? 0) + duty.points * weight;
      const best = tally.best[duty.unit];
      if (weight === 1 && (!best || best.points < duty.points)) tally.best[duty.unit] = duty;
    }
  }
}

/** The name of a department in a year: 环境保护局 until 2018, 生态环境局 after. */
function nameIn(unit: number, year: number | null): string {
  const department = departments[unit];
  if (!department) return '';
  const old = year === null ? undefined : department.until?.find(([last]) => year <= last);
  return old?.[1] ?? department.name;
}

/**
 * Units that usually answer for a promise, the likeliest first, at most three, each with its share of the evidence as
 * confidence (0–1) and the word that speaks for it. A county's own duty list, where there is one, goes before this.
 */
export function leadsFor(text: string, headings: readonly string[], year: number | null): Lead[] {
  const tally: Tally = { points: new Float64Array(departments.length), best: [] };
  count(text, 1, tally);
  const near = headings.at(-1);
  if (near) count(near, HEADING_WEIGHT, tally);
  for (const heading of headings.slice(0, -1)) count(heading, AREA_WEIGHT, tally);
  const total = tally.points.reduce((sum, p) => sum + p, 0);
  if (total === 0) return [];
  return [...tally.points.entries()]
    .filter(([, points]) => points > 0)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MOST)
    .map(([unit, points]) => ({
      name: nameIn(unit, year),
      confidence: Math.round((100 * points) / total) / 100,
      reason: tally.best[unit] ? `职责：${tally.best[unit].word}` : '所在部分的标题',
    }));
}
