import type { Draft } from './claims.ts';
import { clauseTexts, withoutLeadIn } from './clauses.ts';
import type { Sentence } from './outline.ts';
import { actVerbs, adverbs, firmVerbs, verbs } from './vocabulary/verbs.ts';

/** A stretch of a plan sentence that may be one line of a breakdown sheet. */
export type Segment = {
  readonly start: number;
  readonly end: number;
  /** The segment from its act on, without adverbs before it. */
  readonly text: string;
  readonly claims: readonly Draft[];
  /** True where it shares the verb of the segment before: 新增A 20家、[B 35家]. */
  readonly shared: boolean;
  /** Place of its clause in the sentence, from 0, and how many there are. */
  readonly index: number;
  readonly count: number;
};

/** Words that never open an act though they stand before one. */
const OPENERS =
  /^(?:要|还要|必须|我们(?:将|要|必须)?|今年(?:要|将|，)?|进一步|更加|努力|切实|特别是|同时|并|且|也|将|着眼|全力以赴|千方百计|抢抓机遇)+/;

/** Where the act of a segment begins, behind list numbers and adverbs. */
export function actStart(text: string): number {
  let at = text.length - withoutLeadIn(text).length;
  for (let i = 0; i < 6; i += 1) {
    const rest = text.slice(at);
    const opener = OPENERS.exec(rest)?.[0].length ?? 0;
    const skip = opener > 0 ? opener : adverbs.at(text, at);
    if (skip === 0 || (opener === 0 && verbs.at(text, at) > skip)) break;
    at += skip;
  }
  return at;
}

/** The verb at the head of a text, or ''. */
export function headVerb(text: string): string {
  const length = actVerbs.at(text, 0) || verbs.at(text, 0);
  return text.slice(0, length);
}

type Cut = { readonly at: number; readonly shared: boolean };
const UNIT_END = /[\d%个家公里条户人名套座项亩处]$/;
const SHORTEST_ACT = 7;
/** A longer clause is a table run together, not prose, and stays whole. */
const LONGEST_CLAUSE = 2000;

const COMMA = '、'.charCodeAt(0);
/** What a bracket or quotation mark does to the depth, by its code. */
const DEPTH = new Map<number, number>();
for (const c of '“（《') DEPTH.set(c.charCodeAt(0), 1);
for (const c of '”）》') DEPTH.set(c.charCodeAt(0), -1);

/** Offsets of the 、 of a clause that stand in no quotation or bracket. */
function commasOf(text: string): number[] {
  const commas: number[] = [];
  let depth = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === COMMA && depth === 0) commas.push(i);
    else depth = Math.max(0, depth + (DEPTH.get(code) ?? 0));
  }
  return commas;
}

/** 供水管网39.5公里、供热管网20公里: each thing with its own number stands alone. */
function countedApart(text: string, comma: number, start: number, claims: readonly Draft[]): boolean {
  const own = claims.find((q) => q.start - start > comma);
  if (!own) return false;
  const between = text.slice(comma + 1, own.start - start);
  if (between !== '') return between.length >= 2 && !between.includes('、');
  return /^[一-龥“]/.test(text.slice(own.end - start)) && !UNIT_END.test(text.slice(0, comma));
}

/** 抓好A、推进B: a new act begins behind the 、. */
function actsApart(before: string, rest: string): boolean {
  if (rest.includes('等') || before.length < SHORTEST_ACT) return false;
  const from = actStart(rest);
  const verb = headVerb(rest.slice(from));
  if (verb.length < 2 || !firmVerbs.has(verb) || rest.length - from - verb.length < 4) return false;
  return headVerb(before.slice(actStart(before))) !== '';
}

const NO_CUTS: readonly Cut[] = [];

/** Offsets inside a clause at which a new act or a new counted thing begins. */
function innerCuts(text: string, start: number, claims: readonly Draft[]): readonly Cut[] {
  if (text.length > LONGEST_CLAUSE || !text.includes('、')) return NO_CUTS;
  const cuts: Cut[] = [];
  for (const comma of commasOf(text)) {
    const from = cuts.at(-1)?.at ?? 0;
    const rest = text.slice(comma + 1);
    const left = claims.some((q) => q.end - start <= comma && q.end - start >= from);
    const right = claims.some((q) => q.start - start > comma);
    if (left && right) {
      if (countedApart(text, comma, start, claims))
        cuts.push({ at: comma + 1, shared: headVerb(rest) === '' });
    } else if (actsApart(text.slice(from, comma), rest)) cuts.push({ at: comma + 1, shared: false });
  }
  return cuts;
}

/** The segments of a sentence: its clauses, and within them what is counted or done apart. */
export function segmentsOf(folded: string, sentence: Sentence, claims: readonly Draft[]): Segment[] {
  const segments: Segment[] = [];
  const clauses = clauseTexts(folded, sentence);
  for (let index = 0; index < clauses.length; index += 1) {
    const clause = clauses[index];
    if (!clause) continue;
    const own = within(claims, clause.start, clause.end);
    const cuts = innerCuts(clause.text, clause.start, own);
    let cut = WHOLE;
    for (let k = 0; k <= cuts.length; k += 1) {
      const next = cuts[k];
      const start = clause.start + cut.at;
      const end = next === undefined ? clause.end : clause.start + next.at - 1;
      const text = folded.slice(start, end);
      const { shared } = cut;
      segments.push({
        start,
        end,
        text: shared ? text : text.slice(actStart(text)),
        claims: within(own, start, end),
        shared,
        index,
        count: clauses.length,
      });
      if (next) cut = next;
    }
  }
  return segments;
}

const WHOLE: Cut = { at: 0, shared: false };
const NO_CLAIMS: readonly Draft[] = [];

/** The claims that stand between two offsets. */
const within = (claims: readonly Draft[], start: number, end: number): readonly Draft[] =>
  claims.length === 0 ? NO_CLAIMS : claims.filter((c) => c.start >= start && c.end <= end);
