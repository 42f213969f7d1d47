import { type FileHandle, open, readdir, readFile, stat, truncate } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { type Answer, MAX_BYTES, Readers, tooLarge } from '../documents/index.ts';
import { type Diagnostic, hasErrors } from '../kernel/index.ts';
import { type Progress, progressIn } from './folder-progress.ts';
import { type FolderFormat, findingsOf, headerOf, rowsOf } from './folder-rows.ts';

/** How far a run has come: files in the folder, written before, read now, and of these not readable. */
export type FolderCount = { total: number; before: number; now: number; bad: number };

export type FolderWish = {
  readonly format: FolderFormat;
  /** A file to write to, or to go on with; without it everything goes to `write`. */
  readonly out?: string | undefined;
  readonly write: (text: string) => Promise<void>;
  readonly stop: AbortSignal;
  readonly told: (count: Readonly<FolderCount>) => void;
  /** Worker threads; as many as there are cores unless given. */
  readonly workers?: number;
};

/** More workers would hold more memory than a folder needs. */
const MOST_WORKERS = 8;
/** Files begun ahead of the one being written, for each worker: large files must not pile up in memory. */
const AHEAD = 3;
/** Memory of one worker: a tight limit makes it tidy up in time, and a report needs a tenth of this. */
const MEGABYTES = 96;

/** Files of a folder and its subfolders by their path, in one order on every machine; hidden and lock files stay out. */
async function filesIn(folder: string, out: string | undefined): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const output = out === undefined ? undefined : path.resolve(out);
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('~$'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => path.resolve(file) !== output)
    .map((file) => path.relative(folder, file).split(path.sep).join('/'))
    .filter((file) => !/(?:^|\/)\./.test(file))
    .sort((a, b) => (a < b ? -1 : Number(a > b)));
}

const refused = (diagnostic: Diagnostic): Answer => ({
  text: '',
  format: null,
  encoding: null,
  reading: null,
  diagnostics: [diagnostic],
});

const unreadable = (why: string): Diagnostic => ({
  code: 'unreadable',
  severity: 'error',
  place: {},
  message: { zh: `无法读取文件（${why}）。`, en: `The file cannot be read (${why}).` },
  hint: { zh: '请检查文件和权限。', en: 'Check the file and its permissions.' },
});

async function readOne(file: string, readers: Readers): Promise<Answer> {
  try {
    const { size } = await stat(file);
    if (size > MAX_BYTES) return refused(tooLarge(size, MAX_BYTES));
    return await readers.run({ bytes: await readFile(file), wants: 'reading' });
  } catch (error) {
    // The file vanished or may not be read: that is a finding about this file and does not stop the others.
    if (error instanceof Error && 'code' in error) return refused(unreadable(String(error.code)));
    throw error;
  }
}

/** The answers in the order of the files, a few begun ahead. */
async function* answersOf(
  folder: string,
  files: readonly string[],
  readers: Readers,
  ahead: number,
): AsyncGenerator<readonly [string, Answer]> {
  const begun: Promise<Answer>[] = [];
  let next = 0;
  for (const file of files) {
    for (; next < files.length && begun.length < ahead; next += 1)
      begun.push(readOne(path.join(folder, files[next] ?? ''), readers));
    const answer = await begun.shift();
    if (answer) yield [file, answer];
  }
}

/** Opens the output behind what an earlier run wrote whole; what is incomplete is cut. */
async function openBehind(out: string, { length }: Progress): Promise<FileHandle> {
  if (length > 0) await truncate(out, length);
  return await open(out, length > 0 ? 'a' : 'w');
}

/**
 * Reads every file of a folder in parallel and writes one line or some rows for each, in the order of their paths.
 * A bad file is a row with its diagnostics. With `out`, a later run goes on behind what was written whole, by file
 * name: files that changed in between are not read again.
 * @throws Refusal `conflict` where `out` was written by something else
 */
export async function readFolder(folder: string, wish: FolderWish): Promise<FolderCount> {
  const { format, out, stop } = wish;
  const progress = out === undefined ? { done: new Set<string>(), length: 0 } : await progressIn(out, format);
  const files = await filesIn(folder, out);
  const left = files.filter((file) => !progress.done.has(file));
  const count = { total: files.length, before: files.length - left.length, now: 0, bad: 0 };
  const workers = wish.workers ?? Math.min(MOST_WORKERS, availableParallelism());
  const readers = new Readers(workers, { waiting: workers * AHEAD, megabytes: MEGABYTES });
  const handle = out === undefined ? undefined : await openBehind(out, progress);
  // Ctrl-C need not wait for a slow file: nothing of it is written yet.
  stop.addEventListener('abort', () => void readers.close(), { once: true });
  const write = async (text: string): Promise<void> => {
    if (handle) await handle.appendFile(text);
    else await wish.write(text);
  };
  try {
    if (progress.length === 0) await write(headerOf(format));
    for await (const [file, answer] of answersOf(folder, left, readers, workers * AHEAD)) {
      if (stop.aborted) break;
      await write(rowsOf(format, file, answer));
      count.now += 1;
      if (hasErrors(findingsOf(answer))) count.bad += 1;
      wish.told(count);
    }
  } finally {
    await readers.close();
    await handle?.close();
  }
  return count;
}
