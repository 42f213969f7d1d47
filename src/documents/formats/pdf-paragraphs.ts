import type { Line } from './pdf-page.ts';

/** Where the lines of a document begin and end, and how far they stand apart. */
type Measure = {
  readonly left: number;
  readonly right: number;
  readonly pitch: number;
  readonly indented: boolean;
};

/** All in ems: a line this much short of the margin ends its paragraph … */
const SHORT_AFTER_STOP = 1.6;
/** … but a number or a word that must not be broken may leave a line in the middle of a sentence this short. */
const SHORT_IN_SENTENCE = 4;
const INDENT = 1.2;
const GAP = 1.45;
const STOP = /[。！？；：”）》…]$/;
const HEADING =
  /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|第[一二三四五六七八九十]+[部章节]|各位代表[：:，]|\d{1,2}[.．、](?!\d))/;

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function measure(pages: readonly (readonly Line[])[]): Measure {
  const lines = pages.flat();
  const steps = pages.flatMap((page) =>
    page.slice(1).map((line, i) => ((page[i]?.y ?? 0) - line.y) / Math.max(1, line.size)),
  );
  const left = quantile(
    lines.map((l) => l.left),
    0.1,
  );
  const starts = lines.filter((l) => l.left - left > l.size * INDENT && l.left - left < l.size * 3);
  return {
    left,
    right: quantile(
      lines.map((l) => l.right),
      0.9,
    ),
    pitch: quantile(
      steps.filter((s) => s > 0),
      0.5,
    ),
    indented: starts.length > lines.length * 0.04,
  };
}

const isShort = (line: Line, { right }: Measure): boolean =>
  right - line.right > line.size * (STOP.test(line.text) ? SHORT_AFTER_STOP : SHORT_IN_SENTENCE);

/** Whether a line opens a paragraph, given the line before it; `apart` is their distance, none across pages. */
function opens(line: Line, before: Line, apart: number | undefined, on: Measure): boolean {
  if (isShort(before, on)) return true;
  if (Math.abs(line.size - before.size) > before.size * 0.08) return true;
  if (apart !== undefined && apart / Math.max(1, line.size) > on.pitch * GAP) return true;
  if (on.indented && line.left - on.left > line.size * INDENT) return true;
  return HEADING.test(line.text) && STOP.test(before.text);
}

const joint = (before: string, after: string): string =>
  /[A-Za-z0-9,.]$/.test(before) && /^[A-Za-z]/.test(after) ? ' ' : '';

/** Puts printed lines together again to paragraphs, across pages too. */
export function paragraphsOf(pages: readonly (readonly Line[])[]): string[] {
  const on = measure(pages);
  const paragraphs: string[] = [];
  let before: Line | undefined;
  for (const page of pages) {
    for (const [i, line] of page.entries()) {
      const apart = i > 0 && before ? before.y - line.y : undefined;
      const last = paragraphs.at(-1);
      if (before === undefined || last === undefined || opens(line, before, apart, on))
        paragraphs.push(line.text);
      else paragraphs[paragraphs.length - 1] = `${last}${joint(last, line.text)}${line.text}`;
      before = line;
    }
  }
  return paragraphs;
}
