import { readFileSync } from 'node:fs';
import { type Command, InvalidArgumentError } from 'commander';
import { decodeText, type Traced, trace } from '../documents/index.ts';
import { type Diagnostic, hasErrors, Refusal, type Wording } from '../kernel/index.ts';
import { linesOf } from './read-table.ts';
import { exits, inWords } from './speak.ts';

type Options = { json?: boolean; explain?: number };

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

function run(file: string, { json = false, explain }: Options): void {
  const decoded = decodeText(bytesOf(file));
  const traced = trace(decoded.text);
  const diagnostics = decoded.diagnostics.length > 0 ? decoded.diagnostics : traced.reading.diagnostics;
  for (const d of diagnostics) process.stderr.write(`${sentence(d, inWords)}\n`);
  const reading = { ...traced.reading, diagnostics };
  if (explain !== undefined)
    process.stdout.write(`${explanation(decoded.text, traced, explain).join('\n')}\n`);
  else if (json) process.stdout.write(`${JSON.stringify(reading, null, 1)}\n`);
  else if (!hasErrors(diagnostics)) process.stdout.write(`${linesOf(reading, inWords).join('\n')}\n`);
  if (hasErrors(diagnostics)) process.exitCode = exits.refused;
}

/** `suohe read FILE`: sections, claims and proposed commitments of a work report. Needs no database and no network. */
export function registerRead(program: Command): void {
  program
    .command('read')
    .description(
      inWords({
        zh: '阅读政府工作报告，列出章节、数据陈述和承诺事项；不需要数据库和网络',
        en: 'read a work report: its sections, claims and proposed commitments; needs no database and no network',
      }),
    )
    .argument(
      '<file>',
      inWords({
        zh: '文本文件（UTF-8 或 GB18030），- 表示标准输入',
        en: 'text file (UTF-8 or GB18030), - for standard input',
      }),
    )
    .option('--json', inWords({ zh: '以 JSON 输出', en: 'print JSON' }))
    .option(
      '--explain <offset>',
      inWords({ zh: '说明某个位置由哪条规则判断', en: 'which rule decided at an offset' }),
      parseOffset,
    )
    .action(run);
}
