import { z } from 'zod';

const states = ['reading', 'adopted', 'withdrawn', 'carried-over', 'closed'] as const;

/** A year that has a plan, and how many of its commitments stand in which state; a state without any is absent. */
export const PlanYear = z.object({
  year: z.int(),
  total: z.int(),
  states: z.partialRecord(z.enum(states), z.int()),
});
export type PlanYear = z.infer<typeof PlanYear>;
