import { randomBytes } from 'node:crypto';
import type { Instant } from '../clock/index.ts';
import { type CountyId, canonicalJson, type Digest, digestOf, type Id } from '../kernel/index.ts';

/** What an entry says, before it takes its place in the chain. */
export type EntryContent = {
  readonly type: string;
  /** Version of this type's body; older ones are upcast on reading (law 2). */
  readonly version: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** What must not be public and may one day be erased (law 3); absent where there is none. */
  readonly privateBody?: Readonly<Record<string, unknown>>;
};

/** Who wrote an entry, and when: work is bound to a post, a person answers for it. */
export type Author = {
  readonly post: string;
  readonly account: Id;
  readonly at: Instant;
  /** The organisation of the post, where the edge knows it. */
  readonly organisation?: string;
};

/** An entry at its place: public, chained to the one before. */
export type Entry = {
  readonly county: CountyId;
  readonly caseId: Id;
  readonly seq: number;
  readonly type: string;
  readonly version: number;
  readonly at: Instant;
  readonly byPost: string;
  readonly byAccount: Id;
  readonly body: Readonly<Record<string, unknown>>;
  readonly privateDigest: string | null;
  readonly previous: string;
  readonly hash: string;
};

/** The private part beside an entry; the chain holds only the digest of salt and body. */
export type PrivatePart = { readonly salt: string; readonly body: Readonly<Record<string, unknown>> };

/** Where a case's chain begins: bound to its key, so that no chain can be moved to another case. */
export const originOf = (county: CountyId, caseId: Id): Digest =>
  digestOf(canonicalJson({ origin: 'suohe-case', county, caseId }));

/** The salted commitment to a private part. Without the salt a short text could be found by guessing. */
export const privateDigestOf = (part: PrivatePart): Digest =>
  digestOf(canonicalJson({ salt: part.salt, body: part.body }));

/** The hash of an entry: over the canonical JSON (RFC 8785) of everything but the hash itself. */
export function hashOf(entry: Omit<Entry, 'hash'>): Digest {
  const { county, caseId, seq, type, version, at, byPost, byAccount, body, privateDigest, previous } = entry;
  return digestOf(
    canonicalJson({
      county,
      caseId,
      seq,
      type,
      version,
      at,
      byPost,
      byAccount,
      body,
      privateDigest,
      previous,
    }),
  );
}

/** The last known place of a chain: its seq and hash. A new case stands at seq 0 with its origin. */
export type Head = { readonly seq: number; readonly hash: string };

/** Puts contents at the end of a chain, in order. */
export function seal(
  county: CountyId,
  caseId: Id,
  head: Head,
  contents: readonly EntryContent[],
  author: Author,
): { entry: Entry; secret: PrivatePart | undefined }[] {
  let { seq, hash: previous } = head;
  return contents.map(({ type, version, body, privateBody }) => {
    const secret = privateBody && { salt: randomBytes(16).toString('hex'), body: privateBody };
    seq += 1;
    const unsealed = {
      county,
      caseId,
      seq,
      type,
      version,
      at: author.at,
      byPost: author.post,
      byAccount: author.account,
      body,
      privateDigest: secret ? privateDigestOf(secret) : null,
      previous,
    };
    const entry: Entry = { ...unsealed, hash: hashOf(unsealed) };
    previous = entry.hash;
    return { entry, secret };
  });
}

/** The type of the entry that says that a private part was erased: of any matter, with its `seq` and a reason. */
export const ERASED = 'erased' as const;

/** What can be wrong with stored entries. */
export type Fault =
  | 'missing'
  | 'out-of-order'
  | 'wrong-previous'
  | 'altered'
  | 'private-part-altered'
  | 'private-part-missing'
  | 'projection-differs';

/** A fault of a chain, at the entry where it shows. */
export type Finding = { readonly seq: number; readonly fault: Fault };

const missingBetween = (from: number, to: number): Finding[] =>
  Array.from({ length: Math.max(0, to - from - 1) }, (_, i) => ({ seq: from + 1 + i, fault: 'missing' }));

function faultsOfEntry(last: Head, entry: Entry, secret: PrivatePart | undefined): Finding[] {
  const { hash, ...unsealed } = entry;
  const { seq } = entry;
  const found: Finding[] = missingBetween(last.seq, seq);
  if (seq <= last.seq) found.push({ seq, fault: 'out-of-order' });
  if (seq === last.seq + 1 && entry.previous !== last.hash) found.push({ seq, fault: 'wrong-previous' });
  if (hashOf(unsealed) !== hash) found.push({ seq, fault: 'altered' });
  if (secret && privateDigestOf(secret) !== entry.privateDigest)
    found.push({ seq, fault: 'private-part-altered' });
  return found;
}

/** Private parts that are gone although no entry says that they were erased. */
function missingSecrets(entries: readonly Entry[], secrets: ReadonlyMap<number, PrivatePart>): Finding[] {
  const erased = new Set(entries.flatMap(({ type, body }) => (type === ERASED ? [body['seq']] : [])));
  return entries
    .filter(({ seq, privateDigest }) => privateDigest !== null && !secrets.has(seq) && !erased.has(seq))
    .map(({ seq }) => ({ seq, fault: 'private-part-missing' }));
}

/**
 * Holds stored entries against what was written. Finds altered, reordered and missing entries, also at the
 * end (the projection remembers the head). A private part that an entry says was erased is no fault; one that
 * is gone without such an entry, or differs from its digest, is.
 *
 * @param entries ordered as stored, by seq
 * @param secrets private parts that still stand, by seq
 * @param head what the case's projection says was written last
 */
export function findFaults(
  county: CountyId,
  caseId: Id,
  entries: readonly Entry[],
  secrets: ReadonlyMap<number, PrivatePart>,
  head: Head,
): Finding[] {
  const faults: Finding[] = [];
  let last: Head = { seq: 0, hash: originOf(county, caseId) };
  for (const entry of entries) {
    faults.push(...faultsOfEntry(last, entry, secrets.get(entry.seq)));
    last = { seq: entry.seq, hash: entry.hash };
  }
  faults.push(...missingSecrets(entries, secrets));
  faults.push(...missingBetween(last.seq, head.seq + 1));
  if (last.seq > head.seq || (last.seq === head.seq && last.hash !== head.hash)) {
    faults.push({ seq: last.seq, fault: 'projection-differs' });
  }
  return faults;
}
