import { decodeText } from '../decode.ts';
import type { Foreign } from './diagnostics.ts';
import { entriesOf } from './zip.ts';

/** The formats that are read. */
export type Format = 'txt' | 'docx' | 'html' | 'pdf';

/** What the content of a file says it is; names are not asked, for they lie. */
export type Kind = { readonly read: Format } | { readonly refused: Foreign } | { readonly broken: 'zip' };

const beginsWith = (bytes: Uint8Array, ...signature: readonly number[]): boolean =>
  signature.every((b, i) => bytes[i] === b);

const pictures: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
];

/** Files that show which kind of document an archive is. Macros come first: they may lie in any Word file. */
const marks: readonly (readonly [RegExp, Kind])[] = [
  [/^word\/vba/i, { refused: 'docm' }],
  [/^word\/document\.xml$/i, { read: 'docx' }],
  [/^xl\//, { refused: 'sheet' }],
  [/^ppt\//, { refused: 'slides' }],
  [/^OFD\.xml$/i, { refused: 'ofd' }],
  [/^META-INF\/manifest\.xml$/, { refused: 'odt' }],
];

function archiveKind(bytes: Uint8Array): Kind {
  const entries = entriesOf(bytes);
  if (entries === null) return { broken: 'zip' };
  return marks.find(([mark]) => entries.some(({ name }) => mark.test(name)))?.[1] ?? { refused: 'zip' };
}

const opening = (bytes: Uint8Array, length: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, length)).toString('latin1');

/** Word locks a docx by packing it into an old container with a stream of this name (MS-OFFCRYPTO 2.3.2). */
const isLocked = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );

const HTML_OPENING =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b/i;

/** Which format the bytes are in, by their content alone. */
export function sniff(bytes: Uint8Array): Kind {
  const start = opening(bytes, 4096);
  // A PDF may carry other bytes before its mark (ISO 32000-1, annex H.3.4.1).
  if (start.slice(0, 1024).includes('%PDF-')) return { read: 'pdf' };
  if (beginsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return archiveKind(bytes);
  if (beginsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { refused: isLocked(bytes) ? 'encrypted' : 'doc' };
  if (start.startsWith('{\\rtf')) return { refused: 'rtf' };
  if (pictures.some((signature) => beginsWith(bytes, ...signature))) return { refused: 'image' };
  return { read: looksLikeHtml(bytes, start) ? 'html' : 'txt' };
}

function looksLikeHtml(bytes: Uint8Array, start: string): boolean {
  if (HTML_OPENING.test(start)) return true;
  if (!beginsWith(bytes, 0xff, 0xfe) && !beginsWith(bytes, 0xfe, 0xff)) return false;
  return HTML_OPENING.test(decodeText(bytes.subarray(0, 4096)).text);
}
