import type { Counting } from '../facts.ts';
import { gradeOf } from './grade.ts';
import { linesOf, type Showing, type ShownLine, showLine, totalsOf } from './lines.ts';
import { type Place, rank, tieOf } from './rank.ts';
import type { Line, Scheme, ScoredUnit } from './scheme.ts';
import { type Standing, scoreUnit, type UnitScore } from './unit-score.ts';

/** A computed score: all that a reader needs to compute it again, and what it came to. */
export type Scored = {
  readonly lines: readonly ShownLine[];
  readonly scores: readonly UnitScore[];
  /** Rows of units that are not scored, by unit: they count for nobody. */
  readonly unscored: Readonly<Record<string, number>>;
};

export type ScoreInput = Omit<Showing, 'units'> & {
  readonly scheme: Scheme;
  /** What each rate that the scheme names counts, by `matter/rate`. */
  readonly rates: ReadonlyMap<string, Counting>;
  readonly units: readonly ScoredUnit[];
};

/** Points as a whole number, to be held against others. */
const keyOf = (points: string | null | undefined): bigint | null =>
  points === null || points === undefined ? null : BigInt(points.replace('.', ''));

function unscoredOf(
  input: ScoreInput,
  lines: readonly Line[],
  units: ReadonlySet<string>,
): Record<string, number> {
  const unscored: Record<string, number> = {};
  const seen = new Set<string>();
  for (const { matter, counting } of lines) {
    const kind = `${matter}/${counting.facts}`;
    if (seen.has(kind)) continue;
    seen.add(kind);
    for (const { unit, times } of input.rows(matter, counting.facts))
      if (!units.has(unit)) unscored[unit] = (unscored[unit] ?? 0) + times;
  }
  return unscored;
}

/** Ranks within each group, with ties and grades. */
function ranked(scheme: Scheme, standings: readonly Standing[]): UnitScore[] {
  const places = standings.map(
    ({ unit, group, total, indicators }): Place => ({
      unit,
      group,
      keys: [keyOf(total), ...scheme.ties.by.map((id) => keyOf(indicators[id]?.points))],
    }),
  );
  const ranks = rank(places, scheme.ties.next);
  return standings.map((standing, index): UnitScore => {
    const own = ranks.get(standing.unit) ?? null;
    const place = places[index];
    const among = places.filter(({ group, keys }) => group === standing.group && keys[0] !== null).length;
    return {
      ...standing,
      rank: own,
      tie: own === null || !place ? null : tieOf(place, places, scheme.ties.by),
      grade: own === null ? null : gradeOf(scheme, standing, own, among),
    };
  });
}

/** What shown rows come to: the scores, ranks and grades that a reader computes again from a result's lines. */
export function scoresOf(
  scheme: Scheme,
  lines: readonly ShownLine[],
  units: readonly ScoredUnit[],
): UnitScore[] {
  const totals = new Map(lines.map((line) => [line.id, totalsOf(line)]));
  return ranked(
    scheme,
    units.map((unit) => scoreUnit(scheme, totals, unit)),
  );
}

/**
 * Computes a scheme over facts: pure and exact. Each indicator is its rate in percent, rounded half up; the
 * weighted mean is rounded again, additions are put on and deductions taken off between floor and ceiling, and
 * units are ranked within their group.
 */
export function computeScore(input: ScoreInput): Scored {
  const { scheme } = input;
  const units = new Set(input.units.map(({ id }) => id));
  const lines = linesOf(scheme, input.rates);
  const leastOf = new Map(scheme.indicators.map(({ id, least }) => [id, least]));
  const shown = lines.map((line) => showLine(line, leastOf.get(line.id) ?? 1, { ...input, units }));
  return {
    lines: shown,
    scores: scoresOf(scheme, shown, input.units),
    unscored: unscoredOf(input, lines, units),
  };
}
