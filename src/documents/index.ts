export { type Decoded, decodeText, type Encoding, MAX_BYTES } from './decode.ts';
export { readDocument, type Traced, trace } from './read-document.ts';
export type {
  Claim,
  ClaimKind,
  Commitment,
  CommitmentType,
  Direction,
  DocumentHead,
  Lead,
  NonClaim,
  Op,
  Reading,
  Section,
  SectionRole,
  Span,
  Waiver,
} from './reading.ts';
