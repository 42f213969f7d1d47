import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Clock, today } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { CountyId, Id } from '../kernel/index.ts';
import {
  type Channels,
  channelsOf,
  dropAddress,
  type FailedNotice,
  listAddresses,
  listFailed,
  mayManageNotices,
  type NoticeAddress,
  revive,
  setAddress,
} from '../notices/index.ts';
import {
  FailedNoticeView,
  NewNoticeAddress,
  NoticeAddresses,
  type NoticeAddressView,
} from '../wire/index.ts';
import type { App } from './app.ts';
import { authorOf } from './gate.ts';
import { Names } from './names.ts';
import { notFound } from './problem.ts';

const mostFailed = 200;
const inCounty = z.object({ county: CountyId });
const config = { policy: mayManageNotices };

const presentAddress = (address: NoticeAddress, names: Names): NoticeAddressView => ({
  ...address,
  post: names.post(address.post),
});

const presentFailed = ({ caseId, address, ...rest }: FailedNotice, names: Names): FailedNoticeView => ({
  ...rest,
  case: caseId,
  address: presentAddress(address, names),
});

/** Where the notices of posts go outside the house, and those that could not be delivered. */
export function noticeRoutes(app: App, db: Db, clock: Clock, channels: Channels): void {
  const setBy = (request: FastifyRequest) => {
    const { at, post, account } = authorOf(request, clock);
    return { at, post, account };
  };

  app.get(
    '/api/counties/:county/notice-addresses',
    { config, schema: { params: inCounty, response: { 200: NoticeAddresses } } },
    async (request) => {
      const { county } = request.params;
      const names = await Names.load(db, county, today(clock));
      const addresses = await listAddresses(db, county);
      return {
        addresses: addresses.map((address) => presentAddress(address, names)),
        channels: channelsOf(channels, county),
      };
    },
  );

  app.post(
    '/api/counties/:county/notice-addresses',
    {
      config,
      schema: { params: inCounty, body: NewNoticeAddress, response: { 201: z.object({ id: Id }) } },
    },
    async (request, reply) => {
      const { county } = request.params;
      const { validFrom = today(clock), ...wish } = request.body;
      const id = await setAddress(db, county, channels, { ...wish, validFrom }, setBy(request));
      return await reply.code(201).send({ id });
    },
  );

  app.delete(
    '/api/counties/:county/notice-addresses/:address',
    { config, schema: { params: inCounty.extend({ address: Id }) } },
    async (request, reply) => {
      const { county, address } = request.params;
      await dropAddress(db, clock, county, address, setBy(request));
      return await reply.status(204).send();
    },
  );

  app.get(
    '/api/counties/:county/failed-notices',
    { config, schema: { params: inCounty, response: { 200: z.array(FailedNoticeView) } } },
    async (request) => {
      const { county } = request.params;
      const names = await Names.load(db, county, today(clock));
      return (await listFailed(db, county, mostFailed)).map((failed) => presentFailed(failed, names));
    },
  );

  app.post(
    '/api/counties/:county/failed-notices/:address/:message/retry',
    { config, schema: { params: inCounty.extend({ address: Id, message: Id }) } },
    async (request, reply) => {
      const { county, address, message } = request.params;
      if (!(await revive(db, county, { address, message }, clock.now())))
        throw notFound(
          '没有这条未送达的通知，可能已经重发。',
          'There is no such failed notice; it may have been sent again.',
        );
      return await reply.status(204).send();
    },
  );
}
