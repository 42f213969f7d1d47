import { z } from 'zod';
import { type Clock, today } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { CountyId, Id } from '../kernel/index.ts';
import {
  mayReview,
  merge,
  type Proposal,
  proposeByHand,
  type ReviewRef,
  splitAt,
  undoLastStep,
} from '../ledger/index.ts';
import { Merge, ProposalView, Split, Stretch, Undone } from '../wire/index.ts';
import type { App } from './app.ts';
import { authorOf } from './gate.ts';
import { IfMatch, seenVersion } from './if-match.ts';
import { loadDocument } from './load-document.ts';
import { presentProposal } from './present-document.ts';

/** Rearranging a review: merge, split, propose by hand, undo. */
export function rearrangeRoutes(app: App, db: Db, clock: Clock): void {
  const params = z.object({ county: CountyId, document: Id });
  const address = '/api/counties/:county/documents/:document';
  const config = { policy: mayReview };
  const schema = { params, response: { 200: z.array(ProposalView) } };

  async function present(ref: ReviewRef, proposals: readonly Proposal[]): Promise<ProposalView[]> {
    const { document, reading, units } = await loadDocument(db, ref.county, ref.document, today(clock));
    return proposals.map((p) => presentProposal(p, document, reading, units));
  }

  app.post(`${address}/proposals`, { config, schema: { ...schema, body: Stretch } }, async (request) => {
    const ref = request.params;
    return await present(ref, await proposeByHand(db, ref, request.body, authorOf(request, clock)));
  });

  app.post(`${address}/merge`, { config, schema: { ...schema, body: Merge } }, async (request) => {
    const ref = request.params;
    return await present(ref, await merge(db, ref, request.body.proposals, authorOf(request, clock)));
  });

  app.post(
    `${address}/proposals/:proposal/split`,
    { config, schema: { ...schema, params: params.extend({ proposal: Id }), headers: IfMatch, body: Split } },
    async (request) => {
      const { proposal: id, ...ref } = request.params;
      const seen = { id, version: seenVersion(request) };
      return await present(ref, await splitAt(db, ref, seen, request.body.at, authorOf(request, clock)));
    },
  );

  app.post(`${address}/undo`, { config, schema: { params, response: { 200: Undone } } }, async (request) => {
    const ref = request.params;
    const undone = await undoLastStep(db, ref, authorOf(request, clock));
    return { kind: undone?.kind ?? null, proposals: await present(ref, undone?.proposals ?? []) };
  });
}
