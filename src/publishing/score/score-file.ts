import type { Instant } from '../../clock/index.ts';
import type { ScoreResult } from '../../ledger/index.ts';

/** What a workbook of scores holds beside the result itself. */
export type ScoreFile = {
  readonly result: ScoreResult;
  readonly digest: string;
  readonly countyName: string;
  readonly simulated: boolean;
  readonly number: string;
  readonly at: Instant;
  /** What posts are called, by their ids: who asked for an exclusion and who granted it. */
  readonly posts: Readonly<Record<string, string>>;
};
