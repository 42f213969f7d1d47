import { definitionOf, listMatters, type Referring } from '../../catalog/index.ts';
import type { Day } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import type { CountyId, Id, Wording } from '../../kernel/index.ts';
import { listOrganisations, listPosts } from '../../people/index.ts';
import { listNumbered } from './store.ts';

/** What a field refers to, as readers name it; `case` leads to it where it is a case. */
export type Referred = { readonly name: Wording; readonly case: Id | null };

/** Finds what forms refer to, by the value of a reference; undefined where the county has no such thing. */
export type ReferenceFinder = (referring: Referring) => Referred | undefined;

const plain = (name: string): Wording => ({ zh: name, en: name });

type Found = ReadonlyMap<string, Referred>;
const none: Found = new Map();

async function casesAmong(db: Db, county: CountyId, all: readonly Referring[]): Promise<Found> {
  const numbers = all.flatMap(({ kind, value }) => (kind === 'case' ? [value] : []));
  const cases = await listNumbered(db, county, numbers);
  return new Map(
    cases.flatMap(({ id, number, title, matter }) => {
      const found = { name: plain(`${number} ${title}`), case: id };
      return [
        [number, found],
        [`${matter} ${number}`, found],
      ];
    }),
  );
}

async function schemesOf(db: Db, county: CountyId): Promise<{ schemes: Found; lines: Found }> {
  const schemes = (await definitionOf(db, county))?.schemes ?? [];
  const lines = schemes.flatMap((scheme) =>
    [...scheme.indicators, ...scheme.bases, ...scheme.deductions, ...scheme.additions].map(
      ({ id, name }) => [`${scheme.id} ${id}`, { name, case: null }] as const,
    ),
  );
  return {
    schemes: new Map(schemes.map(({ id, name }) => [id, { name, case: null }])),
    lines: new Map(lines),
  };
}

const named = (list: readonly { readonly id: string; readonly name: string }[]): Found =>
  new Map(list.map(({ id, name }) => [id, { name: plain(name), case: null }]));

/**
 * Looks up all that these fields refer to: one question for each kind of thing, and none where nothing is referred
 * to. A unit, a post or a matter has to stand on that day.
 */
export async function findReferences(
  db: Db,
  county: CountyId,
  on: Day,
  all: readonly Referring[],
): Promise<ReferenceFinder> {
  const has = (...kinds: Referring['kind'][]): boolean => all.some(({ kind }) => kinds.includes(kind));
  const cases = await casesAmong(db, county, all);
  const units = has('unit') ? named(await listOrganisations(db, county, on)) : none;
  const posts = has('post')
    ? named(
        (await listPosts(db, county, on)).map(({ id, organisationName, title }) => ({
          id,
          name: `${organisationName}${title}`,
        })),
      )
    : none;
  const matters = has('matter')
    ? new Map(
        (await listMatters(db, county, on)).map(({ matter: { id, name } }) => [id, { name, case: null }]),
      )
    : none;
  const { schemes, lines } = has('scheme', 'scheme-line')
    ? await schemesOf(db, county)
    : { schemes: none, lines: none };
  return ({ kind, value, matters: among, scheme }) => {
    switch (kind) {
      case 'case':
        if (among.length === 0) return cases.get(value);
        return among.map((matter) => cases.get(`${matter} ${value}`)).find((found) => found !== undefined);
      case 'unit':
        return units.get(value);
      case 'post':
        return posts.get(value);
      case 'matter':
        return matters.get(value);
      case 'scheme':
        return schemes.get(value);
      case 'scheme-line':
        return lines.get(`${scheme ?? ''} ${value}`);
    }
  };
}
