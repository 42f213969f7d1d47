import type { CountyDefinition } from '../catalog/index.ts';
import type { Day } from '../clock/index.ts';
import { type CaseProgress, planStateOf } from '../ledger/index.ts';
import type { Computation, Light } from '../measures/index.ts';
import type {
  CaseProgressView,
  ComputationView,
  GoalProgress,
  LightColour,
  LightCounts,
  PlanProgressView,
  ProgressRow,
  UnitView,
} from '../wire/index.ts';
import type { Names } from './names.ts';

/** The county's names of a day, and its definition, which also knows units that have ended. */
export type ProgressNames = { readonly names: Names; readonly definition: CountyDefinition | undefined };

const presentComputation = ({ rule, value, row, aside, parts }: Computation): ComputationView => ({
  rule,
  value,
  ...(row ? { row } : {}),
  ...(aside ? { aside } : {}),
  parts: parts.map(presentComputation),
});

const presentHand = ({ hand }: Light): CaseProgressView['light']['hand'] =>
  hand && { ...hand, until: hand.kind === 'brightened' ? hand.until : null };

/** The goal that a case serves, by the county's goal tree; one that the tree has lost is shown by its id. */
function goalOf({ state }: CaseProgress['record'], definition: CountyDefinition | undefined) {
  const id = state.fields['goal'];
  if (typeof id !== 'string' || id === '') return null;
  const goal = definition?.goals.find((one) => one.id === id);
  return {
    id,
    name: goal?.name ?? id,
    ...(goal?.nameEn ? { nameEn: goal.nameEn } : {}),
    assumed: goal?.assumed.includes('name') ?? false,
  };
}

/** How far one case is, with everything it was computed from. */
export function presentCaseProgress(
  { record, facts, progress, light, coverage, rule }: CaseProgress,
  definition: CountyDefinition | undefined,
): CaseProgressView {
  const { asOf, type, version, done, count } = progress;
  return {
    asOf,
    type,
    version: version.place,
    versions: facts.versions.map(({ seq, on, why }) => ({ seq, on, why })),
    done,
    light: {
      light: light.light,
      computed: light.computed,
      reasons: [...light.reasons],
      hand: presentHand(light),
    },
    rule: rule && { basis: rule.basis, confirmed: rule.confirmed },
    targets: progress.targets.map(({ computed, ...one }, place) => {
      const of = light.targets[place];
      return {
        ...one,
        computed: presentComputation(computed),
        light: of?.light ?? null,
        planned: of ? presentComputation(of.planned) : null,
        deviation: of ? presentComputation(of.deviation) : null,
        forecast: of
          ? { computed: presentComputation(of.forecast.computed), reaches: of.forecast.reaches }
          : null,
      };
    }),
    count: count && { what: count.what, computed: presentComputation(count.computed) },
    parts: facts.parts.map(({ id, number, title }) => ({ id, number, title })),
    coverage: coverage && {
      ...coverage,
      targets: coverage.targets.map((one) => ({ ...one, planned: presentComputation(one.planned) })),
      unassigned: [...coverage.unassigned],
      milestones: [...coverage.milestones],
    },
    goal: goalOf(record, definition),
  };
}

/** A unit by the name it last had, with the day it ended and who took over, where that has come. */
function unitOn(id: string, asOf: Day, { names, definition }: ProgressNames) {
  const rows = definition?.organisations.filter((unit) => unit.id === id) ?? [];
  const last = rows.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1)).at(-1);
  const { name, assumed } = names.unit(id);
  const unit: UnitView =
    name === id && last ? { id, name: last.name, assumed: false } : { id, name, assumed };
  const ended = last?.validTo !== undefined && last.validTo < asOf ? last.validTo : undefined;
  const heirs = new Set(
    (definition?.organisations ?? []).flatMap((one) => (one.predecessors.includes(id) ? [one.id] : [])),
  );
  return {
    unit,
    ended: ended === undefined ? null : { on: ended, successors: [...heirs].map((heir) => names.unit(heir)) },
  };
}

const missing = { kind: 'missing' } as const;

