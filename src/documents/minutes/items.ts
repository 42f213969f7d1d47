import type { Span } from '../reading.ts';
import { clausesOf, sentencesOf, trim } from '../sentences.ts';
import { acts, decides, frames, opensBody, opensList, tells, within } from '../vocabulary/minutes.ts';
import { deadlineIn } from '../when.ts';
import { type UnitsNamed, unitsIn } from './units-in.ts';

/** Something that the meeting decided, before it is numbered. */
export type Item = Span & UnitsNamed;
/** A sentence that decides nothing, with the reason. */
export type Passed = Span & { readonly reason: string };

export type Agenda = Span & { readonly title: string };
export type Parts = {
  readonly items: Item[];
  readonly passed: Passed[];
  readonly agenda: Agenda[];
};

const NUMBER =
  /^(?:[一二三四五六七八九十]{1,3}[、.．]|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[、.．](?!\d)|[①-⑳])\s*/;
const TOPIC = /^[一二三四五六七八九十]{1,3}[、.．]/;
/** 一是…；二是…: each is a decision of its own. */
const COUNTED = /[；。]\s*(?=[二三四五六七八九]是)/g;

const LONGEST_HEADING = 60;

/** True where a sentence names who does it, or a day by which something is done. */
function ordersSomething(text: string): boolean {
  const units = unitsIn(text);
  const timed = deadlineIn(text, 2000) !== undefined || within.test(text);
  return (
    (units.lead !== null &&
      (acts.test(text) || units.joins.length > 0 || /牵头|负责|责成|[要应须需]/.test(text))) ||
    (timed && acts.test(text))
  );
}

/** A sentence in pieces that stand for themselves: each names its own unit, or they are counted 一是, 二是. */
function piecesOf(folded: string, sentence: Span): Span[] {
  const text = folded.slice(sentence.start, sentence.end);
  const cuts = [...text.matchAll(COUNTED)].map((hit) => sentence.start + hit.index + 1);
  if (cuts.length === 0) {
    const halves = [...text.matchAll(/；/g)].map((hit) => sentence.start + hit.index + 1);
    const parts = between(sentence, halves);
    const own = parts.every((part) => unitsIn(folded.slice(part.start, part.end)).lead !== null);
    return parts.length > 1 && own ? parts.map((part) => trim(folded, part)) : [sentence];
  }
  return between(sentence, cuts).map((part) => trim(folded, part));
}

const between = ({ start, end }: Span, cuts: readonly number[]): Span[] =>
  [start, ...cuts].map((from, at) => ({ start: from, end: cuts[at] ?? end })).filter((s) => s.end > s.start);

/** Why a sentence decides nothing. */
const reasonOf = (text: string): string => {
  if (frames.test(text)) return 'frame';
  if (/^(?:会议)?(?:听取|传达|学习|观看|通报)/.test(text)) return 'heard';
  if (tells.test(text)) return 'exhortation';
  return 'no-decision';
};

class MinutesReader {
  readonly parts: Parts = { items: [], passed: [], agenda: [] };
  readonly folded: string;
  /** Under a line that opens a list of decisions everything decides, until the next topic. */
  private deciding = false;
  private inBody = false;
  /** The sentence before, in the same paragraph, decided: what follows belongs to its decision unless it tells. */
  private goesOn = false;

  constructor(folded: string) {
    this.folded = folded;
  }

  private pass(span: Span, reason: string): void {
    this.parts.passed.push({ ...span, reason });
  }

  private take(span: Span): void {
    const text = this.folded.slice(span.start, span.end);
    const number = NUMBER.exec(text)?.[0].length ?? 0;
    const start = span.start + number;
    // Closing marks stay outside, as in every other proposal.
    const end = span.start + text.replace(/[。；，：\s]+$/, '').length;
    if (end > start) this.parts.items.push({ start, end, ...unitsIn(text) });
  }

  private isHeading(text: string): boolean {
    return (
      TOPIC.test(text) && text.length <= LONGEST_HEADING && !/[；]|。.+/.test(text) && !ordersSomething(text)
    );
  }

  /** One paragraph: a heading, a frame, a line that opens a list, or sentences. */
  read(paragraph: Span): void {
    const text = this.folded.slice(paragraph.start, paragraph.end);
    if (frames.test(text)) {
      this.pass(paragraph, 'frame');
      return;
    }
    if (TOPIC.test(text)) {
      this.deciding = false;
      this.inBody = true;
      this.parts.agenda.push({ ...paragraph, title: text.slice(0, LONGEST_HEADING).split('。')[0] ?? '' });
      if (this.isHeading(text) && !decides.test(text.replace(NUMBER, ''))) {
        this.pass(paragraph, 'heading');
        return;
      }
    }
    if (!this.inBody && opensBody.test(text)) {
      this.inBody = true;
      this.pass(paragraph, 'frame');
      return;
    }
    const sentences = sentencesOf(this.folded, paragraph);
    if (this.deciding && NUMBER.test(text)) {
      this.readClause(paragraph, sentences);
      return;
    }
    this.goesOn = false;
    for (const sentence of sentences) this.readSentence(sentence);
  }

  /** A numbered clause under 会议议定： is one decision, unless its sentences each name another unit. */
  private readClause(paragraph: Span, sentences: readonly Span[]): void {
    const leads = sentences.filter((s) => unitsIn(this.folded.slice(s.start, s.end)).lead !== null);
    const [first] = sentences;
    if (!first) return;
    if (leads.length <= 1 && sentences.every((s) => piecesOf(this.folded, s).length === 1)) {
      this.take(paragraph);
      return;
    }
    for (const sentence of sentences) for (const piece of piecesOf(this.folded, sentence)) this.take(piece);
  }

  private readSentence(sentence: Span): void {
    const text = this.folded.slice(sentence.start, sentence.end).replace(NUMBER, '');
    if (opensList.test(text)) {
      this.deciding = /议定|决定|确定|明确|要求|事项/.test(text);
      this.pass(sentence, 'frame');
      return;
    }
    if (opensBody.test(text)) {
      this.inBody = true;
      this.pass(sentence, 'frame');
      return;
    }
    if (!this.inBody && !decides.test(text)) {
      this.pass(sentence, 'frame');
      return;
    }
    for (const piece of piecesOf(this.folded, sentence)) this.readPiece(piece);
  }

  private readPiece(piece: Span): void {
    const text = this.folded.slice(piece.start, piece.end).replace(NUMBER, '');
    const heard = tells.test(text);
    const decided = !heard && (this.deciding || this.goesOn || decides.test(text) || ordersSomething(text));
    // 会议强调，由县财政局牵头…: an exhortation that names who does what until when is an order all the same.
    const ordered = heard && clausesOf(this.folded, piece).length > 1 && ordersSomething(text);
    this.goesOn = decided || ordered;
    if (this.goesOn) this.take(piece);
    else this.pass(piece, reasonOf(text));
  }
}

/** Parts the body of minutes into what was decided and what was not; every sentence is in one of the two. */
export function itemsOf(folded: string, paragraphs: readonly Span[]): Parts {
  const reader = new MinutesReader(folded);
  for (const paragraph of paragraphs) reader.read(paragraph);
  return reader.parts;
}
