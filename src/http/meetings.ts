import { z } from 'zod';
import { definitionOf, type MeetingSeries } from '../catalog/index.ts';
import { type Clock, Day, Instant, today } from '../clock/index.ts';
import { type Db, inTransaction } from '../db/index.ts';
import { CountyId, Id } from '../kernel/index.ts';
import {
  agendaNow,
  type CaseRecord,
  findCase,
  fixAgenda,
  fixedAgenda,
  listMeetings,
  listWhys,
  MEETING,
  mayReadLedger,
  mayReview,
  once,
  plannedDay,
  recordDecision,
  type StageNames,
  stageNames,
} from '../ledger/index.ts';
import { outcomesOf, printMeeting, unitsInvited } from '../publishing/index.ts';
import {
  type AgendaItemView,
  AgendaWish,
  CaseStand,
  MeetingList,
  type MeetingRow,
  MeetingView,
  NewDecision,
} from '../wire/index.ts';
import type { App } from './app.ts';
import { Names } from './names.ts';
import { presentStand } from './present-work.ts';
import { notFound } from './problem.ts';
import { sendFile } from './send-file.ts';
import { doerOf, Named, namedBy } from './steps.ts';

const inCounty = z.object({ county: CountyId });
const oneMeeting = inCounty.extend({ meeting: Id });
const mostMeetings = 60;

const noMeeting = () => notFound('没有这次会议。', 'There is no such meeting in this county.');

const seriesOf = async (db: Db, county: CountyId): Promise<readonly MeetingSeries[]> =>
  (await definitionOf(db, county))?.meetings ?? [];

async function meetingOf(db: Db, county: CountyId, id: Id): Promise<CaseRecord> {
  const record = await findCase(db, county, id);
  if (record?.state.matter !== MEETING) throw noMeeting();
  return record;
}

/** The series of a meeting, as the county defines it today. */
async function seriesFor(db: Db, county: CountyId, { state }: CaseRecord): Promise<MeetingSeries> {
  const found = (await seriesOf(db, county)).find(({ id }) => id === state.fields['series']);
  if (!found)
    throw notFound(
      `县里的会议定义中没有系列“${String(state.fields['series'])}”。`,
      `The county defines no series “${String(state.fields['series'])}”.`,
    );
  return found;
}

/** What stands about a meeting beside its case: the day its rhythm names, and why it was not held then. */
type Around = { readonly planned: Day | undefined; readonly why: string | undefined };

const presentRow = (record: CaseRecord, stages: StageNames, { planned, why }: Around): MeetingRow => ({
  id: record.id,
  number: record.number,
  title: record.state.title,
  series: String(record.state.fields['series'] ?? ''),
  day: record.state.deadline,
  stage: { id: record.state.stage, ...stages(record.state) },
  skipped: record.state.stage === 'skipped',
  planned: planned === undefined || planned === record.state.deadline ? null : planned,
  why: why ?? null,
  items: fixedAgenda(record).length,
});

function presentFixed(record: CaseRecord, names: Names): AgendaItemView[] {
  return fixedAgenda(record).map((item) => ({
    case: item.case ?? null,
    number: item.number ?? null,
    title: item.title,
    lead: item.lead ? names.unit(item.lead) : null,
    deadline: Day.safeParse(item.deadline).data ?? null,
    stage: item.stage ? { zh: item.stage, en: item.stage } : null,
    reasons: item.reasons.map((zh) => ({ zh, en: zh })),
  }));
}

async function presentNow(
  db: Db,
  county: CountyId,
  record: CaseRecord,
  names: Names,
  now: Instant,
): Promise<{ agenda: AgendaItemView[]; leftOver: number }> {
  const { items, leftOver } = await agendaNow(db, county, await seriesFor(db, county, record), now);
  const stages = await stageNames(
    db,
    county,
    items.map((item) => item.record.state),
  );
  const agenda = items.map(({ record: { id, number, state }, reasons }) => ({
    case: id,
    number,
    title: state.title,
    lead: state.lead === null ? null : names.unit(state.lead),
    deadline: state.deadline,
    stage: stages(state),
    reasons: reasons.map(({ words }) => words),
  }));
  return { agenda, leftOver };
}

