import type { Diagnostic, Place as TextPlace } from '../kernel/index.ts';
import type { Goal, Measure, Organisation, Place } from './definition.ts';
import { type DraftPlan, isSound } from './draft.ts';
import { finding } from './finding.ts';
import type { BaseFigure, PlanHead, PlanTarget, ResolvedTarget } from './plan.ts';
import { checkCycles, checkReference, type Index, indexOf } from './reference.ts';
import type { Entry } from './source.ts';
import { inBaseUnit, units } from './units.ts';
import { groupedBy } from './validity.ts';

export type Indexes = {
  readonly organisations: Index<Organisation>;
  readonly places: Index<Place>;
  readonly measures: Index<Measure>;
  readonly goals: Index<Goal>;
};

type Figured = Extract<PlanTarget, { unit: string }>;

const hasFigure = (target: PlanTarget): target is Figured => 'unit' in target;

/** Adds the figures in base units; a figure that cannot be kept exactly is left out, and was reported. */
export function resolved(target: PlanTarget): ResolvedTarget {
  const base = hasFigure(target) ? baseOf(target) : undefined;
  return base === undefined ? target : { ...target, base };
}

function baseOf(target: Figured): BaseFigure | undefined {
  const unit = units.get(target.unit);
  if (unit === undefined) return undefined;
  const value = inBaseUnit(target.value, unit);
  if (value === undefined) return undefined;
  const upTo = target.comparator === 'within' ? inBaseUnit(target.upTo, unit) : undefined;
  const tolerance = target.comparator === 'about' ? inBaseUnit(target.tolerance, unit) : undefined;
  return {
    unit: unit.base,
    value,
    ...(upTo === undefined ? {} : { upTo }),
    ...(tolerance === undefined ? {} : { tolerance }),
  };
}

/** The base units in which a figure about a measure may be stated. */
function fittingUnits(kind: Figured['kind'], measure: Measure | undefined): readonly string[] | undefined {
  if (kind === 'growth') return ['%', '倍'];
  const base = measure === undefined ? undefined : units.get(measure.unit)?.base;
  if (base === undefined) return undefined;
  return kind === 'change' && base === '%' ? ['百分点'] : [base];
}

function checkFigure(
  { record: target, placeOf }: Entry<PlanTarget>,
  measure: Measure | undefined,
): Diagnostic[] {
  if (!hasFigure(target)) return [];
  const found: Diagnostic[] = [];
  const unit = units.get(target.unit)?.base ?? '';
  const fitting = fittingUnits(target.kind, measure);
  if (fitting !== undefined && !fitting.includes(unit)) {
    found.push(
      finding(placeOf('unit'), {
        code: 'wrong-unit',
        zh: `单位“${target.unit}”与${measure === undefined ? '增速' : `指标“${measure.name}”`}不合，应为 ${fitting.join(' 或 ')}。`,
        en: `The unit “${target.unit}” does not fit ${measure === undefined ? 'a growth' : `the measure “${measure.id}”`}: use ${fitting.join(' or ')}.`,
        doZh: '增速用 %，比率的变化用百分点，数额用指标的单位。',
        doEn: 'State growth in %, the change of a rate in 百分点, an amount in the unit of its measure.',
      }),
    );
  }
  if (target.kind === 'growth' && measure?.growth === 'none') found.push(noGrowth(measure, placeOf('kind')));
  if (target.type === 'countable' && target.kind !== 'value') {
    found.push(
      wrongComparator(
        placeOf('kind'),
        '可数的事项按数额（value）判定',
        'what is counted is judged by its value',
      ),
    );
  }
  if (target.comparator === 'within' && target.upTo <= target.value) {
    found.push(
      wrongComparator(placeOf('upTo'), '区间的上限要大于下限', 'a range must end above its beginning'),
    );
  }
  if (baseOf(target) === undefined) {
    found.push(
      wrongComparator(placeOf('value'), '这个数换算后不能精确保存', 'this figure cannot be kept exactly'),
    );
  }
  return found;
}

const wrongComparator = (place: TextPlace, zh: string, en: string): Diagnostic =>
  finding(place, {
    code: 'wrong-comparator',
    zh: `判定方式不对：${zh}。`,
    en: `This cannot be judged so: ${en}.`,
    doZh: '核对 comparator、value、kind 三项。',
    doEn: 'Check comparator, value and kind.',
  });