function presentRow({ record, progress, light, coverage }: CaseProgress, of: ProgressNames): ProgressRow {
  const { state } = record;
  const { targets, count } = progress;
  const lead = state.lead === null ? undefined : unitOn(state.lead, progress.asOf, of);
  const counted = count?.computed.value;
  return {
    id: record.id,
    number: record.number,
    title: state.title,
    type: progress.type,
    state: planStateOf(state.stage),
    lead: lead?.unit ?? null,
    leadEnded: lead?.ended ?? null,
    leader: state.leader === null ? null : of.names.post(state.leader),
    deadline: state.deadline,
    light: light.light,
    byHand: light.hand !== null && light.light !== light.computed,
    reasons: [...light.reasons],
    done: progress.done,
    figures: targets.map(({ target, computed }, place) => ({
      target,
      value: computed.value,
      planned: light.targets[place]?.planned.value ?? missing,
      reaches: light.targets[place]?.forecast.reaches ?? null,
    })),
    count:
      count && counted?.kind === 'count' ? { what: count.what, done: counted.done, of: counted.of } : null,
    goal: goalOf(record, of.definition),
    covered: coverage?.whole ?? null,
  };
}

const countLights = (rows: readonly { readonly light: LightColour }[]): LightCounts => {
  const of = (colour: LightColour): number => rows.filter(({ light }) => light === colour).length;
  return { green: of('green'), yellow: of('yellow'), red: of('red'), none: of('none') };
};

/** Counts of rows by what they share, the most red first, then the most yellow. */
function countedBy<Of extends { readonly id: string }>(
  rows: readonly ProgressRow[],
  by: (row: ProgressRow) => Of | null,
): { readonly of: Of; readonly counts: LightCounts }[] {
  const groups = Map.groupBy(
    rows.flatMap((row) => {
      const of = by(row);
      return of ? [{ row, of }] : [];
    }),
    ({ of }) => of.id,
  );
  return [...groups.values()]
    .flatMap((list) => {
      const of = list[0]?.of;
      return of ? [{ of, counts: countLights(list.map(({ row }) => row)) }] : [];
    })
    .toSorted((a, b) => b.counts.red - a.counts.red || b.counts.yellow - a.counts.yellow);
}

/**
 * The goal tree with its commitments: a goal counts those of the goals below it too, each once. “3 of 5 kept”, “4 of 5 on
 * track”: counted, never averaged. What was closed as kept counts as kept and on track.
 */
function countGoals(rows: readonly ProgressRow[], definition: CountyDefinition | undefined): GoalProgress[] {
  const goals = definition?.goals ?? [];
  const parents = new Map(goals.map(({ id, parent }) => [id, parent]));
  const above = (id: string): string[] => {
    const path: string[] = [];
    for (let at: string | undefined = id; at !== undefined && !path.includes(at); at = parents.get(at))
      path.push(at);
    return path;
  };
  const serving = new Map<string, ProgressRow[]>();
  for (const row of rows)
    for (const id of row.goal ? above(row.goal.id) : []) serving.set(id, [...(serving.get(id) ?? []), row]);
  return goals.flatMap(({ id, name, nameEn, parent, assumed }) => {
    const own = serving.get(id) ?? [];
    if (own.length === 0) return [];
    const kept = own.filter((row) => row.done === true);
    const onTrack = own.filter((row) => row.done === true || row.light === 'green');
    return [
      {
        id,
        name,
        ...(nameEn ? { nameEn } : {}),
        parent: parent ?? null,
        assumed: assumed.includes('name'),
        commitments: own.length,
        kept: kept.length,
        onTrack: onTrack.length,
      },
    ];
  });
}

/** A year's plan on a day, in short, with its counts. */
export function presentPlanProgress(
  year: number,
  asOf: Day,
  found: readonly CaseProgress[],
  of: ProgressNames,
): PlanProgressView {
  const rows = found.map((one) => presentRow(one, of));
  const rule = found.find((one) => one.rule !== null)?.rule ?? null;
  return {
    year,
    asOf,
    rule: rule && { basis: rule.basis, confirmed: rule.confirmed },
    rows,
    counts: countLights(rows),
    goals: countGoals(rows, of.definition),
    byUnit: countedBy(rows, ({ lead }) => lead).map(({ of: unit, counts }) => ({ unit, counts })),
    byLeader: countedBy(rows, ({ leader }) => leader).map(({ of: leader, counts }) => ({ leader, counts })),
  };
}
