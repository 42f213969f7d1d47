import { readyPolicies } from '../../clock/index.ts';
import type { Diagnostic } from '../../kernel/index.ts';
import type { Post } from '../definition.ts';
import { quoted } from '../finding.ts';
import type { Entry, Path } from '../source.ts';
import { checkOverlaps, groupedBy } from '../validity.ts';
import { checkEnglish, checkForms, checkReferences } from './check-forms.ts';
import { checkRates } from './check-rates.ts';
import { checkOwners, checkRoleNames } from './check-roles.ts';
import { at, unknown } from './finding-at.ts';
import { type Matter, mayStepFrom, type Step } from './matter.ts';

/** A step without the verdict that is asked of it. */
const bare = (step: string): string => step.replace(/:(yes|no)$/, '');

const stepsOf = ({ record }: Entry<Matter>): [string, Step][] => Object.entries(record.steps);

const typesOf = (proof: Step['proof']): readonly string[] =>
  proof === undefined || proof.of === 'milestones' ? [] : proof.of;

const fieldsOf = (step: string, proof: Step['proof']) =>
  Object.keys(proof?.where ?? {}).map((name) => ({ name, path: ['steps', step, 'proof', 'where', name] }));

const recusedFields = (step: string, recused: Step['recused'] = []) =>
  recused.flatMap((one, index) =>
    one.startsWith('field:')
      ? [{ name: one.slice('field:'.length), path: ['steps', step, 'recused', index] }]
      : [],
  );

function checkNames(entry: Entry<Matter>): Diagnostic[] {
  const { stages, steps, clocks, ladder, open, finished, outcomes, asks } = entry.record;
  const stageNames = new Set(Object.keys(stages));
  const stage = { zh: '环节', en: 'stage', list: 'stage' };
  const clock = { zh: '时限', en: 'clock', list: 'clock' };
  const step = { zh: '步骤', en: 'step', list: 'step' };
  const outcome = { zh: '结果', en: 'outcome', list: 'outcome' };
  const clockNames = new Set(Object.keys(clocks));
  const starts = new Set([...Object.keys(steps), 'open']);
  const milestone = { zh: '节点类型', en: 'milestone type', list: 'milestone' };
  const milestoneNames = new Set(Object.keys(entry.record.milestones));
  const field = { zh: '表单字段', en: 'field of the form', list: 'field' };
  const formFields = new Set(Object.keys(entry.record.form?.properties ?? {}));
  // What a unit says it took is filled in at a step: those forms count as well.
  const filledIn = new Set([
    ...formFields,
    ...Object.values(steps).flatMap(({ form }) => Object.keys(form?.properties ?? {})),
  ]);
  const asked = (['minutes', 'fields', 'spent'] as const).map((name) => ({
    name: asks?.[name],
    path: ['asks', name],
  }));
  const listed = (path: Path, names: readonly string[]) =>
    names.map((name, index) => ({ name, path: [...path, index] }));
  return [
    ...unknown(entry, [{ name: open.stage, path: ['open', 'stage'] }], stageNames, stage),
    ...stepsOf(entry).flatMap(([id, { from, to, otherwise, within, after, proof, recused }]) => [
      ...unknown(entry, listed(['steps', id, 'proof', 'of'], typesOf(proof)), milestoneNames, milestone),
      ...unknown(entry, fieldsOf(id, proof), formFields, field),
      ...unknown(entry, recusedFields(id, recused), formFields, field),
      ...unknown(entry, listed(['steps', id, 'from'], from), new Set([...stageNames, 'open']), stage),
      ...unknown(
        entry,
        [
          { name: to, path: ['steps', id, 'to'] },
          { name: otherwise, path: ['steps', id, 'otherwise'] },
        ],
        stageNames,
        stage,
      ),
      ...unknown(
        entry,
        [
          { name: within, path: ['steps', id, 'within'] },
          { name: after, path: ['steps', id, 'after'] },
        ],
        clockNames,
        clock,
      ),
    ]),
    ...Object.entries(clocks).flatMap(([id, { start, stop, onSilence }]) => [
      ...unknown(entry, listed(['clocks', id, 'start'], start.map(bare)), starts, step),
      ...unknown(entry, listed(['clocks', id, 'stop'], stop.map(bare)), new Set(Object.keys(steps)), step),
      ...unknown(
        entry,
        [{ name: onSilence, path: ['clocks', id, 'onSilence'] }],
        new Set(Object.keys(steps)),
        step,
      ),
    ]),
    ...unknown(entry, asked, filledIn, field),
    ...unknown(entry, listed(['finished'], finished), new Set(Object.keys(outcomes)), outcome),
    ...unknown(entry, [{ name: entry.record.verdictsOn, path: ['verdictsOn'] }], formFields, field),
    ...ladder.flatMap((rung, index) =>
      unknown(entry, listed(['ladder', index, 'clocks'], rung.clocks ?? []), clockNames, clock),
    ),
  ];
}

