import type { Day } from '../clock/index.ts';
import type { Finding, ReportFact } from './facts.ts';

/** One figure of a target, with the day it speaks of: as the unit reported it, or as a verdict upheld or found it. */
export type Claimed = {
  readonly report: ReportFact;
  readonly value: number;
  readonly until: Day;
  readonly by: 'report' | 'upheld' | 'found';
};

/** Figures that count, and those that a verdict did not uphold: they stay to be seen. */
export type Held = { readonly counted: readonly Claimed[]; readonly struck: readonly Claimed[] };

const byDay = (a: Claimed, b: Claimed): number =>
  a.until < b.until ? -1 : a.until > b.until ? 1 : a.report.seq - b.report.seq;

/** The figure found, in place of the claim that the verdict is of: it speaks of the same day. */
const found = ({ seq, on, values }: Finding, value: number, claim: Claimed | undefined): Claimed => ({
  report: { seq, on, period: claim?.report.period ?? null, values },
  value,
  until: claim?.until ?? on,
  by: 'found',
});

/** One verdict more: it speaks of the newest figure that was reported before it. */
function heldBy({ counted, struck }: Held, finding: Finding, metric: string): Held {
  const claim = counted
    .filter(({ report }) => report.seq < finding.seq)
    .toSorted(byDay)
    .at(-1);
  const others = counted.filter((one) => one !== claim);
  const value = finding.values.find((one) => one.metric === metric)?.value;
  const off = claim ? [...struck, claim] : struck;
  if (value !== undefined) return { counted: [...others, found(finding, value, claim)], struck: off };
  if (!finding.passed) return { counted: others, struck: off };
  return { counted: claim ? [...others, { ...claim, by: 'upheld' }] : counted, struck };
}

/**
 * What units claim, held against the verdicts on it. A figure that was found stands for the claim; where the claim was
 * not upheld and no figure is named, it does not count, and the one before it does. With `verified` nothing counts that
 * no verdict upheld.
 */
export function heldAgainst(
  claims: readonly Claimed[],
  findings: readonly Finding[],
  { metric, counts }: { readonly metric: string; readonly counts: 'reported' | 'verified' | undefined },
): Held {
  const start: Held = { counted: claims, struck: [] };
  const held = findings.reduce((before, finding) => heldBy(before, finding, metric), start);
  if (counts !== 'verified') return held;
  return { ...held, counted: held.counted.filter(({ by }) => by !== 'report') };
}
