import type { Span } from './reading.ts';
import { indexBefore, type NonClaimShape, nonClaimShapes } from './vocabulary/non-claims.ts';
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
const STANDS =
  /(?:居|列|排|位次|跃升?|升|进|进入|稳居|保持|取得|获得?|夺得|全[国省市县区州])[^，。；]{0,14}第\s*$/;

/** True where a text that ends before a number says that it is a place among others. */
export const standsAt = (behind: string): boolean => behind.trimEnd().endsWith('第') && STANDS.test(behind);

const isPlace = (behind: string, ahead: string): boolean =>
  (standsAt(behind) && /^(?:位|名|(?=[，。；、]))/.test(ahead)) ||
  (behind.endsWith('前') && /^[位名]/.test(ahead));

/** 出台支持措施“21条”: the quotation holds the count and nothing else. */
const isCountOfMeasures = (folded: string, { start, end }: Span): boolean =>
  end - start <= 6 && /^“\d{1,3}条”$/.test(folded.slice(start, end));

/** A footnote mark printed as bare digits behind a word, as pages print superscripts. */
function isMark(behind: string, ahead: string): boolean {
  if (/[”》]$/.test(behind))
    return units.at(ahead.replace(/^[余多]/, ''), 0) === 0 && !/^[万亿千百]/.test(ahead);
  return /[一-龥）]$/.test(behind) && /^[，。、；）]/.test(ahead) && !indexBefore.test(behind);
}

const anyOf = (shapes: readonly RegExp[]): RegExp =>
  new RegExp(shapes.map(({ source }) => `(?:${source})`).join('|'));

/** Says of what stands behind a number only what it is not: such a shape is known by what stands before. */
const isExclusion = ({ source }: RegExp): boolean => source.startsWith('^(?!');

/** A number beside which none of these stands has none of the shapes: asked first, for most numbers have none. */
const telling = nonClaimShapes.map(({ before, after }) => {
  if (after && !(before && isExclusion(after))) return { after };
  return before ? { before } : {};
});
const someAfter = anyOf(telling.flatMap(({ after }) => after ?? []));
const someBefore = anyOf(telling.flatMap(({ before }) => before ?? []));
/** Digits in a row of which some shape needs nothing else. */
const LONGEST_MEASURE = 6;

/** The first shape that fits a number, if any. */
function shapeOf(digits: string, behind: string, ahead: string): NonClaimShape | undefined {
  if (digits.length <= LONGEST_MEASURE && !someAfter.test(ahead) && !someBefore.test(behind))
    return undefined;
  return nonClaimShapes.find(
    (s) =>
      (!s.digits || s.digits.test(digits)) &&
      (!s.after || s.after.test(ahead)) &&
      (!s.before || s.before.test(behind)),
  );
}

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
  const shape = shapeOf(digits, behind, ahead);
  if (shape && !(shape.reason === 'duration' && /(?:提前|缩短|延长)[^，]{0,4}$/.test(behind)))
    return shape.reason;
  return page.noted && /^\d{1,3}$/.test(digits) && isMark(behind, ahead) ? 'footnote-mark' : undefined;
}
