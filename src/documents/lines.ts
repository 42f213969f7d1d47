import type { Span } from './reading.ts';

/** Characters after which a line is complete; another line end may be a hard wrap. */
const COMPLETE = /[。！？；：”）》…]$/;
/** A line that opens like a heading, a list item or an address never continues the line before it. */
const OPENS =
  /^(?:[一二三四五六七八九十]+[、.．]|（[一二三四五六七八九十\d]+）|第[一二三四五六七八九十]+[部章节]|\d+[、.．]|[-—•·●]|各位代表|注|附)/;
/** Hard-wrapped text breaks at a column: shorter lines without a full stop are headings. */
const WRAP_COLUMN = 40;
/** Lines of a narrow column differ by the width of a few digits or a mark that may not open a line. */
const COLUMN_PLAY = 3;
const NARROWEST = 20;
const FEWEST_LINES = 40;

/** The length from which a line may be broken by the page: where most lines end at one narrow column, just before it. */
function wrapColumn(lines: readonly Span[]): number {
  if (lines.length < FEWEST_LINES) return WRAP_COLUMN;
  const counts = new Map<number, number>();
  for (const line of lines) counts.set(line.end - line.start, (counts.get(line.end - line.start) ?? 0) + 1);
  const [column] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [WRAP_COLUMN];
  if (column < NARROWEST || column >= WRAP_COLUMN + COLUMN_PLAY) return WRAP_COLUMN;
  let near = 0;
  for (const [length, count] of counts) if (Math.abs(length - column) <= COLUMN_PLAY) near += count;
  return near * 2 > lines.length ? column - COLUMN_PLAY : WRAP_COLUMN;
}

/** The lines of the folded text without surrounding blanks; empty lines are left out. */
export function linesOf(folded: string): Span[] {
  const lines: Span[] = [];
  let from = 0;
  while (from <= folded.length) {
    const stop = folded.indexOf('\n', from);
    const end = stop < 0 ? folded.length : stop;
    let a = from;
    let b = end;
    while (a < b && folded.charCodeAt(a) === 32) a += 1;
    while (b > a && folded.charCodeAt(b - 1) === 32) b -= 1;
    if (b > a) lines.push({ start: a, end: b });
    from = end + 1;
  }
  return lines;
}

/** Lines that a page layout broke in the middle of a sentence are joined to one paragraph. */
export function paragraphsOf(folded: string): Span[] {
  const paragraphs: Span[] = [];
  let open: { start: number; end: number; tail: number } | undefined;
  const lines = linesOf(folded);
  const column = wrapColumn(lines);
  for (const line of lines) {
    const text = folded.slice(line.start, line.end);
    if (
      open &&
      open.tail >= column &&
      !OPENS.test(text) &&
      !COMPLETE.test(folded.slice(open.start, open.end))
    ) {
      open.end = line.end;
      open.tail = line.end - line.start;
      continue;
    }
    if (open) paragraphs.push({ start: open.start, end: open.end });
    open = { start: line.start, end: line.end, tail: line.end - line.start };
  }
  if (open) paragraphs.push({ start: open.start, end: open.end });
  return paragraphs;
}
