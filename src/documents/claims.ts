import { type Clause, clauseTexts, withoutAdjuncts } from './clauses.ts';
import { contextOf, type Head, headOf, type Piece, PLACE } from './heads.ts';
import { type Kind, kindOf } from './kinds.ts';
import { headsOf } from './listed-heads.ts';
import { emptyMemory, type Memory } from './memory.ts';
import type { Sentence } from './outline.ts';
import { type Prepared, piecesOf, prepare, withNextNoun } from './pieces.ts';
import { bareMoney, purposeOf } from './purpose.ts';
import type { Quantity } from './quantity.ts';
import type { Claim, NonClaim, Op } from './reading.ts';
import { linkVerbs } from './vocabulary/verbs.ts';
import { deadlineIn, type Frame, timingOf } from './when.ts';

/** A claim before it is numbered, with the rule that found it. */
export type Draft = Omit<Claim, 'id'> & { readonly rule: string };
export type Drafts = { readonly claims: Draft[]; readonly nonClaims: (NonClaim & { rule: string })[] };

/** Runs of numbers that share the text before them: 增长4.9%、8.1%; 1914户、4377人. */
function runFrom(folded: string, quantities: readonly Quantity[], at: number): number {
  let count = 1;
  for (let i = at; i + 1 < quantities.length; i += 1) {
    const a = quantities[i];
    const b = quantities[i + 1];
    if (!a || !b || !/^\s*(?:、|和|及|与|以及)?\s*(?:近|约|超过?)?$/.test(folded.slice(a.end, b.start)))
      break;
    count += 1;
  }
  return count;
}

/** Heads for a run of numbers by the list before them, or undefined where they share one. */
function listedHeads(
  { before, quantity: { rank } }: Piece,
  count: number,
  memory: Memory,
): { heads: string[]; link: string } | undefined {
  const spread = /分别|依次/.test(before);
  const { text, link } = beforeLinkOf(before.trimEnd(), rank);
  if (!spread && link === '') return undefined;
  const lead = withoutAdjuncts(text).replace(CAUSES, '');
  const heads = lead === '' ? undefined : headsOf(lead, count);
  const measure = MADE.exec(link)?.[1] ?? '';
  if (heads) return { heads: heads.map((head) => head + measure), link };
  if (!spread || lead.length >= 2) return undefined;
  if (memory.list.length === count) return { heads: [...memory.list], link };
  const named = memory.metric === '' ? headsOf(memory.context, count) : undefined;
  return named && { heads: named, link };
}

/** 分别完成投资2亿元、3亿元: the act brings its measure. */
const MADE = /^(?:完成|实现|累计完成|新增)([一-龥]{1,3}[^的，、])$/;

const CAUSES = /^(?:其中|预计|全年|使|带动|拉动|推动|确保|力争|实现|完成|新增)+/;

/** Parts the words before a run of numbers at what links them to it: 居全省, 增长, 分别创建. */
function beforeLinkOf(before: string, rank: boolean): { text: string; link: string } {
  const place = rank ? PLACE.exec(before) : null;
  if (place?.[1] && place[2]) return { text: place[1], link: place[2] };
  const length = /[新净]增$/.test(before) ? 2 : linkVerbs.before(before, before.length);
  if (length > 0) return { text: before.slice(0, -length), link: before.slice(-length) };
  const act = /分别([^，、分别]{0,6})$/.exec(before);
  return act ? { text: before.slice(0, act.index), link: act[1] ?? '' } : { text: before, link: '' };
}

