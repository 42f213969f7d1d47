import { Party } from '../../catalog/index.ts';
import { type Clock, dayAt, later } from '../../clock/index.ts';
import { type Db, inTransaction } from '../../db/index.ts';
import type { CountyId, Id } from '../../kernel/index.ts';
import { bodies } from '../bodies.ts';
import { takePositions } from '../changes/store.ts';
import { type ActingPost, isParty, type Parts } from '../doer.ts';
import { listCasesById } from '../store.ts';
import {
  hasOutbox,
  insertMessages,
  listPostsOf,
  lockOutbox,
  markDelivered,
  type NewMessage,
  purgeOutbox,
  type Told,
} from './store.ts';

const batch = 500;
const keptFor = 7 * 24 * 3_600_000;

/** Whom an entry concerns: parties of the case, in the words of the matter. */
function partiesOf({ topic, body }: Told): readonly Party[] {
  switch (topic) {
    case 'case.urged':
    case 'case.succeeded':
      return Party.array().parse(body['to']);
    case 'case.assigned':
    case 'case.sent-back':
    case 'case.reopened':
    case 'case.adjustment-decided':
    case 'case.evidence-judged':
    case 'case.verified':
      return ['lead', 'joins'];
    case 'case.advanced':
      return beginsPeriod(body) ? ['lead', 'joins'] : [];
    case 'case.inspected':
      return ['lead', 'joins', 'opener'];
    case 'case.handed-back':
    case 'case.handled':
    case 'case.adjustment-asked':
    case 'case.responded':
      return ['opener'];
    default:
      return [];
  }
}

/** Whether a step set a clock going: then whoever has to keep the period is told, as when a commitment is adopted. */
function beginsPeriod(body: Told['body']): boolean {
  const { data } = bodies.advanced.safeParse(body);
  return Object.values(data?.clocks ?? {}).some(({ status }) => status === 'running');
}

/** The posts of parties; where they have none today the delivery office's, for a message never goes to nobody. */
function postsOf(parties: readonly Party[], parts: Parts, posts: readonly ActingPost[]): ActingPost[] {
  const among = (some: readonly Party[]) =>
    posts.filter((post) => some.some((party) => isParty(party, parts, post)));
  const own = among(parties);
  return own.length > 0 ? own : among(['role:delivery-office']);
}

function messagesFor(told: Told, parts: Parts, posts: readonly ActingPost[]): NewMessage[] {
  const { id, caseId, seq, topic, at, body } = told;
  return postsOf(partiesOf(told), parts, posts).map((post) => ({
    post: post.id,
    id,
    caseId,
    seq,
    topic,
    at,
    body: {
      step: body['step'],
      level: body['level'],
      clock: body['clock'],
      // Why it was refused or sent back is what its reader wants to know first.
      text: body['text'] ?? body['reason'],
      order: body['order'],
    },
  }));
}

/** As they came, but the entries of one case in the order of the case, whatever the clocks of several servers say. */
function inOrder(told: readonly Told[]): readonly Told[] {
  const ofCase = new Map<Id, Told[]>();
  for (const one of told) ofCase.set(one.caseId, [...(ofCase.get(one.caseId) ?? []), one]);
  for (const list of ofCase.values()) list.sort((a, b) => b.seq - a.seq);
  return told.map(({ caseId }) => ofCase.get(caseId)?.pop()).filter((one) => one !== undefined);
}

/**
 * Delivers what the outbox holds into the message boxes of posts: at least once, and a message that is there
 * already stays as it is. Each row gets its place in the order of the county's changes. Where several workers
 * run, one after the other delivers.
 *
 * @param outside the posts that are told outside the house as well: only their messages are there to be taken for
 *   that; without it all are
 * @returns how many rows were delivered
 */
export async function deliverMessages(
  db: Db,
  county: CountyId,
  clock: Clock,
  outside?: ReadonlySet<string>,
): Promise<number> {
  let delivered = 0;
  while (await hasOutbox(db, county)) {
    const now = clock.now();
    const count = await inTransaction(db, async (tx) => {
      // First of all, so that one worker at a time gives places, and rows come before it in the order of their ids.
      const before = await takePositions(tx, county, 0);
      const told = await lockOutbox(tx, county, now, batch);
      const concerned = told.filter((one) => partiesOf(one).length > 0);
      if (concerned.length > 0) {
        const ids = [...new Set(concerned.map(({ caseId }) => caseId))];
        const cases = new Map((await listCasesById(tx, county, ids)).map(({ id, state }) => [id, state]));
        const posts = await listPostsOf(tx, county, dayAt(now));
        const partsOf = (id: Id): Parts =>
          cases.get(id) ?? { lead: null, joins: [], leader: null, opener: '' };
        const messages = concerned.flatMap((one) => messagesFor(one, partsOf(one.caseId), posts));
        await insertMessages(tx, county, messages, outside);
      }
      const placed = inOrder(told).map(({ id }, index) => ({ id, position: before + index + 1 }));
      await takePositions(tx, county, placed.length);
      await markDelivered(tx, county, placed, now);
      return told.length;
    });
    delivered += count;
    if (count < batch) break;
  }
  await purgeOutbox(db, county, later(clock.now(), -keptFor));
  return delivered;
}
