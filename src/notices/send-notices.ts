import { calendarOf, definitionOf, noticeHabitsOf } from '../catalog/index.ts';
import { type Clock, dayAt, type Instant, later } from '../clock/index.ts';
import { type Db, inTransaction } from '../db/index.ts';
import { type CountyId, canonicalJson, digestOf, type Id } from '../kernel/index.ts';
import { listCasesById } from '../ledger/index.ts';
import { listCounties, listPosts } from '../people/index.ts';
import { habitsOf } from './habits.ts';
import { makeLink } from './links/make-link.ts';
import type { Notice, NoticeItem } from './notice.ts';
import type { Sent } from './port.ts';
import type { NoticeParts } from './settings.ts';
import { type Due, postpone, settle, takeDue } from './store.ts';
import { nextOpening, pauseAfter } from './when.ts';

const batch = 200;
const minute = 60_000;
/** Nobody else takes a notice again for so long: more than all attempts of a round take. */
const held = 30 * minute;

type Case = Awaited<ReturnType<typeof listCasesById>>[number];
type Round = {
  readonly db: Db;
  readonly county: CountyId;
  readonly name: string;
  readonly simulated: boolean;
  readonly now: Instant;
  readonly parts: NoticeParts;
  readonly cases: ReadonlyMap<Id, Case>;
  readonly linkDays: number | undefined;
  readonly unitOf: ReadonlyMap<string, string>;
};

const urgingOf = (record: Case | undefined, seq: number) =>
  record?.state.urgings.find((urging) => urging.seq === seq);

/** What has settled itself meanwhile is not told any more. */
function isMoot(record: Case | undefined, { seq }: Due): boolean {
  return record === undefined || record.state.ended || urgingOf(record, seq)?.answered === true;
}

/** An order goes alone, so that it is answered alone; all else of one address goes in one digest. */
function grouped(due: readonly Due[]): Due[][] {
  const orders = due.filter(({ urgency }) => urgency !== 'other').map((one) => [one]);
  const digests = Map.groupBy(
    due.filter(({ urgency }) => urgency === 'other'),
    ({ address }) => address,
  );
  return [...orders, ...digests.values()];
}

/** The same notices make the same id, at whatever attempt. */
function idOf(group: readonly Due[]): string {
  const parts = group.map(({ address, message }) => `${address} ${message}`).toSorted();
  return digestOf(canonicalJson(parts)).slice('sha256:'.length, 'sha256:'.length + 32);
}

async function linkFor(round: Round, due: Due): Promise<string | null> {
  const { db, county, parts, now, linkDays, unitOf, cases } = round;
  const order = urgingOf(cases.get(due.caseId), due.seq)?.order;
  if (!order || !due.to.byLink || parts.site === undefined || linkDays === undefined) return null;
  // Only the unit that has to answer gets a link; who gets a copy does not.
  if (unitOf.get(due.to.post) !== order.unit) return null;
  const { caseId, seq, address } = due;
  return makeLink(db, county, parts.site, {
    post: due.to.post,
    caseId,
    seq,
    address,
    madeAt: now,
    days: linkDays,
  });
}

async function itemOf(round: Round, due: Due): Promise<NoticeItem> {
  const record = round.cases.get(due.caseId);
  if (!record) throw new Error('A notice about a case that is not there was not left out.');
  const { number, state } = record;
  const urging = urgingOf(record, due.seq);
  const clock = urging?.clock ? state.clocks[urging.clock]?.due : undefined;
  return {
    kind: due.kind,
    number: urging?.order?.number ?? number,
    title: state.title,
    due: due.due ?? clock ?? state.deadline,
    link: await linkFor(round, due),
  };
}

async function noticeOf(round: Round, group: readonly Due[]): Promise<Notice> {
  const items: NoticeItem[] = [];
  for (const due of group) items.push(await itemOf(round, due));
  return { id: idOf(group), county: round.name, simulated: round.simulated, items };
}

/** Sends one notice through its channel, where the installation has it and this county may use it. */
async function send(round: Round, group: readonly Due[]): Promise<Sent> {
  const to = group[0]?.to;
  const channel = to && round.parts.channels.get(to.channel);
  if (!to || !channel || (channel.counties && !channel.counties.includes(round.county)))
    return { outcome: 'later', scope: 'channel', reason: `渠道“${to?.channel ?? ''}”没有设置` };
  return channel.send(await noticeOf(round, group), to.address);
}

