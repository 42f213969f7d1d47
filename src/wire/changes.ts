import { z } from 'zod';
import { Instant } from '../clock/index.ts';
import { Id } from '../kernel/index.ts';

/** That an entry was written to a case, at its place in the order of the county's changes. Nothing private. */
export const ChangeView = z.object({
  position: z.int(),
  caseId: Id,
  number: z.string(),
  seq: z.int(),
  type: z.string(),
  at: Instant,
});
export type ChangeView = z.infer<typeof ChangeView>;

/**
 * The changes after a place. `position` is where to go on; `gap` says that changes before the first one here are no
 * longer kept, so that what a reader holds has to be read anew.
 */
export const ChangePage = z.object({ changes: z.array(ChangeView), position: z.int(), gap: z.boolean() });
export type ChangePage = z.infer<typeof ChangePage>;
