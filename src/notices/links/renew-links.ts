import { calendarOf, definitionOf, noticeHabitsOf } from '../../catalog/index.ts';
import { type Clock, dayAt, type Instant } from '../../clock/index.ts';
import { type Db, inTransaction, type Tx } from '../../db/index.ts';
import { type CountyId, type Id, newId, Refusal } from '../../kernel/index.ts';
import { findCase } from '../../ledger/index.ts';
import { listOrganisationHistory, listPosts } from '../../people/index.ts';
import { habitsOf } from '../habits.ts';
import { kindOf } from '../kinds.ts';
import { setAside } from '../outcome/store.ts';
import { insertNotices, listAddressesOf, type NoticeAddress, type Waiting } from '../store.ts';
import { whenToTell } from '../when.ts';
import { revokeLinks } from './store.ts';

/** What became of a renewal: how many links hold no more, and where new ones go, when. */
export type Renewal = {
  readonly revoked: number;
  readonly to: readonly { readonly address: NoticeAddress; readonly tellAt: Instant }[];
};

const refuse = (zh: string, en: string): Refusal => new Refusal('wrong-state', { zh, en });

/** The order as far as a new link asks, with the unit that has to answer now. */
async function openOrder(tx: Tx, county: CountyId, { caseId, seq }: { caseId: Id; seq: number }) {
  const state = (await findCase(tx, county, caseId))?.state;
  const urging = state?.urgings.find((one) => one.seq === seq);
  if (!state || !urging?.order)
    throw new Refusal('not-found', { zh: '没有这份督办单。', en: 'There is no such order.' });
  const { number, due } = urging.order;
  if (urging.answered)
    throw refuse(`${number}已经回复，不需要换发链接。`, `${number} is answered; it needs no new link.`);
  if (state.ended)
    throw refuse(
      `${number}所属的事项已经结束，不能换发链接。`,
      `The case of ${number} has ended; no new link can be sent.`,
    );
  if (state.lead === null)
    throw refuse(
      `${number}所属的事项还没有承办单位，请先交办，再换发链接。`,
      `The case of ${number} has no unit in charge. Assign it first, then send a link.`,
    );
  return { number, due, lead: state.lead, level: urging.level };
}

/** The addresses by link of the unit that has to answer, on a day. */
async function addressesOf(tx: Tx, county: CountyId, unit: string, at: Instant): Promise<NoticeAddress[]> {
  const on = dayAt(at);
  const posts = (await listPosts(tx, county, on)).filter(({ organisation }) => organisation === unit);
  const ids = posts.map(({ id }) => id);
  const found = (await listAddressesOf(tx, county, ids, on)).filter(({ byLink }) => byLink);
  if (found.length > 0) return found;
  const [last] = (await listOrganisationHistory(tx, county)).filter(({ id }) => id === unit);
  const name = last?.name ?? unit;
  if (last?.validTo !== undefined && last.validTo < on)
    throw refuse(
      `“${name}”已不再设置，还没有单位承接这一件，没有换发。请先把它交办给承接职责的单位。`,
      `“${name}” exists no more and nobody has taken this case over, so no link was sent. Assign it to the unit that took over first.`,
    );
  throw refuse(
    `“${name}”没有可用链接回复的通知地址，没有换发。请系统管理员在“对外通知”里为它的岗位添加地址，并勾选“督办单可用链接回复”。`,
    `“${name}” has no address to which links go, so none was sent. Ask the administrator to add one under “Notices outside the house” and to tick “Orders can be answered by link”.`,
  );
}

/**
 * Sends a new link for an order to every address by link of the unit that is in charge now, and makes the former ones
 * void: for a link that was lost, has ended, or went to a unit or an address that is no more. It goes out as any
 * notice does, so not in quiet hours unless the order is red.
 *
 * @throws Refusal `not-found`, `wrong-state` where nothing is to be answered any more or nobody can be told
 */
export const renewLinks = (
  db: Db,
  clock: Clock,
  county: CountyId,
  at: { readonly caseId: Id; readonly seq: number },
): Promise<Renewal> =>
  inTransaction(db, async (tx) => {
    const now = clock.now();
    const order = await openOrder(tx, county, at);
    const definition = await definitionOf(tx, county);
    const habits = noticeHabitsOf(definition);
    if (habits.linkDays === undefined)
      throw refuse(
        '本县没有开通链接回复（县域定义 notices.link_days）。',
        'The county has no answers by link (notices.link_days of its definition).',
      );
    const addresses = await addressesOf(tx, county, order.lead, now);
    const revoked = await revokeLinks(tx, county, at, { now, why: 'renewed' });
    await setAside(tx, county, at, now);
    const urgency = order.level === 'red' ? 'red-order' : 'order';
    const waiting = addresses.map((address): Waiting & { to: NoticeAddress } => ({
      to: address,
      address: address.id,
      message: newId(),
      ...at,
      urgency,
      kind: kindOf('', order.level, true),
      due: order.due,
      at: now,
      tellAt: whenToTell(urgency, now, habitsOf(habits, address), calendarOf(definition)),
    }));
    await insertNotices(
      tx,
      county,
      waiting.map(({ to: _, ...notice }) => notice),
    );
    return { revoked, to: waiting.map(({ to, tellAt }) => ({ address: to, tellAt })) };
  });
