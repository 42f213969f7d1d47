import { z } from 'zod';
import { Day, Instant } from '../clock/index.ts';
import { Id } from '../kernel/index.ts';
import { CountedDay } from './clock.ts';
import { UnitView } from './people.ts';

const Words = z.object({ zh: z.string(), en: z.string() });
const Values = z.record(z.string(), z.unknown());
/** An article that a clock rests on; unconfirmed where it is the county's own, yet to be confirmed. */
const Article = z.object({ law: z.string(), article: z.string(), confirmed: z.boolean() });

/** A form as JSON Schema (draft 2020-12). */
export const FormView = z.object({ properties: z.record(z.string(), Values), required: z.array(z.string()) });
export type FormView = z.infer<typeof FormView>;

/** A step that the asking person may do now. */
export const StepView = z.object({
  id: z.string(),
  name: Words,
  verb: z.string(),
  form: FormView.nullable(),
  privateForm: FormView.nullable(),
  /** The law that it rests on, where the matter names one. */
  basis: z.string().nullable(),
  /** What its arguments may be, by their names, where matter and clocks leave a choice; the others are free. */
  choices: z.record(z.string(), z.array(Words.extend({ value: z.string() }))),
  /** Whether the case waits for it; the others merely may be done. */
  awaited: z.boolean(),
  /** Milestones that need accepted evidence before it can be done; null where nothing is missing. */
  unproven: z.array(Words).nullable(),
});
export type StepView = z.infer<typeof StepView>;

/** Who does something: parties of the case, and posts with a role, as the matter calls them. */
const Parties = z.array(Words);

/** A step as the matter defines it. */
export const StepDefinition = z.object({
  id: z.string(),
  name: Words,
  verb: z.string(),
  from: z.array(z.string()),
  to: z.string().nullable(),
  otherwise: z.string().nullable(),
  by: Parties,
  form: FormView.nullable(),
  within: z.string().nullable(),
  times: z.int().nullable(),
  basis: z.string().nullable(),
});
export type StepDefinition = z.infer<typeof StepDefinition>;

/** A clock as the matter defines it: its length and law, and the steps that start and stop it. */
const ClockDefinition = z.object({
  id: z.string(),
  name: Words,
  kind: z.enum(['legal', 'promised', 'stage']),
  span: Words,
  start: z.array(z.string()),
  stop: z.array(z.string()),
  onSilence: z.string().nullable(),
  basis: z.array(Article),
});

/** A matter of which cases can be opened today. */
export const MatterView = z.object({
  id: z.string(),
  name: Words,
  digest: z.string(),
  validFrom: Day,
  basis: z.string().nullable(),
  form: FormView.nullable(),
  privateForm: FormView.nullable(),
  stages: z.record(z.string(), z.object({ name: Words, end: z.boolean() })),
  classes: z.record(z.string(), z.object({ name: Words, solved: z.boolean() })),
  outcomes: z.record(z.string(), Words),
  openedBy: Parties,
  steps: z.array(StepDefinition),
  clocks: z.array(ClockDefinition),
  ladder: z.array(
    z.object({
      level: Words.extend({ id: z.string() }),
      at: Words,
      clocks: z.array(Words),
      unanswered: z.boolean(),
      to: Parties,
    }),
  ),
  milestones: z.array(z.object({ name: Words, accepts: z.array(z.string()) })),
  rates: z.array(z.object({ name: Words, numerator: Words, denominator: Words, asOf: Words })),
  /** What a release may publish, by the labels of the form. */
  public: z.array(Words),
  /** Whether the asking person may open a case. */
  mayOpen: z.boolean(),
});
export type MatterView = z.infer<typeof MatterView>;

/** Opens a case of a matter. `receivedAt` is when it came in, where that was before. */
export const NewCase = z.strictObject({
  matter: z.string().min(1).max(50),
  title: z.string().trim().min(1).max(500),
  fields: Values.optional(),
  private: Values.optional(),
  receivedAt: z.union([Day, Instant]).optional(),
  source: z
    .strictObject({
      kind: z.literal('handover'),
      from: z.string().min(1).max(200),
      number: z.string().min(1).max(100),
      due: Day.nullable(),
    })
    .optional(),
  lead: z.string().max(100).optional(),
  joins: z.array(z.string().max(100)).max(50).optional(),
  leader: z.string().max(100).optional(),
  deadline: Day.optional(),
  parent: Id.optional(),
});
export type NewCase = z.infer<typeof NewCase>;

