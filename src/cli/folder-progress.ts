import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { headerOf, type RowFormat } from '../documents/index.ts';
import { Refusal } from '../kernel/index.ts';

/** What an earlier run left: the files it wrote whole, and the length up to which the output is whole. */
export type Progress = { readonly done: ReadonlySet<string>; readonly length: number };

const QUOTE = 0x22;
const LINE_END = 0x0a;
/** Enough for any path, escaped. */
const NAME_LENGTH = 16 * 1024;

/** One line of the output: where it starts, and its first bytes. */
type Line = { readonly start: number; readonly end: number; readonly head: string };

/** The whole lines of an output, without holding it in memory; in CSV a line end inside quotes ends nothing. */
async function* linesOf(file: string, format: RowFormat): AsyncGenerator<Line> {
  let start = 0;
  let at = 0;
  let quoted = false;
  let head: Buffer[] = [];
  let kept = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    let from = 0;
    const keep = (to: number): void => {
      const part = chunk.subarray(from, Math.min(to, from + NAME_LENGTH - kept));
      head.push(Buffer.from(part));
      kept += part.length;
    };
    for (let i = 0; i < chunk.length; i += 1) {
      if (format === 'csv' && chunk[i] === QUOTE) quoted = !quoted;
      if (chunk[i] !== LINE_END || quoted) continue;
      keep(i);
      yield { start, end: at + i + 1, head: Buffer.concat(head).toString() };
      start = at + i + 1;
      from = i + 1;
      head = [];
      kept = 0;
    }
    keep(chunk.length);
    at += chunk.length;
  }
}

/** The file that a line speaks of. */
function fileOf(line: string, format: RowFormat): string | undefined {
  if (format === 'jsonl') {
    const name = /^\{"file":("(?:[^"\\]|\\.)*")/.exec(line)?.[1];
    return name === undefined ? undefined : String(JSON.parse(name));
  }
  const quotedName = /^"((?:[^"]|"")*)",/.exec(line)?.[1];
  return (quotedName?.replaceAll('""', '"') ?? /^([^",]+),/.exec(line)?.[1])?.replace(
    /^'(?=[=@+\-\t\r])/,
    '',
  );
}

/** The output exists and is somebody else's. */
export const notOurs = (file: string): Refusal =>
  new Refusal(
    'conflict',
    {
      zh: `文件 ${file} 已存在，但不是这个命令以同一格式写的，没有改动。请换一个文件名。`,
      en: `${file} exists and was not written by this command in this format; it was left alone. Choose another name.`,
    },
    { file },
  );

type Whole = { done: Set<string>; length: number; last?: { name: string; start: number } };

/** The files named by whole lines, behind the first row of a CSV file. */
async function wholeLinesOf(file: string, format: RowFormat): Promise<Whole> {
  const whole: Whole = { done: new Set(), length: 0 };
  for await (const { start, end, head } of linesOf(file, format)) {
    whole.length = end;
    if (start === 0 && format === 'csv') {
      if (`${head}\n` !== headerOf('csv')) throw notOurs(file);
      continue;
    }
    const name = fileOf(head, format);
    if (name === undefined) throw notOurs(file);
    if (whole.last?.name !== name) whole.last = { name, start };
    whole.done.add(name);
  }
  return whole;
}

/**
 * How far an earlier run came. An incomplete last line counts as not written; in CSV, where a file has many rows,
 * neither does the last file named.
 * @throws Refusal `conflict` where the file was not written by this command in this format
 */
export async function progressIn(file: string, format: RowFormat): Promise<Progress> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0, // There is no such file yet: nothing is done.
  );
  if (size === 0) return { done: new Set(), length: 0 };
  const { done, length, last } = await wholeLinesOf(file, format);
  if (length === 0 && !(await beginsLikeOurs(file, format))) throw notOurs(file);
  if (format === 'jsonl' || !last) return { done, length };
  done.delete(last.name);
  return { done, length: last.start };
}

/** A run that was cut off within its first line left the beginning of one. */
async function beginsLikeOurs(file: string, format: RowFormat): Promise<boolean> {
  const expected = format === 'csv' ? headerOf('csv') : '{"file":"';
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(file, { end: 63 }) as AsyncIterable<Buffer>) chunks.push(chunk);
  const begun = Buffer.concat(chunks);
  const wanted = Buffer.from(expected);
  const length = Math.min(begun.length, wanted.length);
  return begun.subarray(0, length).equals(wanted.subarray(0, length));
}