async function presentMeeting(
  db: Db,
  county: CountyId,
  record: CaseRecord,
  clock: Clock,
): Promise<MeetingView> {
  const { state } = record;
  const names = await Names.load(db, county, today(clock));
  const fixed = Array.isArray(state.fields['agenda']);
  const open = !fixed && !state.ended;
  const shown = open
    ? await presentNow(db, county, record, names, clock.now())
    : { agenda: presentFixed(record, names), leftOver: Number(state.fields['leftOver'] ?? 0) };
  const decided = await outcomesOf(db, county, record.id);
  const [planned, whys] = await Promise.all([
    plannedDay(db, county, record.id),
    listWhys(db, county, [record.id]),
  ]);
  return {
    ...presentRow(record, await stageNames(db, county, [state]), { planned, why: whys.get(record.id) }),
    ...shown,
    items: shown.agenda.length,
    seq: record.head.seq,
    chair: state.leader === null ? null : names.post(state.leader),
    units: unitsInvited(record).map((unit) => names.unit(unit)),
    heldOn: Day.safeParse(state.fields['heldOn']).data ?? null,
    fixed,
    asOf: Instant.safeParse(state.fields['asOf']).data ?? (open ? clock.now() : null),
    decisions: decided.map(({ record: became, ...one }) => ({ ...one, ended: became?.state.ended ?? true })),
  };
}

/** Meetings (调度会): the list with those that were skipped, and each with agenda and decisions. */
export function meetingRoutes(app: App, db: Db, clock: Clock): void {
  app.get(
    '/api/counties/:county/meetings',
    { config: { policy: mayReadLedger }, schema: { params: inCounty, response: { 200: MeetingList } } },
    async (request) => {
      const { county } = request.params;
      const [found, names, series] = await Promise.all([
        listMeetings(db, county, mostMeetings),
        Names.load(db, county, today(clock)),
        seriesOf(db, county),
      ]);
      const whys = await listWhys(
        db,
        county,
        found.map(({ record }) => record.id),
      );
      const stages = await stageNames(
        db,
        county,
        found.map(({ record }) => record.state),
      );
      return {
        series: series.map(({ id, name, nameEn, rhythm, chair, units, most, assumed }) => ({
          id,
          name,
          ...(nameEn ? { nameEn } : {}),
          rhythm,
          chair: names.post(chair),
          units: units.map((unit) => names.unit(unit)),
          most,
          assumed: [...assumed],
        })),
        meetings: found.map(({ record, planned }) =>
          presentRow(record, stages, { planned, why: whys.get(record.id) }),
        ),
      };
    },
  );

  app.get(
    '/api/counties/:county/meetings/:meeting',
    { config: { policy: mayReadLedger }, schema: { params: oneMeeting, response: { 200: MeetingView } } },
    async (request) => {
      const { county, meeting } = request.params;
      return await presentMeeting(db, county, await meetingOf(db, county, meeting), clock);
    },
  );

  for (const what of ['agenda', 'minutes'] as const) {
    app.get(
      `/api/counties/:county/meetings/:meeting/${what}.docx`,
      { config: { policy: mayReadLedger }, schema: { params: oneMeeting } },
      async (request, reply) => {
        const { county, meeting: id } = request.params;
        return await sendFile(reply, await printMeeting(db, clock, county, { id, what }), `${what}.docx`);
      },
    );
  }
}

/** What the delivery office does with a meeting beside its plain steps. */
export function meetingActRoutes(app: App, db: Db, clock: Clock): void {
  const config = { policy: mayReview };
  app.post(
    '/api/counties/:county/meetings/:meeting/agenda',
    { config, schema: { params: oneMeeting, body: AgendaWish, response: { 200: MeetingView } } },
    async (request) => {
      const { county, meeting: id } = request.params;
      const series = await seriesFor(db, county, await meetingOf(db, county, id));
      const by = { doer: doerOf(request, county), now: clock.now() };
      const record = await inTransaction(db, (tx) =>
        fixAgenda(tx, county, id, { series, wish: request.body }, by),
      );
      return await presentMeeting(db, county, record, clock);
    },
  );

  app.post(
    '/api/counties/:county/meetings/:meeting/decisions',
    {
      config,
      schema: {
        params: oneMeeting,
        headers: Named,
        body: NewDecision,
        response: { 201: z.object({ meeting: CaseStand, became: CaseStand.nullable() }) },
      },
    },
    async (request, reply) => {
      const { county, meeting: id } = request.params;
      const by = { doer: doerOf(request, county), now: clock.now() };
      const { becomes, ...decision } = request.body;
      const wish = {
        ...decision,
        becomes:
          becomes.kind === 'step'
            ? { kind: becomes.kind, command: { step: becomes.step, args: becomes.args } }
            : becomes,
      };
      const named = namedBy(request, clock);
      const act = async (tx: Parameters<typeof recordDecision>[0]) => {
        const { meeting, became } = await recordDecision(tx, county, id, wish, by);
        return { meeting: presentStand(meeting), became: became ? presentStand(became) : null };
      };
      const done = named ? await once(db, county, named, act) : await inTransaction(db, act);
      return reply.code(201).send(done);
    },
  );
}
