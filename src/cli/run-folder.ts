import { once } from 'node:events';
import path from 'node:path';
import { Refusal } from '../kernel/index.ts';
import { type FolderCount, type FolderFormat, readFolder, type Target } from './read-folder.ts';
import { exits, inWords, tell } from './speak.ts';

type Options = { readonly out?: string; readonly format?: FolderFormat };

/** Without a terminal, a line every so many files. */
const STEP = 1000;
/** On a terminal, the line is drawn again after this many milliseconds. */
const DRAW_MILLISECONDS = 200;

function progressLine({ total, before, now, bad }: FolderCount, seconds: number): string {
  const share = Math.floor((100 * (before + now)) / Math.max(1, total));
  const rate = (now / Math.max(0.001, seconds)).toFixed(1);
  return inWords({
    zh: `已读 ${before + now}/${total}（${share}%），每秒 ${rate} 份，无法读取 ${bad} 份`,
    en: `${before + now} of ${total} read (${share} %), ${rate} a second, ${bad} not readable`,
  });
}

/** Tells how far it is: on a terminal one line that is drawn again, else a line now and then. */
function teller(started: number): (count: Readonly<FolderCount>) => void {
  let drawn = 0;
  return (count) => {
    const now = performance.now();
    const line = (): string => progressLine(count, (now - started) / 1000);
    if (!process.stderr.isTTY) {
      if (count.now % STEP === 0) process.stderr.write(`${line()}\n`);
    } else if (now - drawn > DRAW_MILLISECONDS) {
      drawn = now;
      process.stderr.write(`\r${line()}\x1b[K`);
    }
  };
}

async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

const byName: Readonly<Record<string, FolderFormat>> = {
  '.csv': 'csv',
  '.sqlite': 'sqlite',
  '.db': 'sqlite',
};

/** The format that was asked for, or that the name of the output tells. */
function targetOf(out: string | undefined, asked: FolderFormat | undefined): Target {
  const format = asked ?? byName[path.extname(out ?? '').toLowerCase()] ?? 'jsonl';
  if (format !== 'sqlite') return { format, out };
  if (out !== undefined) return { format, out };
  throw new Refusal('bad-input', {
    zh: '写入数据库需要指定文件，例如：--out readings.sqlite',
    en: 'A database needs a file, for instance: --out readings.sqlite',
  });
}

/** `suohe read DIR`: all files of a folder, on standard output or into a file that a later run goes on with. */
export async function runFolder(folder: string, { out, format }: Options): Promise<void> {
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const started = performance.now();
  const wish = { write: print, stop: stopping.signal, told: teller(started) };
  const count = await readFolder(folder, { ...targetOf(out, format), ...wish });
  process.off('SIGINT', stop).off('SIGTERM', stop);
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  process.stderr.write(`${progressLine(count, (performance.now() - started) / 1000)}\n`);
  if (count.before + count.now === count.total) return;
  tell({
    zh: out === undefined ? '已停止。' : '已停止。再次运行同一命令，从这里接着读。',
    en: out === undefined ? 'Stopped.' : 'Stopped. The same command goes on from here.',
  });
  process.exitCode = exits.refused;
}