/** Opens several cases, all or none. */
export const NewCases = z.strictObject({ cases: z.array(NewCase).min(1).max(50) });
export type NewCases = z.infer<typeof NewCases>;

/** Does a step: what its verb asks for, what its form holds, and what is private of it. */
export const StepBody = z.strictObject({
  args: Values.optional(),
  fields: Values.optional(),
  private: Values.optional(),
});
export type StepBody = z.infer<typeof StepBody>;

/** Where a case stands after an act; the full case is read from its own address. */
export const CaseStand = z.object({
  id: Id,
  number: z.string(),
  seq: z.int(),
  stage: z.string(),
  ended: z.boolean(),
});
export type CaseStand = z.infer<typeof CaseStand>;

/** A case as work lists and search show it. */
export const WorkRow = z.object({
  id: Id,
  number: z.string(),
  matter: Words.extend({ id: z.string() }),
  title: z.string(),
  stage: Words.extend({ id: z.string() }),
  ended: z.boolean(),
  lead: UnitView.nullable(),
  dueAt: Instant.nullable(),
  /** The last day of its earliest running clock, and how many working days there are until then; below zero once past. */
  due: z.object({ on: Day, workingDaysLeft: z.int() }).nullable(),
  /** A clock of it ran out. */
  late: z.boolean(),
  openedAt: Instant,
});
export type WorkRow = z.infer<typeof WorkRow>;

/** One page of a list. `total` stops at 1,000: `more` says that there are more. */
export const WorkPage = z.object({
  cases: z.array(WorkRow),
  next: z.string().nullable(),
  total: z.int(),
  more: z.boolean(),
});
export type WorkPage = z.infer<typeof WorkPage>;

/** One page of what was found, the newest first. */
export const FoundPage = z.object({ cases: z.array(WorkRow), next: z.string().nullable() });
export type FoundPage = z.infer<typeof FoundPage>;

/** One clock of a case, explained. */
export const ClockView = z.object({
  id: z.string(),
  name: Words,
  /** Whose promise it is: the law's, one the county made, or a stage inside the case. */
  kind: z.enum(['legal', 'promised', 'stage']),
  status: z.enum(['running', 'suspended', 'stopped']),
  due: Day,
  dueAt: Instant,
  provisional: z.boolean(),
  late: z.boolean(),
  basis: z.array(Article),
  explanation: Words,
  /** What happened to it, in order. */
  events: z.array(
    z.object({
      type: z.enum(['started', 'suspended', 'resumed', 'extended', 'restarted', 'stopped']),
      at: z.union([Day, Instant]),
      words: Words,
    }),
  ),
  /** How its days were counted; empty for clocks by the hour. */
  days: z.array(CountedDay),
});
export type ClockView = z.infer<typeof ClockView>;

/** A message to a post. */
export const MessageView = z.object({
  id: Id,
  post: z.string(),
  caseId: Id,
  number: z.string(),
  title: z.string(),
  seq: z.int(),
  topic: z.string(),
  level: z.string().nullable(),
  text: z.string(),
  at: Instant,
  readAt: Instant.nullable(),
});
export type MessageView = z.infer<typeof MessageView>;

/** One page of messages, the newest first. */
export const MessagePage = z.object({ messages: z.array(MessageView), next: z.string().nullable() });
export type MessagePage = z.infer<typeof MessagePage>;

/** Messages to mark as read; those of other posts, and those read already, stay as they are. */
export const ReadMessages = z.strictObject({ messages: z.array(Id).min(1).max(1000) });
export type ReadMessages = z.infer<typeof ReadMessages>;

/** How many messages nobody at the post has read; it stops at 1,000, and `more` says that there are more. */
export const Unread = z.object({ unread: z.int(), more: z.boolean() });
export type Unread = z.infer<typeof Unread>;
