import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { Refusal } from '../kernel/index.ts';
import { diskError, makeFolder } from './disk.ts';

/**
 * Who holds the folder. A number alone would lie after `kill -9`, when another process gets the same number:
 * the moment of its start, in ticks since this boot, tells them apart.
 */
const Holder = z.object({ pid: z.int().positive(), started: z.string() });
type Holder = z.infer<typeof Holder>;

const readText = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Gone or not readable: there is nothing to say about it.
    return undefined;
  }
};

/** Boot and start tick of a live process; empty where the machine has no /proc; undefined when it is dead. */
function startOf(pid: number): string | undefined {
  const boot = readText('/proc/sys/kernel/random/boot_id')?.trim();
  if (boot !== undefined) {
    const fields = readText(`/proc/${pid}/stat`)?.split(') ').at(-1)?.split(' ');
    // Fields 3 and 22 of proc(5): the state, where Z and X are already dead, and the start tick.
    if (fields === undefined || fields[0] === 'Z' || fields[0] === 'X') return undefined;
    return `${boot}:${fields[19]}`;
  }
  try {
    process.kill(pid, 0);
    return '';
  } catch {
    return undefined;
  }
}

const jsonOf = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? '');
  } catch {
    // A lock that was cut short names nobody.
    return undefined;
  }
};

function liveHolder(file: string): Holder | undefined {
  const parsed = Holder.safeParse(jsonOf(readText(file)));
  return parsed.success && startOf(parsed.data.pid) === parsed.data.started ? parsed.data : undefined;
}

/** A link appears with its content or not at all, and refuses an existing name: true when it is now ours. */
function claim(file: string): boolean {
  const draft = `${file}.${process.pid}`;
  const me: Holder = { pid: process.pid, started: startOf(process.pid) ?? '' };
  writeFileSync(draft, JSON.stringify(me));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Takes the data folder for this process, and makes it if it is not there. A holder that was killed is
 * noticed and replaced; a live one is a refusal (`conflict`) with its process number. Returns how to give
 * the folder back.
 */
export function lockFolder(folder: string): () => void {
  const file = path.join(folder, 'suohe.lock');
  try {
    makeFolder(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
    if (claim(file)) return release(file);
    const holder = liveHolder(file);
    if (holder !== undefined) throw taken(folder, holder.pid);
    return replaceDead(folder, file);
  } catch (error) {
    throw diskError(error, folder);
  }
}

/** Only who holds the turn may remove a dead holder's lock: two starts at once must not remove each other's. */
function replaceDead(folder: string, file: string): () => void {
  const turn = `${file}.turn`;
  if (!claim(turn)) {
    const other = liveHolder(turn);
    if (other !== undefined) throw taken(folder, other.pid);
    rmSync(turn, { force: true });
    if (!claim(turn)) throw taken(folder, liveHolder(turn)?.pid ?? 0);
  }
  try {
    const holder = liveHolder(file);
    if (holder !== undefined) throw taken(folder, holder.pid);
    rmSync(file, { force: true });
    if (!claim(file)) throw taken(folder, liveHolder(file)?.pid ?? 0);
    return release(file);
  } finally {
    rmSync(turn, { force: true });
  }
}

const release = (file: string) => (): void => rmSync(file, { force: true });

const taken = (folder: string, pid: number): Refusal =>
  new Refusal(
    'conflict',
    {
      zh: `数据目录 ${folder} 正由另一个索河进程使用（进程号 ${pid}）。请先停止它，或用 SUOHE_DATA 另选数据目录。`,
      en: `The data folder ${folder} is in use by another Suohe process (pid ${pid}). Stop it first, or choose another data folder by SUOHE_DATA.`,
    },
    { folder, pid },
  );
