import {
  calendarIn,
  findMatter,
  findMatterVersion,
  type MatterInForce,
  type MatterVersion,
  type Referring,
  referencesIn,
} from '../catalog/index.ts';
import { dayAt, type Instant } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { type CountyId, type Digest, Id, Refusal } from '../kernel/index.ts';
import { listPosts } from '../people/index.ts';
import type { CaseState } from './case.ts';
import type { Command, Opening } from './command.ts';
import type { Ground } from './deciding.ts';
import { findReferences } from './reference/find-references.ts';
import { findCase, listUnitsAmong } from './store.ts';
import { unitsGone } from './units-gone.ts';
import { countOpenParts } from './worklist/store.ts';

/** The version of a matter under which a case is opened now. */
export async function matterNow(
  db: Db,
  county: CountyId,
  matter: string,
  now: Instant,
): Promise<MatterInForce> {
  const version = await findMatter(db, county, matter, dayAt(now));
  if (version) return version;
  throw new Refusal(
    'not-found',
    { zh: `本县没有事项“${matter}”，或它今天不再受理。`, en: `This county has no matter “${matter}” today.` },
    { matter },
  );
}

/** The version that a case keeps; cases from before matters had versions follow the one of the day. */
async function matterOf(db: Db, county: CountyId, state: CaseState, now: Instant): Promise<MatterVersion> {
  const { matter, matterVersion } = state;
  if (matterVersion === null) return matterNow(db, county, matter, now);
  const version = await findMatterVersion(db, county, matterVersion as Digest);
  if (!version) throw new Error(`The version ${matterVersion} of ${matter} is not stored.`);
  return version;
}

/** The organisations that a command or an opening names. */
function named({ lead, joins, terms }: Record<string, unknown>): string[] {
  const inner = typeof terms === 'object' && terms !== null ? named({ ...terms }) : [];
  const list = Array.isArray(joins) ? joins : [];
  return [lead, ...list, ...inner].filter((unit) => typeof unit === 'string');
}

async function groundOn(
  db: Db,
  county: CountyId,
  { matter }: MatterVersion,
  now: Instant,
  units: readonly string[],
): Promise<Ground> {
  const standing = units.length === 0 ? new Set() : await listUnitsAmong(db, county, dayAt(now), units);
  const calendar = await calendarIn(db, county);
  const gone = units.some((unit) => !standing.has(unit))
    ? await unitsGone(db, county, dayAt(now))
    : undefined;
  return {
    matter,
    calendar,
    now,
    isUnit: (unit) => standing.has(unit),
    ...(gone ? { unitGone: gone } : {}),
  };
}

/** The leaders' posts that commands name, in their terms too. */
function postsNamed({ leader, terms }: Record<string, unknown>): string[] {
  const inner = typeof terms === 'object' && terms !== null ? postsNamed({ ...terms }) : [];
  return [...(typeof leader === 'string' ? [leader] : []), ...inner];
}

/** Whether the posts that are named exist today; nothing is asked where none is. */
async function withPosts(
  db: Db,
  county: CountyId,
  ground: Ground,
  named: readonly string[],
): Promise<Ground> {
  if (named.length === 0) return ground;
  const posts = new Set((await listPosts(db, county, dayAt(ground.now))).map(({ id }) => id));
  return { ...ground, isPost: (post) => posts.has(post) };
}

/** What the forms of a matter refer to, as they are filled in; nothing is asked where they refer to nothing. */
async function referencesOf(
  db: Db,
  county: CountyId,
  now: Instant,
  all: readonly Referring[],
): Promise<Pick<Ground, 'refersTo'>> {
  return all.length === 0 ? {} : { refersTo: await findReferences(db, county, dayAt(now), all) };
}

const valuesIn = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

/** What a command's forms refer to: its step's, and the matter's own where terms are asked for. */
const referring = ({ matter }: MatterVersion, { step, fields, args }: Command): Referring[] => [
  ...referencesIn(matter.steps[step]?.form, valuesIn(fields)),
  ...referencesIn(matter.form, valuesIn(valuesIn(args?.['terms'])['fields'])),
];

/** What deciding about a case stands on: its matter's version, the calendar, and the units that a command names. */
export async function groundOf(
  db: Db,
  county: CountyId,
  state: CaseState,
  now: Instant,
  commands: readonly Command[] = [],
): Promise<Ground> {
  const version = await matterOf(db, county, state, now);
  const asked = state.adjustment ? named({ terms: state.adjustment.terms }) : [];
  const decides = commands.some(({ step }) => version.matter.steps[step]?.verb === 'decide-adjustment');
  const units = [...commands.flatMap(({ args }) => named(args ?? {})), ...(decides ? asked : [])];
  const references = commands.flatMap((command) => referring(version, command));
  const posts = commands.flatMap(({ args }) => postsNamed(args ?? {}));
  const ground = {
    ...(await withPosts(db, county, await groundOn(db, county, version, now, units), posts)),
    ...(await referencesOf(db, county, now, references)),
  };
  if (!commands.some(({ step }) => version.matter.steps[step]?.partsEnded)) return ground;
  return { ...ground, openParts: await countOpenParts(db, county, state.number) };
}

/** What opening a case stands on. */
export async function groundToOpen(
  db: Db,
  county: CountyId,
  version: MatterVersion,
  now: Instant,
  opening: Opening,
): Promise<Ground> {
  const references = referencesIn(version.matter.form, valuesIn(opening.fields));
  const units = await groundOn(db, county, version, now, named({ ...opening }));
  const ground = {
    ...(await withPosts(db, county, units, postsNamed({ ...opening }))),
    ...(await referencesOf(db, county, now, references)),
  };
  const alsoUnder = opening.fields?.['alsoUnder'];
  const others = Array.isArray(alsoUnder) ? alsoUnder.map(String) : [];
  const wholes = [...(opening.parent ? [opening.parent] : []), ...others];
  if (wholes.length === 0) return ground;
  const found = await Promise.all(
    [...new Set(wholes)].flatMap((id) => {
      const read = Id.safeParse(id);
      return read.success ? [findCase(db, county, read.data)] : [];
    }),
  );
  const also = new Map(found.flatMap((one) => (one ? [[String(one.id), one.state] as const] : [])));
  return { ...ground, parent: opening.parent ? also.get(opening.parent) : undefined, also };
}
