import type { Diagnostic } from '../../kernel/index.ts';
import { damaged, garbledText, noTextLayer, notRead, pagesWithoutText } from './diagnostics.ts';
import { linesOfPage, type Piece, withoutFrames } from './pdf-page.ts';
import { paragraphsOf } from './pdf-paragraphs.ts';
import { unifyIdeographs } from './radicals.ts';

/** A page with fewer characters than this has a page number or a stamp, but no text. */
const LEAST_CHARS = 8;
/** More characters of private use or without meaning than this, and the fonts do not tell what they print. */
const GARBLED_SHARE = 0.05;
const NAME = { zh: '这份 PDF', en: 'This PDF' };

type Found = { readonly text: string; readonly diagnostics: readonly Diagnostic[] };

const refused = (diagnostic: Diagnostic): Found => ({ text: '', diagnostics: [diagnostic] });

async function piecesOf(bytes: Uint8Array): Promise<Piece[][]> {
  const { extractTextItems, getDocumentProxy } = await import('unpdf');
  // The parser takes the bytes over, so it gets a copy. `verbosity: 0`: it would write warnings to standard output.
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  try {
    return (await extractTextItems(pdf)).items;
  } finally {
    await pdf.loadingTask.destroy();
  }
}

function judge(pages: readonly (readonly Piece[])[], text: string): Diagnostic[] {
  const empty = pages.flatMap((pieces, i) =>
    pieces.reduce((sum, { str }) => sum + str.trim().length, 0) < LEAST_CHARS ? [i + 1] : [],
  );
  if (empty.length === pages.length) return [noTextLayer(pages.length)];
  const odd = text.match(/[\ue000-\uf8ff\ufffd]|(?!\s)\p{Cc}/gu)?.length ?? 0;
  if (odd > text.length * GARBLED_SHARE) return [garbledText()];
  return empty.length > 0 ? [pagesWithoutText(empty)] : [];
}

/** The text layer of a PDF as paragraphs, without page numbers and running heads, in unified ideographs. */
export async function paragraphsOfPdf(bytes: Uint8Array): Promise<Found> {
  let pages: Piece[][];
  try {
    pages = await piecesOf(bytes);
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    // The parser's own names for its findings (PDF.js); the rest of what it throws is about broken files too.
    return refused(name === 'PasswordException' ? notRead('encrypted') : damaged(NAME));
  }
  const lines = pages.map((pieces) =>
    linesOfPage(pieces.map((p) => ({ ...p, str: unifyIdeographs(p.str) }))),
  );
  const raw = paragraphsOf(withoutFrames(lines)).join('\n');
  const diagnostics = judge(pages, raw);
  const text = raw.replace(/(?!\n)\p{Cc}/gu, '');
  return { text: diagnostics.some((d) => d.severity === 'error') ? '' : text, diagnostics };
}
