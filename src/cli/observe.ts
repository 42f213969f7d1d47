import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { areasOn, definitionOf } from '../catalog/index.ts';
import { machineClock, today } from '../clock/index.ts';
import { readSettings, startDatabase } from '../db/index.ts';
import { CountyId, Refusal, type Wording } from '../kernel/index.ts';
import { type Recorded, systemRecorder } from '../measures/index.ts';
import { importSeries } from '../publishing/index.ts';
import { inWords, tell } from './speak.ts';

function countyOf(text: string): CountyId {
  const county = CountyId.safeParse(text).data;
  if (county) return county;
  throw new Refusal('bad-input', {
    zh: `“${text}”不是县域编号。`,
    en: `“${text}” is no id of a county.`,
  });
}

/** Each row that is doubted, of a dry run each that would be written, and then the sum of it. */
function linesOf({ rows, added, revised, unchanged }: Recorded, dryRun: boolean): Wording[] {
  const words = {
    new: ['新增', 'new'],
    revised: ['修订', 'revised'],
    older: ['补录较早批次', 'an earlier edition'],
    unchanged: ['不变', 'unchanged'],
  } as const;
  const lines = rows.flatMap(({ observation: o, what, before, doubt }, place): Wording[] => {
    const row = o.source.kind === 'file' ? o.source.row : place + 1;
    const [zh, en] = words[what];
    const was =
      before && what !== 'unchanged'
        ? { zh: `（原为${before.value}）`, en: ` (was ${before.value})` }
        : { zh: '', en: '' };
    const told = {
      zh: `第${row}行：${o.measure} ${o.period} ${o.value} ${zh}${was.zh}`,
      en: `row ${row}: ${o.measure} ${o.period} ${o.value} ${en}${was.en}`,
    };
    const doubted = doubt
      ? [{ zh: `第${row}行存疑：${doubt.zh}`, en: `row ${row} is doubtful: it ${doubt.en}` }]
      : [];
    return [...(dryRun ? [told] : []), ...doubted];
  });
  const sum = dryRun
    ? {
        zh: `试运行，没有写入：会新增 ${added} 个数，修订 ${revised} 个，${unchanged} 个与已有的相同。`,
        en: `Dry run, nothing was written: ${added} new, ${revised} revised, ${unchanged} on record already.`,
      }
    : {
        zh: `新增 ${added} 个数，修订 ${revised} 个，${unchanged} 个与已有的相同。`,
        en: `${added} new, ${revised} revised, ${unchanged} on record already.`,
      };
  return [...lines, sum];
}

/** `suohe observe FILE --county ID`: brings a table of figures of the county's measures on record, all or nothing. */
export function registerObserve(program: Command): void {
  program
    .command('observe')
    .argument('<file>', inWords({ zh: '指标数据表，xlsx 或 csv', en: 'a table of figures, xlsx or csv' }))
    .requiredOption('--county <id>', inWords({ zh: '县域编号', en: 'the county’s id' }))
    .description(
      inWords({
        zh: '导入指标数据：一行一个数，全部正确才写入；与已有的数不同的记为新的批次',
        en: 'import figures of measures: one a row, all or nothing; one that differs is a new vintage',
      }),
    )
    .option(
      '--dry-run',
      inWords({ zh: '试运行：只说会写入什么，不写入', en: 'say what would be written, and write nothing' }),
    )
    .action(async (file: string, { county, dryRun = false }: { county: string; dryRun?: boolean }) => {
      const brought = { fileName: path.basename(file), bytes: await readFile(file) };
      const database = await startDatabase(readSettings(process.env), tell);
      try {
        const id = countyOf(county);
        const definition = await definitionOf(database.db, id);
        const ground = {
          measures: definition?.measures ?? [],
          areas: areasOn(definition, today(machineClock)),
          by: 'system' as const,
        };
        const by = { ...systemRecorder(machineClock.now()), dryRun };
        const recorded = await importSeries(database.db, id, brought, ground, by);
        for (const line of linesOf(recorded, dryRun)) process.stdout.write(`${inWords(line)}\n`);
      } finally {
        await database.stop();
      }
    });
}
