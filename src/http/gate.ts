import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Clock } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { CountyId, Refusal } from '../kernel/index.ts';
import type { Author } from '../ledger/index.ts';
import { type Actor, findActor, type Policy, type Post } from '../people/index.ts';

/** Who may call a route: everyone, whoever is signed in, or whoever a room's policy lets through. */
export type RoutePolicy = 'everyone' | 'signed-in' | Policy;

declare module 'fastify' {
  interface FastifyContextConfig {
    policy?: RoutePolicy;
  }
  interface FastifyRequest {
    actor: Actor | undefined;
    acting: Post | undefined;
  }
}

/** The cookie that holds the session's token. */
export const SESSION_COOKIE = 'suohe_session';

const notAllowed = (): Refusal =>
  new Refusal('not-allowed', {
    zh: '您的岗位没有这项权限。如确需办理，请联系系统管理员。',
    en: 'Your post does not allow this. If it should, ask the administrator.',
  });

function refuseOtherOrigins(request: FastifyRequest): void {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return;
  const { origin, host } = request.headers;
  if (origin && new URL(origin).host !== host) throw notAllowed();
}

function admit(request: FastifyRequest, policy: Policy): Post {
  if (!request.actor) throw signInNeeded();
  const { county } = request.params as { county?: string };
  const parsed = CountyId.safeParse(county);
  const post = parsed.success ? policy(request.actor, parsed.data) : undefined;
  if (!post) throw notAllowed();
  return post;
}

const signInNeeded = (): Refusal =>
  new Refusal('sign-in-needed', {
    zh: '请先登录；如已登录，可能是登录已过期。',
    en: 'Sign in first; if you were, the session may have expired.',
  });

/**
 * Stands before every route: finds out who asks and whether they may. A route under /api without a policy
 * stops the server from being built.
 */
export function guard(app: FastifyInstance, db: Db, clock: Clock): void {
  app.decorateRequest('actor', undefined);
  app.decorateRequest('acting', undefined);
  app.addHook('onRoute', (route) => {
    if (!route.url.startsWith('/api')) return;
    if (!route.config?.policy) throw new Error(`Route ${String(route.method)} ${route.url} names no policy.`);
  });
  app.addHook('onRequest', async (request) => {
    const policy = request.routeOptions.config.policy;
    if (policy === undefined) return;
    refuseOtherOrigins(request);
    const token = request.cookies[SESSION_COOKIE];
    if (token) request.actor = await findActor(db, clock, token);
    if (policy === 'everyone') return;
    if (!request.actor) throw signInNeeded();
    if (policy !== 'signed-in') request.acting = admit(request, policy);
  });
}

/** Who writes, through which post, now: for routes behind a room's policy. */
export function authorOf(request: FastifyRequest, clock: Clock): Author {
  if (!request.actor || !request.acting)
    throw new Error('This route writes without a policy that names a post.');
  const { id: post, organisation } = request.acting;
  return { post, organisation, account: request.actor.account, at: clock.now() };
}

/** The signed-in person, for routes behind `signed-in`. */
export function actorOf(request: FastifyRequest): Actor {
  if (!request.actor) throw signInNeeded();
  return request.actor;
}
