import { z } from 'zod';
import { Day, Instant } from '../clock/index.ts';
import { Id } from '../kernel/index.ts';
import { UnitView } from './people.ts';
import { FormView } from './work.ts';

export const FormColumn = z.strictObject({
  name: z
    .string()
    .trim()
    .max(60)
    .regex(/^[\p{L}\p{N}][^.\n]*$/u),
  kind: z.enum(['number', 'text', 'day', 'yes-no', 'choice']),
  unit: z.string().trim().max(20).optional(),
  choices: z.array(z.string().trim().min(1).max(60)).max(50).optional(),
  required: z.boolean(),
});
export type FormColumn = z.infer<typeof FormColumn>;

export const FormEvery = z.enum(['once', 'week', 'month', 'quarter', 'half-year', 'year']);
export type FormEvery = z.infer<typeof FormEvery>;

/** A form to be sent: to all its units, or to none. */
export const NewForm = z.strictObject({
  title: z.string().trim().min(2).max(200),
  basis: z.string().trim().min(2).max(500),
  columns: z.array(FormColumn).min(1).max(60),
  several: z.boolean().default(false),
  units: z.array(z.string().min(1).max(100)).min(1).max(200),
  every: FormEvery,
  due: Day,
  until: Day.nullable().default(null),
  /** How long one filling takes as the asker thinks; null: the county's estimate by the number of fields. */
  minutes: z.int().min(0).max(6000).nullable().default(null),
});
export type NewForm = z.input<typeof NewForm>;

export const KnownQuery = z.strictObject({
  columns: z.array(z.string().max(60)).max(60),
  units: z.array(z.string().max(100)).max(200),
});

/** What of a form's fields the ledger has already, and where: a measure, a case that reports it, another form. */
export const KnownView = z.object({
  column: z.string(),
  kind: z.enum(['measure', 'case', 'form']),
  name: z.string(),
  unit: z.string(),
  latest: z.object({ period: z.string(), value: z.string() }).nullable(),
  case: Id.nullable(),
  number: z.string().nullable(),
  units: z.array(UnitView),
});
export type KnownView = z.infer<typeof KnownView>;

/** How far a form has come, all rounds together. */
const Progress = { copies: z.int(), filled: z.int(), out: z.int() };

export const FormRow = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  asker: UnitView,
  every: FormEvery,
  due: Day,
  until: Day.nullable(),
  stage: z.object({ id: z.string(), zh: z.string(), en: z.string() }),
  sentOn: Day,
  ...Progress,
});
export type FormRow = z.infer<typeof FormRow>;

export const CopyRow = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  unit: UnitView.nullable(),
  round: z.int(),
  due: Day.nullable(),
  stage: z.object({ id: z.string(), zh: z.string(), en: z.string() }),
  minutesSpent: z.int().nullable(),
  seq: z.int(),
});
export type CopyRow = z.infer<typeof CopyRow>;

/** Forms of the county, and the copies that wait for the reader's own units. */
export const FormList = z.object({
  mayAsk: z.boolean(),
  toFill: z.array(CopyRow.extend({ asker: UnitView })),
  forms: z.array(FormRow),
});
export type FormList = z.infer<typeof FormList>;

const answers = z.array(z.record(z.string(), z.unknown()));

export const FormPage = FormRow.extend({
  basis: z.string(),
  columns: z.array(FormColumn),
  several: z.boolean(),
  minutes: z.int().nullable(),
  /** What the ledger had already when it was sent, in words. */
  known: z.array(z.string()),
  /** The reader's unit sent it: it may take the copies, withdraw and close it. */
  own: z.boolean(),
  copyRows: z.array(CopyRow.extend({ answers })),
});
export type FormPage = z.infer<typeof FormPage>;

/** A copy as it is filled in: the schema that its fields are drawn by, what it holds, and what stood there before. */
export const CopyView = CopyRow.extend({
  asker: UnitView,
  form: z.object({ id: Id, number: z.string(), title: z.string(), basis: z.string() }),
  schema: FormView,
  several: z.boolean(),
  answers,
  before: answers,
  /** Fields that the ledger has already. */
  known: z.array(KnownView),
  minutes: z.int().nullable(),
  filledAt: Instant.nullable(),
  mayFill: z.boolean(),
});
export type CopyView = z.infer<typeof CopyView>;

export const NewFilling = z.strictObject({
  fields: z.record(z.string(), z.unknown()),
  minutesSpent: z.int().min(0).max(6000).nullable().default(null),
});
export type NewFilling = z.input<typeof NewFilling>;

export const FormReason = z.strictObject({ reason: z.string().trim().min(2).max(2000) });
