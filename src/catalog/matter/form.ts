import { z } from 'zod';
import type { Instant } from '../../clock/index.ts';
import { type Diagnostic, Refusal, type Wording } from '../../kernel/index.ts';
import type { Path } from '../source.ts';
import type { FormSchema } from './matter.ts';

/** What a form's values are: one object of plain JSON. */
export type FormValues = Readonly<Record<string, unknown>>;

const compiled = new WeakMap<FormSchema, z.ZodType<FormValues>>();

/** A form as a schema of the one schema library. Definitions never change, so each is made once. */
function schemaOf(form: FormSchema): z.ZodType<FormValues> {
  const known = compiled.get(form);
  if (known) return known;
  const { properties, required } = form;
  const made = z.fromJSONSchema({
    type: 'object',
    properties: { ...properties },
    required: [...required],
    additionalProperties: false,
  });
  const schema = made as z.ZodType<FormValues>;
  compiled.set(form, schema);
  return schema;
}

/** What is wrong with a form as it is written; undefined where nothing is. */
export function formFault(form: FormSchema): (Wording & { readonly path: Path }) | undefined {
  const absent = form.required.findIndex((name) => !Object.hasOwn(form.properties, name));
  if (absent >= 0) {
    const name = form.required[absent];
    return {
      path: ['required', absent],
      zh: `必填的“${name}”不在 properties 之中。`,
      en: `“${name}” is required but not among the properties.`,
    };
  }
  const uneven = fieldsIn(form).find(({ schema }) => unevenWords(schema) !== undefined);
  if (uneven) return unevenWords(uneven.schema, uneven);
  try {
    schemaOf(form);
    return undefined;
  } catch (error) {
    // The library throws for keywords it does not know: to the writer of the file that is a finding.
    const said = error instanceof Error ? error.message : String(error);
    return { path: ['properties'], zh: said, en: said };
  }
}

