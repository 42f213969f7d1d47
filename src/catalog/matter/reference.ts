import type { FormSchema } from './matter.ts';

/**
 * What a field of a form may refer to: a case by its number, a unit or a post, a matter, a scheme, or a line of the
 * scheme that another field of the form names (`of`).
 */
export const referenceKinds = ['case', 'unit', 'post', 'matter', 'scheme', 'scheme-line'] as const;
export type ReferenceKind = (typeof referenceKinds)[number];

export type Reference = {
  readonly kind: ReferenceKind;
  /** Of a case: the matters it may be of; none named: any. */
  readonly matters: readonly string[];
  /** Of a line: the field that names its scheme. */
  readonly of: string | undefined;
};

/** A reference of a form that is filled in: the field, what it refers to, and by what value. */
export type Referring = Reference & {
  readonly field: string;
  readonly value: string;
  /** Of a line: the scheme that the other field names. */
  readonly scheme: string | undefined;
};

type Schema = Readonly<Record<string, unknown>>;

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isKind = (value: unknown): value is ReferenceKind => referenceKinds.some((kind) => kind === value);

const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');

/** What a field refers to: of a list what each of its items does. Undefined where it refers to nothing. */
export function referenceOf(schema: Schema): Reference | undefined {
  const written = schema['refersTo'];
  const { kind, matters, of } = isSchema(written)
    ? { kind: written['kind'], matters: written['matters'], of: written['of'] }
    : { kind: written, matters: undefined, of: undefined };
  if (!isKind(kind)) return undefined;
  return { kind, matters: textsOf(matters), of: typeof of === 'string' ? of : undefined };
}

/** Everything that the values of a form refer to. */
export function referencesIn(
  form: FormSchema | undefined,
  values: Readonly<Record<string, unknown>>,
): Referring[] {
  return Object.entries(form?.properties ?? {}).flatMap(([field, schema]) => {
    const reference = referenceOf(schema);
    if (!reference) return [];
    const scheme = reference.of === undefined ? undefined : textsOf(values[reference.of])[0];
    return textsOf(values[field]).map((value) => ({ ...reference, field, value, scheme }));
  });
}

type Fault = { readonly path: readonly (string | number)[]; readonly zh: string; readonly en: string };

/** What is wrong with how one field refers to something; undefined where it is well. */
function faultOf(
  field: string,
  schema: Schema,
  form: FormSchema,
  matters: ReadonlySet<string>,
): Fault | undefined {
  const path = ['properties', field, 'refersTo'];
  const reference = referenceOf(schema);
  if (!reference) {
    const kinds = referenceKinds.join(' | ');
    return { path, zh: `refers_to 只能是 ${kinds}。`, en: `refers_to is one of ${kinds}.` };
  }
  const items = isSchema(schema['items']) ? schema['items'] : schema;
  if (items['type'] !== 'string')
    return {
      path: ['properties', field],
      zh: '引用的字段是文字（type: string），或文字的列表。',
      en: 'A field that refers to something is a text (type: string), or a list of texts.',
    };
  const unknown = reference.matters.find((matter) => !matters.has(matter));
  if (unknown !== undefined)
    return { path, zh: `没有事项“${unknown}”。`, en: `There is no matter “${unknown}”.` };
  if (reference.kind !== 'scheme-line') return undefined;
  const named = reference.of === undefined ? undefined : form.properties[reference.of];
  if (named && referenceOf(named)?.kind === 'scheme') return undefined;
  return {
    path,
    zh: '引用评价办法的一项时，用 of 写明同一表单里引用评价办法的字段。',
    en: 'A line of a scheme names, with of, the field of the same form that refers to the scheme.',
  };
}

/** What is wrong with how the fields of a form refer to things. */
export const referenceFaults = (form: FormSchema, matters: ReadonlySet<string>): Fault[] =>
  Object.entries(form.properties).flatMap(([field, schema]) => {
    if (schema['refersTo'] === undefined) return [];
    const fault = faultOf(field, schema, form, matters);
    return fault ? [fault] : [];
  });
