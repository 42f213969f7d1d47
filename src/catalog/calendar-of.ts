import { type Calendar, committedNotices, countyCalendar, nationalCalendar } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { type CountyId, canonicalJson, type Digest, digestOf } from '../kernel/index.ts';
import { definitionOf } from './definition-of.ts';
import type { CountyDefinition } from './version.ts';

/** A definition never changes, so the calendar of one with local days is made once. */
const made = new WeakMap<CountyDefinition, Calendar>();

/** The working calendar of a county: the nation's, with the local days that its files name. */
export function calendarOf(definition: CountyDefinition | undefined): Calendar {
  if (!definition || definition.localDays.length === 0) return nationalCalendar();
  const known = made.get(definition);
  if (known) return known;
  const calendar = countyCalendar({ localDays: definition.localDays });
  made.set(definition, calendar);
  return calendar;
}

/** The working calendar by which a county's clocks count now. */
export const calendarIn = async (db: Db, county: CountyId): Promise<Calendar> =>
  calendarOf(await definitionOf(db, county));

let notices: Digest | undefined;

/** What a county's calendar is made of, as one digest: another one says that due days have to be computed again. */
export async function calendarDigest(db: Db, county: CountyId): Promise<Digest> {
  notices ??= digestOf(canonicalJson(committedNotices()));
  const definition = await definitionOf(db, county);
  const localDays = definition?.localDays.map(({ day, working }) => ({ day, working })) ?? [];
  return digestOf(canonicalJson({ notices, localDays }));
}
