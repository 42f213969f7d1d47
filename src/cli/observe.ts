import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { machineClock } from '../clock/index.ts';
import { readSettings, startDatabase } from '../db/index.ts';
import { CountyId, Refusal } from '../kernel/index.ts';
import { systemRecorder } from '../measures/index.ts';
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
    .action(async (file: string, { county }: { county: string }) => {
      const brought = { fileName: path.basename(file), bytes: await readFile(file) };
      const database = await startDatabase(readSettings(process.env), tell);
      try {
        const by = systemRecorder(machineClock.now());
        const { added, unchanged } = await importSeries(database.db, countyOf(county), brought, by);
        const line = {
          zh: `写入 ${added} 个数，${unchanged} 个与已有的相同。`,
          en: `${added} figure(s) put on record, ${unchanged} stood already.`,
        };
        process.stdout.write(`${inWords(line)}\n`);
      } finally {
        await database.stop();
      }
    });
}
