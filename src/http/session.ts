import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { type Clock, today } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import {
  type Actor,
  acceptInvitation,
  findActor,
  findInvitation,
  listCounties,
  signIn,
  signOut,
} from '../people/index.ts';
import { AcceptInvitation, InvitationView, SessionView, SignIn } from '../wire/index.ts';
import type { App } from './app.ts';
import { actorOf, SESSION_COOKIE } from './gate.ts';
import { presentPosts } from './names.ts';
import { notFound } from './problem.ts';

async function presentSession(db: Db, clock: Clock, actor: Actor): Promise<SessionView> {
  const held = new Set(actor.posts.map((post) => post.county));
  const counties = await listCounties(db);
  return {
    account: { id: actor.account, login: actor.login, name: actor.name },
    posts: await presentPosts(db, actor.posts),
    counties: counties.filter((county) => held.has(county.id)),
    today: today(clock),
  };
}

async function present(db: Db, clock: Clock, token: string, reply: FastifyReply): Promise<SessionView> {
  const actor = await findActor(db, clock, token);
  if (!actor) throw new Error('A session that was just begun was not found.');
  const secure = reply.request.protocol === 'https';
  reply.setCookie(SESSION_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'strict', secure });
  return await presentSession(db, clock, actor);
}

/** Signing in and out, and the one-time links by which a person sets a password. */
export function sessionRoutes(app: App, db: Db, clock: Clock): void {
  const attempts = { rateLimit: { max: 30, timeWindow: '1 minute' } };

  app.get(
    '/api/session',
    { config: { policy: 'signed-in' }, schema: { response: { 200: SessionView } } },
    async (request) => presentSession(db, clock, actorOf(request)),
  );

  app.post(
    '/api/session',
    { config: { policy: 'everyone', ...attempts }, schema: { body: SignIn, response: { 200: SessionView } } },
    async (request, reply) => {
      const token = await signIn(db, clock, request.body.login, request.body.password);
      return await present(db, clock, token, reply);
    },
  );

  app.delete('/api/session', { config: { policy: 'everyone' } }, async (request, reply) => {
    const token = request.cookies[SESSION_COOKIE];
    if (token) await signOut(db, token);
    reply.clearCookie(SESSION_COOKIE, { path: '/' });
    return reply.status(204).send();
  });

  const params = z.object({ token: z.string().max(1000) });

  app.get(
    '/api/invitations/:token',
    { config: { policy: 'everyone', ...attempts }, schema: { params, response: { 200: InvitationView } } },
    async (request) => {
      const invitation = await findInvitation(db, clock, request.params.token);
      if (!invitation) {
        throw notFound(
          '此链接已使用、已作废或已过期。请向系统管理员索取新的链接；首次启动的链接可重新启动后得到。',
          'This link was used, replaced or has expired. Ask the administrator for a new one; the link of a first start comes again with the next start.',
        );
      }
      return { ...invitation, counties: await listCounties(db) };
    },
  );

  app.post(
    '/api/invitations/:token',
    {
      config: { policy: 'everyone', ...attempts },
      schema: { params, body: AcceptInvitation, response: { 200: SessionView } },
    },
    async (request, reply) => {
      const token = await acceptInvitation(db, clock, request.params.token, request.body);
      return await present(db, clock, token, reply);
    },
  );
}
