import { z } from 'zod';
import { Day } from '../clock/index.ts';
import { CountyView } from './people.ts';

/** The names of a record's fields whose value was assumed and has yet to be confirmed (law 8). */
const assumed = z.array(z.string());

/** A target of a year's plan as the county's files define it. */
export const DefinedTarget = z.object({
  id: z.string(),
  name: z.string(),
  section: z.string(),
  comparator: z.enum(['at-least', 'at-most', 'equal', 'within', 'about', 'direction', 'in-step', 'proven']),
  kind: z.enum(['value', 'change', 'growth']).nullable(),
  value: z.number().nullable(),
  upTo: z.number().nullable(),
  tolerance: z.number().nullable(),
  unit: z.string(),
  /** The measure whose growth this one keeps pace with, or the milestones that prove it. */
  words: z.string(),
  deadline: Day,
  lead: z.string(),
  goal: z.string(),
  assumed,
});
export type DefinedTarget = z.infer<typeof DefinedTarget>;

/** What a county's files define, in the version in force. */
export const DefinitionView = z.object({
  county: CountyView,
  digest: z.string(),
  code: z.string(),
  places: z.int(),
  organisations: z.array(z.object({ id: z.string(), name: z.string(), posts: z.int(), assumed })),
  duties: z.array(
    z.object({
      id: z.string(),
      theme: z.string(),
      lead: z.boolean(),
      organisation: z.string(),
      words: z.array(z.string()),
      assumed,
    }),
  ),
  measures: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      /** For screens in English, where the county's files have one. */
      nameEn: z.string().optional(),
      unit: z.string(),
      better: z.enum(['up', 'down', 'neither']),
      growth: z.string(),
      assumed,
    }),
  ),
  goals: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      nameEn: z.string().optional(),
      parent: z.string().nullable(),
      summary: z.string(),
      assumed,
    }),
  ),
  plans: z.array(z.object({ year: z.int(), title: z.string(), targets: z.array(DefinedTarget) })),
});
export type DefinitionView = z.infer<typeof DefinitionView>;
