import type { Matter, MatterVersion, Scheme } from '../catalog/index.ts';
import type { Wording } from '../kernel/index.ts';
import {
  type AroundResult,
  type CaseRecord,
  clockName,
  type getResult,
  levelNames,
  type listResults,
  type ScoreResult,
} from '../ledger/index.ts';
import { columnName, columnsOf, type FactKind } from '../rules/index.ts';
import type { ColumnView, ResultSummary, ResultView, SchemeView } from '../wire/index.ts';
import type { Names } from './names.ts';

/** A scheme as pages name it. */
export const presentScheme = ({ period, ...scheme }: Scheme): SchemeView => ({
  id: scheme.id,
  name: scheme.name,
  confirmed: scheme.confirmed,
  ...period,
  places: scheme.places,
  groups: scheme.groups.map(({ id, name }) => ({ id, name })),
  indicators: scheme.indicators.map((one) => ({ ...one, marks: one.marks ?? null })),
  bases: scheme.bases.map(({ id, name, when }) => ({ id, name, when })),
  deductions: scheme.deductions.map(presentCharge),
  additions: scheme.additions.map(presentCharge),
  fullMarks: scheme.fullMarks ?? null,
  takingPart: { of: [...scheme.takingPart.of], least: scheme.takingPart.least },
  few: scheme.few ?? null,
  floor: scheme.floor,
  ceiling: scheme.ceiling ?? null,
  grades: scheme.grades.map(({ without, ...grade }) => ({
    ...grade,
    top: grade.top ?? null,
    without: [...without],
  })),
  ties: { by: [...scheme.ties.by], next: scheme.ties.next },
});

const presentCharge = ({ id, name, when, counts, points, cap }: Scheme['deductions'][number]) => ({
  id,
  name,
  when,
  counts,
  points,
  cap,
});

const presentRates = ({ rates }: ScoreResult): ResultView['rates'] =>
  rates.map(({ id, name, numerator, denominator, asOf, compute }) => ({
    id,
    name,
    numerator,
    denominator,
    asOf,
    compute,
  }));

/** How the stages of matters are called today. */
export type StageNamer = (matter: string, stage: string) => Wording;

/** Names of the stages of these matters; a stage that is gone keeps its id. */
export function stageNamer(matters: readonly MatterVersion[]): StageNamer {
  const stages = new Map(matters.map(({ matter }) => [matter.id, matter.stages]));
  return (matter, stage) => stages.get(matter)?.[stage]?.name ?? { zh: stage, en: stage };
}

/** A stored result on a list. */
export const presentSummary = (
  { matter, ...one }: Awaited<ReturnType<typeof listResults>>[number],
  stageName: StageNamer,
): ResultSummary => ({ ...one, stageName: stageName(matter, one.stage) });

const perhaps: Readonly<Record<string, Readonly<Record<string, Wording>>>> = {
  level: levelNames,
  status: {
    running: { zh: '计时中', en: 'running' },
    suspended: { zh: '已中止', en: 'suspended' },
    stopped: { zh: '已停止', en: 'stopped' },
  },
  solved: {
    yes: { zh: '已解决', en: 'solved' },
    partly: { zh: '部分解决', en: 'partly solved' },
    no: { zh: '未解决', en: 'not solved' },
  },
  satisfied: {
    very: { zh: '非常满意', en: 'very satisfied' },
    yes: { zh: '满意', en: 'satisfied' },
    fairly: { zh: '基本满意', en: 'fairly satisfied' },
    no: { zh: '不满意', en: 'not satisfied' },
    'not-at-all': { zh: '非常不满意', en: 'not at all satisfied' },
  },
};

const plainWords = (words: Readonly<Record<string, Wording>>): ColumnView['words'] =>
  Object.fromEntries(Object.entries(words).map(([id, { zh, en }]) => [id, { zh, en }]));

