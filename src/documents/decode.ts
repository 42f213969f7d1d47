import type { Diagnostic } from '../kernel/index.ts';
import { binary, emptyText, tooLarge, wrongEncoding } from './diagnostics.ts';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';
export type Decoded = {
  readonly text: string;
  readonly encoding: Encoding | null;
  readonly diagnostics: readonly Diagnostic[];
};

/** More than any work report; a longer file is a mistake. */
export const MAX_BYTES = 20 * 1024 * 1024;
const SAMPLE = 64 * 1024;

const refused = (diagnostic: Diagnostic): Decoded => ({
  text: '',
  encoding: null,
  diagnostics: [diagnostic],
});

/** Signatures of files that hold a report but are no plain text: PDF, zip (docx), OLE (doc), images. */
const SIGNATURES: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46],
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x1f, 0x8b],
];

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((b, i) => bytes[i] === b);

const looksBinary = (bytes: Uint8Array): boolean => {
  if (SIGNATURES.some((signature) => startsWith(bytes, signature))) return true;
  const length = Math.min(bytes.length, SAMPLE);
  let odd = 0;
  for (let i = 0; i < length; i += 1) {
    const b = bytes[i] ?? 0;
    if (b > 31) continue;
    if (b === 0) return true;
    if (b < 9 || (b > 13 && b !== 27)) odd += 1;
  }
  return odd > length / 100;
};

function strictly(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // Not this encoding; the caller tries the next one.
    return undefined;
  }
}

/** Share of characters that Chinese prose is made of; text read in a wrong encoding has few of them. */
function plausible(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  const rare =
    sample.match(/[\ue000-\uf8ff\u0370-\u058f\u0600-\u1fff\u3300-\u33ff\uff61-\uffdc\ufffd]/g)?.length ?? 0;
  return rare <= sample.length / 50;
}

/**
 * The text of a plain-text file: UTF-8 with or without byte order mark, UTF-16 with one, else GB18030.
 * A file that is empty, longer than 20 MB, binary or in another encoding gives an empty text and a diagnostic.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes.length > MAX_BYTES) return refused(tooLarge(bytes.length, MAX_BYTES));
  if (bytes.length === 0) return refused(emptyText());
  for (const [encoding, mark] of [
    ['utf-16le', [0xff, 0xfe]],
    ['utf-16be', [0xfe, 0xff]],
  ] as const) {
    if (!startsWith(bytes, mark)) continue;
    const text = strictly(bytes, encoding);
    return text === undefined ? refused(wrongEncoding(0)) : { text, encoding, diagnostics: [] };
  }
  if (looksBinary(bytes)) return refused(binary());
  const utf8 = strictly(bytes, 'utf-8');
  if (utf8 !== undefined) {
    if (utf8.trim() === '') return refused(emptyText());
    return { text: utf8, encoding: 'utf-8', diagnostics: [] };
  }
  const gb = strictly(bytes, 'gb18030');
  if (gb !== undefined && plausible(gb)) return { text: gb, encoding: 'gb18030', diagnostics: [] };
  return refused(wrongEncoding(0));
}
