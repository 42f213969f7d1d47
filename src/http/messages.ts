import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Clock } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { CountyId } from '../kernel/index.ts';
import { COUNT_LIMIT, countUnread, listMessages, markRead, mayWork } from '../ledger/index.ts';
import { MessageView, ReadMessages, Unread } from '../wire/index.ts';
import type { App } from './app.ts';
import { presentMessage } from './present-work.ts';
import { doerOf } from './steps.ts';

const mostShown = 100;
const params = z.object({ county: CountyId });
const config = { policy: mayWork };

const ownPosts = (request: FastifyRequest, county: CountyId): string[] =>
  doerOf(request, county).posts.map(({ id }) => id);

/** What the posts of the asking person were told. A box belongs to its post: whoever holds or covers it reads for it. */
export function messageRoutes(app: App, db: Db, clock: Clock): void {
  const unread = async (county: CountyId, posts: readonly string[]): Promise<Unread> => {
    const count = await countUnread(db, county, posts);
    return { unread: Math.min(count, COUNT_LIMIT), more: count > COUNT_LIMIT };
  };

  app.get(
    '/api/counties/:county/messages',
    { config, schema: { params, response: { 200: z.array(MessageView) } } },
    async (request) => {
      const { county } = request.params;
      const found = await listMessages(db, county, ownPosts(request, county), mostShown);
      return found.map(presentMessage);
    },
  );

  app.get(
    '/api/counties/:county/messages/unread',
    { config, schema: { params, response: { 200: Unread } } },
    async (request) => await unread(request.params.county, ownPosts(request, request.params.county)),
  );

  app.post(
    '/api/counties/:county/messages/read',
    { config, schema: { params, body: ReadMessages, response: { 200: Unread } } },
    async (request) => {
      const { county } = request.params;
      const posts = ownPosts(request, county);
      await markRead(db, county, posts, request.body.messages, clock.now());
      return await unread(county, posts);
    },
  );
}