const noGrowth = (measure: Measure, place: TextPlace): Diagnostic =>
  finding(place, {
    code: 'growth-not-defined',
    zh: `指标“${measure.name}”没有定义增速的算法。`,
    en: `The measure “${measure.id}” does not say how its growth is computed.`,
    doZh: '在 measures.yaml 里写明 growth，或改用数额。',
    doEn: 'Say so under growth in measures.yaml, or state an amount.',
  });

/** Both measures of a target that keeps pace must have a growth to compare. */
function checkPace({ record: target, placeOf }: Entry<PlanTarget>, measures: Index<Measure>): Diagnostic[] {
  if (target.comparator !== 'in-step') return [];
  return (['measure', 'reference'] as const).flatMap((field) => {
    const measure = measures.rows.get(target[field] ?? '')?.[0]?.record;
    return measure?.growth === 'none' ? [noGrowth(measure, placeOf(field))] : [];
  });
}

function checkSubject({ record: target, placeOf }: Entry<PlanTarget>): Diagnostic[] {
  if (target.comparator === 'proven') return [];
  const both = target.measure !== undefined && target.metric !== undefined;
  const none = target.measure === undefined && target.metric === undefined;
  if (!both && !none) return [];
  return [
    finding(placeOf(both ? 'metric' : 'id'), {
      code: 'measure-or-metric',
      zh: both ? 'measure 与 metric 只写一个。' : '没有写数的是什么。',
      en: both ? 'Give either a measure or a metric.' : 'Nothing says what is counted.',
      doZh: '有县级指标用 measure，没有的用 metric 写明数的是什么。',
      doEn: 'Name a measure of the county, or say with metric what is counted.',
    }),
  ];
}

function checkDays({ record: target, placeOf }: Entry<PlanTarget>, head: PlanHead): Diagnostic[] {
  const early =
    target.deadline < head.on
      ? [
          lateDay(
            placeOf('deadline'),
            `时限早于计划的日期 ${head.on}`,
            `it is due before the plan of ${head.on}`,
          ),
        ]
      : [];
  if (target.comparator !== 'proven') return early;
  const late = target.milestones.flatMap((milestone, index) =>
    milestone.due > target.deadline
      ? [
          lateDay(
            placeOf('milestones', index, 'due'),
            `节点晚于时限 ${target.deadline}`,
            `it falls after the deadline ${target.deadline}`,
          ),
        ]
      : [],
  );
  return [...early, ...late];
}

const lateDay = (place: TextPlace, zh: string, en: string): Diagnostic =>
  finding(place, {
    code: 'wrong-deadline',
    zh: `${zh}。`,
    en: `The day will not do: ${en}.`,
    doZh: '核对日期。',
    doEn: 'Check the days.',
  });

function checkReferences(entry: Entry<PlanTarget>, head: PlanHead, indexes: Indexes): Diagnostic[] {
  const { record: target, placeOf } = entry;
  const onTheDay = { validFrom: head.on, validTo: head.on };
  const found = [
    ...checkReference(target.lead, indexes.organisations, placeOf('lead'), onTheDay),
    ...target.joins.flatMap((id, index) => [
      ...checkReference(id, indexes.organisations, placeOf('joins', index), onTheDay),
      ...(id === target.lead ? [leadJoins(placeOf('joins', index))] : []),
    ]),
  ];
  if (target.goal !== undefined)
    found.push(...checkReference(target.goal, indexes.goals, placeOf('goal'), onTheDay));
  if ('measure' in target && target.measure !== undefined) {
    found.push(...checkReference(target.measure, indexes.measures, placeOf('measure'), onTheDay));
  }
  if (target.comparator === 'in-step') {
    found.push(...checkReference(target.reference, indexes.measures, placeOf('reference'), onTheDay));
  }
  return found;
}

const leadJoins = (place: TextPlace): Diagnostic =>
  finding(place, {
    code: 'lead-joins-itself',
    zh: '牵头单位不再列为配合单位。',
    en: 'The lead unit is not listed among those that join.',
    doZh: '从 joins 里删去。',
    doEn: 'Take it out of joins.',
  });

