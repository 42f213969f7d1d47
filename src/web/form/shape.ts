import type { Wording } from '../../kernel/index.ts';
import type { FormView } from '../../wire/index.ts';

/** One value of a choice and how it is called. */
export type Option = Wording & { readonly value: string };

/** What a field holds, as the screen draws it. */
export type Shape =
  | { readonly kind: 'text'; readonly long: boolean; readonly most: number | undefined }
  | { readonly kind: 'number'; readonly whole: boolean }
  | { readonly kind: 'choice'; readonly options: readonly Option[] }
  /** Any of several values. */
  | { readonly kind: 'several'; readonly options: readonly Option[] }
  /** A yes or a no that has to be said: passed or not, agreed or not. */
  | { readonly kind: 'verdict'; readonly yes: Wording; readonly no: Wording }
  | { readonly kind: 'day' }
  | { readonly kind: 'moment' }
  | { readonly kind: 'tick' }
  /** Several texts, one a line. */
  | { readonly kind: 'lines' }
  | { readonly kind: 'rows'; readonly columns: readonly FieldShape[] }
  | { readonly kind: 'group'; readonly fields: readonly FieldShape[] }
  /** What only the county knows: its units, and its leaders' posts. */
  | { readonly kind: 'unit' | 'units' | 'leader' }
  /** Cases, of these matters where some are named: by their ids, or by their numbers. */
  | {
      readonly kind: 'case';
      readonly keeps: 'id' | 'number';
      readonly matters: readonly string[];
      readonly isOpen: boolean;
      readonly several: boolean;
    }
  /** Something else that has a name: a line is one of the scheme that the field `of` names. */
  | {
      readonly kind: 'named';
      readonly to: 'post' | 'matter' | 'scheme' | 'scheme-line';
      readonly of: string | undefined;
      readonly several: boolean;
    }
  /** A file that is sent to an address as soon as it is chosen; the form then tells its name, size and hash. */
  | { readonly kind: 'file'; readonly to: string };

/** A field with its name in the form and its label on the screen. */
export type FieldShape = {
  readonly name: string;
  readonly label: Wording;
  readonly hint?: Wording;
  readonly required: boolean;
  readonly shape: Shape;
};

type Schema = Readonly<Record<string, unknown>>;

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** Texts that may be longer than this get a field of several lines. */
const oneLine = 200;

/** The one type of a schema; "null" beside it says only that it may be left out. */
function typeOf({ type }: Schema): unknown {
  return Array.isArray(type) ? type.find((one) => one !== 'null') : type;
}

/** The values of a choice, each with its words in both languages. */
export function optionsOf(schema: Schema): Option[] {
  const values = Array.isArray(schema['enum']) ? schema['enum'].filter((one) => one !== null) : [];
  const chinese = textsOf(schema['enumZh']);
  const english = textsOf(schema['enumEn']);
  return values.map((value, place) => ({
    value: String(value),
    zh: chinese[place] ?? String(value),
    en: english[place] ?? String(value),
  }));
}

function listShape(schema: Schema): Shape {
  const items = isSchema(schema['items']) ? schema['items'] : {};
  return typeOf(items) === 'object' ? { kind: 'rows', columns: fieldsOfObject(items) } : { kind: 'lines' };
}

function textShape(schema: Schema): Shape {
  if (schema['format'] === 'date') return { kind: 'day' };
  if (schema['format'] === 'date-time') return { kind: 'moment' };
  const most = numberOf(schema['maxLength']);
  // What has a pattern is a code or a number, however long it may be.
  const long = schema['pattern'] === undefined && (most === undefined || most > oneLine);
  return { kind: 'text', long, most };
}

/** An open case of any matter, kept by its id. */
export const anOpenCase: Shape = { kind: 'case', keeps: 'id', matters: [], isOpen: true, several: false };

/** A field that refers to something is chosen from what there is. */
function referenceShape(schema: Schema): Shape | undefined {
  const written = schema['refersTo'];
  const { kind, matters, of } = isSchema(written) ? written : { kind: written };
  const several = typeOf(schema) === 'array';
  switch (kind) {
    case 'unit':
      return { kind: several ? 'units' : 'unit' };
    case 'case':
      return { kind: 'case', keeps: 'number', matters: textsOf(matters), isOpen: false, several };
    case 'post':
    case 'matter':
    case 'scheme':
    case 'scheme-line':
      return { kind: 'named', to: kind, of: typeof of === 'string' ? of : undefined, several };
    default:
      return undefined;
  }
}

function shapeOf(schema: Schema): Shape {
  const reference = referenceShape(schema);
  if (reference) return reference;
  if (Array.isArray(schema['enum'])) return { kind: 'choice', options: optionsOf(schema) };
  switch (typeOf(schema)) {
    case 'integer':
      return { kind: 'number', whole: true };
    case 'number':
      return { kind: 'number', whole: false };
    case 'boolean':
      return { kind: 'tick' };
    case 'array':
      return listShape(schema);
    case 'object':
      return { kind: 'group', fields: fieldsOfObject(schema) };
    default:
      return textShape(schema);
  }
}

const wordsOf = (schema: Schema, key: string): Wording | undefined => {
  const zh = schema[key];
  const en = schema[`${key}En`];
  return typeof zh === 'string' ? { zh, en: typeof en === 'string' ? en : zh } : undefined;
};

function fieldOf(name: string, schema: Schema, required: readonly string[]): FieldShape {
  const hint = wordsOf(schema, 'description');
  return {
    name,
    label: wordsOf(schema, 'title') ?? { zh: name, en: name },
    ...(hint ? { hint } : {}),
    required: required.includes(name),
    shape: shapeOf(schema),
  };
}

function fieldsOfObject(schema: Schema): FieldShape[] {
  const properties = isSchema(schema['properties']) ? schema['properties'] : {};
  const required = textsOf(schema['required']);
  return Object.entries(properties).map(([name, one]) => fieldOf(name, isSchema(one) ? one : {}, required));
}

/** The fields of a form as its JSON Schema defines them, in their order. Without a form there are none. */
export const fieldsOf = (form: FormView | null): FieldShape[] =>
  form ? Object.entries(form.properties).map(([name, schema]) => fieldOf(name, schema, form.required)) : [];
