import { z } from 'zod';
import { addDays, addMonths, Day, daysBetween } from '../../clock/index.ts';
import { Refusal } from '../../kernel/index.ts';

/** The matters of forms that units fill in, and of one unit's copy of a round. */
export const FORM = 'form-request';
export const COPY = 'form-copy';

/** A field that a form asks for. Its name is how answers are kept, so it begins with a letter or a figure. */
export const Column = z.strictObject({
  name: z
    .string()
    .trim()
    .max(60)
    .regex(/^[\p{L}\p{N}][^.\n]*$/u, '填报项的名称要以文字或数字开头，不带小数点和换行'),
  kind: z.enum(['number', 'text', 'day', 'yes-no', 'choice']),
  unit: z.string().trim().max(20).optional(),
  choices: z.array(z.string().trim().min(1).max(60)).max(50).optional(),
  required: z.boolean(),
});
export type Column = z.infer<typeof Column>;

export const Every = z.enum(['once', 'week', 'month', 'quarter', 'half-year', 'year']);
export type Every = z.infer<typeof Every>;

/** A form as its asker sends it; `minutes` is how long one filling takes as the asker thinks. */
export const FormWish = z.strictObject({
  title: z.string().trim().min(2).max(200),
  basis: z.string().trim().min(2).max(500),
  columns: z.array(Column).min(1).max(60),
  several: z.boolean().default(false),
  units: z.array(z.string().min(1).max(100)).min(1).max(200),
  every: Every,
  due: Day,
  until: Day.nullable().default(null),
  minutes: z.int().min(0).max(6000).nullable().default(null),
});
export type FormWish = z.infer<typeof FormWish>;

/** What a form's case keeps of it. */
export const FormFields = z.object({
  basis: z.string(),
  columns: z.array(Column),
  several: z.boolean().default(false),
  units: z.array(z.string()),
  every: Every,
  due: Day,
  until: Day.optional(),
  days: z.int().default(1),
  minutes: z.int().optional(),
  known: z.array(z.string()).default([]),
  round: z.int().default(1),
});
export type FormFields = z.infer<typeof FormFields>;

/** Months from one round to the next; a week has none. */
const monthsOf: Record<Exclude<Every, 'once' | 'week'>, number> = {
  month: 1,
  quarter: 3,
  'half-year': 6,
  year: 12,
};

/** The day on which a round is due, counted from 1: the day of the first, so many periods later. */
export function dueOf({ due, every }: Pick<FormFields, 'due' | 'every'>, round: number): Day {
  if (every === 'once') return due;
  if (every === 'week') return addDays(due, 7 * (round - 1));
  return addMonths(due, monthsOf[every] * (round - 1));
}

/** So long before it is due a later round goes out: as long as the first had, but never before the one before is due. */
const longest: Record<Every, number> = {
  once: 366,
  week: 6,
  month: 27,
  quarter: 80,
  'half-year': 170,
  year: 350,
};
export const daysAhead = (every: Every, sent: Day, due: Day): number =>
  Math.max(1, Math.min(daysBetween(sent, due), longest[every]));

/**
 * The next round that is to go out by a day; undefined where none is. Rounds whose day passed while nobody looked are
 * left out: a form that is late before it is sent helps nobody.
 */
export function nextRound(form: FormFields, on: Day): { round: number; due: Day } | undefined {
  if (form.every === 'once' || form.until === undefined) return undefined;
  for (let round = form.round + 1; ; round += 1) {
    const due = dueOf(form, round);
    if (due > form.until || addDays(due, -form.days) > on) return undefined;
    if (due >= on) return { round, due };
  }
}

const bad = (zh: string, en: string, facts: Record<string, string> = {}): Refusal =>
  new Refusal('bad-input', { zh, en }, facts);

/** As long as a form may go on without being asked for anew. */
const longestForm = 366;

/** Refuses a form that cannot be filled in or would never end. @throws Refusal `bad-input` */
export function expectSendable({ columns, units, every, due, until }: FormWish, on: Day): void {
  const names = columns.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined)
    throw bad(
      `填报项“${twice}”写了两次，同一项只填一次。`,
      `The field “${twice}” stands there twice; one thing is asked for once.`,
      { column: twice },
    );
  const empty = columns.find(({ kind, choices }) => kind === 'choice' && (choices ?? []).length < 2);
  if (empty)
    throw bad(
      `填报项“${empty.name}”是选项，请至少写两个可选的值。`,
      `The field “${empty.name}” is a choice: give at least two values to choose from.`,
      { column: empty.name },
    );
  if (new Set(units).size < units.length)
    throw bad('填报单位中有重复的，每个单位只发一份。', 'A unit is named twice; each gets one copy.');
  if (due < on) throw bad(`报送日${due}已经过去。`, `The day due, ${due}, has passed.`, { due });
  if (every === 'once') return;
  if (until === null || until < due)
    throw bad(
      '按期报送的，请写明末期不晚于哪一天，且不早于首期；不写明的报表会一直发下去。',
      'A repeated form needs a last day, not before the first: without it the form would go on for good.',
    );
  if (daysBetween(due, until) > longestForm)
    throw bad(
      '按期报送最长一年，到期仍需要的再发一次。',
      'A repeated form runs for a year at most; where it is still needed then, send it again.',
      { until },
    );
}

const propertyOf = ({ name, kind, unit, choices }: Column): Record<string, unknown> => {
  const title = unit === undefined || unit === '' ? name : `${name}（${unit}）`;
  switch (kind) {
    case 'number':
      return { type: 'number', title };
    case 'text':
      return { type: 'string', minLength: 1, maxLength: 2000, title };
    case 'day':
      return { type: 'string', format: 'date', title };
    case 'yes-no':
      return { type: 'string', enum: ['是', '否'], enumEn: ['yes', 'no'], title };
    case 'choice':
      return { type: 'string', enum: [...(choices ?? [])], title };
  }
};

/** A form as the schema of one line, or of its lines where there may be several: what is drawn and what is checked. */
export function schemaOf({ columns, several }: Pick<FormFields, 'columns' | 'several'>) {
  const properties = Object.fromEntries(columns.map((column) => [column.name, propertyOf(column)]));
  const required = columns.filter((column) => column.required).map(({ name }) => name);
  if (!several) return { properties, required };
  const items = { type: 'object', additionalProperties: false, properties, required };
  return {
    properties: {
      answers: { type: 'array', minItems: 1, maxItems: 500, title: '各行', titleEn: 'lines', items },
    },
    required: ['answers'],
  };
}

/** The title of a copy: the form's, and for which period it is. */
export function copyTitle(title: string, every: Every, due: Day): string {
  const [year = '', month = ''] = due.split('-');
  switch (every) {
    case 'once':
      return title;
    case 'week':
      return `${title}（${due}）`;
    case 'month':
      return `${title}（${year}年${Number(month)}月）`;
    case 'quarter':
      return `${title}（${year}年第${Math.ceil(Number(month) / 3)}季度）`;
    case 'half-year':
      return `${title}（${year}年${Number(month) <= 6 ? '上' : '下'}半年）`;
    case 'year':
      return `${title}（${year}年）`;
  }
}
