import { z } from 'zod';
import type { Clock } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { CountyId, Id, Refusal } from '../kernel/index.ts';
import { keepFile, lookAtEvidence, mayWork } from '../ledger/index.ts';
import { KeptFile } from '../wire/index.ts';
import type { App } from './app.ts';
import { doerOf } from './steps.ts';

/** What a browser shows as it is, without running anything of it; the rest is saved and opened by other means. */
const shown = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/pdf',
  'text/plain; charset=utf-8',
]);

const oneCase = z.object({ county: CountyId, case: Id });

/** The files of evidence: kept before a step names them, and given out to who has a part in the case. */
export function evidenceRoutes(app: App, db: Db, clock: Clock): void {
  app.post(
    '/api/counties/:county/cases/:case/files',
    {
      // Any post may ask; the act looks at whether it may attach evidence to the case.
      config: { policy: mayWork },
      schema: { params: oneCase, response: { 201: KeptFile } },
    },
    async (request, reply) => {
      if (!Buffer.isBuffer(request.body)) {
        throw new Refusal('bad-input', {
          zh: '请以 application/octet-stream 提交文件内容。',
          en: 'Send the bytes of the file as application/octet-stream.',
        });
      }
      const { county, case: id } = request.params;
      const by = { doer: doerOf(request, county), now: clock.now() };
      return await reply.status(201).send(await keepFile(db, county, id, request.body, by));
    },
  );

  app.get(
    '/api/counties/:county/cases/:case/evidence/:seq/file',
    {
      config: { policy: mayWork },
      schema: {
        params: oneCase.extend({ seq: z.coerce.number().int().min(1).max(2_147_483_647) }),
        querystring: z.object({
          reason: z.string().trim().min(2).max(200),
          /** To be shown on the page rather than saved, where its kind allows it. */
          show: z.literal('true').optional(),
        }),
      },
    },
    async (request, reply) => {
      const { county, case: caseId, seq } = request.params;
      const by = { doer: doerOf(request, county), now: clock.now() };
      const { reason, show } = request.query;
      const found = await lookAtEvidence(db, county, { caseId, seq }, reason, by);
      const disposition = show && shown.has(found.mediaType) ? 'inline' : 'attachment';
      // Whatever a file holds, a browser runs nothing of it: the type is what the content says, not the name.
      return await reply
        .type(found.mediaType)
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
        .header('cache-control', 'private, no-store')
        .header(
          'content-disposition',
          `${disposition}; filename*=UTF-8''${encodeURIComponent(found.evidence.name)}`,
        )
        .send(found.content);
    },
  );
}
