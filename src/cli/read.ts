import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { nationalCalendar, periodEndBy } from '../clock/index.ts';
import { isMinutes, readMinutes, type Traced, textOf, trace } from '../documents/index.ts';
import { type Diagnostic, hasErrors, Refusal, type Wording } from '../kernel/index.ts';
import { linesOf } from './read-table.ts';
import { exits, inWords } from './speak.ts';

type Options = {
  json?: boolean;
  explain?: number;
  text?: string;
  out?: string;
  format?: 'jsonl' | 'csv' | 'sqlite';
};

const STANDARD_INPUT = 0;

/** The bytes of a file, or of standard input for `-`. */
function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file === '-' ? STANDARD_INPUT : file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const why = String(error.code);
    throw new Refusal(
      'not-found',
      {
        zh: `无法读取文件 ${file}（${why}）。请检查路径和权限。`,
        en: `Cannot read ${file} (${why}). Check the path and the permissions.`,
      },
      { file, code: why },
    );
  }
}

const sentence = (d: Diagnostic, words: (wording: Wording) => string): string =>
  `${words(d.message)}${words(d.hint)}`;

/** Which rules decided at an offset of the text, innermost first. */
export function explanation(text: string, { reading, rules }: Traced, offset: number): string[] {
  const section = reading.sections.findLast((s) => s.start <= offset && offset < s.end);
  const here = rules
    .filter((r) => r.start <= offset && offset < r.end)
    .toSorted((a, b) => a.end - a.start - (b.end - b.start));
  const found = here.map(
    (r) => `${r.what}  [${r.start}, ${r.end})  ${r.rule}  「${text.slice(r.start, r.end)}」`,
  );
  const place = section
    ? [`section  [${section.start}, ${section.end})  ${section.role}  ${section.title}`]
    : [];
  return found.length > 0 || place.length > 0
    ? [...found, ...place]
    : [inWords({ zh: `位置 ${offset} 处没有任何规则作出判断。`, en: `No rule decided at ${offset}.` })];
}

function parseOffset(text: string): number {
  const offset = Number(text);
  if (!Number.isInteger(offset) || offset < 0) {
    throw new InvalidArgumentError(
      inWords({ zh: '位置应为不小于 0 的整数。', en: 'The offset is a whole number from 0.' }),
    );
  }
  return offset;
}

const isFolder = (file: string): boolean =>
  file !== '-' && statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;

async function run(file: string, options: Options): Promise<void> {
  if (isFolder(file)) {
    const { runFolder } = await import('./run-folder.ts');
    await runFolder(file, options);
  } else await runFile(file, options);
}

/** Minutes are read by the national calendar: a county's local days are known to its ledger alone. */
const tracedMinutes = (text: string): Traced => ({
  reading: readMinutes(text, periodEndBy(nationalCalendar())),
  rules: [],
});

async function runFile(file: string, { json = false, explain, text: textFile }: Options): Promise<void> {
  const found = await textOf(bytesOf(file));
  const minutes = isMinutes(found.text);
  const traced = minutes ? tracedMinutes(found.text) : trace(found.text);
  const own = found.text === '' ? [] : traced.reading.diagnostics;
  const diagnostics = [...found.diagnostics, ...own];
  for (const d of diagnostics) process.stderr.write(`${sentence(d, inWords)}\n`);
  if (textFile !== undefined && found.text !== '') writeText(textFile, found.text);
  const reading = { ...traced.reading, diagnostics };
  if (explain !== undefined) process.stdout.write(`${explanation(found.text, traced, explain).join('\n')}\n`);
  else if (json) process.stdout.write(`${JSON.stringify(reading, null, 1)}\n`);
  else if (!hasErrors(diagnostics))
    process.stdout.write(`${linesOf(reading, inWords, minutes).join('\n')}\n`);
  if (hasErrors(diagnostics)) process.exitCode = exits.refused;
}

/** Writes the text that offsets refer to; as UTF-8 without a mark, so that decoding it gives the same text. */
function writeText(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const why = String(error.code);
    throw new Refusal(
      'bad-input',
      { zh: `无法写入文件 ${file}（${why}）。`, en: `Cannot write ${file} (${why}).` },
      { file, code: why },
    );
  }
}

/** `suohe read FILE`: sections, claims and proposed commitments of a work report, or the decided items of minutes. Needs no database and no network. */
export function registerRead(program: Command): void {
  program
    .command('read')
    .description(
      inWords({
        zh: '阅读政府工作报告，列出章节、数据陈述和承诺事项；会议纪要列出议定事项；不需要数据库和网络',
        en: 'read a work report: its sections, claims and proposed commitments; or minutes: their decided items; needs no database and no network',
      }),
    )
    .argument(
      '<file>',
      inWords({
        zh: '报告文件（txt、docx、html、有文字层的 pdf），- 表示标准输入；也可以是文件夹',
        en: 'file of a report (txt, docx, html, pdf with text), - for standard input; or a folder of them',
      }),
    )
    .option('--json', inWords({ zh: '以 JSON 输出', en: 'print JSON' }))
    .option(
      '--explain <offset>',
      inWords({ zh: '说明某个位置由哪条规则判断', en: 'which rule decided at an offset' }),
      parseOffset,
    )
    .option(
      '--text <file>',
      inWords({ zh: '把位置所指的正文写入文件', en: 'write the text that offsets refer to' }),
    )
    .option(
      '--out <file>',
      inWords({
        zh: '文件夹：写入文件；中断后再次运行，接着写',
        en: 'for a folder: write to a file, or go on with it after a stop',
      }),
    )
    .addOption(
      new Option(
        '--format <format>',
        inWords({
          zh: '文件夹：每份文件一行、每条数据一行，或数据库文件（SQLite）',
          en: 'for a folder: a line a file, a row a claim, or a database file (SQLite)',
        }),
      ).choices(['jsonl', 'csv', 'sqlite']),
    )
    .action(run);
}
