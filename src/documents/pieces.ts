import type { Clause } from './clauses.ts';
import type { Piece } from './heads.ts';
import type { Quantity } from './quantity.ts';
import { isBase, lastBase, pairRatios, type Rejections, startsOf } from './starts.ts';
import { threshold } from './vocabulary/thresholds.ts';

/** A clause with the quantities that stand in it for themselves; `bases`: where each of them started. */
export type Prepared = { clause: Clause; quantities: Quantity[]; bases: Map<Quantity, Quantity> };

/** Tells thresholds (亿元以上项目11个) and starting values (由A至B) from quantities of their own. */
export function prepare(
  folded: string,
  clause: Clause,
  quantities: readonly Quantity[],
  out: Rejections,
): Prepared {
  const kept: Quantity[] = [];
  const bases = new Map<Quantity, Quantity>();
  const starts = startsOf(folded, clause, quantities);
  const reject = (q: Quantity, reason: string): void => {
    out.nonClaims.push({ start: q.start, end: q.end, reason, rule: reason });
  };
  for (const [i, q] of quantities.entries()) {
    const next = quantities[i + 1];
    const goal = starts.get(q);
    if (goal) {
      bases.set(goal, q);
      reject(q, 'base');
      continue;
    }
    if (isThreshold(folded, clause, q)) {
      reject(q, 'threshold');
      continue;
    }
    if (next && q.part === null && isBase(folded, clause, q, next)) {
      bases.set(next, q);
      reject(q, 'base');
      continue;
    }
    kept.push(q);
  }
  pairRatios(folded, clause, kept, bases, out);
  return { clause, quantities: kept, bases };
}

function isThreshold(folded: string, clause: Clause, q: Quantity): boolean {
  if (q.rank || q.part !== null) return false;
  const behind = folded.slice(q.end, Math.min(clause.end, q.end + 24));
  if (/^级/.test(behind)) return true;
  const before = folded.slice(Math.max(clause.start, q.start - 8), q.start);
  if (q.counter && !(q.unit === '人' || q.unit === '户')) return false;
  if (q.op === 'eq' || q.op === 'approx' || q.op === 'range') return false;
  if (q.unit === '%' && !/^的/.test(behind)) return false;
  return threshold.test(behind) && !/(?:达到|实现|完成)$/.test(before);
}

/** Cuts a clause into the text before and behind each number. */
export function piecesOf(folded: string, { clause, quantities, bases }: Prepared): Piece[] {
  const cuts: number[] = [clause.start];
  for (let i = 0; i + 1 < quantities.length; i += 1) {
    const from = quantities[i]?.end ?? clause.end;
    const to =
      bases.get(quantities[i + 1] ?? ({} as Quantity))?.start ?? quantities[i + 1]?.start ?? clause.end;
    cuts.push(cutBetween(folded.slice(from, to)) + from);
  }
  return quantities.map((quantity, i) => {
    const stop = stopOf(quantity, quantities[i + 1], cuts[i + 1], clause);
    const own = bases.get(quantity);
    const start = quantity.rank ? placeStart(folded, cuts, i, quantities) : cuts[i];
    // A start that stands before another goal is told by the first of the list.
    const base = own && own.start > (quantities[i - 1]?.end ?? 0) ? own : undefined;
    const beforeEnd = base ? fromWord(folded, start ?? clause.start, base.start) : quantity.start;
    return {
      quantity,
      before:
        folded.slice(start ?? clause.start, beforeEnd).replace(PER, '') +
        (base
          ? folded.slice(lastBase(bases, base).end, quantity.start).replace(/20\d\d年(?:末|底)?的?/g, '')
          : ''),
      behind: folded.slice(quantity.end, Math.max(stop, quantity.end)),
    };
  });
}

