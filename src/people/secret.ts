import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** A new bearer secret: 256 bits, for a session or a one-time link. Only its hash is stored. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a token. A token is long and random, so a plain hash is enough. */
export const hashToken = (token: string): string =>
  `sha256:${createHash('sha256').update(token).digest('hex')}`;

/** Cost of a password hash. Source: OWASP password storage, Argon2id with 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The stored form of a password: Argon2id with its own salt. */
export const hashPassword = (password: string): Promise<string> => hash(password, cost);

let decoy: Promise<string> | undefined;

/**
 * Whether the password fits. Where there is no account, a decoy is checked, so that the time taken does not
 * tell which logins exist.
 */
export async function passwordFits(stored: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword(newToken());
  const fits = await verify(stored ?? (await decoy), password);
  return fits && typeof stored === 'string';
}
