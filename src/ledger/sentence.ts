const ends = /[。！？!?\n]/;

/** The whole sentence (or sentences) of a text around a span: from one closing mark or line end to the next. */
export function sentenceAround(text: string, start: number, end: number): string {
  let from = start;
  while (from > 0 && !ends.test(text.charAt(from - 1))) from -= 1;
  let to = Math.max(end, from);
  while (to < text.length && !ends.test(text.charAt(to - 1))) to += 1;
  return text.slice(from, to).trim();
}
