import type { Key } from '../wording/index.ts';
import type { FieldShape, Shape } from './shape.ts';

/** What was typed into a form so far, as its controls hold it: numbers are texts until the form is sent. */
export type Typed = Readonly<Record<string, unknown>>;

/** What is wrong with a field, by its path: `content`, `proposers.0.name`. */
export type Faults = Readonly<Record<string, Key>>;

/** A form as it is sent, with what is wrong with it. */
export type ReadForm = { readonly values: Record<string, unknown>; readonly faults: Faults };

type ReadValue = { readonly value: unknown; readonly faults: Faults };

const nothing: ReadValue = { value: undefined, faults: {} };
const fine = (value: unknown): ReadValue => ({ value, faults: {} });

/** Rows of a list as they are typed. */
export const rowsOf = (value: unknown): readonly Typed[] => (Array.isArray(value) ? value : []);

/** What a group holds so far. */
export const groupOf = (value: unknown): Typed =>
  typeof value === 'object' && value !== null ? { ...value } : {};

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function readNumber(typed: string, whole: boolean, path: string): ReadValue {
  const plain = typed.replaceAll(/[,，\s]/g, '');
  const value = Number(plain);
  if (!Number.isFinite(value)) return { value: undefined, faults: { [path]: 'form.fault.number' } };
  if (whole && !Number.isInteger(value)) return { value: undefined, faults: { [path]: 'form.fault.whole' } };
  return fine(value);
}

function readRows(columns: readonly FieldShape[], value: unknown, path: string): ReadValue {
  const rows = rowsOf(value).map((row, place) => readFields(columns, row, `${path}.${place}.`));
  const faults = Object.assign({}, ...rows.map((row) => row.faults));
  return rows.length === 0 ? nothing : { value: rows.map((row) => row.values), faults };
}

function readText(typed: string): ReadValue {
  const value = typed.trim();
  return value === '' ? nothing : fine(value);
}

const linesOf = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function readGroup(fields: readonly FieldShape[], typed: unknown, path: string): ReadValue {
  const { values, faults } = readFields(fields, groupOf(typed), `${path}.`);
  return Object.keys(values).length === 0 ? nothing : { value: values, faults };
}

/** A time of day is typed as it stands on the county's wall. */
const readMoment = (typed: string): ReadValue =>
  typed === '' ? nothing : fine(new Date(`${typed}:00+08:00`).toISOString());

const unlessEmpty = (list: unknown): ReadValue =>
  Array.isArray(list) && list.length > 0 ? fine(list) : nothing;

const unlessNot = (is: boolean, value: unknown): ReadValue => (is ? fine(value) : nothing);

function readValue(shape: Shape, typed: unknown, path: string): ReadValue {
  switch (shape.kind) {
    case 'number':
      return textOf(typed).trim() === '' ? nothing : readNumber(textOf(typed), shape.whole, path);
    case 'tick':
      return unlessNot(typed === true, true);
    case 'verdict':
      return unlessNot(typeof typed === 'boolean', typed);
    case 'lines':
      return unlessEmpty(linesOf(textOf(typed)));
    case 'rows':
      return readRows(shape.columns, typed, path);
    case 'group':
      return readGroup(shape.fields, typed, path);
    case 'units':
    case 'several':
      return unlessEmpty(typed);
    case 'case':
    case 'named':
      return shape.several ? unlessEmpty(typed) : readText(textOf(typed));
    case 'file':
      return unlessNot(typeof typed === 'object' && typed !== null, typed);
    case 'moment':
      return readMoment(textOf(typed));
    case 'text':
    case 'choice':
    case 'day':
    case 'unit':
    case 'leader':
      return readText(textOf(typed));
  }
}

const chosenKinds: readonly Shape['kind'][] = [
  'choice',
  'several',
  'verdict',
  'unit',
  'units',
  'leader',
  'case',
  'named',
  'file',
];

/** What is picked from a list is chosen, the rest is filled in. */
const missing = ({ kind }: Shape): Key =>
  chosenKinds.includes(kind) ? 'form.fault.choose' : 'form.fault.missing';

/** Reads what was typed. What is empty is left out; the server holds the rest against the form once more. */
export function readFields(fields: readonly FieldShape[], typed: Typed, prefix = ''): ReadForm {
  const values: Record<string, unknown> = {};
  const faults: Record<string, Key> = {};
  for (const { name, required, shape } of fields) {
    const path = `${prefix}${name}`;
    const read = readValue(shape, typed[name], path);
    Object.assign(faults, read.faults);
    if (read.value !== undefined) values[name] = read.value;
    else if (required && Object.keys(read.faults).length === 0) faults[path] = missing(shape);
  }
  return { values, faults };
}
