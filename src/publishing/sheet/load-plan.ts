import { definitionOf, isNameAssumed, isTitleAssumed } from '../../catalog/index.ts';
import type { Day } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import { type CountyId, Refusal } from '../../kernel/index.ts';
import { listPlan, type PlanRecord } from '../../ledger/index.ts';
import {
  listAccounts,
  listCounties,
  listHeldPosts,
  listOrganisations,
  listPosts,
} from '../../people/index.ts';
import { type Leader, NameBook, type Unit } from './names.ts';
import type { SheetHead } from './sheet.ts';

/** A year's plan with what its sheet needs: the county's name and the names of the day. */
export type LoadedPlan = {
  readonly head: SheetHead;
  readonly cases: readonly PlanRecord[];
  readonly names: NameBook;
};

type Definition = NonNullable<Awaited<ReturnType<typeof definitionOf>>>;

/** Units of the day; short names, earlier names and what is assumed come from the county's definition. */
async function unitsOn(
  db: Db,
  county: CountyId,
  definition: Definition | undefined,
  on: Day,
): Promise<Unit[]> {
  const known = definition?.organisations ?? [];
  return (await listOrganisations(db, county, on)).map(({ id, name, kind }) => {
    const stretches = known.filter((o) => o.id === id);
    const others = stretches.flatMap((o) => [o.name, ...o.shortNames]).filter((n) => n !== name);
    const assumed = isNameAssumed(definition, { id, name });
    return { id, name, kind, others: [...new Set(others)], assumed };
  });
}

/** Who holds which post on a day, by post id. */
async function holdersOn(db: Db, county: CountyId, on: Day): Promise<Map<string, string[]>> {
  const held = await listHeldPosts(db, on, { county });
  const holders = new Map<string, string[]>();
  for (const { id, name } of await listAccounts(db, county)) {
    for (const post of held.get(id) ?? []) holders.set(post.id, [...(holders.get(post.id) ?? []), name]);
  }
  return holders;
}

/** Posts of leaders, and whatever other post a commitment of the plan names. */
async function leadersOn(
  db: Db,
  county: CountyId,
  definition: Definition | undefined,
  named: ReadonlySet<string | null>,
  on: Day,
): Promise<Leader[]> {
  const holders = await holdersOn(db, county, on);
  return (await listPosts(db, county, on))
    .filter((post) => post.roles.includes('leader') || named.has(post.id))
    .map((post) => ({
      id: post.id,
      title: post.roles.includes('leader') ? post.title : `${post.organisationName}${post.title}`,
      holders: holders.get(post.id) ?? [],
      assumed: isTitleAssumed(definition, post),
    }));
}

/** Last known names of units and posts, whether or not they still stand. */
function goneFrom(definition: Definition | undefined): Map<string, string> {
  const posts = definition?.posts.map(({ id, title }) => [id, title] as const) ?? [];
  const units = definition?.organisations.map(({ id, name }) => [id, name] as const) ?? [];
  return new Map([...posts, ...units]);
}

/**
 * A year's plan and the names to write it with.
 * @throws Refusal `not-found` where the county is not there
 */
export async function loadPlan(db: Db, county: CountyId, year: number, on: Day): Promise<LoadedPlan> {
  const self = (await listCounties(db)).find(({ id }) => id === county);
  if (!self) {
    throw new Refusal('not-found', { zh: '没有这个县。', en: 'There is no such county.' }, { county });
  }
  const cases = await listPlan(db, county, year);
  const definition = await definitionOf(db, county);
  const named = new Set(cases.map(({ commitment }) => commitment.leader));
  const names = new NameBook(
    self.name,
    await unitsOn(db, county, definition, on),
    await leadersOn(db, county, definition, named, on),
    goneFrom(definition),
  );
  return { head: { countyName: self.name, simulated: self.simulated, year }, cases, names };
}
