import { z } from 'zod';
import { type Clock, today } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { CountyId, Id, Refusal } from '../kernel/index.ts';
import {
  countAdopted,
  keptLeads,
  listDocuments,
  listOffers,
  listProposals,
  mayReadLedger,
  mayReview,
  uploadDocument,
} from '../ledger/index.ts';
import { DocumentRow, DocumentView, Uploaded } from '../wire/index.ts';
import type { App } from './app.ts';
import { authorOf } from './gate.ts';
import { loadDocument } from './load-document.ts';
import { presentDocument, presentRow } from './present-document.ts';

/** Work reports: upload, list, and the reading with its proposals. */
export function documentRoutes(app: App, db: Db, clock: Clock): void {
  const inCounty = z.object({ county: CountyId });
  const oneDocument = inCounty.extend({ document: Id });

  app.post(
    '/api/counties/:county/documents',
    {
      config: { policy: mayReview },
      schema: {
        params: inCounty,
        querystring: z.object({ fileName: z.string().min(1).max(255) }),
        response: { 200: Uploaded, 201: Uploaded },
      },
    },
    async (request, reply) => {
      if (!Buffer.isBuffer(request.body)) {
        throw new Refusal('bad-input', {
          zh: '请以 application/octet-stream 提交文件内容。',
          en: 'Send the bytes of the file as application/octet-stream.',
        });
      }
      const file = { bytes: request.body, name: request.query.fileName };
      const done = await uploadDocument(db, request.params.county, file, authorOf(request, clock));
      return await reply
        .status(done.existed ? 200 : 201)
        .send({ ...done, diagnostics: [...done.diagnostics] });
    },
  );

  app.get(
    '/api/counties/:county/documents',
    {
      config: { policy: mayReadLedger },
      schema: { params: inCounty, response: { 200: z.array(DocumentRow) } },
    },
    async (request) => (await listDocuments(db, request.params.county)).map(presentRow),
  );

  app.get(
    '/api/counties/:county/documents/:document',
    { config: { policy: mayReadLedger }, schema: { params: oneDocument, response: { 200: DocumentView } } },
    async (request) => {
      const { county, document: id } = request.params;
      const { document, reading, units } = await loadDocument(db, county, id, today(clock));
      const leads = keptLeads(await listOffers(db, county, id));
      const review = { leads, adopted: await countAdopted(db, county, id) };
      return presentDocument(document, reading, await listProposals(db, county, id), review, units);
    },
  );
}
