/** A piece of text as a PDF places it; y grows upwards. */
export type Piece = {
  readonly str: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly fontSize: number;
};

/** One printed line. */
export type Line = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
};

/** Han characters and the full-width marks between which no blank is written. */
const HAN = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—·]/;

/** Blanks that only spread a line over its width say nothing in Chinese. */
const needsBlank = (before: string, after: string): boolean =>
  before !== '' && after !== '' && !HAN.test(before) && !HAN.test(after);

function textOfLine(pieces: readonly Piece[]): string {
  let text = '';
  let end = Number.NEGATIVE_INFINITY;
  for (const piece of pieces) {
    const gap = piece.x - end > piece.fontSize * 0.3;
    const parts = piece.str.split(/\s+/);
    for (const [i, part] of parts.entries()) {
      if (part === '') continue;
      const blank = i > 0 || gap || pendingBlank(text);
      text = text.trimEnd();
      text += blank && needsBlank(text.slice(-1), part.slice(0, 1)) ? ` ${part}` : part;
    }
    if (/\s$/.test(piece.str)) text += ' ';
    end = piece.x + piece.width;
  }
  return text.trim();
}

const pendingBlank = (text: string): boolean => text.endsWith(' ');

const SAME_LINE = 0.4;

/** The printed lines of a page from top to bottom; pieces that stand on nearly the same height are one line. */
export function linesOfPage(pieces: readonly Piece[]): Line[] {
  const rows: Piece[][] = [];
  const sorted = pieces.filter((p) => p.str.trim() !== '').toSorted((a, b) => b.y - a.y || a.x - b.x);
  for (const piece of sorted) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && first.y - piece.y < Math.max(first.fontSize, piece.fontSize) * SAME_LINE)
      row.push(piece);
    else rows.push([piece]);
  }
  return rows.map((row) => {
    const inOrder = row.toSorted((a, b) => a.x - b.x);
    return {
      text: textOfLine(inOrder),
      left: Math.min(...row.map((p) => p.x)),
      right: Math.max(...row.map((p) => p.x + p.width)),
      y: Math.max(...row.map((p) => p.y)),
      size: Math.max(...row.map((p) => p.fontSize)),
    };
  });
}

const PAGE_NUMBER =
  /^[\s\-—–－―·•]*(?:第\s*)?[\divxlc一二三四五六七八九十]{1,4}(?:\s*页)?(?:\s*[/／共，,]\s*(?:共\s*)?\d{1,4}\s*页?)?[\s\-—–－―·•]*$/i;

/** What repeats at one height from page to page, whatever number it carries. */
const runningKey = (line: Line): string => `${Math.round(line.y / 3)}:${line.text.replace(/\d+/g, '#')}`;

/** The lines at the edges of a page: where page numbers and running heads stand. */
const edges = (lines: readonly Line[]): Line[] => [...lines.slice(0, 2), ...lines.slice(-2)];

/** Leaves out page numbers, and heads and feet that run over at least half of three pages or more. */
export function withoutFrames(pages: readonly (readonly Line[])[]): Line[][] {
  const seen = new Map<string, number>();
  for (const lines of pages)
    for (const key of new Set(edges(lines).map(runningKey))) seen.set(key, (seen.get(key) ?? 0) + 1);
  const runs = (line: Line): boolean => (seen.get(runningKey(line)) ?? 0) >= Math.max(3, pages.length / 2);
  return pages.map((lines) => {
    const edge = new Set(edges(lines));
    const outer = new Set([lines[0], lines.at(-1)]);
    return lines.filter(
      (line) => !(edge.has(line) && runs(line)) && !(outer.has(line) && PAGE_NUMBER.test(line.text)),
    );
  });
}