/** The stages that steps lead to from each stage, its own left out. */
function waysOut({ record }: Entry<Matter>): Map<string, Set<string>> {
  const out = new Map(Object.keys(record.stages).map((stage) => [stage, new Set<string>()]));
  for (const [stage, leads] of out) {
    for (const step of Object.values(record.steps)) {
      if (!mayStepFrom(record, step, stage)) continue;
      for (const next of [step.to, step.otherwise]) if (next && next !== stage) leads.add(next);
    }
  }
  return out;
}

function reachedFrom(first: string, out: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const reached = new Set([first]);
  for (const stage of reached) for (const next of out.get(stage) ?? []) reached.add(next);
  return reached;
}

/** Every stage can be reached from the opening, and left unless it is an end; some end can be reached. */
function checkWays(entry: Entry<Matter>): Diagnostic[] {
  const { stages, open } = entry.record;
  const out = waysOut(entry);
  const reached = reachedFrom(open.stage, out);
  const found: Diagnostic[] = [];
  for (const [stage, { end, name }] of Object.entries(stages)) {
    if (!reached.has(stage))
      found.push(
        at(entry, ['stages', stage], 'unreachable-stage', [
          `环节“${stage}”（${name.zh}）走不到：从立件起没有步骤通向它。`,
          `No step leads from the opening to the stage “${stage}”.`,
          '加一个通向它的步骤（to 或 otherwise），或删去这个环节。',
          'Add a step that leads to it (to or otherwise), or take the stage away.',
        ]),
      );
    if (!end && out.get(stage)?.size === 0)
      found.push(
        at(entry, ['stages', stage], 'stage-without-exit', [
          `环节“${stage}”（${name.zh}）出不去：它不是终点，却没有步骤离开它。`,
          `Nobody may leave the stage “${stage}”, though it is no end.`,
          '加一个从它出发的步骤，或写 end: true。',
          'Add a step from it, or write end: true.',
        ]),
      );
  }
  if (![...reached].some((stage) => stages[stage]?.end))
    found.push(
      at(entry, ['stages'], 'no-end', [
        '没有一个能走到的终点，件永远办不结。',
        'No end can be reached: a case would stay open for good.',
        '给办结的环节写 end: true，并让步骤通向它。',
        'Write end: true at the stage that ends a case, and lead a step there.',
      ]),
    );
  return found;
}

/** Verdicts of which none upholds, or none does not, decide nothing. */
function checkVerdicts(entry: Entry<Matter>): Diagnostic[] {
  const kinds = Object.values(entry.record.verdicts ?? {});
  if (kinds.length === 0 || new Set(kinds.map(({ passed }) => passed)).size === 2) return [];
  return [
    at(entry, ['verdicts'], 'one-sided-verdicts', [
      '核查结论里要有属实的，也要有不属实的。',
      'Among the verdicts one has to uphold what was reported, and one has not to.',
      '至少各写一种：passed: true 与 passed: false。',
      'Write at least one of each: passed: true and passed: false.',
    ]),
  ];
}

/** Verbs after which nothing is owed: they must lead to an end. */
const ending = new Set<Step['verb']>(['close', 'withdraw', 'carry-over']);

function checkSteps(entry: Entry<Matter>): Diagnostic[] {
  const { stages, clocks } = entry.record;
  const silent = new Set(Object.values(clocks).map(({ onSilence }) => onSilence));
  return stepsOf(entry).flatMap(([id, { verb, to, by }]) => {
    const found: Diagnostic[] = [];
    if (ending.has(verb) && !(to !== undefined && stages[to]?.end))
      found.push(
        at(entry, ['steps', id], 'end-missing', [
          `步骤“${id}”（${verb}）要通向终点环节。`,
          `The step “${id}” (${verb}) must lead to a stage that is an end.`,
          '把 to 写成一个 end: true 的环节。',
          'Let its to name a stage with end: true.',
        ]),
      );
    if (by.every((party) => party === 'system') && !silent.has(id))
      found.push(
        at(entry, ['steps', id, 'by'], 'nobody-does-it', [
          `步骤“${id}”只归系统，却没有时限的 on_silence 指向它，没有人会办。`,
          `The step “${id}” is the system’s alone, but no clock names it under on_silence.`,
          '写上由谁办，或让一个时限的 on_silence 指向它。',
          'Say who does it, or name it under a clock’s on_silence.',
        ]),
      );
    return found;
  });
}

