import { type Selectable, sql } from 'kysely';
import { type Day, dayAt, type Instant } from '../clock/index.ts';
import type { Database, Db, Tx } from '../db/index.ts';
import type { CountyId, Id } from '../kernel/index.ts';
import type { Aspect, Grade, Observation, ObservationSource } from './observation.ts';
import type { NewObservation } from './record.ts';

/** Through which post an observation came on record, by whom and when. */
export type Recorder = { readonly post: string; readonly account: Id; readonly at: Instant };

/** The machine's own hand, for a file that its keeper imports on the command line. */
export const systemRecorder = (at: Instant): Recorder => ({
  post: 'system',
  account: '00000000-0000-7000-8000-000000000000' as Id,
  at,
});

/**
 * Adds vintages in one statement. A figure that is the newest vintage of its grade already is left out.
 * @returns how many were added
 */
export async function insertObservations(
  tx: Tx,
  county: CountyId,
  observations: readonly NewObservation[],
  { post, account, at }: Recorder,
): Promise<number> {
  const rows = observations.map((o, place) => ({ ...o, ordinal: place }));
  const { rows: added } = await sql`
    with brought as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
        measure text, period text, place text, aspect text, grade text, edition text, value numeric,
        "issuedOn" date, source jsonb, ordinal integer)
    ), newest as (
      select distinct on (o.measure, o.period, o.place, o.aspect, o.grade) o.*
      from observation o
      join (select distinct measure, period, place, aspect, grade from brought) b
        using (measure, period, place, aspect, grade)
      where o.county = ${county}
      order by o.measure, o.period, o.place, o.aspect, o.grade, o.vintage desc
    )
    insert into observation (county, measure, period, place, aspect, grade, vintage, edition, value, issued_on, source,
      recorded_at, by_post, by_account)
    select ${county}, b.measure, b.period, b.place, b.aspect, b.grade,
      coalesce(n.vintage, 0) + row_number() over (
        partition by b.measure, b.period, b.place, b.aspect, b.grade order by b."issuedOn", b.ordinal),
      b.edition, b.value, b."issuedOn", b.source, ${at}::timestamptz, ${post}, ${account}::uuid
    from brought b left join newest n using (measure, period, place, aspect, grade)
    where n.vintage is null or n.value <> b.value or n.edition <> b.edition
    returning vintage`.execute(tx);
  return added.length;
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
