import { z } from 'zod';
import { DiagnosticShape } from './reading.ts';

const states = ['reading', 'adopted', 'withdrawn', 'carried-over', 'closed'] as const;

/** A year that has a plan, and how many of its commitments stand in which state; a state without any is absent. */
export const PlanYear = z.object({
  year: z.int(),
  total: z.int(),
  states: z.partialRecord(z.enum(states), z.int()),
});
export type PlanYear = z.infer<typeof PlanYear>;

/** A finding on a sheet, with the cell it stands in; null where it is about a row or the whole file. */
const SheetFinding = DiagnosticShape.extend({
  cell: z.object({ address: z.string(), row: z.int(), columnName: z.string() }).nullable(),
});

/** One term of a case that a row changes, in the words of the sheet. `column` is stable, `columnName` Chinese. */
const CellChange = z.object({
  column: z.string(),
  columnName: z.string(),
  before: z.string(),
  after: z.string(),
});

/**
 * What the import of a sheet would do: a dry run. With an error among the diagnostics nothing can be applied;
 * else `token` says what was seen and goes back with the order to apply it.
 */
export const SheetPreview = z.object({
  fileName: z.string(),
  digest: z.string(),
  changes: z.array(
    z.object({
      row: z.int(),
      case: z.string(),
      number: z.string(),
      title: z.string(),
      cells: z.array(CellChange),
    }),
  ),
  additions: z.array(
    z.object({
      row: z.int(),
      title: z.string(),
      words: z.array(z.object({ column: z.string(), columnName: z.string(), text: z.string() })),
    }),
  ),
  unchanged: z.int(),
  diagnostics: z.array(SheetFinding),
  token: z.string(),
});
export type SheetPreview = z.infer<typeof SheetPreview>;

/** What the import of a sheet has done. */
export const SheetApplied = z.object({ changed: z.int(), added: z.int() });
export type SheetApplied = z.infer<typeof SheetApplied>;

/** The query of an import: without `apply` a dry run; with it, the reason for the record and the preview's token. */
export const SheetImport = z.discriminatedUnion('apply', [
  z.object({ apply: z.literal('false').default('false'), fileName: z.string().min(1).max(255) }),
  z.object({
    apply: z.literal('true'),
    fileName: z.string().min(1).max(255),
    reason: z.string().trim().min(2).max(500),
    token: z.string().max(100),
  }),
]);
