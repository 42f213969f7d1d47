import type { Command } from 'commander';
import { loadCounty, type MatterDifference } from '../catalog/index.ts';
import { machineClock, today } from '../clock/index.ts';
import { readSettings, startDatabase } from '../db/index.ts';
import { Refusal, type Wording } from '../kernel/index.ts';
import { type MatterPreview, previewMatters, type VersionBefore } from '../ledger/index.ts';
import { inWords, tell } from './speak.ts';

const parts: Readonly<Record<MatterDifference['part'], Wording>> = {
  stage: { zh: '环节', en: 'stage' },
  step: { zh: '步骤', en: 'step' },
  clock: { zh: '时限', en: 'clock' },
  field: { zh: '表单字段', en: 'field' },
  'private-field': { zh: '非公开字段', en: 'private field' },
  rung: { zh: '督办层级', en: 'rung' },
  other: { zh: '其他', en: 'other' },
};

const changes: readonly (readonly [MatterDifference['change'], Wording])[] = [
  ['gained', { zh: '新版本新增，这些件没有', en: 'new in the version to come, these cases go without' }],
  ['lost', { zh: '新版本取消，这些件仍有', en: 'gone in the version to come, these cases still have' }],
  [
    'changed',
    { zh: '新版本改动，这些件仍照原来的', en: 'changed in the version to come, these cases keep theirs' },
  ],
];

const listed = (list: readonly string[]): string => list.join(inWords({ zh: '、', en: ', ' }));

/** Differences by what they mean for a case that keeps its version, a line each. */
function differenceLines(differences: readonly MatterDifference[]): string[] {
  return changes.flatMap(([change, said]) => {
    const own = differences.filter((one) => one.change === change);
    if (own.length === 0) return [];
    const names = own.map(({ part, id, name }) => `${inWords(parts[part])}“${inWords(name)}”(${id})`);
    return [inWords({ zh: `    ${said.zh}：${listed(names)}`, en: `    ${said.en}: ${listed(names)}` })];
  });
}

function stageLines({ stages }: VersionBefore, gone: boolean): string[] {
  return stages.map(({ stage, stands, count, examples }) => {
    const such = count > examples.length ? { zh: '等', en: ' and others' } : { zh: '', en: '' };
    const numbers = { zh: `${examples.join('、')}${such.zh}`, en: `${examples.join(', ')}${such.en}` };
    const missing =
      stands || gone
        ? { zh: '', en: '' }
        : { zh: '。新版本没有这个环节', en: '. The version to come has no such stage' };
    return inWords({
      zh: `      ${stage.name.zh}：${count} 件（${numbers.zh}）${missing.zh}`,
      en: `      ${stage.name.en}: ${count} (${numbers.en})${missing.en}`,
    });
  });
}

function versionLines(version: VersionBefore, { change }: MatterPreview): string[] {
  const { open, inForce, differences } = version;
  const which = inForce
    ? { zh: '现行版本', en: 'the version in force' }
    : { zh: '更早的版本', en: 'an earlier version' };
  return [
    inWords({
      zh: `  在办 ${open} 件按${which.zh}立件，仍按它办完：`,
      en: `  ${open} open case(s) were opened under ${which.en} and are finished by it:`,
    }),
    ...differenceLines(differences),
    ...stageLines(version, change === 'gone'),
  ];
}

const verdicts: Readonly<Record<MatterPreview['change'], Wording>> = {
  same: { zh: '没有变化', en: 'unchanged' },
  new: { zh: '新事项', en: 'new' },
  changed: { zh: '有新版本', en: 'a new version' },
  gone: { zh: '不再立新件', en: 'no case can be opened any more' },
};

function matterLines(preview: MatterPreview): string[] {
  const { name, matter, change, validFrom, before } = preview;
  const verdict = verdicts[change];
  const from =
    validFrom === null || change === 'same'
      ? { zh: '', en: '' }
      : { zh: `，适用于 ${validFrom} 起立的件`, en: `, for cases opened from ${validFrom}` };
  return [
    inWords({
      zh: `${name.zh}（${matter}）：${verdict.zh}${from.zh}`,
      en: `${name.en} (${matter}): ${verdict.en}${from.en}`,
    }),
    ...before.flatMap((version) => versionLines(version, preview)),
  ];
}

async function preview(folder: string, { json }: { json?: boolean }): Promise<void> {
  const { definition, diagnostics } = await loadCounty(folder);
  if (!definition)
    throw new Refusal(
      'bad-input',
      {
        zh: `“${folder}”有 ${diagnostics.length} 处问题，无从预演。请先运行 suohe define check。`,
        en: `“${folder}” has ${diagnostics.length} fault(s), so nothing can be previewed. Run suohe define check first.`,
      },
      {},
      diagnostics,
    );
  const database = await startDatabase(readSettings(process.env), tell);
  try {
    const { id } = definition.county;
    const matters = await previewMatters(database.db, id, definition.matters, today(machineClock));
    const answer = json
      ? JSON.stringify({ county: id, matters }, null, 2)
      : matters.flatMap(matterLines).join('\n');
    process.stdout.write(`${answer}\n`);
  } finally {
    await database.stop();
  }
}

/** `suohe define preview FOLDER`: what taking over these files would change for open cases; nothing is written. */
export function registerPreview(define: Command): void {
  define
    .command('preview')
    .argument('<folder>', inWords({ zh: '县域文件夹', en: 'the folder of a county' }))
    .description(
      inWords({
        zh: '预演：改动后的事项对在办件有什么影响，不写入任何内容',
        en: 'dry run: what changed matters would mean for open cases; nothing is written',
      }),
    )
    .option('--json', inWords({ zh: '输出 JSON', en: 'print JSON' }))
    .action(preview);
}
