import type { Clock } from '../clock/index.ts';
import { addDays, type Day, dayAt, today } from '../clock/index.ts';
import { type Db, inTransaction } from '../db/index.ts';
import { type CountyId, type Id, newId, Refusal } from '../kernel/index.ts';
import { listPosts } from '../people/index.ts';
import { revokeLinks } from './links/store.ts';
import type { Channel } from './port.ts';
import type { Channels } from './settings.ts';
import {
  type AddressHabits,
  endAddress,
  insertAddress,
  type NoticeAddress,
  type SetBy,
  updateAddress,
} from './store.ts';

/** What an administrator says of a new address. */
export type NewAddress = Omit<NoticeAddress, 'id' | 'validTo'>;

const refuse = (zh: string, en: string): never => {
  throw new Refusal('bad-input', { zh, en });
};

const noAddress = (): Refusal =>
  new Refusal('not-found', {
    zh: '没有这个通知地址，或它已经停用。',
    en: 'There is no such address, or it has ended.',
  });

/** The channels that a county may use, by name and kind; what they are set up with stays inside. */
export const channelsOf = (channels: Channels, county: CountyId): { name: string; kind: Channel['kind'] }[] =>
  [...channels]
    .filter(([, { counties }]) => counties === undefined || counties.includes(county))
    .map(([name, { kind }]) => ({ name, kind }));

function expectUsable(
  channels: Channels,
  county: CountyId,
  { channel, address, quietFrom, quietTo }: NewAddress,
): void {
  const known = channelsOf(channels, county).find(({ name }) => name === channel);
  if (!known)
    refuse(
      `没有渠道“${channel}”，或本县不能使用它。渠道在服务器的设置文件里登记。`,
      `There is no channel “${channel}” for this county; channels are set up in the server’s file.`,
    );
  if (known?.kind === 'mail' && !/^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/.test(address))
    refuse('请填写一个完整的邮箱地址。', 'Give one complete e-mail address.');
  if (known?.kind !== 'mail' && address !== '')
    refuse(
      '这种渠道的地址在设置文件里，这里请留空。',
      'The address of such a channel stands in the server’s file; leave it empty.',
    );
  expectHours({ quietFrom, quietTo });
}

function expectHours({ quietFrom, quietTo }: Pick<AddressHabits, 'quietFrom' | 'quietTo'>): void {
  if ((quietFrom === null) !== (quietTo === null))
    refuse('勿扰时段须写明起止。', 'Quiet hours need a beginning and an end.');
  if (quietFrom !== null && quietFrom === quietTo)
    refuse(
      '勿扰时段的起止相同，等于全天勿扰，督办单将永远发不出去。请改为不同的时间，或两项都留空。',
      'Quiet hours that begin and end alike would never let an order out. Choose different times, or leave both empty.',
    );
}

/**
 * Says where the notices of a post go from a day on.
 *
 * @throws Refusal `bad-input` where post, channel or address are none
 */
export async function setAddress(
  db: Db,
  county: CountyId,
  channels: Channels,
  wish: NewAddress,
  by: SetBy,
): Promise<Id> {
  expectUsable(channels, county, wish);
  const posts = await listPosts(db, county, dayAt(by.at));
  if (!posts.some(({ id }) => id === wish.post))
    refuse(`没有岗位“${wish.post}”，或它今天已不再有效。`, `There is no post “${wish.post}” today.`);
  const id = newId();
  await insertAddress(db, county, { ...wish, id, validTo: null }, by);
  return id;
}

/**
 * Changes how an address is told: its digest, quiet hours, language, and whether links go there.
 *
 * @throws Refusal `bad-input` where the hours are none, `not-found` where the address is not there or has ended
 */
export async function changeAddress(
  db: Db,
  county: CountyId,
  id: Id,
  wish: AddressHabits,
  by: SetBy,
): Promise<void> {
  expectHours(wish);
  if (!(await updateAddress(db, county, id, wish, by))) throw noAddress();
}

/**
 * Lets an address end today, or the day before where it has not been used yet; links that went to it hold no more.
 *
 * @throws Refusal `not-found` where it is not there or has ended
 */
export async function dropAddress(db: Db, clock: Clock, county: CountyId, id: Id, by: SetBy): Promise<void> {
  const last: Day = addDays(today(clock), -1);
  await inTransaction(db, async (tx) => {
    const ended = await endAddress(tx, county, id, last, by);
    if (!ended) throw noAddress();
    await revokeLinks(tx, county, { address: id }, { now: by.at, why: 'address' });
  });
}
