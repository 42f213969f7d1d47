/**
 * Names inside a cell may hold the marks that part a cell into lines and fields. Such a name stands in 「」, and
 * a 」 inside it is doubled, so that what was written can be read back exactly.
 */
export const quoted = (text: string, marks: RegExp): string =>
  text === '' || text !== text.trim() || /[「」\r\n]/.test(text) || marks.test(text)
    ? `「${text.replaceAll('」', '」」')}」`
    : text;

const wholeQuote = /^「((?:[^」]|」」)*)」$/;

/** The text inside 「」, or the text itself. */
export function unquoted(text: string): string {
  const inside = wholeQuote.exec(text)?.[1];
  return inside === undefined ? text : inside.replaceAll('」」', '」');
}

/** True where the whole text stands in 「」. */
export const isQuoted = (text: string): boolean => wholeQuote.test(text);

/** Parts of a text between separators that stand outside 「」; empty parts are left out. */
export function partsOf(text: string, separators: string): string[] {
  const parts: string[] = [];
  let part = '';
  let inside = false;
  for (const char of text) {
    if (char === '「') inside = true;
    else if (char === '」') inside = false;
    if (!inside && separators.includes(char)) {
      parts.push(part);
      part = '';
    } else part += char;
  }
  return [...parts, part].map((p) => p.trim()).filter((p) => p !== '');
}
