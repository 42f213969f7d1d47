import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { type CheckedCounty, type CountyDefinition, loadCounty } from '../catalog/index.ts';
import type { Diagnostic, Wording } from '../kernel/index.ts';
import { registerPreview } from './preview.ts';
import { exits, inWords } from './speak.ts';

const shippedCounties = fileURLToPath(new URL('../../counties', import.meta.url));

type Checked = CheckedCounty & { readonly folder: string };

const isFolder = async (name: string): Promise<boolean> => {
  // A path that does not exist is no folder: the caller says so in its own words.
  const found = await stat(name).catch(() => undefined);
  return found?.isDirectory() === true;
};

async function shipped(): Promise<string[]> {
  const entries = await readdir(shippedCounties, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(shippedCounties, entry.name));
}

const kinds: readonly [keyof CountyDefinition & string, Wording][] = [
  ['places', { zh: '地名', en: 'places' }],
  ['organisations', { zh: '单位', en: 'organisations' }],
  ['posts', { zh: '岗位', en: 'posts' }],
  ['duties', { zh: '权责', en: 'duties' }],
  ['measures', { zh: '指标', en: 'measures' }],
  ['goals', { zh: '目标', en: 'goals' }],
  ['plans', { zh: '计划', en: 'plans' }],
];

/** How many records there are of each kind, and in how many something is assumed. */
function counts(definition: CountyDefinition): Record<string, number> {
  const records = kinds.map(([kind]) => definition[kind]);
  const lists = records.filter((list) => Array.isArray(list));
  const targets = definition.plans.flatMap((plan) => plan.targets);
  const assumed = [...lists.flat(), ...targets].filter(hasAssumed).length;
  const sizes = kinds.map(([kind], index) => [kind, lists[index]?.length ?? 0] as const);
  return { ...Object.fromEntries(sizes), targets: targets.length, assumed };
}

const hasAssumed = (record: unknown): boolean =>
  typeof record === 'object' &&
  record !== null &&
  'assumed' in record &&
  Array.isArray(record.assumed) &&
  record.assumed.length > 0;

const located = (folder: string, { place }: Diagnostic): string =>
  [path.join(folder, place.file ?? ''), place.line, place.column]
    .filter((part) => part !== undefined)
    .join(':');

function printed(folder: string, finding: Diagnostic): string {
  const severity = finding.severity === 'error' ? { zh: '错误', en: 'error' } : { zh: '提醒', en: 'warning' };
  return `${located(folder, finding)} ${inWords(severity)} ${inWords(finding.message)}\n    ${inWords(finding.hint)}`;
}

/** The answer for people: what was found at its place, then one line a county. */
function summary({ folder, definition, digest, diagnostics }: Checked): string {
  const relative = path.relative(process.cwd(), folder) || '.';
  const shown = relative.startsWith('..') ? path.resolve(folder) : relative;
  const findings = diagnostics.map((finding) => printed(shown, finding));
  if (definition === undefined) {
    const total = diagnostics.length;
    return [
      ...findings,
      inWords({
        zh: `${shown}：${total} 处问题，没有载入。`,
        en: `${shown}: ${total} finding(s), nothing loaded.`,
      }),
    ].join('\n');
  }
  const sizes = counts(definition);
  const list = kinds
    .map(([kind, name]) => `${inWords(name)} ${sizes[kind]}`)
    .join(inWords({ zh: '，', en: ', ' }));
  const madeUp = definition.county.simulated ? inWords({ zh: '（虚构）', en: ' (made up)' }) : '';
  const name = inWords({ zh: definition.county.name, en: definition.county.englishName });
  const remark = inWords({
    zh: `计划目标 ${sizes['targets']}，含推定内容的记录 ${sizes['assumed']}`,
    en: `plan targets ${sizes['targets']}, records with something assumed ${sizes['assumed']}`,
  });
  return [
    ...findings,
    `${name}${madeUp} ${definition.county.id} ${digest ?? ''}`,
    `    ${list}`,
    `    ${remark}`,
  ].join('\n');
}

/** The answer for programs: the same facts, with every wording in both languages. */
const asJson = (checked: readonly Checked[]): string =>
  JSON.stringify(
    {
      counties: checked.map(({ folder, definition, digest, diagnostics }) => ({
        folder,
        county: definition?.county.id ?? null,
        simulated: definition?.county.simulated ?? null,
        digest: digest ?? null,
        counts: definition === undefined ? null : counts(definition),
        diagnostics,
      })),
    },
    null,
    2,
  );

async function check(
  folders: readonly string[],
  options: { json?: boolean },
  command: Command,
): Promise<void> {
  for (const folder of folders) {
    if (await isFolder(folder)) continue;
    const wording = { zh: `找不到文件夹“${folder}”。`, en: `There is no folder “${folder}”.` };
    command.error(inWords(wording), { exitCode: exits.misused });
  }
  const wanted = folders.length > 0 ? folders : await shipped();
  const checked = await Promise.all(
    wanted.map(async (folder) => ({ folder, ...(await loadCounty(folder)) })),
  );
  process.stdout.write(`${options.json === true ? asJson(checked) : checked.map(summary).join('\n')}\n`);
  if (checked.some(({ definition }) => definition === undefined)) process.exitCode = exits.refused;
}

/**
 * `suohe define`: `check [FOLDER…]` explains what is wrong in the files of counties, without a database; `preview`
 * says what taking them over would change for open cases.
 */
export function registerDefine(program: Command): void {
  const define = program
    .command('define')
    .description(inWords({ zh: '县域定义文件', en: 'the files that define a county' }));
  registerPreview(define);
  define
    .command('check')
    .argument(
      '[folders...]',
      inWords({
        zh: '县域文件夹；不写则检查自带的全部',
        en: 'folders of counties; all that are shipped unless named',
      }),
    )
    .description(inWords({ zh: '检查定义文件，列出全部问题', en: 'check the files and list every finding' }))
    .option('--json', inWords({ zh: '输出 JSON', en: 'print JSON' }))
    .action(check);
}