function checkClocks(entry: Entry<Matter>): Diagnostic[] {
  const ready = readyPolicies();
  return Object.entries(entry.record.clocks).flatMap(([id, { policy, onSilence }]) => {
    const known = typeof policy === 'string' ? ready.get(policy) : policy;
    const found: Diagnostic[] = [];
    if (known === undefined)
      found.push(
        at(entry, ['clocks', id, 'policy'], 'unknown-policy', [
          `没有叫“${quoted(policy)}”的时限规则。`,
          `There is no clock policy “${quoted(policy)}”.`,
          '运行 suohe clock policies 看现有规则，或在这里直接写出规则。',
          'See the policies with suohe clock policies, or write the policy here in full.',
        ]),
      );
    if (known !== undefined && onSilence !== undefined && known.silence.effect === 'none')
      found.push(
        at(entry, ['clocks', id, 'onSilence'], 'silence-means-nothing', [
          `时限“${id}”的规则没有规定逾期不办的后果，on_silence 不会发生。`,
          `The policy of the clock “${id}” gives silence no effect; on_silence would never happen.`,
          '删去 on_silence，或改用规定了后果的规则。',
          'Take on_silence away, or use a policy in which silence has an effect.',
        ]),
      );
    return found;
  });
}

/** Two matters that number their cases with one word would give out one number twice. */
function checkSeries(entries: readonly Entry<Matter>[]): Diagnostic[] {
  return [...groupedBy(entries, ({ series }) => series).values()].flatMap((rows) => {
    const [first, ...others] = rows;
    return others
      .filter((other) => first && other.record.id !== first.record.id)
      .map((other) =>
        at(other, ['series'], 'series-taken', [
          `编号字头“${other.record.series}”已用于“${first?.record.id}”。`,
          `The numbers of “${first?.record.id}” begin with “${other.record.series}” already.`,
          '换一个字头。',
          'Choose another word.',
        ]),
      );
  });
}

/** A matter whose cases stand under those of another names one that is there, and a clock that it has. */
function checkUnder(entries: readonly Entry<Matter>[]): Diagnostic[] {
  const known = groupedBy(entries, ({ id }) => id);
  return entries.flatMap((entry) => {
    const { under } = entry.record.open;
    if (!under) return [];
    const clocks = new Set(
      (known.get(under.matter) ?? []).flatMap(({ record }) => Object.keys(record.clocks)),
    );
    return [
      ...unknown(entry, [{ name: under.matter, path: ['open', 'under', 'matter'] }], new Set(known.keys()), {
        zh: '事项',
        en: 'matter',
        list: 'matter',
      }),
      ...unknown(
        entry,
        [{ name: known.has(under.matter) ? under.within : undefined, path: ['open', 'under', 'within'] }],
        clocks,
        { zh: '时限', en: 'clock', list: 'clock' },
      ),
    ];
  });
}

/** Checks matters, each within itself and against the posts of the county. */
export function checkMatters(entries: readonly Entry<Matter>[], posts: readonly Entry<Post>[]): Diagnostic[] {
  const known = new Set(entries.map(({ record }) => record.id));
  return [
    ...entries.flatMap((entry) => {
      const names = checkNames(entry);
      // Ways are told only where the names hold: a misspelt stage would be reported twice.
      const rest = names.length > 0 ? [] : [...checkWays(entry), ...checkSteps(entry)];
      return [
        ...names,
        ...rest,
        ...checkClocks(entry),
        ...checkForms(entry),
        ...checkReferences(entry, known),
        ...checkEnglish(entry),
        ...checkVerdicts(entry),
        ...checkRoleNames(entry),
        ...checkRates(entry),
        ...checkOwners(entry, posts),
      ];
    }),
    ...checkOverlaps(entries, ({ id }) => id, 'id'),
    ...checkSeries(entries),
    ...checkUnder(entries),
  ];
}
