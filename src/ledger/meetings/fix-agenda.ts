import { z } from 'zod';
import type { Matter, MeetingSeries } from '../../catalog/index.ts';
import { type Day, dayAt, type Instant, later } from '../../clock/index.ts';
import type { Db, Tx } from '../../db/index.ts';
import { type CountyId, Id, Refusal } from '../../kernel/index.ts';
import type { Light } from '../../measures/index.ts';
import { changeCase } from '../change-case.ts';
import type { Doer } from '../doer.ts';
import { clockName } from '../matter-names.ts';
import { progressOfPlan } from '../progress/progress-of.ts';
import { stageNames, versionsOf } from '../stage-names.ts';
import { type CaseRecord, lockCases } from '../store.ts';
import { type Agenda, agendaOf, type Candidate, type FixedItem, fixedItem } from './agenda.ts';
import { MEETING } from './plan-meetings.ts';
import { listCandidates } from './store.ts';

/** So long ahead a day still counts as near enough to be asked for. */
const ahead = 8 * 24 * 3_600_000;

/** The running clock that is due first: its day, and how it is called. */
function earliestClock(matter: Matter | undefined, { state }: CaseRecord): Pick<Candidate, 'due' | 'clock'> {
  const running = Object.entries(state.clocks).filter(([, { status }]) => status === 'running');
  const [first] = running.toSorted(([, a], [, b]) => (a.dueAt < b.dueAt ? -1 : 1));
  if (!first) return { due: null, clock: { zh: '', en: '' } };
  const [id, { due }] = first;
  return { due, clock: clockName(matter, id) };
}

/** The lights of the year's plan, where the series asks for lights. */
async function lightsOn(
  db: Db,
  county: CountyId,
  { takes }: MeetingSeries,
  on: Day,
): Promise<ReadonlyMap<Id, Light>> {
  if (!takes.includes('red') && !takes.includes('yellow')) return new Map();
  const plan = await progressOfPlan(db, county, Number(on.slice(0, 4)), on);
  return new Map(plan.map(({ record, light }) => [record.id, light]));
}

/** The agenda that the ledger gives for a series as of a moment. Nothing is written. */
export async function agendaNow(
  db: Db,
  county: CountyId,
  series: MeetingSeries,
  now: Instant,
): Promise<Agenda> {
  const lights = await lightsOn(db, county, series, dayAt(now));
  const lit = [...lights].flatMap(([id, { light }]) => (light === 'red' || light === 'yellow' ? [id] : []));
  const found = await listCandidates(
    db,
    county,
    { series: series.id, matters: series.matters, before: later(now, ahead) },
    lit,
  );
  const versions = await versionsOf(
    db,
    county,
    found.map(({ record }) => record.state),
  );
  const candidates = found.map((one) => ({
    ...one,
    ...earliestClock(versions.get(one.record.state.matterVersion), one.record),
    light: lights.get(one.record.id) ?? null,
  }));
  return agendaOf(series, candidates, now);
}

const Item = z.object({
  case: Id.optional(),
  number: z.string().optional(),
  title: z.string(),
  lead: z.string().nullable().optional(),
  deadline: z.string().nullable().optional(),
  stage: z.string().optional(),
  reasons: z.array(z.string()),
});
export type AgendaLine = z.infer<typeof Item>;

/** The agenda as a meeting keeps it; empty until it is fixed. */
export const fixedAgenda = ({ state }: CaseRecord): readonly AgendaLine[] =>
  Item.array()
    .catch([])
    .parse(state.fields['agenda'] ?? []);

/** A meeting of the county, held for its writer. */
export async function lockMeeting(tx: Tx, county: CountyId, id: Id): Promise<CaseRecord> {
  const [record] = await lockCases(tx, county, [id]);
  if (record?.state.matter === MEETING) return record;
  throw new Refusal('not-found', { zh: '没有这次会议。', en: 'There is no such meeting in this county.' });
}

/** What the office changes about the agenda that the ledger gives: cases left off, and items of its own. */
export type AgendaWish = { readonly leaveOff: readonly Id[]; readonly own: readonly string[] };

/**
 * Fixes the agenda of a meeting as of now, and keeps it as it is: each item with the reason why it is there. Cases
 * left off are counted with those that found no place. Units whose cases are on it are not added by hand: they stand
 * on the agenda. May be fixed again until the meeting is held.
 *
 * @throws Refusal `not-found` where it is no meeting, and what the step refuses
 */
export async function fixAgenda(
  tx: Tx,
  county: CountyId,
  id: Id,
  how: { readonly series: MeetingSeries; readonly wish: AgendaWish },
  by: { readonly doer: Doer; readonly now: Instant },
): Promise<CaseRecord> {
  const record = await lockMeeting(tx, county, id);
  const { series, wish } = how;
  const left = new Set(wish.leaveOff);
  const all = await agendaNow(tx, county, { ...series, most: 1000 }, by.now);
  const kept = all.items.filter(({ record: { id: one } }) => !left.has(one)).slice(0, series.most);
  const stages = await stageNames(
    tx,
    county,
    kept.map(({ record: { state } }) => state),
  );
  const items: FixedItem[] = [
    ...kept.map((item) => fixedItem(item, stages(item.record.state).zh)),
    ...wish.own.map((title) => ({ title, reasons: ['会议主办单位列入'] })),
  ];
  const fields = { agenda: items, asOf: by.now, leftOver: all.items.length - kept.length };
  return await changeCase(tx, county, record, { step: 'fix', fields }, by);
}
