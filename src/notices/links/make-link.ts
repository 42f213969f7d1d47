import { later } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import type { CountyId } from '../../kernel/index.ts';
import { hashToken, newToken } from '../../people/index.ts';
import type { Language } from '../notice.ts';
import { insertLink, type OrderLink } from './store.ts';

const day = 24 * 3_600_000;

/**
 * Makes a link by which a post answers one order without signing in. The token stands after `#`, which browsers
 * send to nobody: it comes into no log of a proxy, and who only fetches the address opens nothing.
 *
 * @param at the address at which people reach this installation, and the language of the page
 */
export async function makeLink(
  db: Db,
  county: CountyId,
  { site, language }: { readonly site: string; readonly language: Language },
  {
    days,
    ...to
  }: Pick<OrderLink, 'post' | 'caseId' | 'seq' | 'address' | 'madeAt'> & { readonly days: number },
): Promise<string> {
  const token = newToken();
  const expiresAt = later(to.madeAt, days * day);
  await insertLink(db, county, hashToken(token), { ...to, expiresAt });
  const spoken = language === 'zh' ? '' : `?lang=${language}`;
  return `${site.replace(/\/$/, '')}/answer/${county}${spoken}#${token}`;
}
