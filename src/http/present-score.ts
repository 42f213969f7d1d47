import type { MatterVersion, Scheme } from '../catalog/index.ts';
import type { Wording } from '../kernel/index.ts';
import type { AroundResult, CaseRecord, getResult, listResults, ScoreResult } from '../ledger/index.ts';
import { columnName } from '../rules/index.ts';
import type { ResultSummary, ResultView, SchemeView } from '../wire/index.ts';
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
  stageName: StageNamer,
): ResultView {
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
    lines: body.lines.map(({ id, use, counting, columns, rows, withheld }) => ({
      id,
      use,
      facts: counting.facts,
      columns: columns.map((column) => ({ id: column, name: columnName(column) })),
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
