import type { CaseRow, OfCommitment } from '../../wire/index.ts';

/** Whether a case is a commitment of a plan, with all that one has. */
export const isCommitment = <T extends CaseRow>(row: T): row is T & OfCommitment =>
  row.type !== null && row.state !== null && row.year !== null && row.lead !== null;