/** Targets of one commitment stand under one lead: nobody else can answer for half of it. */
function checkCommitments(targets: readonly Entry<PlanTarget>[]): Diagnostic[] {
  const groups = groupedBy(
    targets.filter(({ record }) => record.commitment !== undefined),
    ({ commitment }) => commitment ?? '',
  );
  return [...groups.values()].flatMap((group) =>
    group
      .filter(({ record }) => record.lead !== group[0]?.record.lead)
      .map(({ placeOf }) =>
        finding(placeOf('lead'), {
          code: 'commitment-with-two-leads',
          zh: '同一承诺下的目标值牵头单位不同。',
          en: 'Targets of one commitment have different leads.',
          doZh: '改成同一牵头单位，或分成两项承诺。',
          doEn: 'Give them one lead, or make two commitments of them.',
        }),
      ),
  );
}

function checkCount(plan: DraftPlan, head: Entry<PlanHead>): Diagnostic[] {
  if (!isSound(plan.targets.broken)) return [];
  const figures = plan.targets.entries.filter(({ record }) => hasFigure(record)).length;
  const withoutFigure = plan.targets.entries.length - figures;
  const { expected } = head.record;
  if (expected.figures === figures && expected.withoutFigure === withoutFigure) return [];
  return [
    finding(head.placeOf('expected'), {
      code: 'targets-miscounted',
      zh: `应有 ${expected.figures} 个数值目标、${expected.withoutFigure} 个无数值目标，文件里是 ${figures} 个和 ${withoutFigure} 个。`,
      en: `Expected are ${expected.figures} targets with a figure and ${expected.withoutFigure} without; the file holds ${figures} and ${withoutFigure}.`,
      doZh: '对照原文查漏，或改正 expected。',
      doEn: 'Look for the missing one in the source, or mend expected.',
    }),
  ];
}

const repeatedIds = (entries: readonly Entry<{ id: string }>[]): Diagnostic[] =>
  [...groupedBy(entries, ({ id }) => id).values()].flatMap((rows) =>
    rows.slice(1).map(({ record, placeOf }) =>
      finding(placeOf('id'), {
        code: 'duplicate-id',
        zh: `“${record.id}”重复。`,
        en: `“${record.id}” stands here twice.`,
        doZh: '换一个 id。',
        doEn: 'Give it another id.',
      }),
    ),
  );

function checkSections(plan: DraftPlan, head: PlanHead): Diagnostic[] {
  const always = { validFrom: head.on, validTo: head.on };
  const rows = plan.sections.entries.map(({ record, placeOf }) => ({
    record: { ...record, ...always },
    placeOf,
  }));
  const noun = { zh: '章节', en: 'section', file: plan.file };
  const index = indexOf(rows, ({ id }) => id, plan.sections.broken, noun);
  return [
    ...repeatedIds(plan.sections.entries),
    ...rows.flatMap(({ record, placeOf }) =>
      record.parent === undefined ? [] : checkReference(record.parent, index, placeOf('parent'), always),
    ),
    ...checkCycles(rows, {
      idOf: ({ id }) => id,
      upOf: ({ parent }) => (parent === undefined ? [] : [parent]),
      field: 'parent',
    }),
    ...plan.targets.entries.flatMap(({ record, placeOf }) =>
      checkReference(record.section, index, placeOf('section'), always),
    ),
  ];
}

function checkYear(plan: DraftPlan, head: Entry<PlanHead>): Diagnostic[] {
  if (plan.file === `plan-${head.record.year}.yaml`) return [];
  return [
    finding(head.placeOf('year'), {
      code: 'year-not-of-file',
      zh: `年份 ${head.record.year} 与文件名 ${plan.file} 不符。`,
      en: `The year ${head.record.year} is not that of the file ${plan.file}.`,
      doZh: '改正年份，或给文件改名；一年一个文件。',
      doEn: 'Mend the year or rename the file: one file a year.',
    }),
  ];
}

/** A plan: every target can be judged, has a lead that held on the plan's day, and none is missing. */
export function checkPlan(plan: DraftPlan, indexes: Indexes): Diagnostic[] {
  const { head } = plan;
  const found = repeatedIds(plan.targets.entries);
  if (head === undefined) return found;
  for (const entry of plan.targets.entries) {
    const named = 'measure' in entry.record ? entry.record.measure : undefined;
    const measure = named === undefined ? undefined : indexes.measures.rows.get(named)?.[0]?.record;
    found.push(...checkSubject(entry), ...checkFigure(entry, measure), ...checkDays(entry, head.record));
    found.push(...checkPace(entry, indexes.measures), ...checkReferences(entry, head.record, indexes));
  }
  return [
    ...found,
    ...checkCommitments(plan.targets.entries),
    ...checkSections(plan, head.record),
    ...checkCount(plan, head),
    ...checkYear(plan, head),
  ];
}
