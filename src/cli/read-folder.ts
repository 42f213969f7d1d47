import { hash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { type Answer, failed, MAX_BYTES, Readers, type RowFormat, tooLarge } from '../documents/index.ts';
import { type Diagnostic, hasErrors } from '../kernel/index.ts';
import { type Output, passedOn, rowsIn } from './folder-output.ts';

/** JSON Lines with one line a file, CSV with one row a claim, or a database file with a table for each kind of finding. */
export type FolderFormat = RowFormat | 'sqlite';

/** How far a run has come: files in the folder, written before, read now, and of these not readable. */
export type FolderCount = { total: number; before: number; now: number; bad: number };

/** `out`: a file to write to, or to go on with; without it rows go to `write`. A database needs one. */
export type Target =
  | { readonly format: RowFormat; readonly out?: string | undefined }
  | { readonly format: 'sqlite'; readonly out: string };

export type FolderWish = Target & {
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

/** The output itself, and what a database keeps beside it. */
const BESIDE = ['', '-journal', '-wal', '-shm'];

/** Files of a folder and its subfolders by their path, in one order on every machine; hidden and lock files stay out. */
async function filesIn(folder: string, out: string | undefined): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const output = out === undefined ? undefined : path.resolve(out);
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('~$'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => output === undefined || !BESIDE.some((end) => path.resolve(file) === `${output}${end}`))
    .map((file) => path.relative(folder, file).split(path.sep).join('/'))
    .filter((file) => !/(?:^|\/)\./.test(file))
    .sort((a, b) => (a < b ? -1 : Number(a > b)));
}

const unreadable = (why: string): Diagnostic => ({
  code: 'unreadable',
  severity: 'error',
  place: {},
  message: { zh: `无法读取文件（${why}）。`, en: `The file cannot be read (${why}).` },
  hint: { zh: '请检查文件和权限。', en: 'Check the file and its permissions.' },
});

/** What was read from a file, and the SHA-256 of its bytes; null where they could not be had. */
type Read = Answer & { readonly digest: string | null };

async function readOne(folder: string, file: string, rows: RowFormat, readers: Readers): Promise<Read> {
  const wants = { rows, file };
  const refused = (diagnostic: Diagnostic): Read => ({ ...failed(wants, diagnostic), digest: null });
  const whole = path.join(folder, file);
  try {
    const { size } = await stat(whole);
    if (size > MAX_BYTES) return refused(tooLarge(size, MAX_BYTES));
    const bytes = await readFile(whole);
    const digest = hash('sha256', bytes);
    return { ...(await readers.run({ bytes, wants })), digest };
  } catch (error) {
    // The file vanished or may not be read: that is a finding about this file and does not stop the others.
    if (error instanceof Error && 'code' in error) return refused(unreadable(String(error.code)));
    throw error;
  }
}

/** The answers in the order of the files, a few begun ahead. */
async function* answersOf(
  files: readonly string[],
  read: (file: string) => Promise<Read>,
  ahead: number,
): AsyncGenerator<readonly [string, Read]> {
  const begun: Promise<Read>[] = [];
  let next = 0;
  for (const file of files) {
    for (; next < files.length && begun.length < ahead; next += 1) begun.push(read(files[next] ?? ''));
    const answer = await begun.shift();
    if (answer) yield [file, answer];
  }
}

async function outputOf(wish: FolderWish): Promise<Output> {
  if (wish.format === 'sqlite') {
    const { databaseIn } = await import('./store.ts');
    return databaseIn(wish.out);
  }
  return wish.out === undefined
    ? await passedOn(wish.format, wish.write)
    : await rowsIn(wish.out, wish.format);
}

/**
 * Reads every file of a folder in parallel and writes what is in it, in the order of their paths. A bad file is written
 * with its diagnostics. With `out`, a later run goes on with what is missing.
 * @throws Refusal `conflict` where `out` was written by something else
 */
export async function readFolder(folder: string, wish: FolderWish): Promise<FolderCount> {
  const { out, stop } = wish;
  const files = await filesIn(folder, out);
  const output = await outputOf(wish);
  const left: string[] = [];
  for (const file of files) if (!(await output.has(file, path.join(folder, file)))) left.push(file);
  const count = { total: files.length, before: files.length - left.length, now: 0, bad: 0 };
  const workers = wish.workers ?? Math.min(MOST_WORKERS, availableParallelism());
  const readers = new Readers(workers, { waiting: workers * AHEAD, megabytes: MEGABYTES });
  // Ctrl-C need not wait for a slow file: nothing of it is written yet.
  stop.addEventListener('abort', () => void readers.close(), { once: true });
  const read = (file: string): Promise<Read> => readOne(folder, file, output.rows, readers);
  try {
    for await (const [file, { digest, rows, diagnostics }] of answersOf(left, read, workers * AHEAD)) {
      if (stop.aborted) break;
      if (rows) await output.write(file, digest, rows);
      count.now += 1;
      if (hasErrors(diagnostics)) count.bad += 1;
      wish.told(count);
    }
  } finally {
    await readers.close();
    await output.close();
  }
  return count;
}
