import { z } from 'zod';
import { Milestone, Target } from '../measures/index.ts';

/** What a case promises in figures, milestones and named children, where its form has them. */
const Promised = z.object({
  type: z.enum(['numeric', 'countable', 'descriptive']).catch('descriptive'),
  targets: z.array(Target).catch([]),
  milestones: z.array(Milestone).catch([]),
  children: z.array(z.string()).catch([]),
});
export type Promised = z.infer<typeof Promised>;

/** What the fields of a form promise; one that has none of it promises nothing in figures. */
export const promisedIn = (fields: Readonly<Record<string, unknown>>): Promised => Promised.parse(fields);

/** Whether the fields are those of a case that promises something: a commitment, or a task under one. */
export const isPromise = ({ type, targets }: Readonly<Record<string, unknown>>): boolean =>
  Array.isArray(targets) && Promised.shape.type.unwrap().safeParse(type).success;
