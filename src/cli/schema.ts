import type { Command } from 'commander';
import { compareSchema } from '../db/index.ts';
import { exits, inWords, tell } from './speak.ts';

/** `suohe schema`: writes schema.sql and the table types from the migrations; `--check` only compares. */
export function registerSchema(program: Command): void {
  program
    .command('schema')
    .description(
      inWords({
        zh: '由迁移脚本生成 schema.sql 与表类型',
        en: 'write schema.sql and the table types from the migrations',
      }),
    )
    .option('--check', inWords({ zh: '只比对，不写入', en: 'compare only, write nothing' }))
    .action(async ({ check = false }: { check?: boolean }) => {
      const differing = await compareSchema({ write: !check });
      const names = differing.join(', ');
      if (differing.length === 0) {
        tell({
          zh: 'schema.sql 与表类型与迁移脚本一致。',
          en: 'schema.sql and the table types match the migrations.',
        });
      } else if (check) {
        tell({
          zh: `与迁移脚本不一致：${names}。请执行 bin/suohe schema。`,
          en: `Not what the migrations make: ${names}. Run bin/suohe schema.`,
        });
        process.exitCode = exits.refused;
      } else tell({ zh: `已更新：${names}。`, en: `Written: ${names}.` });
      process.exit(); // The scratch server goes with the process.
    });
}
