import { z } from 'zod';
import type { Db } from '../db/index.ts';
import { compareReadings } from '../documents/index.ts';
import { CountyId, type Id } from '../kernel/index.ts';
import { findDocument, findReading, mayReadLedger } from '../ledger/index.ts';
import { ComparisonQuery, ComparisonView } from '../wire/index.ts';
import type { App } from './app.ts';
import { notFound } from './problem.ts';

async function load(db: Db, county: CountyId, id: Id) {
  const document = await findDocument(db, county, id);
  const reading = document && (await findReading(db, county, id));
  if (!document || !reading) {
    throw notFound('没有这份文件，或它不属于本县。', 'There is no such document in this county.');
  }
  return { document, read: { text: document.content, reading } };
}

/** Last year's plan held against this year's report; both are documents of the county. */
export function compareRoutes(app: App, db: Db): void {
  app.get(
    '/api/counties/:county/comparison',
    {
      config: { policy: mayReadLedger },
      schema: {
        params: z.object({ county: CountyId }),
        querystring: ComparisonQuery,
        response: { 200: ComparisonView },
      },
    },
    async (request) => {
      const { county } = request.params;
      const last = await load(db, county, request.query.last);
      const now = await load(db, county, request.query.this);
      const comparison = compareReadings(last.read, now.read);
      const side = ({ document }: typeof last, year: number) => ({
        id: document.id,
        title: document.title,
        year,
      });
      return ComparisonView.parse({
        ...comparison,
        last: side(last, comparison.last.year),
        now: side(now, comparison.now.year),
      });
    },
  );
}
