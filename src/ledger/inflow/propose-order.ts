import { calendarIn, definitionOf, findLead, organisationsOn } from '../../catalog/index.ts';
import { Day, periodEndBy } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import { readClause } from '../../documents/index.ts';
import type { CountyId } from '../../kernel/index.ts';
import { listAccounts, listHeldPosts, listOrganisations, listPosts } from '../../people/index.ts';
import { leadersNamed, type NamedLeader } from './leaders-named.ts';
import { type NamedUnit, resolveUnits } from './units-named.ts';

/** The units of the day with every name they go by, so that minutes which name them find them. */
export async function namedUnits(db: Db, county: CountyId, on: Day): Promise<NamedUnit[]> {
  const definition = await definitionOf(db, county);
  const known = new Map(
    definition ? organisationsOn(definition, on).map((o) => [o.id, [o.name, ...o.shortNames]] as const) : [],
  );
  const standing = await listOrganisations(db, county, on);
  return standing.map(({ id, name, kind }) => ({ id, kind, names: known.get(id) ?? [name] }));
}

/** The leaders' posts of the day with the names of who holds them. */
export async function namedLeaders(db: Db, county: CountyId, on: Day): Promise<NamedLeader[]> {
  const [posts, held, accounts] = await Promise.all([
    listPosts(db, county, on),
    listHeldPosts(db, on, { county }),
    listAccounts(db, county),
  ]);
  const nameOf = new Map(accounts.map(({ id, name }) => [id, name]));
  return posts
    .filter(({ roles }) => roles.includes('leader'))
    .map(({ id, title }) => ({
      post: id,
      title,
      holders: [...held].flatMap(([account, own]) =>
        own.some((post) => post.id === id) ? (nameOf.get(account) ?? []) : [],
      ),
    }));
}

/** What a clause proposes for an order: by what it says itself, else by the county's duties. A person decides. */
export type OrderProposal = {
  readonly lead: string | null;
  readonly joins: readonly string[];
  readonly deadline: Day | null;
  /** The words from which the day was reckoned, or that ask for haste without a day. */
  readonly dueWords: string | null;
  /** The leader's post, where the clause names a leader and one alone can be meant. */
  readonly leader: string | null;
  /** How the clause names a leader of whom the posts do not tell who it is. */
  readonly unknownLeader: string | null;
  /** Further units that may lead by their duties, the likeliest first. */
  readonly leads: readonly string[];
  /** Names in the clause that the county has no unit for. */
  readonly unknown: readonly string[];
};

/** Reads one clause, as it was said on a day, for the units and the day that it names. Nothing is written. */
export async function proposeOrder(
  db: Db,
  county: CountyId,
  clause: string,
  on: Day,
): Promise<OrderProposal> {
  const said = readClause(clause, on, periodEndBy(await calendarIn(db, county)));
  const named = resolveUnits(said, await namedUnits(db, county, on));
  const definition = await definitionOf(db, county);
  const byDuty = definition
    ? findLead(definition, clause, on).map(({ organisation }) => organisation.id)
    : [];
  const [likeliest = null] = byDuty;
  const lead = named.lead ?? likeliest;
  const meant = said.leader === null ? [] : leadersNamed(said.leader, await namedLeaders(db, county, on));
  const [leader = null] = meant.length === 1 ? meant : [];
  return {
    lead,
    joins: named.joins.filter((unit) => unit !== lead),
    deadline: Day.safeParse(said.deadline).data ?? null,
    dueWords: said.dueWords,
    leader,
    unknownLeader: leader === null ? said.leader : null,
    leads: byDuty.slice(0, 3),
    unknown: named.unknown,
  };
}
