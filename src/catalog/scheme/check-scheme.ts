import type { Diagnostic, Wording } from '../../kernel/index.ts';
import { columnsOf, type FactKind, markColumns } from '../../rules/index.ts';
import type { Organisation } from '../definition.ts';
import { quoted } from '../finding.ts';
import { expressionFaults } from '../matter/check-rates.ts';
import type { Matter } from '../matter/matter.ts';
import type { Entry, Path } from '../source.ts';
import { groupedBy } from '../validity.ts';
import { checkBeginning, checkBounds, checkGrades, checkTakingPart } from './check-figures.ts';
import { at } from './finding-in.ts';
import type { Scheme } from './scheme.ts';

const lists = ['indicators', 'bases', 'deductions', 'additions', 'groups', 'grades'] as const;
type List = (typeof lists)[number];

/** Two of one id: lines share one list of ids, for a result tells them apart by it. */
function checkIds(entry: Entry<Scheme>): Diagnostic[] {
  const idsOf = (list: List) =>
    entry.record[list].map(({ id }, index) => ({ id, path: [list, index, 'id'] as Path }));
  const lines = (['indicators', 'bases', 'deductions', 'additions'] as const).flatMap(idsOf);
  return [lines, idsOf('groups'), idsOf('grades')].flatMap((list) =>
    list
      .filter(({ id }, index) => list.findIndex((one) => one.id === id) < index)
      .map(({ id, path }) =>
        at(entry, path, 'duplicate-id', {
          says: { zh: `“${id}”重复。`, en: `“${id}” stands here twice.` },
          hint: { zh: '换一个 id。', en: 'Give it another id.' },
        }),
      ),
  );
}

type Naming = { readonly id: string; readonly path: Path; readonly among: readonly List[] };

/** What a scheme names of its own lines, and among which. */
function namings({ ties, few, takingPart, grades }: Scheme): Naming[] {
  return [
    ...ties.by.map((id, index): Naming => ({ id, path: ['ties', 'by', index], among: ['indicators'] })),
    ...(few ? [{ id: few.of, path: ['few', 'of'], among: ['indicators', 'bases'] } as const] : []),
    ...takingPart.of.map(
      (id, index): Naming => ({ id, path: ['takingPart', 'of', index], among: ['indicators', 'bases'] }),
    ),
    ...grades.flatMap(({ without }, grade) =>
      without.map(
        (id, index): Naming => ({ id, path: ['grades', grade, 'without', index], among: ['deductions'] }),
      ),
    ),
  ];
}

const listName: Readonly<Record<List, Wording>> = {
  indicators: { zh: '指标', en: 'indicator' },
  bases: { zh: '基数', en: 'base' },
  deductions: { zh: '扣分项', en: 'deduction' },
  additions: { zh: '加分项', en: 'addition' },
  groups: { zh: '组', en: 'group' },
  grades: { zh: '等次', en: 'grade' },
};

function checkNamed(entry: Entry<Scheme>): Diagnostic[] {
  return namings(entry.record).flatMap(({ id, path, among }) => {
    const known = among.flatMap((list) => entry.record[list].map((one) => one.id));
    if (known.includes(id)) return [];
    const zh = among.map((list) => listName[list].zh).join('或');
    const en = among.map((list) => listName[list].en).join(' or ');
    return [
      at(entry, path, `unknown-${listName[among[0] ?? 'indicators'].en}`, {
        says: { zh: `没有${zh}“${quoted(id)}”。`, en: `There is no ${en} “${quoted(id)}”.` },
        hint: {
          zh: `可用的有：${known.join('、') || '无'}。`,
          en: `Known are: ${known.join(', ') || 'none'}.`,
        },
      }),
    ];
  });
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
  const marks =
    indicator.marks === undefined
      ? []
      : expressionFaults(entry.placeOf('indicators', index, 'marks'), indicator.marks, markColumns, 'number');
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
  if (compute.facts !== 'ratings' || indicator.least >= leastRatings) return marks;
  return [
    ...marks,
    at(entry, ['indicators', index], 'raters-shown', {
      says: {
        zh: `指标“${indicator.id}”用的是评价，least 不得少于 ${leastRatings}，否则看得出是谁评的。`,
        en: `The indicator “${indicator.id}” counts ratings: with a least below ${leastRatings} one could tell who rated.`,
      },
      hint: { zh: `写上 least: ${leastRatings} 或更多。`, en: `Write least: ${leastRatings} or more.` },
    }),
  ];
}

type Counted = 'bases' | 'deductions' | 'additions';

/**
 * How many complain is no fault of a unit or a place: only how they are answered may cost or bring points (law 13).
 * A base brings none: it says who takes part.
 */
function checkCounted(entry: Entry<Scheme>, list: Counted, index: number, matters: Matters): Diagnostic[] {
  const one = entry.record[list][index];
  if (!one) return [];
  const { matter: id, facts, when } = one;
  const matter = matters.get(id);
  if (!matter) return [unknownMatter(entry, [list, index, 'matter'], id, matters)];
  const byNumber: FactKind[] = ['cases', 'ratings'];
  if (list !== 'bases' && matter.fromResidents && byNumber.includes(facts))
    return [
      at(entry, [list, index, 'facts'], 'complaints-counted', {
        says: {
          zh: `“${matter.name.zh}”由群众提出，不能按件数扣分或加分：这等于按投诉多少给单位和地方排名。`,
          en: `Cases of “${matter.name.en}” come from residents: points by their number would rank units and places by how many complain.`,
        },
        hint: {
          zh: '改用办理情况的比率（如按时答复率、满意率）作指标，或对未答复的督办单扣分。',
          en: 'Use a rate of how they are answered as an indicator, or take points off for orders left unanswered.',
        },
      }),
    ];
  const columns = columnsOf(facts);
  const counts = 'counts' in one ? one.counts : '1';
  return [
    ...expressionFaults(entry.placeOf(list, index, 'when'), when, columns, 'boolean'),
    ...expressionFaults(entry.placeOf(list, index, 'counts'), counts, columns, 'number'),
  ];
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
      ...checkBeginning(entry),
      ...checkBounds(entry),
      ...checkTakingPart(entry),
      ...checkGrades(entry),
      ...checkIds(entry),
      ...checkNamed(entry),
      ...checkPeriod(entry),
      ...checkProcedure(entry, known),
      ...entry.record.indicators.flatMap((_, index) => checkRate(entry, index, known)),
      ...(['bases', 'deductions', 'additions'] as const).flatMap((list) =>
        entry.record[list].flatMap((_, index) => checkCounted(entry, list, index, known)),
      ),
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