/** Reads the claims of one sentence; gives what it spoke of, for the sentence behind it. */
export function claimsIn(
  folded: string,
  text: string,
  sentence: Sentence,
  quantities: readonly Quantity[],
  frame: Frame,
  out: Drafts,
  thing: () => string = () => '',
): string {
  const memory = emptyMemory();
  const clauses = clauseTexts(folded, sentence);
  let q = 0;
  for (const clause of clauses) {
    const own: Quantity[] = [];
    while (q < quantities.length && (quantities[q]?.start ?? 0) < clause.end) {
      const found = quantities[q];
      if (found) own.push(found);
      q += 1;
    }
    if (own.length === 0) memory.context = contextOf(clause.text);
    else readClause({ folded, text, sentence, frame, thing, out }, prepare(folded, clause, own, out), memory);
  }
  return memory.context || memory.metric;
}

/** What every claim of a sentence is read against. */
type Sheet = {
  readonly folded: string;
  readonly text: string;
  readonly sentence: Sentence;
  readonly frame: Frame;
  /** What the sentence before spoke of, '' at the head of a paragraph. */
  readonly thing: () => string;
  readonly out: Drafts;
};

function readClause(sheet: Sheet, prepared: Prepared, memory: Memory): void {
  const { quantities } = prepared;
  const pieces = piecesOf(sheet.folded, prepared).map(withNextNoun);
  for (let i = 0; i < pieces.length; ) {
    const run = runFrom(sheet.folded, quantities, i);
    readRun(sheet, prepared, pieces.slice(i, i + run), memory, i > 0);
    i += run;
  }
}

/** Reads numbers that stand side by side: 分别增长4.9%、8.1%; most runs are one number long. */
function readRun(
  sheet: Sheet,
  { clause, bases }: Prepared,
  run: readonly Piece[],
  memory: Memory,
  listed: boolean,
): void {
  const { folded, out } = sheet;
  const [first, second] = run;
  if (!first) return;
  const apart = second && folded.slice(first.quantity.end, second.quantity.start).trim() !== '';
  const list = apart ? listedHeads(first, run.length, memory) : undefined;
  for (const [k, piece] of run.entries()) {
    const head = withPurpose(sheet, clause, piece, headIn(run, k, list, memory, listed), memory);
    const op = spreads(first.before, first.quantity, run.at(-1)?.quantity, piece.quantity);
    const before =
      k > 0
        ? first.before
        : folded.slice(Math.max(clause.start, piece.quantity.start - LONGEST_LOOK), piece.quantity.start);
    const kind = kindOf(piece.quantity, head, before);
    out.claims.push(draft(sheet, { clause, piece, head, kind, op, base: bases.get(piece.quantity) ?? null }));
    remember(memory, head);
  }
  memory.list = list?.heads ?? memory.list;
}

/** 投资3亿元实施管网改造: a sum that no word before it explains is explained behind, or by the sentence before. */
function withPurpose(
  { folded, sentence, thing }: Sheet,
  clause: Clause,
  { before, quantity }: Piece,
  head: Head,
  memory: Memory,
): Head {
  if (!quantity.unit.endsWith('元')) return head.metric === '' ? { ...head, metric: thing() } : head;
  const money = bareMoney(before);
  if (money === '') return head.metric === '' ? { ...head, metric: thing() } : head;
  const own = folded.slice(quantity.end, clause.end);
  const known = memory.found || memory.context !== '';
  const next = known
    ? ''
    : (/^[，；：]?([^，。；]*)/.exec(folded.slice(clause.end, sentence.end))?.[1] ?? '');
  const purpose = purposeOf(own, next) || (known ? '' : thing());
  return purpose === '' ? head : { ...head, metric: `${purpose}${money}`, rule: `${head.rule}+purpose` };
}

