import type { Clause } from './clauses.ts';
import type { Quantity, Rejected } from './quantity.ts';

/** Where quantities that stand for no claim of their own are named. */
export type Rejections = { readonly nonClaims: Rejected[] };

/** 由A…至B, 从A增加到B: A is where B started. */
export function isBase(folded: string, clause: Clause, q: Quantity, next: Quantity): boolean {
  const before = folded.slice(Math.max(clause.start, q.start - 22), q.start);
  const from = /(?:由|从|自)(?:20\d\d年(?:末|底)?的?)?[^，。；由从\d]{0,14}$/.exec(before);
  if (!from) return false;
  const between = folded.slice(q.end, next.start);
  if (between.length > 26 || /[。；]/.test(between)) return false;
  return (
    /(?:至|到|为|突破|超过|达)(?:了|约|近|全[国省市县]第?)?\s*$/.test(between) ||
    (/^(?:元|个|家)?(?:、|和)/.test(between) === false &&
      /(?:增|提|升|降|减|扩|缩|调|跃|变|压|发展|跃升)/.test(between))
  );
}

const JOINT = /^(?:、|和|及|与)(?:20\d\d年的?|每人每[月年])?$/;
const FROM = /(?:由|从|自)(?:20\d\d年(?:末|底)?的?|去年的?|每人每[月年])?$/;

/** 分别由A、B提高到C、D: where each of the later numbers started. */
export function startsOf(
  folded: string,
  clause: Clause,
  quantities: readonly Quantity[],
): Map<Quantity, Quantity> {
  const starts = new Map<Quantity, Quantity>();
  for (let i = 0; i + 3 < quantities.length; i += 1) {
    const first = quantities[i];
    if (!first || !FROM.test(folded.slice(Math.max(clause.start, first.start - 12), first.start))) continue;
    const n = listLength(folded, quantities, i);
    if (n < 2 || !leadsOn(folded, quantities[i + n - 1], quantities[i + n])) continue;
    for (let k = 0; k < n; k += 1) {
      const [start, end] = [quantities[i + k], quantities[i + n + k]];
      if (start && end) starts.set(start, end);
    }
    i += n;
  }
  return starts;
}

/** How many quantities from `at` on stand side by side. */
function listLength(folded: string, quantities: readonly Quantity[], at: number): number {
  let n = 1;
  for (let next = quantities[at + n]; next; next = quantities[at + n]) {
    if (!JOINT.test(folded.slice(quantities[at + n - 1]?.end, next.start))) break;
    n += 1;
  }
  return n;
}

/** True where the text between the last start and the first goal says that one became the other. */
function leadsOn(folded: string, last: Quantity | undefined, goal: Quantity | undefined): boolean {
  if (!last || !goal) return false;
  const between = folded.slice(last.end, goal.start).replace(/(?:每人)?每[月年]$/, '');
  return /^[^，；]{0,8}[到至为]$/.test(between);
}

/** 由 a : b : c 调整为 d : e : f. */
export function pairRatios(
  folded: string,
  clause: Clause,
  kept: Quantity[],
  bases: Map<Quantity, Quantity>,
  out: Rejections,
): void {
  const parts = kept.filter((q) => q.part !== null);
  if (parts.length !== 6) return;
  const before = folded.slice(clause.start, parts[0]?.start);
  const between = folded.slice(parts[2]?.end, parts[3]?.start);
  if (!/[由从][^，]*$/.test(before) && !/(?:调整|优化|至|到|为)/.test(between)) return;
  for (let i = 0; i < 3; i += 1) {
    const from = parts[i];
    const to = parts[i + 3];
    if (!from || !to) continue;
    bases.set(to, from);
    kept.splice(kept.indexOf(from), 1);
    out.nonClaims.push({ start: from.start, end: from.end, reason: 'base', rule: 'base' });
  }
}

/** The last of the numbers that stand side by side as starts: 由A、B提高到C、D. */
export function lastBase(bases: ReadonlyMap<Quantity, Quantity>, base: Quantity): Quantity {
  let last = base;
  for (const other of bases.values()) if (other.start > last.end && other.start - last.end < 10) last = other;
  return last;
}
