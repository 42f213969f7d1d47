import { later } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import type { CountyId } from '../../kernel/index.ts';
import { hashToken, newToken } from '../../people/index.ts';
import { insertLink, type OrderLink } from './store.ts';

const day = 24 * 3_600_000;

/**
 * Makes a link by which a post answers one order without signing in. The token stands after `#`, which browsers
 * send to nobody: it comes into no log of a proxy, and who only fetches the address opens nothing.
 *
 * @param site the address at which people reach this installation
 */
export async function makeLink(
  db: Db,
  county: CountyId,
  site: string,
  {
    days,
    ...to
  }: Pick<OrderLink, 'post' | 'caseId' | 'seq' | 'address' | 'madeAt'> & { readonly days: number },
): Promise<string> {
  const token = newToken();
  const expiresAt = later(to.madeAt, days * day);
  await insertLink(db, county, hashToken(token), { ...to, expiresAt });
  return `${site.replace(/\/$/, '')}/answer/${county}#${token}`;
}
