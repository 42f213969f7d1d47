import { z } from 'zod';
import { type Clock, today } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { CountyId, Id } from '../kernel/index.ts';
import { dropInspection, mayReadLedger, mayWork, type SampleList, sampleListOf } from '../ledger/index.ts';
import { CaseStand } from '../wire/index.ts';
import type { App } from './app.ts';
import { Names } from './names.ts';
import { presentStand } from './present-work.ts';
import { doerOf } from './steps.ts';

const oneCase = z.object({ county: CountyId, case: Id });

/** The published list, a line each, its parts set apart by tabs: what `docs/verification.md` draws again. */
function linesOf({ number, seed, least, share, strata, drawn }: SampleList, names: Names): string {
  const lines = [
    ['plan', number],
    ['seed', seed],
    ['least', least],
    ...strata.flatMap((stratum) => [
      ['stratum', names.unit(stratum.unit).name, stratum.light ?? '', stratum.share ?? share],
      ...stratum.numbers.map((one) => ['case', one]),
    ]),
    ...drawn.flatMap(({ numbers }) => numbers.map((one) => ['drawn', one])),
  ];
  return lines.map((parts) => `${parts.join('\t')}\n`).join('');
}

/** The list of a sample, for whoever wants to draw it again, and the end of an inspection that has no object any more. */
export function inspectionRoutes(app: App, db: Db, clock: Clock): void {
  app.get(
    '/api/counties/:county/inspection-plans/:case/sample.tsv',
    { config: { policy: mayReadLedger }, schema: { params: oneCase } },
    async (request, reply) => {
      const { county } = request.params;
      const list = await sampleListOf(db, county, request.params.case);
      const names = await Names.load(db, county, today(clock));
      return await reply
        .type('text/tab-separated-values; charset=utf-8')
        .header(
          'content-disposition',
          `attachment; filename*=UTF-8''${encodeURIComponent(`${list.number}名单.tsv`)}`,
        )
        .send(linesOf(list, names));
    },
  );

  app.post(
    '/api/counties/:county/inspections/:case/drop',
    { config: { policy: mayWork }, schema: { params: oneCase, response: { 200: CaseStand } } },
    async (request) => {
      const { county } = request.params;
      const by = { doer: doerOf(request, county), now: clock.now() };
      return presentStand(await dropInspection(db, county, request.params.case, by));
    },
  );
}