async function record({ db, county, now }: Round, group: readonly Due[], sent: Sent): Promise<void> {
  if (sent.outcome === 'delivered')
    return settle(db, county, group, { state: 'sent', reason: null, at: now });
  const { reason } = sent;
  if (sent.outcome === 'refused') return settle(db, county, group, { state: 'failed', reason, at: now });
  for (const due of group) {
    const pause = pauseAfter(due.tries);
    if (pause === undefined) {
      await settle(db, county, [due], { state: 'failed', reason: `多次重试未成：${reason}`, at: now });
      continue;
    }
    const wait = Math.max(pause * minute, (sent.afterSeconds ?? 0) * 1000);
    await postpone(db, county, [due], { tellAt: later(now, wait), reason, counts: true });
  }
}

/**
 * The notices of one channel, one after the other and no more than the receiver takes in a minute. Where it does
 * not answer, the rest waits uncounted: a server that is away must not hold up everybody.
 */
async function sendThrough(round: Round, groups: readonly (readonly Due[])[]): Promise<number> {
  const { db, county, now, parts } = round;
  const perMinute = parts.channels.get(groups[0]?.[0]?.to.channel ?? '')?.perMinute ?? groups.length;
  let delivered = 0;
  let stopped = false;
  for (const [place, group] of groups.entries()) {
    if (stopped || place >= perMinute) {
      await postpone(db, county, group, { tellAt: later(now, minute), reason: null, counts: false });
      continue;
    }
    const sent = await send(round, group);
    await record(round, group, sent);
    stopped = sent.outcome === 'later' && sent.scope === 'channel';
    if (sent.outcome === 'delivered') delivered += 1;
  }
  return delivered;
}

/** Takes what is due, leaves out what is moot, and lets wait what came into quiet hours meanwhile. */
async function takeRound(
  db: Db,
  county: CountyId,
  clock: Clock,
  parts: NoticeParts,
): Promise<{ round: Round; groups: Due[][] } | undefined> {
  const now = clock.now();
  const due = await inTransaction(db, (tx) =>
    takeDue(tx, county, { now, until: later(now, held), limit: batch }),
  );
  if (due.length === 0) return undefined;
  const self = (await listCounties(db)).find(({ id }) => id === county);
  const definition = await definitionOf(db, county);
  const habits = noticeHabitsOf(definition);
  const calendar = calendarOf(definition);
  const cases = new Map(
    (await listCasesById(db, county, [...new Set(due.map(({ caseId }) => caseId))])).map((one) => [
      one.id,
      one,
    ]),
  );
  const unitOf = new Map(
    (await listPosts(db, county, dayAt(now))).map((post) => [post.id, post.organisation]),
  );
  const moot = due.filter((one) => isMoot(cases.get(one.caseId), one));
  await settle(db, county, moot, { state: 'moot', reason: null, at: now });
  const open: Due[] = [];
  for (const one of due.filter((each) => !moot.includes(each))) {
    const opening =
      one.urgency === 'red-order' ? now : nextOpening(now, habitsOf(habits, one.to).quiet, calendar);
    if (opening <= now) open.push(one);
    else await postpone(db, county, [one], { tellAt: opening, reason: null, counts: false });
  }
  const { name, simulated } = self ?? { name: county, simulated: false };
  const round = { db, county, name, simulated, now, parts, cases, linkDays: habits.linkDays, unitOf };
  return { round, groups: grouped(open) };
}

/**
 * Sends the notices whose time has come: at least once, each under an id that stays the same. What fails is tried
 * again after ever longer pauses; what is refused, or failed for two days, is kept for the administrator with its
 * reason.
 *
 * @returns how many notices were delivered
 */
export async function sendNotices(
  db: Db,
  county: CountyId,
  clock: Clock,
  parts: NoticeParts,
): Promise<number> {
  const taken = await takeRound(db, county, clock, parts);
  if (!taken) return 0;
  const byChannel = Map.groupBy(taken.groups, ([first]) => first?.to.channel ?? '');
  const delivered = await Promise.all(
    [...byChannel.values()].map((groups) => sendThrough(taken.round, groups)),
  );
  return delivered.reduce((sum, one) => sum + one, 0);
}
