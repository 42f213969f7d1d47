import { z } from 'zod';
import { type Clock, today } from '../clock/index.ts';
import { type Db, inTransaction } from '../db/index.ts';
import { CountyId, Id } from '../kernel/index.ts';
import { issueOrders, lookOver, mayReview, once, proposeOrder, registerOrder } from '../ledger/index.ts';
import {
  CaseStand,
  Clause,
  NewOrder,
  OrderHead,
  OrderNote,
  OrderProposal,
  OrdersIssued,
} from '../wire/index.ts';
import type { App } from './app.ts';
import { presentStand } from './present-work.ts';
import { doerOf, Named, namedBy } from './steps.ts';

const inCounty = z.object({ county: CountyId });
const config = { policy: mayReview };

/** A title of its own, or the first words of the clause. */
const titleOf = ({ title, clause }: NewOrder): string =>
  title === '' ? clause.replace(/\s+/g, ' ').slice(0, 400) : title;

function openingOf(order: NewOrder) {
  const { origin, reference, decidedOn, clause, demand, instruction, lead, joins, leader, deadline } = order;
  const { clauseNumber, givenBy, about } = order;
  return {
    title: titleOf(order),
    lead,
    joins,
    leader,
    deadline,
    fields: {
      origin,
      clause,
      ...(reference === '' ? {} : { reference }),
      ...(clauseNumber === '' ? {} : { clauseNumber }),
      ...(givenBy === '' ? {} : { givenBy }),
      ...(about === '' ? {} : { about }),
      ...(decidedOn === null ? {} : { decidedOn }),
      ...(demand === '' ? {} : { demand }),
    },
    ...(instruction === '' ? {} : { private: { instruction } }),
  };
}

/** The inflow door (来件登记): instructions, orders from above and meetings' decisions. */
export function inflowRoutes(app: App, db: Db, clock: Clock): void {
  app.post(
    '/api/counties/:county/inflow/proposal',
    { config, schema: { params: inCounty, body: Clause, response: { 200: OrderProposal } } },
    async (request) => {
      const { clause, on } = request.body;
      const { joins, leads, unknown, ...rest } = await proposeOrder(
        db,
        request.params.county,
        clause,
        on ?? today(clock),
      );
      return { ...rest, joins: [...joins], leads: [...leads], unknown: [...unknown] };
    },
  );

  app.post(
    '/api/counties/:county/inflow/look-over',
    { config, schema: { params: inCounty, body: OrderHead, response: { 200: z.array(OrderNote) } } },
    async (request) => {
      const notes = await lookOver(db, request.params.county, request.body, today(clock));
      return notes.map(({ cases, ...note }) => ({
        ...note,
        cases: cases.map(({ id, number, title }) => ({ id, number, title })),
      }));
    },
  );

  app.post(
    '/api/counties/:county/inflow',
    { config, schema: { params: inCounty, headers: Named, body: NewOrder, response: { 201: CaseStand } } },
    async (request, reply) => {
      const { county } = request.params;
      const by = { doer: doerOf(request, county), now: clock.now() };
      const opening = openingOf(request.body);
      const named = namedBy(request, clock);
      const stand = named
        ? await once(db, county, named, async (tx) =>
            presentStand(await registerOrder(tx, county, opening, by)),
          )
        : presentStand(await inTransaction(db, (tx) => registerOrder(tx, county, opening, by)));
      reply.header('location', `/api/counties/${county}/cases/${stand.id}`);
      return reply.code(201).send(stand);
    },
  );

  app.post(
    '/api/counties/:county/documents/:document/issue',
    {
      config,
      schema: { params: inCounty.extend({ document: Id }), response: { 200: OrdersIssued } },
    },
    async (request) => {
      const { county, document } = request.params;
      const by = { doer: doerOf(request, county), now: clock.now() };
      return { issued: (await issueOrders(db, county, document, by)).length };
    },
  );
}
