import { type Selectable, sql } from 'kysely';
import { type Day, dayAt, type Instant } from '../clock/index.ts';
import type { Database, Db, Tx } from '../db/index.ts';
import type { CountyId, Id } from '../kernel/index.ts';
import type { Aspect, Grade, Observation, ObservationSource } from './observation.ts';
import type { NewObservation } from './record.ts';
import type { Standing } from './weigh.ts';

/** By whom an observation came on record, and when. */
export type Recorder = { readonly account: Id; readonly at: Instant };

/** The machine's own hand, for a file that its keeper imports on the command line. */
export const systemRecorder = (at: Instant): Recorder => ({
  account: '00000000-0000-7000-8000-000000000000' as Id,
  at,
});

/** Holds the county's recording until the transaction ends: one after the other brings figures. */
export async function lockRecording(tx: Tx, county: CountyId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`observation ${county}`}, 0))`.execute(tx);
}

/** What stands of the measures that figures are brought of, in their years. */
export async function listStanding(
  db: Db | Tx,
  county: CountyId,
  brought: readonly NewObservation[],
): Promise<Standing[]> {
  if (brought.length === 0) return [];
  const years = [...new Set(brought.map(({ period }) => period.slice(0, 4)))];
  const rows = await db
    .selectFrom('observation')
    .select(['measure', 'period', 'place', 'aspect', 'grade', 'vintage', 'edition', 'issued_on', 'value'])
    .where('county', '=', county)
    .where('measure', 'in', [...new Set(brought.map(({ measure }) => measure))])
    .where(({ or, and, eb }) =>
      or(years.map((year) => and([eb('period', '>=', year), eb('period', '<', String(Number(year) + 1))]))),
    )
    .execute();
  return rows.map((row) => ({
    measure: row.measure,
    period: row.period,
    place: row.place,
    aspect: row.aspect as Aspect,
    grade: row.grade as Grade,
    vintage: row.vintage,
    edition: row.edition,
    issuedOn: row.issued_on as Day,
    value: row.value,
  }));
}

/** Adds vintages in one statement, each through a post. */
export async function insertVintages(
  tx: Tx,
  county: CountyId,
  vintages: readonly (NewObservation & { readonly vintage: number; readonly post: string })[],
  { account, at }: Recorder,
): Promise<void> {
  if (vintages.length === 0) return;
  await sql`
    insert into observation (county, measure, period, place, aspect, grade, vintage, edition, value, issued_on, source,
      recorded_at, by_post, by_account)
    select ${county}, b.measure, b.period, b.place, b.aspect, b.grade, b.vintage, b.edition, b.value, b."issuedOn", b.source,
      ${at}::timestamptz, b.post, ${account}::uuid
    from jsonb_to_recordset(${JSON.stringify(vintages)}::jsonb) as b (
      measure text, period text, place text, aspect text, grade text, vintage integer, edition text, value numeric,
      "issuedOn" date, source jsonb, post text)`.execute(tx);
}

/** Every vintage of some measures for the periods of a year and of the year before it. */
export async function listObservations(
  db: Db,
  county: CountyId,
  measures: readonly string[],
  year: number,
): Promise<Observation[]> {
  if (measures.length === 0) return [];
  const rows = await db
    .selectFrom('observation')
    .selectAll()
    .where('county', '=', county)
    .where('measure', 'in', [...new Set(measures)])
    .where('period', '>=', String(year - 1))
    .where('period', '<', String(year + 1))
    .orderBy('measure')
    .orderBy('period')
    .orderBy('vintage')
    .execute();
  return rows.map(toObservation);
}

/** The figure of each measure for the whole county that was issued last, by the newest of its vintages. */
export async function listLatestObservations(db: Db, county: CountyId): Promise<Observation[]> {
  const rows = await db
    .selectFrom('observation')
    .selectAll()
    .distinctOn('measure')
    .where('county', '=', county)
    .where('place', '=', '')
    .orderBy('measure')
    .orderBy('issued_on', 'desc')
    .orderBy('period', 'desc')
    .orderBy('aspect')
    .orderBy('vintage', 'desc')
    .execute();
  return rows.map(toObservation);
}

const toObservation = (row: Selectable<Database['observation']>): Observation => ({
  measure: row.measure,
  place: row.place,
  period: row.period,
  aspect: row.aspect as Aspect,
  grade: row.grade as Grade,
  vintage: row.vintage,
  edition: row.edition,
  issuedOn: row.issued_on as Day,
  recordedOn: dayAt(row.recorded_at as Instant),
  value: row.value,
  source: row.source as ObservationSource,
});