/** 居全省15个城市第1: a count between the verb of standing and the place does not part them. */
function placeStart(
  folded: string,
  cuts: readonly number[],
  i: number,
  quantities: readonly Quantity[],
): number | undefined {
  const [previous, rank] = [quantities[i - 1], quantities[i]];
  const from = cuts[i - 1];
  if (from === undefined || !previous || !rank || (cuts[i] ?? 0) > previous.end) return cuts[i];
  if (/[、，和]/.test(folded.slice(previous.end, rank.start))) return cuts[i];
  return /(?:居|列|排名?|位)[^，、]{0,10}$/.test(folded.slice(from, previous.start)) ? from : cuts[i];
}

/** Where the text behind a quantity ends: at the cut, at the next quantity, or with the clause. */
function stopOf(
  quantity: Quantity,
  next: Quantity | undefined,
  cut: number | undefined,
  clause: Clause,
): number {
  if (cut === undefined) return clause.end;
  return cut > quantity.end ? cut : (next?.start ?? clause.end);
}

/** 提高到每人每月900元: whom a sum is for stands between the link and the sum. */
const PER = /(?<=[至到为达])每[人月年天亩户]?每?[人月年天亩户吨]$/;

const fromWord = (folded: string, from: number, to: number): number => {
  const hit = /(?:由|从|自)[^由从]*$/.exec(folded.slice(from, to));
  return hit ? from + hit.index : to;
};

/** Where the text between two numbers changes owner: at its last 、 or 和, or not at all. */
function cutBetween(between: string): number {
  const comma = lastComma(between);
  const joint = lastJoint(between);
  if (comma >= 0 && comma >= joint - 1) return comma;
  if (joint >= 0 && (between.length - joint <= 14 || joint === 0)) return joint;
  return comma >= 0 ? comma : 0;
}

/** The last 、 that does not stand within a pair of levels: 省、市重点项目. */
function lastComma(text: string): number {
  let at = text.lastIndexOf('、');
  while (at > 0 && LEVELS.test(text.slice(Math.max(0, at - 2), at + 2))) at = text.lastIndexOf('、', at - 1);
  return at;
}

const LEVELS = /(?:^|[个项])?[国省市县区乡镇][考控]?、[国省市县区乡镇村]/;

/** The last 和, 与 or 及 that joins, not that of 惠及, 普及, 参与. */
function lastJoint(text: string): number {
  for (let i = text.length - 1; i >= 0; i -= 1) {
    const c = text.charAt(i);
    if (c !== '和' && c !== '及' && c !== '与') continue;
    const joins =
      !/[惠普涉危波触遍顾提缓参共亲平柔]/.test(text.charAt(i - 1)) &&
      !/^(?:以[上下内]|时|格|谐)/.test(text.slice(i + 1));
    if (joins) return i;
  }
  return -1;
}

const WEIGHED = /^(?:计划|年)?(?:总投资|投资额?|占地|总规模|产值|营收|年产值)(?:超过?|约|近|达|过)?$/;
const GRADE = /^[、和\s]*[一-龥]{0,4}[级类型][、和\s]*$/;

/** 4个省级、12个市级示范村; 省级400个、市级3000个项目: the noun is printed once, behind the last. */
export function withNextNoun(piece: Piece, i: number, pieces: readonly Piece[]): Piece {
  const next = pieces[i + 1];
  if (!next) return piece;
  const tail = /^[一-龥]{0,4}[级类型](.+)$/.exec(next.behind)?.[1];
  if (tail && piece.behind.length > 1 && GRADE.test(piece.behind))
    return { ...piece, behind: piece.behind.replace(/[、和\s]+$/, '') + tail };
  // 27个总投资94亿元的医药项目: what a sum tells apart stands behind the sum.
  if (piece.quantity.counter && WEIGHED.test(piece.behind) && next.behind.startsWith('的'))
    return { ...piece, behind: next.behind };
  // 26公里的6个管沟项目: two counts of one thing.
  if (piece.behind === '的' && next.before === '的') return { ...piece, behind: next.behind };
  const graded = /[级类型]$/.test(piece.before) && /^[、和\s]*[一-龥]{0,4}[级类型]$/.test(next.before);
  return graded && /^[、和\s]*$/.test(piece.behind) ? { ...piece, behind: next.behind } : piece;
}
