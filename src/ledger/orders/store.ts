import { sql } from 'kysely';
import type { Day, Instant } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import type { CountyId, Id } from '../../kernel/index.ts';
import { type BodyOf, bodies, type Order } from '../bodies.ts';
import type { HeldEvidence } from '../case.ts';

/** An order (督办单、催办单) with its case, and its answer where there is one. */
export type OrderRecord = Order & {
  readonly caseId: Id;
  readonly seq: number;
  readonly level: BodyOf<'urged'>['level'];
  readonly clock: string | null;
  /** Parties of the case to whom it goes. */
  readonly to: readonly string[];
  readonly text: string;
  readonly at: Instant;
  readonly byPost: string;
  readonly caseNumber: string;
  readonly title: string;
  readonly answer:
    | {
        readonly seq: number;
        /** Of its entry in the chain. */
        readonly hash: string;
        readonly at: Instant;
        readonly byPost: string;
        readonly text: string;
        readonly byLink: boolean;
        readonly evidence: readonly HeldEvidence[];
      }
    | undefined;
};

/** Which orders a list shows. `answer`: open, open and past its day, or answered. */
export type OrderFilter = {
  readonly level?: BodyOf<'urged'>['level'] | undefined;
  readonly unit?: string | undefined;
  readonly caseId?: Id | undefined;
  readonly seq?: number | undefined;
  readonly answer?: 'open' | 'late' | 'answered' | undefined;
  readonly word?: string | undefined;
  /** The day on which what is late is late. */
  readonly on: Day;
  readonly after?: { readonly at: Instant; readonly caseId: Id; readonly seq: number } | undefined;
};

type Row = {
  case_id: string;
  seq: number;
  at: string;
  by_post: string;
  body: unknown;
  case_number: string;
  title: string;
  held: HeldEvidence[];
  answer_seq: number | null;
  answer_at: string | null;
  answer_by: string | null;
  answer_body: unknown;
  answer_hash: string | null;
};

function answerOf(row: Row): OrderRecord['answer'] {
  const { answer_seq: seq, answer_at: at, answer_by: byPost, answer_hash: hash } = row;
  if (seq === null || at === null || byPost === null || hash === null) return undefined;
  const { text, evidence = [], via } = bodies.responded.parse(row.answer_body);
  return {
    seq,
    hash,
    at: at as Instant,
    byPost,
    text,
    byLink: via === 'link',
    evidence: row.held.filter(({ seq }) => evidence.includes(seq)),
  };
}

function toOrder(row: Row): OrderRecord {
  const { order, level, clock, to, text } = bodies.urged.parse(row.body);
  if (!order) throw new Error('An order was listed that has no number.');
  return {
    ...order,
    caseId: row.case_id as Id,
    seq: row.seq,
    level,
    clock,
    to,
    text,
    at: row.at as Instant,
    byPost: row.by_post,
    caseNumber: row.case_number,
    title: row.title,
    answer: answerOf(row),
  };
}

/** The conditions of a filter; each is led by an index of orders or by the key of entries. */
function conditions({ level, unit, caseId, seq, answer, word, on, after }: OrderFilter) {
  const parts = [sql`true`];
  if (level) parts.push(sql`e.body->>'level' = ${level}`);
  if (unit) parts.push(sql`e.body->'order'->>'unit' = ${unit}`);
  if (caseId) parts.push(sql`e.case_id = ${caseId}`);
  if (seq !== undefined) parts.push(sql`e.seq = ${seq}`);
  if (answer === 'answered') parts.push(sql`a.seq is not null`);
  if (answer === 'open' || answer === 'late') parts.push(sql`a.seq is null`);
  if (answer === 'late') parts.push(sql`(e.body->'order'->>'due')::date < ${on}::date`);
  if (word) {
    const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    parts.push(
      sql`(e.body->'order'->>'number' like ${like} or c.title like ${like} or c.number like ${like})`,
    );
  }
  if (after)
    parts.push(
      sql`(e.at, e.case_id, e.seq) < (${after.at}::timestamptz, ${after.caseId}::uuid, ${after.seq}::integer)`,
    );
  return sql.join(parts, sql` and `);
}

/** Orders, newest first; one more than `limit` says that there is a next page. */
export async function listOrders(
  db: Db,
  county: CountyId,
  filter: OrderFilter,
  limit: number,
): Promise<OrderRecord[]> {
  const { rows } = await sql<Row>`
    select e.case_id, e.seq, e.at, e.by_post, e.body, c.number as case_number, c.title, c.body->'evidence' as held,
      a.seq as answer_seq, a.at as answer_at, a.by_post as answer_by, a.body as answer_body, a.hash as answer_hash
    from entry e
    join ledger_case c on c.county = e.county and c.id = e.case_id
    left join lateral (
      select r.seq, r.at, r.by_post, r.body, r.hash from entry r
      where r.county = e.county and r.case_id = e.case_id and r.seq > e.seq and r.type = 'responded'
        and (r.body->>'urging')::integer = e.seq
      order by r.seq limit 1) a on true
    where e.county = ${county} and e.type = 'urged' and e.body ? 'order' and ${conditions(filter)}
    order by e.at desc, e.case_id desc, e.seq desc
    limit ${limit}`.execute(db);
  return rows.map(toOrder);
}
