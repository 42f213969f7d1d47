export type { Decision, Traced } from './assemble.ts';
export { compareReadings } from './compare/compare-readings.ts';
export {
  type ComparedItem,
  type Comparison,
  type Quoted,
  type ReadText,
  type Verdict,
  verdicts,
} from './compare/comparison.ts';
export { verdictWords } from './compare/verdict-words.ts';
export { type Decoded, decodeText, type Encoding, MAX_BYTES } from './decode.ts';
export { tooLarge } from './diagnostics.ts';
export type { FileText } from './formats/parse.ts';
export { type Answer, failed, type Job, type Limits, Readers } from './formats/readers.ts';
export { headerOf, type RowFormat } from './formats/rows.ts';
export type { Format } from './formats/sniff.ts';
export { textOf } from './formats/text-of.ts';
export { leadsFor } from './leads.ts';
export type { Period, PeriodEnd } from './minutes/due-day.ts';
export { clauseAt, isMinutes, readClause, readMinutes, readText } from './minutes/read-minutes.ts';
export { readDocument, trace } from './read-document.ts';
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
