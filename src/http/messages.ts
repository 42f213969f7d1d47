import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Clock } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { CountyId, Id } from '../kernel/index.ts';
import { COUNT_LIMIT, countUnread, listMessages, markRead, mayWork } from '../ledger/index.ts';
import { MessagePage, ReadMessages, Unread } from '../wire/index.ts';
import type { App } from './app.ts';
import { cursorText, writeCursor } from './cursor.ts';
import { presentMessage } from './present-work.ts';
import { doerOf } from './steps.ts';

const pageSize = 100;
const Cursor = z.object({ id: Id, post: z.string() });
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
    {
      config,
      schema: {
        params,
        querystring: z.object({ cursor: cursorText(Cursor).optional() }),
        response: { 200: MessagePage },
      },
    },
    async (request) => {
      const { county } = request.params;
      const posts = ownPosts(request, county);
      const found = await listMessages(db, county, posts, pageSize + 1, request.query.cursor);
      const page = found.slice(0, pageSize);
      const last = page.at(-1);
      return {
        messages: page.map(presentMessage),
        next: found.length > pageSize && last ? writeCursor({ id: last.id, post: last.post }) : null,
      };
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