/** The head of the k-th number of a run. */
function headIn(
  run: readonly Piece[],
  k: number,
  list: { heads: string[]; link: string } | undefined,
  memory: Memory,
  listed: boolean,
): Head {
  const piece = run[k];
  const first = run[0];
  if (!piece || !first) return { metric: '', action: '', link: '', rule: 'none' };
  const { part, unit } = piece.quantity;
  if (part !== null) {
    return { metric: `${INDUSTRIES[part % 3]}比重`, action: '', link: '为', rule: 'ratio-of-industries' };
  }
  if (/^[金银铜]$/.test(unit))
    return { metric: `${memory.context}${unit}奖`, action: '获得', link: '', rule: 'medals' };
  if (list) return { metric: list.heads[k] ?? '', action: list.link, link: list.link, rule: 'listed-heads' };
  if (run.length > 1 && (k === 0 || piece.before.replace(/[、和及与\s]/g, '') === '')) {
    const shared: Piece = {
      quantity: piece.quantity,
      before: first.before,
      behind: run.at(-1)?.behind ?? '',
    };
    return headOf(shared, memory, listed);
  }
  return headOf(piece, memory, listed || k > 0);
}

/** With 分别 or 均 a closing 以上 belongs to every number of the run (gold/GUIDE.md, ruling 14). */
function spreads(
  before: string,
  first: Quantity | undefined,
  closing: Quantity | undefined,
  quantity: Quantity,
): Op {
  if (quantity.op !== 'eq') return quantity.op;
  if (first && first.op === 'gt' && !first.closing && /分别/.test(before) && /(?:突破|超过?)$/.test(before))
    return first.op;
  if (!closing?.closing) return quantity.op;
  return /分别|均|都/.test(before) ? closing.op : quantity.op;
}

function remember(memory: Memory, head: Head): void {
  if (head.metric === '') return;
  memory.metric = head.metric;
  memory.action = head.action;
  memory.found = true;
}

const INDUSTRIES = ['第一产业', '第二产业', '第三产业'];

/** How far back in a sentence the words that date a number are looked for; longer sentences are not prose. */
const LONGEST_LOOK = 600;

type Parts = {
  readonly clause: Clause;
  readonly piece: Piece;
  readonly head: Head;
  readonly kind: Kind;
  readonly op: Op;
  readonly base: Quantity | null;
};

function draft(
  { folded, text, sentence, frame }: Sheet,
  { clause, piece, head, kind, op, base }: Parts,
): Draft {
  const { quantity } = piece;
  const upTo = folded.slice(Math.max(sentence.start, quantity.start - LONGEST_LOOK), quantity.start);
  const modality = modalityOf(frame, upTo);
  const from = upTo.lastIndexOf('；') + 1;
  const deadline =
    modality === 'plan' && frame.year !== null
      ? (deadlineIn(upTo.slice(from), frame.year)?.day ?? null)
      : null;
  const timing = timingOf({
    frame,
    upTo,
    clause: folded.slice(Math.max(clause.start, quantity.start - LONGEST_LOOK), quantity.start),
    link: kind.kind === 'value' ? head.link : '',
    rank: quantity.rank,
    deadline,
    modality,
  });
  return {
    start: quantity.start,
    end: quantity.end,
    quote: text.slice(quantity.start, quantity.end),
    clause: text.slice(clause.start, clause.end),
    metric: head.metric,
    action: head.action,
    kind: kind.kind,
    direction: kind.direction,
    op,
    value: quantity.value,
    value2: quantity.value2,
    base: base?.value ?? null,
    unit: quantity.unit,
    modality,
    period: timing.period,
    deadline: timing.deadline,
    rule: `${quantity.rule}+${head.rule}`,
  };
}

/** Plans speak of the past where they say so; everything before them is done. */
function modalityOf(frame: Frame, upTo: string): 'done' | 'plan' {
  const planning = frame.role === 'plan' || frame.role === 'term-plan' || frame.role === 'self-building';
  if (!planning) return 'done';
  const year = frame.year ?? 9999;
  const clause = /[^；]*$/.exec(upTo)?.[0] ?? '';
  if (/(?:已经?|去年)[^，]{0,6}$|^(?:去年|过去)/.test(clause)) return 'done';
  const stated = /(?:^|[，、])(20\d\d)年(?!以来|—|-|底|前|到)[^，]*$/.exec(clause)?.[1];
  return stated && Number(stated) < year ? 'done' : 'plan';
}
