import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { machineClock } from '../clock/index.ts';
import { type Comparison, compareReadings, type ReadText, readDocument, textOf } from '../documents/index.ts';
import { hasErrors, Refusal } from '../kernel/index.ts';
import { comparisonLines } from './compare-table.ts';
import { inWords, language } from './speak.ts';

type Options = { json?: boolean; xlsx?: string };

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const why = codeOf(error);
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

async function load(file: string): Promise<ReadText> {
  const { text, diagnostics } = await textOf(await bytesOf(file));
  if (hasErrors(diagnostics)) {
    const [first] = diagnostics;
    const wording = { zh: `文件 ${file} 无法对照。`, en: `The file ${file} cannot be compared. ` };
    throw new Refusal(
      'bad-input',
      { zh: wording.zh + (first?.message.zh ?? ''), en: wording.en + (first?.message.en ?? '') },
      { file },
      diagnostics,
    );
  }
  return { text, reading: readDocument(text) };
}

async function save(comparison: Comparison, file: string): Promise<void> {
  // The workbook's library is large and only this needs it.
  const { writeComparison } = await import('../publishing/index.ts');
  const bytes = await writeComparison(comparison, language(), machineClock.now());
  try {
    await writeFile(file, bytes);
  } catch (error) {
    const why = codeOf(error);
    throw new Refusal(
      'bad-input',
      {
        zh: `无法写入 ${file}（${why}）。请检查路径和权限。`,
        en: `Cannot write ${file} (${why}). Check the path and the permissions.`,
      },
      { file, code: why },
    );
  }
  process.stderr.write(`${inWords({ zh: `已写入 ${file}`, en: `Wrote ${file}` })}\n`);
}

async function run(last: string, now: string, { json = false, xlsx }: Options): Promise<void> {
  const comparison = compareReadings(await load(last), await load(now));
  if (xlsx !== undefined) await save(comparison, xlsx);
  if (json) process.stdout.write(`${JSON.stringify(comparison, null, 1)}\n`);
  else if (xlsx === undefined) process.stdout.write(`${comparisonLines(comparison, inWords).join('\n')}\n`);
}

/** `suohe compare LAST THIS`: last year's plan held against this year's report. Needs no database and no network. */
export function registerCompare(program: Command): void {
  program
    .command('compare')
    .description(
      inWords({
        zh: '拿上年报告的计划对照本年报告的回顾：完成、超额、未达到、口径变化、待核实、未提及，两处原文并列',
        en: 'hold last year’s plan against this year’s review: reached, exceeded, short, changed, unsure, not mentioned, with both quotes',
      }),
    )
    .argument('<last>', inWords({ zh: '上年政府工作报告', en: 'last year’s work report' }))
    .argument('<this>', inWords({ zh: '本年政府工作报告', en: 'this year’s work report' }))
    .option('--json', inWords({ zh: '以 JSON 输出', en: 'print JSON' }))
    .option('--xlsx <file>', inWords({ zh: '写成 Excel 工作簿', en: 'write a workbook' }))
    .action(run);
}
