import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { definitionOf, noticeHabitsOf } from '../catalog/index.ts';
import { type Clock, today } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { CountyId, Id } from '../kernel/index.ts';
import {
  changeAddress,
  channelsOf,
  dropAddress,
  type FailedNotice,
  listAddresses,
  listFailed,
  mayManageNotices,
  type NoticeAddress,
  type NoticeParts,
  revive,
  reviveChannel,
  sendTrial,
  setAddress,
} from '../notices/index.ts';
import {
  FailedNoticeView,
  NewNoticeAddress,
  NoticeAddresses,
  type NoticeAddressView,
  NoticeHabits,
  RetryChannel,
  TrialOutcome,
} from '../wire/index.ts';
import type { App } from './app.ts';
import { authorOf } from './gate.ts';
import { Names } from './names.ts';
import { notFound } from './problem.ts';

const mostFailed = 200;
const inCounty = z.object({ county: CountyId });
const oneAddress = inCounty.extend({ address: Id });
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

/** Where the notices of posts go outside the house, how they are told, and whether that works. */
export function noticeRoutes(app: App, db: Db, clock: Clock, parts: NoticeParts): void {
  const { channels } = parts;
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
      const { digestAt, quiet, assumed } = noticeHabitsOf(await definitionOf(db, county));
      return {
        addresses: addresses.map((address) => presentAddress(address, names)),
        channels: channelsOf(channels, county),
        county: {
          digestAt,
          quietFrom: quiet?.from ?? null,
          quietTo: quiet?.to ?? null,
          assumed: assumed.length > 0,
        },
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

  app.put(
    '/api/counties/:county/notice-addresses/:address',
    { config, schema: { params: oneAddress, body: NoticeHabits } },
    async (request, reply) => {
      const { county, address } = request.params;
      await changeAddress(db, county, address, request.body, setBy(request));
      return await reply.status(204).send();
    },
  );

  app.post(
    '/api/counties/:county/notice-addresses/:address/trial',
    {
      config: { ...config, rateLimit: { max: 10, timeWindow: '1 minute' } },
      schema: { params: oneAddress, response: { 200: TrialOutcome } },
    },
    async (request) => {
      const { county, address } = request.params;
      const sent = await sendTrial(db, clock, county, parts, address);
      return { outcome: sent.outcome, reason: sent.outcome === 'delivered' ? null : sent.reason };
    },
  );

  app.delete(
    '/api/counties/:county/notice-addresses/:address',
    { config, schema: { params: oneAddress } },
    async (request, reply) => {
      const { county, address } = request.params;
      await dropAddress(db, clock, county, address, setBy(request));
      return await reply.status(204).send();
    },
  );
}

/** Notices that could not be delivered, and sending them once more. */
export function failedNoticeRoutes(app: App, db: Db, clock: Clock): void {
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
    '/api/counties/:county/failed-notices/retry',
    {
      config,
      schema: { params: inCounty, body: RetryChannel, response: { 200: z.object({ waiting: z.int() }) } },
    },
    async (request) => {
      const { county } = request.params;
      return { waiting: await reviveChannel(db, county, request.body.channel, clock.now()) };
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