/** A column of facts as readers know it: how it is called, and how the matter calls what stands in it. */
export function presentColumn(id: string, facts: FactKind, matter: Matter | undefined): ColumnView {
  const { zh, en } = columnName(id);
  const named = (list: Readonly<Record<string, { readonly name: Wording }>> = {}) =>
    Object.fromEntries(Object.entries(list).map(([key, { name }]) => [key, name]));
  const own: Readonly<Record<string, Readonly<Record<string, Wording>>>> = {
    stage: named(matter?.stages),
    class: named(matter?.classes),
    outcome: matter?.outcomes ?? {},
    clock: Object.fromEntries(
      Object.keys(matter?.clocks ?? {}).map((clock) => [clock, clockName(matter, clock)]),
    ),
  };
  return {
    id,
    name: { zh, en },
    kind: columnsOf(facts)[id]?.kind ?? 'text',
    words: plainWords(own[id] ?? perhaps[id] ?? {}),
  };
}

const postName = (names: Names, id: string): string => {
  const { organisationName, title } = names.post(id);
  return `${organisationName}${title}`;
};

/** What the posts are called that asked for exclusions and granted them. */
export const postNames = ({ exclusions }: ScoreResult, names: Names): Record<string, string> =>
  Object.fromEntries(
    exclusions
      .flatMap(({ askedBy, grantedBy }) => [askedBy, grantedBy])
      .map((id) => [id, postName(names, id)]),
  );

const presentScore = (score: ScoreResult['scores'][number]): ResultView['scores'][number] => ({
  ...score,
  indicators: { ...score.indicators },
  bases: { ...score.bases },
  deductions: { ...score.deductions },
  additions: { ...score.additions },
  tie: score.tie && { with: [...score.tie.with], shared: [...score.tie.shared], by: [...score.tie.by] },
});

/** A stored result with the case that carries it. */
export type ShownResult = {
  readonly record: CaseRecord;
  readonly result: Awaited<ReturnType<typeof getResult>>;
};

type AroundView = Pick<
  ResultView,
  'exclusions' | 'objections' | 'versions' | 'mayObject' | 'mayAskExclusion'
>;

function presentAround(
  { exclusions, objections, versions, ...may }: AroundResult,
  { exclusions: counted }: ScoreResult,
  names: Names,
  stageName: StageNamer,
): AroundView {
  const inResult = new Set(counted.map(({ record }) => record));
  const named = (post: string | null): string | null => (post === null ? null : postName(names, post));
  return {
    ...may,
    exclusions: exclusions.map(({ askedBy, decidedBy, item, ...one }) => ({
      ...one,
      item: { ...item },
      stageName: stageName('score-exclusion', one.stage),
      askedBy: named(askedBy),
      decidedBy: named(decidedBy),
      counted: inResult.has(one.number),
    })),
    objections: objections.map(({ matter, unit, ...one }) => ({
      ...one,
      stageName: stageName(matter, one.stage),
      unit: names.unit(unit),
    })),
    versions: versions.map((version) => presentSummary(version, stageName)),
  };
}

/** A result as its page shows it: the ranking, the definitions, every row behind it, and what stands around it. */
export function presentResult(
  { record, result }: ShownResult,
  around: AroundResult,
  names: Names,
  matters: readonly MatterVersion[],
): ResultView {
  const stageName = stageNamer(matters);
  const matterOf = (wanted: string) => matters.find(({ matter }) => matter.id === wanted)?.matter;
  const body = result.result;
  const { matter, stage, fields, clocks, number } = record.state;
  return {
    id: result.id,
    number,
    stage,
    stageName: stageName(matter, stage),
    scheme: presentScheme(body.scheme),
    rates: presentRates(body),
    countedOn: body.countedOn,
    computedAt: result.computedAt,
    digest: result.digest,
    intact: result.intact && fields['digest'] === result.digest,
    objectUntil: clocks['objection']?.due ?? null,
    scores: body.scores.map(presentScore),
    lines: body.lines.map(({ id, use, matter: lineMatter, counting, columns, rows, withheld }) => ({
      id,
      use,
      facts: counting.facts,
      columns: columns.map((column) => presentColumn(column, counting.facts, matterOf(lineMatter))),
      rows: rows.map((row) => ({ ...row, values: { ...row.values } })),
      withheld: { ...withheld },
    })),
    unscored: Object.entries(body.unscored).map(([unit, rows]) => ({
      unit: unit === '' ? null : names.unit(unit),
      rows,
    })),
    posts: postNames(body, names),
    ...presentAround(around, body, names, stageName),
  };
}
