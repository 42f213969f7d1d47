import type { Span } from '../reading.ts';
import {
  acts,
  anybody,
  decides,
  demandsHeading,
  everybody,
  followsUp,
  frames,
  leaderShape,
  listPrefix,
  opensBody,
  opensDecided,
  opensList,
  opensTail,
  reports,
  subject,
  tells,
  urges,
} from '../vocabulary/minutes.ts';
import { ClauseNumbers, NUMBER, styleOf } from './clause-number.ts';
import { isTimed } from './due-day.ts';
import { piecesOf, withFields } from './pieces.ts';
import { type UnitsNamed, unitsIn, withoutLeadIn } from './units-in.ts';

/** Something that the meeting decided, before it is numbered. */
export type Item = Span & UnitsNamed & { readonly leader: string | null; readonly clause: string | null };
/** A sentence that decides nothing, with the reason. */
export type Passed = Span & { readonly reason: string };

export type Agenda = Span & { readonly title: string };
export type Parts = {
  readonly items: Item[];
  readonly passed: Passed[];
  readonly agenda: Agenda[];
};

/** What a sentence says without its own words decides: nothing, what names its unit or its day, or everything. */
type Weight = 'tells' | 'names' | 'all';

const LONGEST_HEADING = 60;
const bare = (text: string): string => text.replace(/\s+/g, '');
/** A verdict of the meeting that stands without a unit: 原则同意…, 决定…. */
const VERDICT =
  /^(?:会议)?(?:经研究，?)?(?:审议(?:并|，)?|研究(?:并|，)?|讨论(?:并|，)?)?(?:原则)?(?:同意|通过|决定(?!了))|^成立/;
/** 同意…的汇报: it was heard, and nothing is to be done. */
const HEARD =
  /^(?:会议)?(?:听取|传达|学习|观看)(?!.*(?:，|并)(?:原则)?(?:同意|通过)(?!.*(?:汇报|报告|情况)$))/;
/** Within what was only said, what asks for something; a tale of what was done does not. */
const asks = (text: string): boolean =>
  /(?<![主重需])要|由|请|负责|牵头|会同|责成|尽快|立即|抓紧/.test(text) ||
  (isTimed(text) && !/了|情况/.test(text));

/** The person in charge whom a text names, in its words: 周副县长. */
export function leaderIn(text: string): string | null {
  const hit = leaderShape.exec(text);
  return hit?.[1] ?? hit?.[2] ?? null;
}

/** True where a sentence names who does it, or a day by which something is done. */
function ordersSomething(text: string): boolean {
  const own = withoutLeadIn(text);
  if (everybody.test(own) && !isTimed(own)) return false;
  const { lead } = unitsIn(own);
  const named = lead !== null && !anybody.test(lead);
  return named || (isTimed(own) && (lead !== null || acts.test(own)));
}

function isExhortation(text: string): boolean {
  const own = withoutLeadIn(text);
  if (isTimed(own)) return false;
  if (everybody.test(own)) return true;
  const { lead } = unitsIn(own);
  if (lead !== null) return anybody.test(lead);
  return urges.test(own) || /^(?:要|必须|坚持|希望|务必)|^[^，]{0,14}要/.test(own);
}

/** True where a unit only speaks: 县财政局汇报了…, 会上，县水利局反映…. */
function isReport(text: string): boolean {
  const own = text.replace(/^会上，?/, '');
  const hit = subject.exec(own)?.[0];
  return hit !== undefined && reports.test(own.slice(hit.length));
}

/** Why a sentence decides nothing. */
function reasonOf(text: string): string {
  if (followsUp.test(text)) return 'follow-up';
  if (frames.test(bare(text))) return 'frame';
  if (HEARD.test(text) || isReport(text) || /^(?:会议)?(?:通报|审议|研究|讨论)/.test(text)) return 'heard';
  if (tells.test(text) || isExhortation(text)) return 'exhortation';
  return 'no-decision';
}

class MinutesReader {
  readonly parts: Parts = { items: [], passed: [], agenda: [] };
  readonly folded: string;
  private readonly numbers = new ClauseNumbers();
  /** What the opening of the minutes, or a line above, says of the sentences that follow. */
  private under: Weight = 'names';
  private document: Weight = 'names';
  private inBody = false;
  private inTail = false;

  constructor(folded: string) {
    this.folded = folded;
  }

  private pass(span: Span, reason: string): void {
    this.parts.passed.push({ ...span, reason });
  }

  private take(span: Span): void {
    const text = this.folded.slice(span.start, span.end);
    const number = NUMBER.exec(text)?.[0].length ?? 0;
    const start = span.start + number + (listPrefix.exec(text.slice(number))?.[0].length ?? 0);
    // Closing marks stay outside, as in every other proposal.
    const end = span.start + text.replace(/[。；，：\s]+$/, '').length;
    if (end <= start) return;
    const { clause } = this.numbers;
    this.parts.items.push({
      start,
      end,
      ...unitsIn(text.replace(NUMBER, '')),
      leader: leaderIn(text),
      clause,
    });
  }

