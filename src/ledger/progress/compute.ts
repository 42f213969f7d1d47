import {
  areasOn,
  type CountyDefinition,
  calendarOf,
  definitionOf,
  findMatter,
  holdsOn,
  type Lights,
  type Matter,
} from '../../catalog/index.ts';
import type { Day } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import type { CountyId, Id } from '../../kernel/index.ts';
import {
  type CaseFacts,
  type Coverage,
  coverageOf,
  type Light,
  type LightGround,
  lightOf,
  listObservations,
  type MeasureFacts,
  type Progress,
  progress,
} from '../../measures/index.ts';
import type { CaseState } from '../case.ts';
import type { CaseRecord } from '../store.ts';
import { caseFactsOf } from './case-facts.ts';
import type { CaseWithEntries } from './store.ts';

/** A case's progress on a day with its light, and the definition that the light follows. */
export type CaseProgress = {
  readonly record: CaseRecord;
  readonly facts: CaseFacts;
  readonly progress: Progress;
  readonly light: Light;
  /** Whether its parts cover it together; null where it was not broken down. */
  readonly coverage: Coverage | null;
  /** Null where the matter defines no lights. */
  readonly rule: Lights | null;
};

/** Where a matter defines no lights, only what is stated counts: no tolerance is assumed. */
const exact = { about: 0, pace: 0 };

const noRule: Light = {
  light: 'none',
  computed: 'none',
  reasons: [
    {
      code: 'no-rule',
      light: 'none',
      words: { zh: '这一事项没有规定亮灯办法', en: 'This matter defines no lights' },
    },
  ],
  hand: null,
  targets: [],
};

/** The cases that a case counts towards: its parent, and those that its form names. */
function parentsOf({ parent, fields }: CaseState): string[] {
  const also = fields['alsoUnder'];
  const named = Array.isArray(also) ? also.filter((id) => typeof id === 'string') : [];
  return [...new Set([...(parent === null ? [] : [parent]), ...named])];
}

type Matters = ReadonlyMap<string, Matter>;

/**
 * Matters as they are in force on the day: a light is how the county judges then, not a term of the case, so a changed
 * threshold holds for open cases too.
 */
async function mattersOn(
  db: Db,
  county: CountyId,
  cases: readonly CaseWithEntries[],
  asOf: Day,
): Promise<Matters> {
  const ids = [...new Set(cases.map(({ record }) => record.state.matter))];
  const found = await Promise.all(ids.map((id) => findMatter(db, county, id, asOf)));
  return new Map(found.flatMap((version) => (version ? [[version.matter.id, version.matter]] : [])));
}

/** The facts of cases with their parts below them; a case that hangs below itself is not followed round. */
function assemble(
  cases: readonly CaseWithEntries[],
  matters: Matters,
  placeOf: (unit: string) => string | undefined,
): (id: Id) => CaseFacts | undefined {
  // Ids begin with their moment: parts stand in the order in which they were opened.
  const ordered = cases.toSorted((a, b) => (a.record.id < b.record.id ? -1 : 1));
  const byId = new Map(ordered.map((one) => [one.record.id, one]));
  const below = Map.groupBy(
    ordered.flatMap(({ record }) => parentsOf(record.state).map((parent) => ({ parent, id: record.id }))),
    ({ parent }) => parent,
  );
  const build = (id: Id, above: ReadonlySet<Id>): CaseFacts | undefined => {
    const one = byId.get(id);
    if (!one || above.has(id)) return undefined;
    const path = new Set([...above, id]);
    const parts = (below.get(id) ?? []).flatMap((part) => build(part.id, path) ?? []);
    const finished = matters.get(one.record.state.matter)?.finished ?? [];
    return caseFactsOf(one, finished, parts, placeOf);
  };
  return (id) => build(id, new Set());
}

/** Every measure that the targets of some cases name, in any version. */
function measuresNamed(all: readonly CaseFacts[], { measures }: Pick<MeasureFacts, 'measures'>): string[] {
  const names = all.flatMap(({ versions }) =>
    versions.flatMap(({ targets }) => targets.flatMap((t) => [t.measure ?? [], t.inStepWith ?? []].flat())),
  );
  const wanted = new Set(names);
  return measures
    .filter(({ id, name, alsoCalled = [] }) => [id, name, ...alsoCalled].some((word) => wanted.has(word)))
    .map(({ id }) => id);
}

/** The place of each unit that has one on a day. */
function placesOn(definition: CountyDefinition | undefined, asOf: Day): (unit: string) => string | undefined {
  const rows = (definition?.organisations ?? []).filter((unit) => holdsOn(unit, asOf));
  const places = new Map(rows.map(({ id, place }) => [id, place]));
  return (unit) => places.get(unit);
}

/**
 * The progress and light of some of the cases on a day. Beside the cases it asks for the county's definition, the
 * matters of the day, and once for the observations of every measure that is named.
 */
export async function computeProgress(
  db: Db,
  county: CountyId,
  cases: readonly CaseWithEntries[],
  roots: readonly Id[],
  { year, asOf }: { readonly year: number; readonly asOf: Day },
): Promise<CaseProgress[]> {
  const definition = await definitionOf(db, county);
  const matters = await mattersOn(db, county, cases, asOf);
  const factsOf = assemble(cases, matters, placesOn(definition, asOf));
  const records = new Map(cases.map(({ record }) => [record.id, record]));
  const all = roots.flatMap((id) => factsOf(id) ?? []);
  const measures = definition?.measures ?? [];
  const observations = await listObservations(db, county, measuresNamed(all, { measures }), year);
  const known: MeasureFacts = { measures, observations, areas: areasOn(definition, asOf) };
  return all.flatMap((facts) => {
    const record = records.get(facts.id);
    const rule = (record && matters.get(record.state.matter)?.lights) ?? null;
    const found = progress(facts, known, asOf, rule ?? exact);
    if (!record || !found) return [];
    const ground: LightGround | null = rule && { known, rule, calendar: calendarOf(definition) };
    const light = ground ? lightOf(facts, found, ground) : noRule;
    return [{ record, facts, progress: found, light, coverage: coverageOf(facts, asOf) ?? null, rule }];
  });
}
