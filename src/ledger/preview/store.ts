import { sql } from 'kysely';
import type { Db } from '../../db/index.ts';
import type { CountyId, Digest } from '../../kernel/index.ts';

/** Open cases of one version of a matter in one stage: how many, and the oldest few by number. */
export type OpenInStage = {
  readonly matter: string;
  readonly version: Digest | null;
  readonly stage: string;
  readonly count: number;
  readonly examples: readonly string[];
};

/** The open cases of a county by matter, version and stage. */
export async function countOpenByStage(db: Db, county: CountyId): Promise<OpenInStage[]> {
  const { rows } = await sql<OpenInStage>`
    select g.matter, g.matter_version as version, g.stage, g.count,
      array(select c.number from ledger_case c
            where c.county = ${county} and c.matter = g.matter and c.stage = g.stage and not c.ended
              and c.matter_version is not distinct from g.matter_version
            order by c.due_at, c.id limit 3) as examples
    from (select matter, matter_version, stage, count(*)::integer as count
          from ledger_case where county = ${county} and not ended
          group by matter, matter_version, stage) g
    order by g.matter, g.matter_version, g.stage`.execute(db);
  return rows;
}
