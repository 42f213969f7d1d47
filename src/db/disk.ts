import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { Refusal, type Wording } from '../kernel/index.ts';

/** What the disk may answer, by the machine's error name. */
const answers: Readonly<Record<string, (folder: string) => Wording>> = {
  ENOSPC: (folder) => ({
    zh: `磁盘已满，无法写入 ${folder}。请先清理磁盘空间再启动；已有数据没有受损。`,
    en: `The disk is full, so nothing can be written to ${folder}. Free some space and start again; existing data is unharmed.`,
  }),
  EROFS: (folder) => ({
    zh: `${folder} 所在磁盘为只读，无法写入。请改为可写挂载，或用 SUOHE_DATA 另选数据目录。`,
    en: `The disk that holds ${folder} is read-only. Mount it writable, or choose another data folder by SUOHE_DATA.`,
  }),
  EACCES: (folder) => ({
    zh: `当前用户无权读写 ${folder}。请用建立该目录的用户启动，或用 SUOHE_DATA 另选数据目录。`,
    en: `The current user may not read and write ${folder}. Start as the user who made that folder, or choose another data folder by SUOHE_DATA.`,
  }),
  ENOTDIR: (folder) => ({
    zh: `${folder} 不能作为数据目录：路径上有一个普通文件。请用 SUOHE_DATA 另选数据目录。`,
    en: `${folder} cannot be the data folder: a plain file stands in its path. Choose another data folder by SUOHE_DATA.`,
  }),
};
const aliases: Readonly<Record<string, string>> = { EPERM: 'EACCES', EDQUOT: 'ENOSPC', EEXIST: 'ENOTDIR' };

/** PostgreSQL's words for the same answers, as they stand in its log and its messages. */
const words: readonly (readonly [RegExp, string])[] = [
  [/No space left on device|Disk quota exceeded|Check free disk space/, 'ENOSPC'],
  [/Read-only file system/, 'EROFS'],
  [/Permission denied|Operation not permitted/, 'EACCES'],
];

function refusalOf(name: string, folder: string): Refusal | undefined {
  const code = aliases[name] ?? name;
  const wording = answers[code]?.(folder);
  return wording === undefined ? undefined : new Refusal('not-ready', wording, { reason: code, folder });
}

/**
 * The refusal (`not-ready`) that stands behind an error of the file system, or of PostgreSQL, when the disk is
 * full, read-only or not ours; any other error stays itself.
 */
export function diskError(error: unknown, folder: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  return refusalOf(String(error.code), folder) ?? diskRefusalIn(error.message, folder) ?? error;
}

/** Makes a folder with those above it, one by one: made at once, a read-only disk is told as a missing one. */
export function makeFolder(folder: string, mode: number): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder), mode);
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    if (!existsSync(folder)) throw error; // Another process made it in the same moment.
  }
}

/** The refusal that stands behind what PostgreSQL said, if the disk was the reason. */
export function diskRefusalIn(said: string, folder: string): Refusal | undefined {
  const found = words.find(([shape]) => shape.test(said));
  return found === undefined ? undefined : refusalOf(found[1], folder);
}