type Schema = Readonly<Record<string, unknown>>;
type FormField = { readonly name: string; readonly path: Path; readonly schema: Schema };

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every field of a form, and every column of the records that it holds. */
function fieldsIn(form: { readonly properties: Schema }, path: Path = []): FormField[] {
  return Object.entries(form.properties).flatMap(([name, schema]) => {
    if (!isSchema(schema)) return [];
    const own = { name, path: [...path, 'properties', name], schema };
    const { items, properties } = schema;
    return [
      own,
      ...(isSchema(properties) ? fieldsIn({ properties }, own.path) : []),
      ...(isSchema(items) && isSchema(items['properties'])
        ? fieldsIn({ properties: items['properties'] }, [...own.path, 'items'])
        : []),
    ];
  });
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The words of a choice name its values one by one: as many of them as there are values. */
function unevenWords(schema: Schema, field?: FormField): (Wording & { readonly path: Path }) | undefined {
  const wrong = (['enumZh', 'enumEn'] as const).find(
    (key) => schema[key] !== undefined && listOf(schema[key]).length !== listOf(schema['enum']).length,
  );
  if (wrong === undefined) return undefined;
  const keyword = wrong === 'enumZh' ? 'enum_zh' : 'enum_en';
  const counts = [listOf(schema[wrong]).length, listOf(schema['enum']).length];
  return {
    path: [...(field?.path ?? []), wrong],
    zh: `“${field?.name ?? ''}”的 ${keyword} 有 ${counts[0]} 个词，enum 有 ${counts[1]} 个值，应当一一对应。`,
    en: `“${field?.name ?? ''}” has ${counts[0]} word(s) under ${keyword} for ${counts[1]} value(s) under enum: each value needs its word.`,
  };
}

const isChinese = (value: unknown): boolean => typeof value === 'string' && /\p{Script=Han}/u.test(value);

/** Fields that people see and that screens in English would show in Chinese: their title, or what is chosen. */
export const fieldsWithoutEnglish = (form: FormSchema): readonly FormField[] =>
  fieldsIn(form).filter(({ schema }) => {
    if (schema['title'] === undefined) return false;
    const chosen = schema['enumZh'] ?? schema['enum'];
    return (
      schema['titleEn'] === undefined ||
      (schema['description'] !== undefined && schema['descriptionEn'] === undefined) ||
      (listOf(chosen).some(isChinese) && schema['enumEn'] === undefined)
    );
  });

/** How a field is called on screens: its title in the language, else the other, else its name. */
export const fieldName = (form: FormSchema, field: string): Wording => {
  const { title, titleEn } = form.properties[field] ?? {};
  const zh = typeof title === 'string' ? title : field;
  return { zh, en: typeof titleEn === 'string' ? titleEn : zh };
};

const says: Record<string, Wording> = {
  invalid_type: { zh: '没有填写，或填写的类型不对', en: 'is missing or of the wrong type' },
  too_small: { zh: '太短、太小或太少', en: 'is too short, too small or too few' },
  too_big: { zh: '太长、太大或太多', en: 'is too long, too large or too many' },
  invalid_value: { zh: '不在可选的值之中', en: 'is none of the values to choose from' },
  invalid_format: { zh: '格式不对', en: 'is not in the right format' },
  unrecognized_keys: { zh: '不是这张表单的字段', en: 'is no field of this form' },
};

function findingOf(form: FormSchema, issue: z.core.$ZodIssue): Diagnostic[] {
  const fields = issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0] ?? '')];
  const said = says[issue.code] ?? { zh: '填写不对', en: 'is not filled in rightly' };
  return fields.map((field) => ({
    code: `form-${issue.code.replaceAll('_', '-')}`,
    severity: 'error',
    place: { field: [field, ...issue.path.slice(1)].join('.') },
    message: {
      zh: `“${fieldName(form, field).zh}”${said.zh}。`,
      en: `“${fieldName(form, field).en}” ${said.en}.`,
    },
    hint: { zh: '按表单要求填写这一项。', en: 'Fill in this field as the form asks.' },
  }));
}

/** Moments that lie ahead in fields of what has been: nobody arrived somewhere tomorrow. */
function aheadOf(form: FormSchema, values: FormValues, now: Instant): Diagnostic[] {
  return Object.entries(form.properties).flatMap(([field, schema]): Diagnostic[] => {
    const value = values[field];
    if (schema['untilNow'] !== true || typeof value !== 'string' || Date.parse(value) <= Date.parse(now))
      return [];
    return [
      {
        code: 'form-ahead',
        severity: 'error',
        place: { field },
        message: {
          zh: `“${fieldName(form, field)}”还没有到，不能先记。`,
          en: `“${fieldName(form, field)}” lies ahead; it is recorded once it has come.`,
        },
        hint: { zh: '请核对日期和时间。', en: 'Check day and time.' },
      },
    ];
  });
}

/**
 * Holds values against a form. Without a form nothing may be filled in.
 *
 * @param now with it, fields that say `until_now` may not lie ahead
 * @throws Refusal `bad-input` with a finding for each field that is wrong
 */
export function readForm(form: FormSchema | undefined, values: unknown, now?: Instant): FormValues {
  const asked: FormSchema = form ?? noForm;
  const read = schemaOf(asked).safeParse(values ?? {});
  const diagnostics = read.success
    ? now === undefined
      ? []
      : aheadOf(asked, read.data, now)
    : read.error.issues.flatMap((issue) => findingOf(asked, issue));
  if (read.success && diagnostics.length === 0) return read.data;
  const first = diagnostics[0]?.message ?? { zh: '表单填写不对。', en: 'The form is not filled in rightly.' };
  throw new Refusal(
    'bad-input',
    first,
    { fields: diagnostics.map(({ place }) => place.field ?? '') },
    diagnostics,
  );
}

const noForm: FormSchema = { properties: {}, required: [] };
