import { z } from 'zod';
import { ClockPolicy } from '../../clock/index.ts';
import { factKinds } from '../../rules/index.ts';
import { remarks, Slug, Text, validity } from '../field.ts';
import { DemandKind } from '../office.ts';
import { camelCase } from '../source.ts';

const Words = z.strictObject({ zh: Text, en: Text });

/**
 * What an act does to a case, whatever the matter calls it. A matter's steps are built from these alone, so a
 * new matter needs no code; what each writes and asks for stands in the ledger's `bodies.ts` and `command.ts`.
 */
export const Verb = z.enum([
  'assign',
  'accept',
  'hand-back',
  'advance',
  'report',
  'attach',
  'judge',
  'ask-adjustment',
  'decide-adjustment',
  'correct',
  'suspend',
  'resume',
  'extend',
  'answer',
  'handle',
  'verify',
  'close',
  'send-back',
  'reopen',
  'urge',
  'respond',
  'rate',
  'hand-over',
  'take-back',
  'merge',
  'carry-over',
  'withdraw',
  'darken',
  'ask-brightening',
  'decide-brightening',
]);
export type Verb = z.infer<typeof Verb>;

/**
 * Who may do a step: a post of the lead or a co-operating organisation, the leader in charge, the organisation
 * that opened the case, a post with a role of the county's choice, or the system when a clock's silence speaks.
 */
export const Party = z.union([
  z.enum(['lead', 'joins', 'leader', 'opener', 'system']),
  z.templateLiteral(['role:', Slug]),
]);
export type Party = z.infer<typeof Party>;

/** Whose people may not do a step (回避): a party of the case, or the organisation that a field names. */
export const Recused = z.union([
  z.enum(['lead', 'joins', 'leader', 'opener']),
  z.templateLiteral(['field:', Slug]),
]);
export type Recused = z.infer<typeof Recused>;

/** A field's name as files spell it, `adopted_on`, and as programs do, `adoptedOn`. */
const Field = z.string().transform(camelCase);

/**
 * A JSON Schema of an object (draft 2020-12). In files its keywords and fields are spelled like everything else
 * there: `max_length`, `additional_properties`.
 */
const FormSchema = z.strictObject({
  properties: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  required: z.array(Field).default([]),
});
export type FormSchema = z.infer<typeof FormSchema>;

const form = {
  /** What stands in the entry, and may be public. */
  form: FormSchema.optional(),
  /** What stands in the sidecar, is need-to-know and can be erased (law 3). */
  privateForm: FormSchema.optional(),
};

/** Where a case may be on its way. `end`: nothing is owed any more; a reopening may still lead out of it. */
export const Stage = z.strictObject({ name: Words, end: z.boolean().default(false) });
export type Stage = z.infer<typeof Stage>;

/** Which milestones must be proven: all that the case has, or these types. */
const Proof = z.strictObject({
  of: z.union([z.literal('milestones'), z.array(Slug).min(1)]),
  where: z.record(Field, z.unknown()).default({}),
});

export const Step = z.strictObject({
  name: Words,
  verb: Verb,
  /** Stages in which it may be done; `open` stands for every stage that is no end. */
  from: z.array(Slug).min(1),
  /** The stage it leads to; absent: it stays. */
  to: Slug.optional(),
  /** The stage after a no: not verified, not satisfied, not agreed. */
  otherwise: Slug.optional(),
  by: z.array(Party).min(1),
  /** Only once the case has these: nothing becomes a promise that nobody leads. */
  requires: z
    .array(z.enum(['lead', 'deadline']))
    .min(1)
    .optional(),
  /** Nobody who holds a post of these does it, through whatever post: those inspected do not inspect themselves. */
  recused: z.array(Recused).min(1).optional(),
  ...form,
  /** The clock within which alone it may be done. */
  within: Slug.optional(),
  /** The clock before whose end it may not be done: a time that others are given first. */
  after: Slug.optional(),
  /** Done by an act of the program alone, which fills its form in; nobody does it by hand. */
  byProgram: z.literal(true).optional(),
  /** Only once every part of the case, the cases under it, has ended. */
  partsEnded: z.literal(true).optional(),
  /** Only once milestones have evidence that somebody accepted; `where` names the cases that it holds for. */
  proof: Proof.optional(),
  /** How often it may be done in one case. */
  times: z.int().min(1).optional(),
  /** After it the lead organisation may not hand the case back any more: the dispute was decided. */
  ruling: z.boolean().default(false),
  basis: Text.optional(),
});
export type Step = z.infer<typeof Step>;

