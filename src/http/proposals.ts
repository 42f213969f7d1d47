import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Clock, today } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { CountyId, Id } from '../kernel/index.ts';
import {
  confirmProposal,
  correctProposal,
  mayReview,
  type Proposal,
  type ProposalRef,
  restoreProposal,
  waiveProposal,
} from '../ledger/index.ts';
import { Draft, ProposalView, Waive } from '../wire/index.ts';
import type { App } from './app.ts';
import { authorOf } from './gate.ts';
import { IfMatch, seenVersion } from './if-match.ts';
import { loadDocument } from './load-document.ts';
import { presentProposal, suggestedUnits } from './present-document.ts';

const Params = z.object({ county: CountyId, document: Id, proposal: Id });

const refOf = (request: FastifyRequest<{ Params: z.infer<typeof Params> }>): ProposalRef => ({
  county: request.params.county,
  document: request.params.document,
  id: request.params.proposal,
  version: seenVersion(request),
});

/** The review of one proposal: correct, confirm, waive, take a waiver back. */
export function proposalRoutes(app: App, db: Db, clock: Clock): void {
  const address = '/api/counties/:county/documents/:document/proposals/:proposal';
  const schema = { params: Params, headers: IfMatch, response: { 200: ProposalView } };
  const config = { policy: mayReview };

  async function present(ref: ProposalRef, decided: Promise<Proposal>): Promise<ProposalView> {
    const proposal = await decided;
    const { document, reading, units } = await loadDocument(db, ref.county, ref.document, today(clock));
    return presentProposal(proposal, document, reading, units);
  }

  app.put(address, { config, schema: { ...schema, body: Draft } }, async (request) => {
    const ref = refOf(request);
    return await present(ref, correctProposal(db, ref, request.body, authorOf(request, clock)));
  });

  app.post(`${address}/confirm`, { config, schema: { ...schema, body: Draft } }, async (request) => {
    const ref = refOf(request);
    const { document, reading, units } = await loadDocument(db, ref.county, ref.document, today(clock));
    const offered = (p: Proposal) => suggestedUnits(p, document, reading, units);
    return await present(ref, confirmProposal(db, ref, request.body, authorOf(request, clock), offered));
  });

  app.post(`${address}/waive`, { config, schema: { ...schema, body: Waive } }, async (request) => {
    const ref = refOf(request);
    return await present(ref, waiveProposal(db, ref, request.body.reason, authorOf(request, clock)));
  });

  app.post(`${address}/restore`, { config, schema }, async (request) => {
    const ref = refOf(request);
    return await present(ref, restoreProposal(db, ref, authorOf(request, clock)));
  });
}
