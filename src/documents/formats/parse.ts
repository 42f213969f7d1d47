import type { Diagnostic } from '../../kernel/index.ts';
import { decodeText, type Encoding, MAX_BYTES } from '../decode.ts';
import { binary, emptyText, tooLarge } from '../diagnostics.ts';
import { damaged, notRead } from './diagnostics.ts';
import { type Format, sniff } from './sniff.ts';

/** The text of a file, its format where one was found, and what stood in the way. */
export type FileText = {
  /** What offsets refer to; empty where an error stands in the diagnostics. */
  readonly text: string;
  readonly format: Format | null;
  /** Of plain text and HTML; the other formats carry their own. */
  readonly encoding: Encoding | null;
  readonly diagnostics: readonly Diagnostic[];
};

export const nothing = (diagnostic: Diagnostic, format: Format | null = null): FileText => ({
  text: '',
  format,
  encoding: null,
  diagnostics: [diagnostic],
});

/** What can be said by size and content alone: the text of a plain text file, a refusal, or the format to parse. */
export function lookAt(bytes: Uint8Array): FileText | Exclude<Format, 'txt'> {
  if (bytes.length > MAX_BYTES) return nothing(tooLarge(bytes.length, MAX_BYTES));
  if (bytes.length === 0) return nothing(emptyText());
  const kind = sniff(bytes);
  if ('refused' in kind) return nothing(notRead(kind.refused));
  if ('broken' in kind) return nothing(damaged({ zh: '这个文件', en: 'This file' }));
  if (kind.read !== 'txt') return kind.read;
  const decoded = decodeText(bytes);
  // UTF-16 with a mark may hold NUL, which no text has and no database takes.
  if (decoded.text.includes('\0')) return nothing(binary());
  return { ...decoded, format: 'txt' };
}

async function foreign(bytes: Uint8Array, format: Exclude<Format, 'txt'>): Promise<FileText> {
  switch (format) {
    case 'docx': {
      const { paragraphsOfDocx } = await import('./docx.ts');
      return { ...(await paragraphsOfDocx(bytes)), format, encoding: null };
    }
    case 'pdf': {
      const { paragraphsOfPdf } = await import('./pdf.ts');
      return { ...(await paragraphsOfPdf(bytes)), format, encoding: null };
    }
    case 'html': {
      const { articleOf } = await import('./html.ts');
      const decoded = decodeText(bytes);
      return { ...decoded, format, text: decoded.text === '' ? '' : articleOf(decoded.text) };
    }
  }
}

/** Parses in this thread, without limits of time or memory: for the worker only. */
export async function parseHere(bytes: Uint8Array): Promise<FileText> {
  const seen = lookAt(bytes);
  if (typeof seen !== 'string') return seen;
  const found = await foreign(bytes, seen);
  const said = found.diagnostics.length > 0 || found.text.trim() !== '';
  return said ? found : nothing(emptyText(), seen);
}
