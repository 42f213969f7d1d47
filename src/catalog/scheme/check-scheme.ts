import type { Diagnostic, Wording } from '../../kernel/index.ts';
import { columnsOf, type FactKind } from '../../rules/index.ts';
import type { Organisation } from '../definition.ts';
import { finding, quoted } from '../finding.ts';
import { expressionFaults } from '../matter/check-rates.ts';
import type { Matter } from '../matter/matter.ts';
import type { Entry, Path } from '../source.ts';
import { groupedBy } from '../validity.ts';
import type { Scheme } from './scheme.ts';

type Does = { readonly says: Wording; readonly hint: Wording };

const at = ({ placeOf }: Entry<Scheme>, path: Path, code: string, { says, hint }: Does): Diagnostic =>
  finding(placeOf(...path), { code, zh: says.zh, en: says.en, doZh: hint.zh, doEn: hint.en });

const hundredths = (weight: number): number => Math.round(weight * 100);

function checkWeights(entry: Entry<Scheme>): Diagnostic[] {
  const total = entry.record.indicators.reduce((sum, { weight }) => sum + hundredths(weight), 0);
  if (total === 10_000) return [];
  return [
    at(entry, ['indicators'], 'weights-not-100', {
      says: {
        zh: `各指标权重合计 ${total / 100}，应为 100。`,
        en: `The weights of the indicators add to ${total / 100}, not to 100.`,
      },
      hint: { zh: '调整权重，使合计为 100。', en: 'Change the weights until they add to 100.' },
    }),
  ];
}

function checkIds(entry: Entry<Scheme>): Diagnostic[] {
  const { indicators, deductions, groups, ties, few } = entry.record;
  const lines = [
    ...indicators.map(({ id }, index) => ({ id, path: ['indicators', index, 'id'] as Path })),
    ...deductions.map(({ id }, index) => ({ id, path: ['deductions', index, 'id'] as Path })),
  ];
  const twice = [
    lines,
    groups.map(({ id }, index) => ({ id, path: ['groups', index, 'id'] as Path })),
  ].flatMap((list) =>
    list
      .filter(({ id }, index) => list.findIndex((one) => one.id === id) < index)
      .map(({ id, path }) =>
        at(entry, path, 'duplicate-id', {
          says: { zh: `“${id}”重复。`, en: `“${id}” stands here twice.` },
          hint: { zh: '换一个 id。', en: 'Give it another id.' },
        }),
      ),
  );
  const known = new Set(indicators.map(({ id }) => id));
  const named: { id: string; path: Path }[] = ties.by.map((id, index) => ({
    id,
    path: ['ties', 'by', index],
  }));
  if (few) named.push({ id: few.indicator, path: ['few', 'indicator'] });
  return [
    ...twice,
    ...named
      .filter(({ id }) => !known.has(id))
      .map(({ id, path }) =>
        at(entry, path, 'unknown-indicator', {
          says: { zh: `没有指标“${quoted(id)}”。`, en: `There is no indicator “${quoted(id)}”.` },
          hint: { zh: `可用的有：${[...known].join('、')}。`, en: `Known are: ${[...known].join(', ')}.` },
        }),
      ),
  ];
}

function checkPeriod(entry: Entry<Scheme>): Diagnostic[] {
  const { from, to } = entry.record.period;
  if (from <= to) return [];
  return [
    at(entry, ['period', 'to'], 'ends-before-it-begins', {
      says: {
        zh: `评价期止 ${to} 早于起 ${from}。`,
        en: `The period ends on ${to}, before it begins on ${from}.`,
      },
      hint: { zh: '改正起止日期。', en: 'Mend the days.' },
    }),
  ];
}

type Matters = ReadonlyMap<string, Matter>;

const unknownMatter = (entry: Entry<Scheme>, path: Path, id: string, matters: Matters): Diagnostic =>
  at(entry, path, 'unknown-matter', {
    says: { zh: `没有事项“${quoted(id)}”。`, en: `There is no matter “${quoted(id)}”.` },
    hint: {
      zh: `可用的有：${[...matters.keys()].join('、')}。`,
      en: `Known are: ${[...matters.keys()].join(', ')}.`,
    },
  });

/** Ratings are people: fewer than this would show who said what. */
const leastRatings = 3;

function checkRate(entry: Entry<Scheme>, index: number, matters: Matters): Diagnostic[] {
  const indicator = entry.record.indicators[index];
  const path = ['indicators', index, 'rate'];
  const [matterId = '', rateId = ''] = indicator?.rate.split('/') ?? [];
  const matter = matters.get(matterId);
  if (!indicator || !matter) return [unknownMatter(entry, path, matterId, matters)];
  const computable = Object.entries(matter.rates).filter(([, { compute }]) => compute);
  const compute = matter.rates[rateId]?.compute;
  if (!compute)
    return [
      at(entry, path, 'unknown-rate', {
        says: {
          zh: `“${matter.name.zh}”没有能计算的比率“${quoted(rateId)}”。`,
          en: `“${matter.name.en}” has no rate “${quoted(rateId)}” that can be computed.`,
        },
        hint: {
          zh: `可用的有：${computable.map(([id]) => id).join('、') || '无'}；比率在事项的 rates 里定义一次。`,
          en: `Known are: ${computable.map(([id]) => id).join(', ') || 'none'}; a rate is defined once, under the matter’s rates.`,
        },
      }),
    ];
  if (compute.facts !== 'ratings' || indicator.least >= leastRatings) return [];
  return [
    at(entry, ['indicators', index], 'raters-shown', {
      says: {
        zh: `指标“${indicator.id}”用的是评价，least 不得少于 ${leastRatings}，否则看得出是谁评的。`,
        en: `The indicator “${indicator.id}” counts ratings: with a least below ${leastRatings} one could tell who rated.`,
      },
      hint: { zh: `写上 least: ${leastRatings} 或更多。`, en: `Write least: ${leastRatings} or more.` },
    }),
  ];
}