  /** A short numbered line that says what it is about, and not what is to be done. */
  private isHeading(text: string): boolean {
    const own = text.replace(NUMBER, '').replace(/[。：]$/, '');
    return (
      own.length <= LONGEST_HEADING &&
      !/[；。]/.test(own) &&
      !decides.test(own) &&
      !own.startsWith('会议') &&
      (/^(?:关于|研究|听取|审议|讨论|传达|通报|其他$|人事)/.test(own) || !ordersSomething(own)) &&
      !VERDICT.test(own)
    );
  }

  /** Opens a topic: its number and what it is about; what stood over the sentences before ends. */
  private openTopic(span: Span, text: string): void {
    this.inBody = true;
    this.inTail = false;
    const title = text.slice(0, LONGEST_HEADING).split('。')[0] ?? '';
    if (/^【?议题|^[一二三四五六七八九十]{1,3}[、.．]|^[★■●◆▲]|^（[一二三四五六七八九十]/.test(text)) {
      this.parts.agenda.push({ ...span, title });
      this.under = this.document;
    }
    if (demandsHeading.test(title)) this.under = 'tells';
  }

  /** One paragraph: a frame, a line that opens a list, a heading, or pieces. */
  read(paragraph: Span, next: string): void {
    const text = this.folded.slice(paragraph.start, paragraph.end);
    const numbered = NUMBER.test(text) && !/^[一二三四五六七八九]是/.test(text);
    if (frames.test(bare(text)) || (this.inTail && !numbered)) {
      if (this.inBody && opensTail.test(bare(text))) this.inTail = true;
      this.pass(paragraph, 'frame');
      return;
    }
    this.numbers.take(text, false);
    if (numbered) this.openTopic(paragraph, text);
    if (numbered && this.isHeading(text) && !opensList.test(text) && !this.isListItem(text, next)) {
      this.pass(paragraph, 'heading');
      return;
    }
    const pieces = piecesOf(this.folded, paragraph);
    // What a sentence of the meeting says holds to the end of its paragraph.
    let weight = this.under;
    pieces.forEach((piece, at) => {
      weight = this.readPiece(piece, { weight, first: at === 0, numbered });
    });
  }

  /** Under a list of decisions a short numbered line decides, unless it only says what the lines under it are about. */
  private isListItem(text: string, next: string): boolean {
    if (this.under !== 'all' || /^(?:关于|研究|听取|审议)/.test(text.replace(NUMBER, ''))) return false;
    return /[。；]$/.test(text) || styleOf(next) === styleOf(text);
  }

  private opensSomething(piece: Span, text: string): boolean {
    const body = opensBody.test(text);
    if (!body && !opensList.test(text)) return false;
    if (body || !this.inBody) {
      this.inBody = true;
      if (opensDecided.test(text)) this.document = 'all';
    }
    this.under = /议定|决定|确定|明确|要求|事项|一致意见/.test(text) ? 'all' : this.under;
    this.pass(piece, 'frame');
    return true;
  }

  /** @returns what the sentence says of those that follow in its paragraph */
  private readPiece(piece: Span, at: { weight: Weight; first: boolean; numbered: boolean }): Weight {
    const whole = this.folded.slice(piece.start, piece.end);
    if (!at.first) this.numbers.take(whole, true);
    const text = whole.replace(NUMBER, '').replace(/[。；，\s]+$/, '');
    if (this.opensSomething(piece, text)) return this.under === 'all' ? 'all' : at.weight;
    if (!this.inBody && !decides.test(text) && !tells.test(text)) {
      this.pass(piece, 'frame');
      return at.weight;
    }
    this.inBody = true;
    if (at.first && NUMBER.test(whole) && /^(?:关于|研究|其他)/.test(text) && this.isHeading(text)) {
      this.pass(piece, 'heading');
      return at.weight;
    }
    const weight = this.weightOf(text, at.weight);
    if (this.decided(text, weight)) this.take(piece);
    else this.pass(piece, reasonOf(text));
    return weight;
  }

  private weightOf(text: string, before: Weight): Weight {
    if (listPrefix.test(text)) return 'all';
    if (/^(?:会议)?(?:议定|决定|明确|责成|同意|原则)/.test(text))
      return before === 'tells' ? 'names' : before;
    if (tells.test(text)) return /要求/.test(text.slice(0, 8)) ? 'names' : 'tells';
    return before;
  }

  private decided(text: string, weight: Weight): boolean {
    if (followsUp.test(text) || HEARD.test(text) || isReport(text) || /^（?略）?$/.test(text)) return false;
    if (VERDICT.test(text)) return !/(?:汇报|情况报告)$/.test(text);
    if (decides.test(text) && !isExhortation(text)) return true;
    if (isExhortation(text)) return false;
    if (ordersSomething(text)) return weight !== 'tells' || asks(withoutLeadIn(text));
    return weight === 'all' && !tells.test(text);
  }
}

/** Parts the body of minutes into what was decided and what was not; every sentence is in one of the two. */
export function itemsOf(folded: string, paragraphs: readonly Span[]): Parts {
  const reader = new MinutesReader(folded);
  const all = withFields(folded, paragraphs);
  all.forEach((paragraph, at) => {
    const next = all[at + 1];
    reader.read(paragraph, next ? folded.slice(next.start, next.end) : '');
  });
  return reader.parts;
}
