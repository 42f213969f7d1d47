import { chengchuan as county, foundCounty, foundPost, takeOverFiles } from '../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { type Clock, type Day, dayAt, type Instant } from '../clock/index.ts';
import { type Id, newId } from '../kernel/index.ts';
import { deliverMessages, doStepNow, openCaseNow } from '../ledger/index.ts';
import type { Notice } from './notice.ts';
import { planNotices } from './plan-notices.ts';
import type { Channel, Sent } from './port.ts';
import { sendNotices } from './send-notices.ts';
import { type NewAddress, setAddress } from './set-address.ts';
import type { NoticeParts } from './settings.ts';
import { listPostsToldOutside } from './store.ts';

/** A moment by the clock on the wall of the county. */
export const wall = (day: string, time = '10:00'): Instant =>
  new Date(`${day}T${time}:00+08:00`).toISOString() as Instant;

const office = {
  account: newId(),
  posts: [{ id: 'ducha', organisation: 'zhengfuban', roles: ['delivery-office'] }],
};

/** A county whose notices go through a channel that keeps what it is given, and may be told to fail. */
export type NoticeStand = {
  readonly base: TestDatabase;
  readonly county: typeof county;
  now: Instant;
  readonly clock: Clock;
  /** What arrived, with the address. */
  readonly arrived: { readonly notice: Notice; readonly address: string }[];
  /** What the other side says to the next notices; undefined: it takes them. */
  says: ((notice: Notice) => Sent | undefined) | undefined;
  readonly parts: NoticeParts;
  /** How the channel behaves; a test may set how many it takes in a minute. */
  readonly channel: Channel & { perMinute?: number };
  post(id: string, organisation: string): Promise<void>;
  address(wish?: Partial<NewAddress>): Promise<Id>;
  /** A matter that a unit leads. */
  ordered(title?: string, lead?: string): Promise<Id>;
  /** An order about it; its place in the chain. */
  urge(id: Id, level: string): Promise<number>;
  /** What the worker does in a round. @returns how many notices were delivered */
  round(): Promise<number>;
  stop(): Promise<void>;
};

export async function noticeStand(start = wall('2026-03-10')): Promise<NoticeStand> {
  const base = await testDatabase();
  await foundCounty(base.db);
  await takeOverFiles(base.db);
  const channel = {
    kind: 'webhook' as const,
    counties: undefined,
    send: async (notice: Notice, address: string): Promise<Sent> => {
      const said = self.says?.(notice);
      if (said) return said;
      self.arrived.push({ notice, address });
      return { outcome: 'delivered' };
    },
  };
  const self: NoticeStand = {
    base,
    county,
    now: start,
    clock: { now: () => self.now },
    arrived: [],
    says: undefined,
    channel,
    parts: { channels: new Map([['oa', channel]]), site: 'https://suohe.example' },
    post: (id, organisation) => foundPost(base.db, { id, organisation, roles: ['unit'] }),
    address: (wish = {}) =>
      setAddress(
        base.db,
        county,
        self.parts.channels,
        {
          post: 'caizheng-lianluo',
          channel: 'oa',
          address: '',
          byLink: true,
          language: 'zh',
          digestAt: null,
          quietFrom: null,
          quietTo: null,
          validFrom: '2026-03-01' as Day,
          ...wish,
        },
        { at: self.now, post: 'guanliyuan', account: newId() },
      ),
    ordered: async (title = '完成停车场用地排查', lead = 'caizheng') => {
      const opening = {
        title,
        fields: { origin: '常务会议', clause: '三月底前完成排查。' },
        deadline: '2026-03-31' as Day,
      };
      const by = { doer: office, now: self.now };
      const { id } = await openCaseNow(base.db, county, 'meeting-order', opening, by);
      await doStepNow(base.db, county, id, { command: { step: 'order', args: { lead } } }, by);
      return id;
    },
    urge: async (id, level) => {
      const command = { step: 'urge', args: { level, text: '请报进展。' } };
      const { head } = await doStepNow(base.db, county, id, { command }, { doer: office, now: self.now });
      return head.seq;
    },
    round: async () => {
      const outside = await listPostsToldOutside(base.db, county, dayAt(self.now));
      await deliverMessages(base.db, county, self.clock, outside);
      await planNotices(base.db, county, self.clock);
      return await sendNotices(base.db, county, self.clock, self.parts);
    },
    stop: () => base.drop(),
  };
  return self;
}
