import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** A hash that names its algorithm, like `sha256:9f86…` (law 3). */
export type Digest = `sha256:${string}`;

/** Hash of a text (as UTF-8) or of bytes. */
export const digestOf = (content: string | Uint8Array): Digest =>
  `sha256:${createHash('sha256').update(content).digest('hex')}`;

/** The one canonical JSON text of a value. Source: RFC 8785 (JCS). Values of `undefined` are left out. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('Only values that JSON knows have a canonical form.');
  return text;
}