/** A step by its id, or only where its verdict was a yes or a no: `rate:no`. */
const StepRef = z.string().regex(/^[a-z][a-z0-9-]{0,47}(:(yes|no))?$/);

/** A clock of the matter: its policy, the steps that start and stop it, and what happens when silence speaks. */
export const MatterClock = z.strictObject({
  name: Words.optional(),
  policy: z.union([Slug, ClockPolicy]),
  /** Step ids, or `open` for the opening. A policy that counts back is started then, and counts from the case's own deadline. */
  start: z.array(StepRef).min(1),
  /** Step ids; a case that ends stops every clock. */
  stop: z.array(StepRef).default([]),
  /** A time that somebody is given, not a duty: when it ends nothing is late. */
  window: z.literal(true).optional(),
  /** Begun for the first time after its own due day, as in a plan taken over late, it urges nobody by itself. */
  past: z.literal('silent').optional(),
  /** The step that the system does when the policy's silence takes effect. */
  onSilence: Slug.optional(),
});
export type MatterClock = z.infer<typeof MatterClock>;

const Amount = z.strictObject({
  amount: z.number().positive(),
  unit: z.enum(['working-day', 'calendar-day', 'working-hour', 'hour']),
});

/** One rung of the ladder: a reminder or a coloured order at a time counted from the due day. */
export const Rung = z.strictObject({
  level: z.enum(['reminder', 'blue', 'orange', 'red']),
  at: z.union([z.literal('due'), z.strictObject({ before: Amount }), z.strictObject({ after: Amount })]),
  /** The clocks it watches; without a list, all of the matter. */
  clocks: z.array(Slug).optional(),
  /** Only where the last order of this clock was not answered. */
  unanswered: z.boolean().default(false),
  to: z.array(Party).min(1),
});
export type Rung = z.infer<typeof Rung>;

/** A kind of verdict, and whether it upholds what was reported. */
const VerdictKind = z.strictObject({ name: Words, passed: z.boolean() });

/** A class of replies; `solved` says whether it counts as solved (DOMAIN: closed is not solved). */
const ReplyClass = z.strictObject({ name: Words, solved: z.boolean() });

/**
 * A ratio over the cases of a matter, defined once (law 9): in words for people, and as expressions over the rows
 * of a kind of facts. `among` says which rows are the denominator, `counts` how much of each is numerator, 0 to 1.
 */
const Rate = z.strictObject({
  name: Words,
  numerator: Words,
  denominator: Words,
  asOf: Words,
  /** Without it the rate is defined in words alone, and shown as not computed. */
  compute: z.strictObject({ facts: z.enum(factKinds), among: Text, counts: Text }).optional(),
});

const twoSteps = z.strictObject({ yellow: z.number().nonnegative(), red: z.number().nonnegative() });

/**
 * When a case of the matter shows which light. No law sets these figures: a county confirms them (`confirmed`).
 * A light follows from how far the figure is behind what was planned for the day, from overdue milestones and from
 * reports that did not come.
 */
