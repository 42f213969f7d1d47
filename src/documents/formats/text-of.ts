import { availableParallelism } from 'node:os';
import { type FileText, lookAt } from './parse.ts';
import { Readers } from './readers.ts';

let shared: Readers | undefined;

/**
 * The text of a file, whatever it is called: plain text (UTF-8, UTF-16 with mark, GB18030), docx, HTML of a
 * government site (its article), or a PDF with a text layer; the format is told by the content.
 * Plain text comes back unchanged; of the others it is the text that offsets refer to, one line a paragraph.
 * Never throws for a bad file: empty, too large, binary, macros, password, scanned, damaged, an archive that unpacks
 * to too much, and one that takes longer than 20 seconds give an empty text and a diagnostic.
 * Files other than plain text are parsed in a worker thread with limits of time and memory.
 */
export async function textOf(bytes: Uint8Array, readers?: Readers): Promise<FileText> {
  const seen = lookAt(bytes);
  if (typeof seen !== 'string') return seen;
  shared ??= new Readers(Math.min(4, availableParallelism()));
  const { reading: _, ...file } = await (readers ?? shared).run({ bytes, wants: 'text' });
  return file;
}
