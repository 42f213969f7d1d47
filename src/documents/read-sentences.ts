import { claimsIn, type Drafts } from './claims.ts';
import { commitmentsIn, type Promises } from './commitments.ts';
import { levelOf } from './head-of-document.ts';
import { contextOf } from './heads.ts';
import type { Outline, Part, Sentence } from './outline.ts';
import { type Numbers, numbersIn } from './quantities.ts';
import type { Quantity } from './quantity.ts';
import type { DocumentHead } from './reading.ts';

/** Everything found in the sentences, before it is numbered. */
export type Found = { readonly numbers: Numbers; readonly drafts: Drafts; readonly promises: Promises };

const LIST_NUMBER = /^(?:（[^）]+）|[一二三四五六七八九十\d]+[、.．])/;
const PLANNING = new Set(['plan', 'self-building']);

const NOTHING = (): string => '';

/** Follows the parts as the sentences go by and says under which headings a sentence stands. */
class HeadingTrail {
  private readonly parts: readonly Part[];
  private next = 0;
  private readonly open: Part[] = [];
  private titles: string[] = [];

  constructor(parts: readonly Part[]) {
    this.parts = parts;
  }

  /** The titles above an offset, the outermost left out; the same array while nothing changes. */
  at(offset: number): string[] {
    const before = this.next;
    for (let part = this.parts[this.next]; part && part.start <= offset; part = this.parts[this.next]) {
      while (this.open.length > 0 && (this.open.at(-1)?.level ?? 0) >= part.level) this.open.pop();
      this.open.push(part);
      this.next += 1;
    }
    if (before !== this.next)
      this.titles = this.open.slice(1).map((part) => part.title.replace(LIST_NUMBER, ''));
    return this.titles;
  }
}

class SentenceReader {
  readonly folded: string;
  readonly text: string;
  readonly year: number | null;
  readonly level: string;
  readonly drafts: Drafts = { claims: [], nonClaims: [] };
  readonly promises: Promises = { commitments: [], waived: [] };
  /** What the last sentence spoke of, and where it ended. */
  private thing: () => string = NOTHING;
  private lastEnd = 0;

  constructor(folded: string, text: string, document: DocumentHead) {
    this.folded = folded;
    this.text = text;
    this.year = document.year;
    this.level = levelOf(folded, document.place);
  }

  reject(quantity: Quantity, reason: string): void {
    this.drafts.nonClaims.push({ start: quantity.start, end: quantity.end, reason, rule: reason });
  }

  waive(sentence: Sentence, reason: string): void {
    this.promises.waived.push({ start: sentence.start, end: sentence.end, reason, rule: () => reason });
  }

  /** Reads the claims of a sentence and keeps what it spoke of for the next one of its paragraph. */
  private speakOf(sentence: Sentence, quantities: readonly Quantity[]): void {
    const { drafts, folded, text, year, lastEnd } = this;
    const frame = { role: sentence.role, year };
    const follows = !sentence.heading && !folded.slice(lastEnd, sentence.start).includes('\n');
    this.lastEnd = sentence.end;
    const before = follows ? this.thing : NOTHING;
    if (quantities.length > 0) {
      const thing = claimsIn(folded, text, sentence, quantities, frame, drafts, before);
      this.thing = () => thing;
    } else {
      const { start, end } = sentence;
      this.thing = () => contextOf(/^[^，。；：]*/.exec(folded.slice(start, end))?.[0] ?? '');
    }
  }

  read(sentence: Sentence, quantities: readonly Quantity[], headings: readonly string[]): void {
    const { drafts, folded, year, level } = this;
    const before = drafts.claims.length;
    if (sentence.role === 'other') for (const q of quantities) this.reject(q, 'outside-the-report');
    else this.speakOf(sentence, quantities);
    if (sentence.role === 'term-plan') this.waive(sentence, 'years-ahead');
    if (!PLANNING.has(sentence.role)) return;
    if (sentence.heading) this.waive(sentence, 'heading');
    else
      commitmentsIn(folded, sentence, drafts.claims.slice(before), { headings, year, level }, this.promises);
  }
}

/** Reads every sentence with the numbers that stand in it. */
export function readSentences(folded: string, text: string, outline: Outline, document: DocumentHead): Found {
  const numbers = numbersIn(folded, { start: 0, end: folded.length });
  const reader = new SentenceReader(folded, text, document);
  const trail = new HeadingTrail(outline.parts);
  const { quantities } = numbers;
  let q = 0;
  for (const sentence of outline.sentences) {
    const own: Quantity[] = [];
    for (let next = quantities[q]; next && next.start < sentence.end; next = quantities[q]) {
      if (next.start >= sentence.start) own.push(next);
      else reader.reject(next, 'outside-the-report');
      q += 1;
    }
    reader.read(sentence, own, trail.at(sentence.start));
  }
  for (const rest of quantities.slice(q)) reader.reject(rest, 'outside-the-report');
  return { numbers, drafts: reader.drafts, promises: reader.promises };
}
