import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Db } from '../db/index.ts';
import { CountyId, Refusal } from '../kernel/index.ts';
import { type Change, findReach, listChanges, mayReadLedger } from '../ledger/index.ts';
import { ChangePage } from '../wire/index.ts';
import type { App } from './app.ts';
import { ChangeFeed } from './change-feed.ts';

/** How long a round waits, a silent stream is kept warm, and a stream lasts before its reader is asked anew who it is; in milliseconds. */
export type ChangeTimes = { readonly every: number; readonly beat: number; readonly lasts: number };

export const changeTimes: ChangeTimes = { every: 1000, beat: 25_000, lasts: 600_000 };

const pageSize = 200;
/** Streams that one process carries. */
const mostStreams = 2000;

const Place = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** Where a reader goes on: what a reader that was cut off says, else what it asks for, else nothing. */
const placeAsked = (request: FastifyRequest, after: number | undefined): number | undefined => {
  const last = Place.safeParse(request.headers['last-event-id']);
  return last.success && request.headers['last-event-id'] !== '' ? last.data : after;
};

/** Where reading begins, and whether what came before is lost: purged, or of another database. */
async function begin(
  db: Db,
  county: CountyId,
  asked: number | undefined,
): Promise<{ position: number; gap: boolean }> {
  const { first, last } = await findReach(db, county);
  if (asked === undefined) return { position: last, gap: false };
  const gap = asked > last || asked + 1 < first;
  return { position: gap ? last : asked, gap };
}

const said = (event: string, id: number, data: unknown): string =>
  `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/** A change as an event of the stream. */
const saidChange = (change: Change): string => said('change', change.position, change);

const full = (): Refusal =>
  new Refusal('too-often', {
    zh: '同时查看变更的连接过多，请稍后再试。',
    en: 'Too many streams of changes are open; try again in a while.',
  });

/**
 * What is written to the cases of a county, as a stream (text/event-stream) for pages and as pages of JSON for
 * programs. A stream that was cut off goes on where it was, by `Last-Event-ID`.
 */
export function changeRoutes(app: App, db: Db, times: ChangeTimes): void {
  const feed = new ChangeFeed(db, {
    every: times.every,
    failed: (error) => app.log.error({ err: error }, 'the changes could not be read'),
  });
  const open = new Set<() => void>();
  app.addHook('preClose', async () => {
    for (const end of open) end();
  });

  const stream = (reply: FastifyReply, county: CountyId, from: { position: number; gap: boolean }): void => {
    reply.hijack();
    const { raw } = reply;
    // Who left while its place was looked up tells so no more: nothing may wait for it.
    if (raw.destroyed) return;
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // Proxies that gather answers would hold every change back.
      'x-accel-buffering': 'no',
    });
    raw.write(`retry: 3000\n${said(from.gap ? 'gap' : 'ready', from.position, { position: from.position })}`);
    const watching = feed.watch(county, from.position, (changes) =>
      raw.write(changes.map(saidChange).join('')),
    );
    const beat = setInterval(() => raw.write(':\n\n'), times.beat);
    const end = (): void => void raw.end();
    const lasts = setTimeout(end, times.lasts);
    open.add(end);
    raw.on('drain', () => watching.ready());
    raw.on('close', () => {
      clearInterval(beat);
      clearTimeout(lasts);
      open.delete(end);
      watching.leave();
    });
  };

  app.get(
    '/api/counties/:county/changes',
    {
      config: { policy: mayReadLedger },
      schema: {
        params: z.object({ county: CountyId }),
        querystring: z.object({ after: Place.optional() }),
        headers: z.object({ accept: z.string().optional(), 'last-event-id': z.string().max(20).optional() }),
        response: { 200: ChangePage },
      },
    },
    async (request, reply) => {
      const { county } = request.params;
      const from = await begin(db, county, placeAsked(request, request.query.after));
      if (!request.headers.accept?.includes('text/event-stream')) {
        const changes = await listChanges(db, county, from.position, pageSize);
        return { changes, position: changes.at(-1)?.position ?? from.position, gap: from.gap };
      }
      if (feed.size >= mostStreams) throw full();
      stream(reply, county, from);
      return reply;
    },
  );
}
