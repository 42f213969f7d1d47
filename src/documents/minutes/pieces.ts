import type { Span } from '../reading.ts';
import { sentencesOf, trim } from '../sentences.ts';
import { unitsIn } from './units-in.ts';

/** 牵头单位：…, 完成时限：…: lines that belong to the decision before them. */
const FIELD =
  /^(?:（)?(?:牵头|责任|主办|承办|配合|协办|协助|完成|办理|办结)(?:责任)?(?:单位|部门|时限|时间|领导|人)?[：:]/;

/** 1.…；2.… and 一是…；二是… within a sentence: each is a decision of its own. */
const COUNTED =
  /(?<=[：；。，]\s*|^)(?=(?:\d{1,2}[.．、](?!\d)|[一二三四五六七八九十]、(?=[^一二三四五六七八九十])|[①-⑳]|（\d{1,2}）|[二三四五六七八九]是|[二三四五六七八九]要))/g;
/** What was heard or approved ends, and what is done about it begins. */
const APPROVED =
  /(?<=^(?:[^，。：]{1,4}[、.．）】]\s*)?(?:[一-龥]{2,6}：)?(?:会议|经研究，?)?(?:听取|审议|原则|同意|通过|研究)[^。；]{0,120}，)(?=(?:经研究，?)?(?:要求|由|请|责成|(?:原则)?(?:同意|通过)|决定))/;
/** Where another decision may begin after a semicolon. */
const STARTS_ANEW = /^\s*(?:（?\d|同意|原则同意|由|请|责成)/;

const textOf = (folded: string, { start, end }: Span): string => folded.slice(start, end);

/** Cuts a span at offsets within it. */
function cutAt(folded: string, span: Span, cuts: readonly number[]): Span[] {
  const inside = cuts.filter((cut) => cut > span.start && cut < span.end);
  return [span.start, ...inside]
    .map((from, at) => trim(folded, { start: from, end: inside[at] ?? span.end }))
    .filter(({ start, end }) => end > start);
}

function byShape(folded: string, span: Span, shape: RegExp): Span[] {
  const text = textOf(folded, span);
  const all = new RegExp(shape.source, shape.flags.includes('g') ? shape.flags : `${shape.flags}g`);
  return cutAt(
    folded,
    span,
    [...text.matchAll(all)].map(({ index }) => span.start + index),
  );
}

/** Joins every span to the one before it where it does not stand for itself. */
function joined(spans: readonly Span[], belongs: (span: Span) => boolean): Span[] {
  const kept: Span[] = [];
  for (const span of spans) {
    const last = kept.at(-1);
    if (last && belongs(span)) kept[kept.length - 1] = { start: last.start, end: span.end };
    else kept.push(span);
  }
  return kept;
}

/** Halves at semicolons that stand for themselves: what follows names its own unit or is a decision of its own. */
const bySemicolon = (folded: string, span: Span): Span[] =>
  joined(byShape(folded, span, /(?<=；)/), (part) => {
    const text = textOf(folded, part);
    return FIELD.test(text) || (unitsIn(text).lead === null && !STARTS_ANEW.test(text));
  });

/** The paragraphs, each with the lines under it that only say who does it and until when. */
export const withFields = (folded: string, paragraphs: readonly Span[]): Span[] =>
  joined(paragraphs, (paragraph) => FIELD.test(textOf(folded, paragraph)));

/** A paragraph in pieces that each say one thing, fields kept with what they belong to. */
export function piecesOf(folded: string, paragraph: Span): Span[] {
  const sentences = withFields(folded, sentencesOf(folded, paragraph));
  return sentences
    .flatMap((sentence) => byShape(folded, sentence, COUNTED))
    .flatMap((part) => bySemicolon(folded, part))
    .flatMap((part) => byShape(folded, part, APPROVED));
}