export const Lights = z.strictObject({
  basis: Text,
  confirmed: z.boolean(),
  /** Percent behind the planned value: yellow beyond the first, red beyond the second. */
  behind: twoSteps,
  /** Calendar days that a milestone or the deadline is overdue. */
  overdue: twoSteps,
  /** Whether planned values are drawn as a line between planned points, or hold until the next one. */
  between: z.enum(['step', 'linear']),
  /** Percent of the value that still counts as about it, where a target states no tolerance. */
  about: z.number().nonnegative(),
  /** Percentage points by which growth may stay behind what it keeps pace with, where a target states none. */
  pace: z.number().nonnegative(),
  /** Reports are due on a day of each month; red when none has come so long after it. */
  report: z.strictObject({ day: z.int().min(1).max(28), graceWorkingDays: z.int().nonnegative() }).optional(),
  /**
   * What counts as a figure of the unit: what it reports, until a verdict says otherwise (`reported`, the default), or
   * only what a verdict upheld or found (`verified`).
   */
  counts: z.enum(['reported', 'verified']).optional(),
  /** The fewest figures from which a forecast is made. */
  forecast: z.int().min(2),
});
export type Lights = z.infer<typeof Lights>;

/**
 * A matter (事项): the definition of one kind of work. A version holds from `validFrom` for cases opened from
 * that day on; a case keeps the version it was opened under (law 7).
 */
export const Matter = z.strictObject({
  id: Slug,
  name: Words,
  ...validity,
  ...remarks,
  /** The word of its numbers: 建议 gives 建议〔2026〕12号. */
  series: Text.max(12),
  /** How the roles that its steps name are called; Suohe's own have their names already. */
  roles: z.record(Slug, Words).default({}),
  /** `yearly`: without gaps, as issued documents are; `block`: from blocks, for tickets by the thousand. */
  numbering: z.enum(['yearly', 'block']),
  ...form,
  /**
   * What a case of it asks of its units once it is given to them, for the burden ledger (减负账本); without it a task,
   * where a clock begins to run. `minutes`, `fields` and `spent` name fields of the case: minutes that the asker
   * estimates, how many fields are asked for, and minutes that the unit says it took.
   */
  asks: z
    .strictObject({
      kind: DemandKind,
      minutes: Field.optional(),
      fields: Field.optional(),
      spent: Field.optional(),
    })
    .optional(),
  /** Its cases come from residents or firms: how many there are is never held against anybody (law 13). */
  fromResidents: z.boolean().default(false),
  open: z.strictObject({
    by: z.array(Party).min(1),
    stage: Slug,
    name: Words.optional(),
    /** By an act of the program alone: computing, drawing. Nobody opens one by hand. */
    byProgram: z.literal(true).optional(),
    /** Only under a case of that matter, and only while that clock of it runs. */
    under: z.strictObject({ matter: Slug, within: Slug.optional() }).optional(),
  }),
  stages: z.record(Slug, Stage),
  steps: z.record(Slug, Step),
  clocks: z.record(Slug, MatterClock).default({}),
  ladder: z.array(Rung).default([]),
  /** Milestone types, each with the kinds of evidence that are accepted for it. */
  milestones: z.record(Slug, z.strictObject({ name: Words, accepts: z.array(Text).min(1) })).default({}),
  classes: z.record(z.string().regex(/^[A-Za-z0-9-]{1,20}$/), ReplyClass).default({}),
  /** The verdicts that verifying chooses among; without any it is a yes or a no. */
  verdicts: z.record(Slug, VerdictKind).optional(),
  /** The field that names another case, by its number, of which the verdicts are: it gets an entry of each. */
  verdictsOn: Field.optional(),
  /** How a case may end; without any, closing names none. */
  outcomes: z.record(Slug, Words).default({}),
  /** Outcomes with which a case counts as finished towards what it is a part of; without any, every closing does. */
  finished: z.array(Slug).default([]),
  lights: Lights.optional(),
  rates: z.record(Slug, Rate).default({}),
  /** Merged cases are each answered on their own before the case that handles them may close. */
  answerEach: z.boolean().default(false),
  /** Fields of the form that an order cites as what the case rests on (立项依据). */
  grounds: z.array(Field).default([]),
  /** Fields of the form that may become public, each once by a release (law 12). */
  public: z.array(Field).default([]),
});
export type Matter = z.infer<typeof Matter>;

/** True where a step may be done in a stage. */
export const mayStepFrom = (matter: Matter, { from }: Step, stage: string): boolean =>
  from.includes(stage) || (from.includes('open') && matter.stages[stage]?.end === false);
