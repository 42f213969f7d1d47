import type { Span } from './reading.ts';
import { indexBefore, nonClaimShapes } from './vocabulary/non-claims.ts';
import { units } from './vocabulary/units.ts';

/** The text and the spans in it that name things. */
export type Page = {
  readonly folded: string;
  readonly titles: readonly Span[];
  readonly quotes: readonly Span[];
  /** True where the text explains terms at its end, so that bare digits behind a word may be footnote marks. */
  readonly noted: boolean;
};

const LONGEST_SLOGAN = 14;
const NOTES = /\n\s*\[?1\]?[.、．：:]?\s*[“"]?[^\n。]{2,40}[：:]|名词解释|名词注释|注释/;

const spansOf = (folded: string, shape: RegExp): Span[] =>
  [...folded.matchAll(shape)].map((m) => ({ start: m.index, end: m.index + m[0].length }));

/** A folded text with its titles and quotations found. */
export const pageOf = (folded: string): Page => ({
  folded,
  titles: spansOf(folded, /《[^》\n]{1,80}》/g),
  quotes: spansOf(folded, /“[^”“\n]{1,40}”/g),
  noted: NOTES.test(folded),
});

/** The span of an ordered list that covers an offset. */
export function covering(spans: readonly Span[], at: number): Span | undefined {
  let low = 0;
  let high = spans.length - 1;
  while (low <= high) {
    const mid = (low + high) >> 1;
    const span = spans[mid];
    if (!span) return undefined;
    if (at < span.start) high = mid - 1;
    else if (at >= span.end) low = mid + 1;
    else return span;
  }
  return undefined;
}

/** Words of standing before 第: with them a place in a ranking is a claim. */
export const STANDS =
  /(?:居|列|排|位次|跃升?|升|进|进入|稳居|保持|取得|获得?|夺得|全[国省市县区州])[^，。；]{0,14}第\s*$/;

const isPlace = (behind: string, ahead: string): boolean =>
  (STANDS.test(behind) && /^(?:位|名|(?=[，。；、]))/.test(ahead)) ||
  (/前$/.test(behind) && /^[位名]/.test(ahead));

/** 出台支持措施“21条”: the quotation holds the count and nothing else. */
const isCountOfMeasures = (folded: string, { start, end }: Span): boolean =>
  end - start <= 6 && /^“\d{1,3}条”$/.test(folded.slice(start, end));

/** A footnote mark printed as bare digits behind a word, as pages print superscripts. */
function isMark(behind: string, ahead: string): boolean {
  if (/[”》]$/.test(behind))
    return units.at(ahead.replace(/^[余多]/, ''), 0) === 0 && !/^[万亿千百]/.test(ahead);
  return /[一-龥）]$/.test(behind) && /^[，。、；）]/.test(ahead) && !indexBefore.test(behind);
}

/** Of one form each, for they are tried on every number. */
const shapes = nonClaimShapes.map(({ reason, before = null, digits = null, after = null }) => ({
  reason,
  before,
  digits,
  after,
}));

/** The reason why digits measure nothing, or undefined. `behind` and `ahead`: the text around them. */
export function reasonAgainst(
  page: Page,
  start: number,
  digits: string,
  behind: string,
  ahead: string,
): string | undefined {
  if (covering(page.titles, start)) return 'title';
  const quote = covering(page.quotes, start);
  if (quote && quote.end - quote.start - 2 <= LONGEST_SLOGAN && !isCountOfMeasures(page.folded, quote))
    return 'slogan';
  if (isPlace(behind, ahead)) return undefined;
  const shape = shapes.find(
    (s) =>
      (s.digits === null || s.digits.test(digits)) &&
      (s.after === null || s.after.test(ahead)) &&
      (s.before === null || s.before.test(behind)),
  );
  if (shape && !(shape.reason === 'duration' && /(?:提前|缩短|延长)[^，]{0,4}$/.test(behind)))
    return shape.reason;
  return page.noted && /^\d{1,3}$/.test(digits) && isMark(behind, ahead) ? 'footnote-mark' : undefined;
}
