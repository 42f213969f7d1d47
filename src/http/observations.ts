import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { areasOn, type CountyDefinition, definitionOf, holdsOn } from '../catalog/index.ts';
import { type Clock, type Day, today } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { CountyId } from '../kernel/index.ts';
import { mayReadLedger } from '../ledger/index.ts';
import {
  listLatestObservations,
  listObservations,
  mayRecord,
  type Observation,
  type Recorded,
  type RecordingGround,
  type RecordingPost,
  recordersOf,
  recordingPost,
  recordObservations,
  sayMeasured,
} from '../measures/index.ts';
import { importSeries } from '../publishing/index.ts';
import { MeasureView, NewObservations, ObservationsRecorded, ObservationView } from '../wire/index.ts';
import type { App } from './app.ts';
import { bytesOf } from './bytes-of.ts';
import { authorOf } from './gate.ts';
import { doerOf } from './steps.ts';

const inCounty = z.object({ county: CountyId });
/** A dry run says what would be written, and writes nothing. */
const asDryRun = z.object({ dryRun: z.stringbool().default(false) });

/** The posts of whoever asks, with the places of their units. */
function postsOf(
  request: FastifyRequest,
  county: CountyId,
  definition: CountyDefinition | undefined,
  on: Day,
): RecordingPost[] {
  const units = (definition?.organisations ?? []).filter((unit) => holdsOn(unit, on));
  return doerOf(request, county).posts.map(({ id, organisation, roles }) => ({
    id,
    organisation,
    place: units.find((unit) => unit.id === organisation)?.place,
    office: roles.includes('delivery-office'),
  }));
}

async function groundOf(db: Db, request: FastifyRequest, county: CountyId, on: Day) {
  const definition = await definitionOf(db, county);
  const measures = definition?.measures ?? [];
  return { measures, areas: areasOn(definition, on), by: postsOf(request, county, definition, on) };
}

const presentRecorded = (
  { added, revised, unchanged, rows }: Recorded,
  { measures, areas }: RecordingGround,
  dryRun: boolean,
): ObservationsRecorded => ({
  dryRun,
  added,
  revised,
  unchanged,
  rows: rows.map(({ observation: o, what, before, doubt }, place) => {
    const measure = measures.find(({ id }) => id === o.measure);
    return {
      row: o.source.kind === 'file' ? o.source.row : place + 1,
      measure: o.measure,
      name: measure?.name ?? o.measure,
      unit: measure?.unit ?? '',
      area: areas.find(({ id }) => id === o.place)?.name ?? '',
      period: o.period,
      when: sayMeasured(measure, o.period),
      aspect: o.aspect,
      grade: o.grade,
      edition: o.edition,
      value: o.value,
      what,
      before: before?.value ?? null,
      doubt,
    };
  }),
});

const presentObservation = (
  o: Observation,
  { areas, measures }: Pick<RecordingGround, 'areas' | 'measures'>,
): ObservationView => ({
  ...o,
  when: sayMeasured(
    measures.find(({ id }) => id === o.measure),
    o.period,
  ),
  area: o.place === '' ? '' : (areas.find(({ id }) => id === o.place)?.name ?? o.place),
});

/** For what somebody may record a measure: the whole county, and each town or unit. */
const recordable = (
  measure: RecordingGround['measures'][number],
  { areas, by }: { readonly areas: RecordingGround['areas']; readonly by: readonly RecordingPost[] },
) =>
  [{ id: '', name: '' }, ...areas.filter(({ kind }) => kind === measure.areas)]
    .filter(({ id }) => recordingPost(measure, id, by) !== undefined)
    .map(({ id, name }) => ({ id, name }));

function listRoutes(app: App, db: Db, clock: Clock): void {
  app.get(
    '/api/counties/:county/measures',
    {
      config: { policy: mayReadLedger },
      schema: { params: inCounty, response: { 200: z.array(MeasureView) } },
    },
    async (request) => {
      const { county } = request.params;
      const latest = await listLatestObservations(db, county);
      const ground = await groundOf(db, request, county, today(clock));
      return ground.measures.map((measure) => {
        const { id, name, nameEn, unit, caution, assumed } = measure;
        const [zh, en] = recordersOf(measure, ground.areas);
        const newest = latest.find((one) => one.measure === id);
        return {
          id,
          name,
          ...(nameEn ? { nameEn } : {}),
          unit,
          caution: caution ?? '',
          assumed: [...assumed],
          recorders: { zh, en },
          mayRecord: mayRecord(measure, ground.by),
          areas: recordable(measure, ground),
          latest: newest ? presentObservation(newest, ground) : null,
        };
      });
    },
  );

  app.get(
    '/api/counties/:county/observations',
    {
      config: { policy: mayReadLedger },
      schema: {
        params: inCounty,
        querystring: z.object({
          measure: z.string().min(1).max(48),
          year: z.coerce.number().int().min(1949).max(2199),
        }),
        response: { 200: z.array(ObservationView) },
      },
    },
    async (request) => {
      const { measure, year } = request.query;
      const { county } = request.params;
      const definition = await definitionOf(db, county);
      const areas = areasOn(definition, today(clock));
      const measures = definition?.measures ?? [];
      const found = await listObservations(db, county, [measure], year);
      return found.map((one) => presentObservation(one, { areas, measures }));
    },
  );
}

/**
 * Figures of the county's measures: put on record for good, each revision beside the one before. Who may, each measure's
 * definition says; others are told who does.
 */
export function observationRoutes(app: App, db: Db, clock: Clock): void {
  listRoutes(app, db, clock);

  app.post(
    '/api/counties/:county/observations',
    {
      config: { policy: mayReadLedger },
      schema: {
        params: inCounty,
        querystring: asDryRun,
        body: NewObservations,
        response: { 200: ObservationsRecorded },
      },
    },
    async (request) => {
      const { county } = request.params;
      const { dryRun } = request.query;
      const ground = await groundOf(db, request, county, today(clock));
      const rows = request.body.observations.map(({ note, ...row }) => ({
        ...row,
        source: { kind: 'hand' as const, note },
      }));
      const by = { ...authorOf(request, clock), dryRun };
      return presentRecorded(await recordObservations(db, county, rows, ground, by), ground, dryRun);
    },
  );

  app.post(
    '/api/counties/:county/observations/file',
    {
      config: { policy: mayReadLedger },
      schema: {
        params: inCounty,
        querystring: asDryRun.extend({ fileName: z.string().trim().min(1).max(200) }),
        response: { 200: ObservationsRecorded },
      },
    },
    async (request) => {
      const { county } = request.params;
      const { fileName, dryRun } = request.query;
      const ground = await groundOf(db, request, county, today(clock));
      const file = { fileName, bytes: bytesOf(request.body) };
      const by = { ...authorOf(request, clock), dryRun };
      return presentRecorded(await importSeries(db, county, file, ground, by), ground, dryRun);
    },
  );
}
