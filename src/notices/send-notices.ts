import { calendarOf, definitionOf, noticeHabitsOf } from '../catalog/index.ts';
import { type Clock, dayAt, later } from '../clock/index.ts';
import { type Db, inTransaction } from '../db/index.ts';
import type { CountyId } from '../kernel/index.ts';
import { listCasesById } from '../ledger/index.ts';
import { listCounties, listPosts } from '../people/index.ts';
import { composeNotice, type Round, urgingOf } from './compose-notice.ts';
import { countyName } from './county-name.ts';
import { habitsOf } from './habits.ts';
import { mayGo } from './pace.ts';
import type { Channel, Sent } from './port.ts';
import type { NoticeParts } from './settings.ts';
import { type Due, postpone, settle, takeDue } from './store.ts';
import { nextOpening, pauseAfter } from './when.ts';

const batch = 200;
const minute = 60_000;
/** Nobody else takes a notice again for so long: more than all attempts of a round take. */
const held = 30 * minute;

/** What has settled itself meanwhile is not told any more. */
function isMoot(record: Parameters<typeof urgingOf>[0], { seq }: Due): boolean {
  return record === undefined || record.state.ended || urgingOf(record, seq)?.answered === true;
}

/**
 * An order goes alone, so that it is answered alone; all else of one address goes in one digest. What was tried
 * together before goes together again and with nothing new, so that the digest keeps its id.
 */
function grouped(due: readonly Due[]): Due[][] {
  const orders = due.filter(({ urgency }) => urgency !== 'other').map((one) => [one]);
  const digests = Map.groupBy(
    due.filter(({ urgency }) => urgency === 'other'),
    ({ address, tries, tellAt }) => (tries > 1 ? `${address} ${tellAt}` : address),
  );
  return [...orders, ...digests.values()];
}

const noChannel = (name: string): Sent => ({
  outcome: 'later',
  scope: 'channel',
  reason: {
    zh: `渠道“${name}”没有设置，或不供本县使用`,
    en: `The channel “${name}” is not set up, or not for this county`,
  },
});

/** The channel of an address, where the installation has it and this county may use it. */
function channelFor({ parts, county }: Round, name: string): Channel | undefined {
  const channel = parts.channels.get(name);
  return channel && (channel.counties === undefined || channel.counties.includes(county))
    ? channel
    : undefined;
}

async function record({ db, county, now }: Round, group: readonly Due[], sent: Sent): Promise<void> {
  if (sent.outcome === 'delivered')
    return settle(db, county, group, { state: 'sent', reason: null, at: now });
  const { reason } = sent;
  if (sent.outcome === 'refused') return settle(db, county, group, { state: 'failed', reason, at: now });
  for (const due of group) {
    const pause = pauseAfter(due.tries);
    if (pause === undefined) {
      const often = { zh: `多次重试未成：${reason.zh}`, en: `Tried again and again: ${reason.en}` };
      await settle(db, county, [due], { state: 'failed', reason: often, at: now });
      continue;
    }
    const wait = Math.max(pause * minute, (sent.afterSeconds ?? 0) * 1000);
    await postpone(db, county, [due], { tellAt: later(now, wait), reason, counts: true });
  }
}

type Stopped = Exclude<Sent, { readonly outcome: 'delivered' }>;

/** What was not tried: it waits as long as the channel asks to, or fails with it where the channel was refused. */
async function letWait(round: Round, group: readonly Due[], stopped: Stopped | undefined): Promise<void> {
  if (stopped?.outcome === 'refused') return record(round, group, stopped);
  const asked = stopped?.afterSeconds ?? 0;
  const tellAt = later(round.now, Math.max(asked * 1000, minute));
  return postpone(round.db, round.county, group, { tellAt, reason: null, counts: false });
}

/**
 * The notices of one channel, one after the other and no more than the receiver takes in a minute. Where nobody
 * answers, or the receiver asks to wait, the rest waits uncounted: a server that is away must not hold up everybody.
 * Where the channel itself is refused, nothing of the round is tried again: its settings have to be mended first.
 */
async function sendThrough(round: Round, groups: readonly (readonly Due[])[], clock: Clock): Promise<number> {
  const name = groups[0]?.[0]?.to.channel ?? '';
  const channel = channelFor(round, name);
  let delivered = 0;
  let stopped: Stopped | undefined;
  for (const group of groups) {
    if (stopped || (channel && !mayGo(channel, clock.now()))) {
      await letWait(round, group, stopped);
      continue;
    }
    const to = group[0]?.to.address ?? '';
    const sent = channel ? await channel.send(await composeNotice(round, group), to) : noChannel(name);
    await record(round, group, sent);
    if (sent.outcome === 'delivered') delivered += 1;
    else if (sent.scope === 'channel') stopped = sent;
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
  const name = countyName(definition, self?.name ?? county);
  const simulated = self?.simulated ?? false;
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
    [...byChannel.values()].map((groups) => sendThrough(taken.round, groups, clock)),
  );
  return delivered.reduce((sum, one) => sum + one, 0);
}
