/** What a file of evidence may be: pictures, films, papers and tables that every office opens. */
const signatures: readonly (readonly [mediaType: string, at: number, signature: string])[] = [
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/png', 0, '\x89PNG\r\n'],
  ['image/webp', 8, 'WEBP'],
  ['image/heic', 4, 'ftyphei'],
  ['image/heic', 4, 'ftypmif1'],
  ['video/mp4', 4, 'ftyp'],
  ['application/pdf', 0, '%PDF-'],
];

/** Office files are archives; the part that shows which. Those with macros are none of them. */
const archives: readonly (readonly [mediaType: string, part: string])[] = [
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'word/document.xml'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xl/workbook.xml'],
  ['application/ofd', 'OFD.xml'],
];

const latin = (content: Buffer, from: number, length: number): string =>
  content.subarray(from, from + length).toString('latin1');

function archiveType(content: Buffer): string | undefined {
  if (content.includes('vbaProject.bin', 0, 'latin1')) return undefined;
  return archives.find(([, part]) => content.includes(part, 0, 'latin1'))?.[0];
}

function isPlainText(content: Buffer): boolean {
  if (content.includes(0)) return false;
  try {
    // What a browser could take for a page is no plain text.
    return !/<\s*(?:!doctype|html|script|svg|\?xml)/i.test(
      new TextDecoder('utf-8', { fatal: true }).decode(content),
    );
  } catch {
    // Not UTF-8: whatever it is, it is not read as text here.
    return false;
  }
}

/**
 * The media type of a file of evidence, by its content: a name may lie. Undefined for what is not taken: programs,
 * pages, office files with macros, unknown archives.
 */
export function mediaTypeOf(content: Buffer): string | undefined {
  const known = signatures.find(([, at, signature]) => latin(content, at, signature.length) === signature);
  if (known) return known[0];
  if (latin(content, 0, 4) === 'PK\x03\x04') return archiveType(content);
  return content.length > 0 && isPlainText(content) ? 'text/plain; charset=utf-8' : undefined;
}
