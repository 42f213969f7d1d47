import type { Diagnostic } from '../../kernel/index.ts';
import { damaged, notRead, unpacksTooLarge } from './diagnostics.ts';
import { withNumbers } from './docx-numbers.ts';
import { linesIn } from './html-lines.ts';
import { archiveOf, entriesOf, unpack } from './zip.ts';

/** The XML of a long report has about 2 MB; a file that unpacks to more than this is a mistake or an attack. */
export const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;
const NAME = { zh: '这个 Word 文件（docx）', en: 'This Word file (docx)' };

/** What keeps an archive from being unpacked, judged by its directory before, and by its real sizes after. */
function judge(bytes: Uint8Array): Diagnostic | undefined {
  const entries = entriesOf(bytes);
  if (entries === null) return damaged(NAME);
  const parts = entries.filter(({ name }) => /\.(?:xml|rels)$/i.test(name));
  const size = parts.reduce((sum, entry) => sum + entry.size, 0);
  if (size > MAX_UNPACKED_BYTES) return unpacksTooLarge(size, MAX_UNPACKED_BYTES);
  for (const entry of parts) {
    const content = unpack(bytes, entry);
    if (content === null) return damaged(NAME);
    const isTypes = entry.name === '[Content_Types].xml';
    if (isTypes && Buffer.from(content).includes('macroEnabled')) return notRead('docm');
  }
  return undefined;
}

const DOCUMENT = 'word/document.xml';

/** The file with the numbers that Word prints by itself written into its text; the file as it is where it has none. */
function numbered(bytes: Uint8Array): Uint8Array {
  const parts = new Map<string, Uint8Array>();
  for (const entry of entriesOf(bytes) ?? []) {
    if (!/\.(?:xml|rels)$/i.test(entry.name)) continue;
    const content = unpack(bytes, entry);
    if (content) parts.set(entry.name, content);
  }
  const textOf = (name: string): string => Buffer.from(parts.get(name) ?? []).toString();
  const [document, numbering] = [textOf(DOCUMENT), textOf('word/numbering.xml')];
  if (numbering === '') return bytes;
  const counted = withNumbers(document, numbering, textOf('word/styles.xml'));
  return counted === document ? bytes : archiveOf([...parts.set(DOCUMENT, Buffer.from(counted))]);
}

/** The paragraphs of a Word file, one a line, with the numbers that Word counts: soft line breaks part lines too, footnotes follow at the end. */
export async function paragraphsOfDocx(
  bytes: Uint8Array,
): Promise<{ text: string; diagnostics: readonly Diagnostic[] }> {
  const found = judge(bytes);
  if (found) return { text: '', diagnostics: [found] };
  const [{ default: mammoth }, { parseFragment }] = await Promise.all([import('mammoth'), import('parse5')]);
  try {
    const file = numbered(bytes);
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(file.buffer, file.byteOffset, file.length) },
      { externalFileAccess: false, convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
    );
    const isBackLink = (attrs: readonly { name: string; value: string }[]): boolean =>
      attrs.some((a) => a.name === 'href' && /^#(?:foot|end)note-ref-/.test(a.value));
    const lines = linesIn(parseFragment(value).childNodes, (e) => e.tagName === 'a' && isBackLink(e.attrs));
    return { text: lines.join('\n'), diagnostics: [] };
  } catch {
    // The parser names no reason that a person could use: the parts of the file do not fit together.
    return { text: '', diagnostics: [damaged(NAME)] };
  }
}