/** How many complain is no fault of a unit or a place: only how they are answered may count (law 13). */
function checkDeduction(entry: Entry<Scheme>, index: number, matters: Matters): Diagnostic[] {
  const deduction = entry.record.deductions[index];
  if (!deduction) return [];
  const { matter: id, facts, when } = deduction;
  const matter = matters.get(id);
  if (!matter) return [unknownMatter(entry, ['deductions', index, 'matter'], id, matters)];
  const counted: FactKind[] = ['cases', 'ratings'];
  if (matter.fromResidents && counted.includes(facts))
    return [
      at(entry, ['deductions', index, 'facts'], 'complaints-counted', {
        says: {
          zh: `“${matter.name.zh}”由群众提出，不能按件数扣分：这等于按投诉多少给单位和地方排名。`,
          en: `Cases of “${matter.name.en}” come from residents: points by their number would rank units and places by how many complain.`,
        },
        hint: {
          zh: '改用办理情况的比率（如按时答复率、满意率）作指标，或对未答复的督办单扣分。',
          en: 'Use a rate of how they are answered as an indicator, or take points off for orders left unanswered.',
        },
      }),
    ];
  return expressionFaults(entry.placeOf('deductions', index, 'when'), when, columnsOf(facts), 'boolean');
}

const isIn = ({ kinds, only, except }: Scheme['groups'][number], { id, kind }: Organisation): boolean =>
  !except.includes(id) && (only.length > 0 ? only.includes(id) : kinds.includes(kind));

/** Every unit that a group names exists, and none stands in two groups. */
function checkGroups(entry: Entry<Scheme>, organisations: readonly Entry<Organisation>[]): Diagnostic[] {
  if (organisations.length === 0) return [];
  const { groups } = entry.record;
  const known = groupedBy(organisations, ({ id }) => id);
  const unknown = groups.flatMap((group, index) =>
    (['only', 'except'] as const).flatMap((list) =>
      group[list].flatMap((id, place) =>
        known.has(id)
          ? []
          : [
              at(entry, ['groups', index, list, place], 'unknown-organisation', {
                says: { zh: `没有单位“${quoted(id)}”。`, en: `There is no organisation “${quoted(id)}”.` },
                hint: { zh: '用 organisations.yaml 里的 id。', en: 'Use an id of organisations.yaml.' },
              }),
            ],
      ),
    ),
  );
  const both = [...known.values()].flatMap(([unit]) => {
    const own = unit ? groups.filter((group) => isIn(group, unit.record)) : [];
    const second = own[1];
    if (!unit || !second) return [];
    return [
      at(entry, ['groups', groups.indexOf(second)], 'unit-in-two-groups', {
        says: {
          zh: `“${unit.record.name}”同时在“${own[0]?.name.zh}”和“${second.name.zh}”两组。`,
          en: `“${unit.record.id}” stands in two groups, “${own[0]?.name.en}” and “${second.name.en}”.`,
        },
        hint: { zh: '用 except 或 only 把它只留在一组。', en: 'Keep it in one with except or only.' },
      }),
    ];
  });
  return [...unknown, ...both];
}

/** Results are carried by a matter that gives units time to object. */
function checkProcedure(entry: Entry<Scheme>, matters: Matters): Diagnostic[] {
  const { procedure } = entry.record;
  const matter = matters.get(procedure);
  if (!matter) return [unknownMatter(entry, ['procedure'], procedure, matters)];
  if (matter.clocks['objection']) return [];
  return [
    at(entry, ['procedure'], 'no-objection-window', {
      says: {
        zh: `事项“${matter.name.zh}”没有名为 objection 的时限，单位没有提出异议的时间。`,
        en: `The matter “${matter.name.en}” has no clock called objection: units would have no time to object.`,
      },
      hint: { zh: '用 score，或给它加上这个时限。', en: 'Use score, or give it that clock.' },
    }),
  ];
}

/** Checks schemes, each within itself and against the county's matters and organisations. */
export function checkSchemes(
  entries: readonly Entry<Scheme>[],
  matters: readonly Entry<Matter>[],
  organisations: readonly Entry<Organisation>[],
): Diagnostic[] {
  const known = new Map(matters.map(({ record }) => [record.id, record]));
  return [
    ...entries.flatMap((entry) => [
      ...checkWeights(entry),
      ...checkIds(entry),
      ...checkPeriod(entry),
      ...checkProcedure(entry, known),
      ...entry.record.indicators.flatMap((_, index) => checkRate(entry, index, known)),
      ...entry.record.deductions.flatMap((_, index) => checkDeduction(entry, index, known)),
      ...checkGroups(entry, organisations),
    ]),
    ...[...groupedBy(entries, ({ id }) => id).values()].flatMap((rows) =>
      rows.slice(1).map((other) =>
        at(other, ['id'], 'duplicate-id', {
          says: {
            zh: `评价办法“${other.record.id}”重复。`,
            en: `The scheme “${other.record.id}” stands twice.`,
          },
          hint: {
            zh: '一个办法一个 id；新的一年用新的 id。',
            en: 'One id a scheme; a new year takes a new one.',
          },
        }),
      ),
    ),
  ];
}
