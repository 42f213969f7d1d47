import { type FileHandle, open, truncate } from 'node:fs/promises';
import { headerOf, type RowFormat } from '../documents/index.ts';
import { type Progress, progressIn } from './folder-progress.ts';

/** Where the readings of a folder go. */
export type Output = {
  /** The form in which it takes them. */
  readonly rows: RowFormat;
  /** True where an earlier run wrote this file and nothing needs to be read again. */
  readonly has: (file: string, whole: string) => Promise<boolean>;
  readonly write: (file: string, digest: string | null, rows: Uint8Array) => Promise<void>;
  readonly close: () => Promise<void>;
};

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Rows as they come, to whoever listens: nothing to go on with. */
export async function passedOn(rows: RowFormat, write: (text: string) => Promise<void>): Promise<Output> {
  const header = headerOf(rows);
  if (header !== '') await write(header);
  return {
    rows,
    has: async () => false,
    write: (_file, _digest, bytes) => write(decoder.decode(bytes)),
    close: async () => {},
  };
}

/** Opens the output behind what an earlier run wrote whole; what is incomplete is cut. */
async function openBehind(out: string, { length }: Progress): Promise<FileHandle> {
  if (length > 0) await truncate(out, length);
  return await open(out, length > 0 ? 'a' : 'w');
}

/**
 * A file of rows; a later run goes on behind what was written whole, by file name: files that changed in between are
 * not read again.
 * @throws Refusal `conflict` where the file was written by something else
 */
export async function rowsIn(out: string, rows: RowFormat): Promise<Output> {
  const progress = await progressIn(out, rows);
  const handle = await openBehind(out, progress);
  if (progress.length === 0) await handle.appendFile(headerOf(rows));
  return {
    rows,
    has: async (file) => progress.done.has(file),
    write: (_file, _digest, bytes) => handle.appendFile(bytes),
    close: () => handle.close(),
  };
}
