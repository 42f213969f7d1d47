import { z } from 'zod';
import { type Clock, type Instant, today } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { CountyId, Id } from '../kernel/index.ts';
import {
  listAddresses,
  listLinks,
  listNoticesOf,
  mayRevokeLinks,
  type NoticeAddress,
  type OrderLink,
  renewLinks,
  revokeLinks,
} from '../notices/index.ts';
import { LinksRenewed, NoticesOfOrder } from '../wire/index.ts';
import type { App } from './app.ts';
import { Names } from './names.ts';

const params = z.object({ county: CountyId, case: Id, seq: z.coerce.number().int().min(1) });
const config = { policy: mayRevokeLinks };

const whereto = ({ post, channel, address }: NoticeAddress, names: Names) => ({
  post: names.post(post),
  channel,
  address,
});

function stateOf({ revokedAt, expiresAt }: OrderLink, now: Instant): 'holds' | 'expired' | 'void' {
  if (revokedAt !== null) return 'void';
  return expiresAt <= now ? 'expired' : 'holds';
}

/** What the delivery office does about the links of an order: sees them, makes them void, sends a new one. */
export function linkOfficeRoutes(app: App, db: Db, clock: Clock): void {
  const base = '/api/counties/:county/cases/:case/orders/:seq/links';

  app.get(base, { config, schema: { params, response: { 200: NoticesOfOrder } } }, async (request) => {
    const { county, case: caseId, seq } = request.params;
    const [notices, links, addresses, names] = await Promise.all([
      listNoticesOf(db, county, { caseId, seq }),
      listLinks(db, county, { caseId, seq }),
      listAddresses(db, county),
      Names.load(db, county, today(clock)),
    ]);
    const known = new Map(addresses.map((address) => [address.id, address]));
    return {
      notices: notices.map(({ address, state, tellAt, settledAt, reason }) => ({
        to: whereto(address, names),
        state,
        at: settledAt ?? tellAt,
        reason,
      })),
      links: links.map((link) => {
        const address = known.get(link.address);
        const { madeAt, expiresAt } = link;
        const to = address ? whereto(address, names) : null;
        return { to, madeAt, expiresAt, state: stateOf(link, clock.now()) };
      }),
    };
  });

  app.post(
    `${base}/revocation`,
    { config, schema: { params, response: { 200: z.object({ revoked: z.int() }) } } },
    async (request) => {
      const { county, case: caseId, seq } = request.params;
      const now = clock.now();
      return { revoked: await revokeLinks(db, county, { caseId, seq }, { now, why: 'office' }) };
    },
  );

  app.post(
    `${base}/renewal`,
    { config, schema: { params, response: { 200: LinksRenewed } } },
    async (request) => {
      const { county, case: caseId, seq } = request.params;
      const { revoked, to } = await renewLinks(db, clock, county, { caseId, seq });
      const names = await Names.load(db, county, today(clock));
      return { revoked, to: to.map(({ address, tellAt }) => ({ ...whereto(address, names), at: tellAt })) };
    },
  );
}
