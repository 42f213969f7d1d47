import { z } from 'zod';
import { type Clock, type Day, Instant, today } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { CountyId, Id } from '../kernel/index.ts';
import { listOrders, mayReadLedger, type OrderRecord } from '../ledger/index.ts';
import { listUndelivered } from '../notices/index.ts';
import { printOrder } from '../publishing/index.ts';
import { OrderPage, OrderQuery, type OrderRow } from '../wire/index.ts';
import type { App } from './app.ts';
import { cursorText, writeCursor } from './cursor.ts';
import { Names } from './names.ts';
import { sendFile } from './send-file.ts';

const pageSize = 50;
const inCounty = z.object({ county: CountyId });
const config = { policy: mayReadLedger };
const Cursor = z.object({ at: Instant, caseId: Id, seq: z.int() });

function presentOrder(
  order: OrderRecord,
  { names, on, failed }: { names: Names; on: Day; failed: ReadonlySet<string> },
): OrderRow {
  const { answer } = order;
  return {
    case: order.caseId,
    seq: order.seq,
    number: order.number,
    level: order.level,
    caseNumber: order.caseNumber,
    title: order.title,
    unit: order.unit === null ? null : names.unit(order.unit),
    issuedAt: order.at,
    due: order.due,
    late: !answer && order.due !== null && order.due < on,
    undelivered: !answer && failed.has(`${order.caseId} ${order.seq}`),
    answer: answer
      ? {
          at: answer.at,
          by: names.post(answer.byPost),
          text: answer.text,
          byLink: answer.byLink,
          evidence: answer.evidence.map(({ seq, name, kind, digest, accepted }) => ({
            seq,
            name,
            kind,
            digest,
            accepted,
          })),
        }
      : null,
  };
}

/** Orders: the list with their answers, and each as an official document. */
export function orderRoutes(app: App, db: Db, clock: Clock): void {
  app.get(
    '/api/counties/:county/orders',
    {
      config,
      schema: {
        params: inCounty,
        querystring: OrderQuery.extend({ cursor: cursorText(Cursor).optional() }),
        response: { 200: OrderPage },
      },
    },
    async (request) => {
      const { county } = request.params;
      const { case: caseId, q: word, cursor: after, ...filter } = request.query;
      const on = today(clock);
      const wish = { ...filter, caseId, word, on, after };
      const [found, names] = await Promise.all([
        listOrders(db, county, wish, pageSize + 1),
        Names.load(db, county, on),
      ]);
      const page = found.slice(0, pageSize);
      const last = page.at(-1);
      const failed = await listUndelivered(db, county, page);
      return {
        orders: page.map((order) => presentOrder(order, { names, on, failed })),
        next:
          found.length > pageSize && last
            ? writeCursor({ at: last.at, caseId: last.caseId, seq: last.seq })
            : null,
      };
    },
  );

  app.get(
    '/api/counties/:county/cases/:case/orders/:seq/order.docx',
    {
      config,
      schema: { params: inCounty.extend({ case: Id, seq: z.coerce.number().int().min(1) }) },
    },
    async (request, reply) => {
      const { county, case: caseId, seq } = request.params;
      return await sendFile(reply, await printOrder(db, clock, county, { caseId, seq }), 'order.docx');
    },
  );
}
