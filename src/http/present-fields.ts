import { type Matter, type Referring, referenceOf, referencesIn } from '../catalog/index.ts';
import { type Day, dayAt } from '../clock/index.ts';
import {
  type CaseRef,
  type Entry,
  promisedIn,
  type ReferenceFinder,
  type TermsStep,
  termName,
} from '../ledger/index.ts';
import type { FieldView, TermChangeView, TermsStepView } from '../wire/index.ts';
import type { Names } from './names.ts';

type Schema = Readonly<Record<string, unknown>>;
type Named = { readonly id: string; readonly zh: string; readonly en: string };

/** How what a form names by an id is called: units and posts, goals, and other cases. */
export type FieldNames = {
  readonly names: Names;
  readonly goals: ReadonlyMap<string, string>;
  readonly cases: ReadonlyMap<string, CaseRef>;
  /** What fields refer to, where their form says so. */
  readonly refersTo: ReferenceFinder;
};

/** The schema of a field: of the matter's form, else of the step that asks for it. */
function schemaOf(matter: Matter | undefined, field: string): Schema {
  const forms = matter ? [matter.form, ...Object.values(matter.steps).map(({ form }) => form)] : [];
  return forms.map((form) => form?.properties[field]).find((schema) => schema !== undefined) ?? {};
}

function kindOf(value: unknown, schema: Schema): FieldView['kind'] {
  if (typeof value === 'string') {
    if (schema['format'] === 'date-time') return 'moment';
    return schema['format'] === 'date' ? 'day' : 'text';
  }
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'yes-no';
  const isList = Array.isArray(value) && value.every((one) => typeof one === 'string');
  return isList ? 'list' : 'other';
}

const isRecord = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** What a chosen value is called, in the words that stand beside the choice in the form. */
function saidOf(value: unknown, schema: Schema): Named | undefined {
  const place = listed(schema['enum']).indexOf(value);
  if (place < 0) return undefined;
  const id = String(value);
  const word = (key: string, otherwise: string): string => {
    const found = listed(schema[key])[place];
    return typeof found === 'string' ? found : otherwise;
  };
  return { id, zh: word('enumZh', id), en: word('enumEn', id) };
}

/** Of rows whose form names some columns for people, those alone, in the order of the form; else all there is. */
function told(value: unknown, { items }: Schema): unknown {
  const columns = isRecord(items) && isRecord(items['properties']) ? Object.entries(items['properties']) : [];
  const titled = columns.filter(([, column]) => isRecord(column) && column['title'] !== undefined);
  if (!Array.isArray(value) || titled.length === 0) return value;
  return value.map((row: unknown) =>
    isRecord(row)
      ? Object.fromEntries(
          titled.flatMap(([name, column]) =>
            name in row ? [[name, saidOf(row[name], isRecord(column) ? column : {}) ?? row[name]]] : [],
          ),
        )
      : row,
  );
}

/** A field that its form describes without a title is for the program alone. */
const isForPeople = (schema: Schema): boolean =>
  Object.keys(schema).length === 0 || schema['title'] !== undefined;

/** How a field of a form is called: by its titles, else by its name. */
export function labelOf(name: string, schema: Schema): FieldView['label'] {
  const said = (key: string, otherwise: string): string => {
    const text = schema[key];
    return typeof text === 'string' ? text : otherwise;
  };
  const zh = said('title', name);
  return { zh, en: said('titleEn', zh) };
}

/** Everything that these fields of a case refer to, by the matter's form and those of its steps. */
export function referringIn(matter: Matter | undefined, fields: Schema): Referring[] {
  const properties = Object.fromEntries(
    Object.keys(fields).map((name) => [name, { ...schemaOf(matter, name) }]),
  );
  return referencesIn({ properties, required: [] }, fields);
}

type Reference = { readonly name: { zh: string; en: string }; readonly case: string | null };

const plain = (name: string): Reference => ({ name: { zh: name, en: name }, case: null });

/** What a field refers to by the names that readers know; of what is gone the last name, or what was written. */
function referredBy(referring: Referring, { refersTo, names }: FieldNames): Reference {
  const found = refersTo(referring);
  if (found) return { ...found, name: { zh: found.name.zh, en: found.name.en } };
  const { kind, value } = referring;
  if (kind === 'unit') return plain(names.unit(value).name);
  if (kind !== 'post') return plain(value);
  const { organisationName, title } = names.post(value);
  return plain(`${organisationName}${title}`);
}

type Said = Pick<FieldView, 'kind' | 'value'>;

/** The unit in which milestones plan: that of the first target beside them. */
const unitBeside = (fields: Schema): string => promisedIn(fields).targets[0]?.unit ?? '';

const refIn = (found: CaseRef | undefined) => {
  if (!found) return [];
  const { id, number, title, ended } = found;
  return [{ id, number, title, ended }];
};

/** What a field says to people; `beside` are all fields of the form as they stood. */
function saidBy(schema: Schema, name: string, value: unknown, beside: Schema, named: FieldNames): Said {
  const { goals, cases } = named;
  if (referenceOf(schema)) {
    const referring = referencesIn(
      { properties: { [name]: { ...schema } }, required: [] },
      { ...beside, [name]: value },
    );
    return { kind: 'references', value: referring.map((one) => referredBy(one, named)) };
  }
  // A year is no amount: it is written without separators.
  if (name === 'year') return { kind: 'text', value: String(value) };
  if (name === 'goal' && typeof value === 'string') return { kind: 'text', value: goals.get(value) ?? value };
  if (name === 'targets' && Array.isArray(value)) {
    const { targets } = promisedIn({ targets: value });
    if (targets.length === value.length) return { kind: 'targets', value: targets };
  }
  if (name === 'milestones' && Array.isArray(value)) {
    const { milestones } = promisedIn({ milestones: value });
    const unit = unitBeside(beside);
    if (milestones.length === value.length)
      return { kind: 'milestones', value: milestones.map((one) => ({ ...one, unit })) };
  }
  if (name === 'alsoUnder' && Array.isArray(value))
    return { kind: 'cases', value: value.flatMap((id) => refIn(cases.get(String(id)))) };
  return { kind: kindOf(value, schema), value: told(value, schema) };
}

/** Fields in the order of the form; those that only a step asks for come after, what is empty is left out. */
export function presentFields(matter: Matter | undefined, fields: Schema, named: FieldNames): FieldView[] {
  const order = Object.keys(matter?.form?.properties ?? {});
  const place = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.entries(fields)
    .filter(([name, value]) => value !== null && value !== undefined && isForPeople(schemaOf(matter, name)))
    .toSorted(([a], [b]) => place(a) - place(b))
    .map(([name, value]) => {
      const schema = schemaOf(matter, name);
      const said = saidOf(value, schema);
      return {
        name,
        label: labelOf(name, schema),
        ...saidBy(schema, name, value, fields, named),
        ...(said ? { said: { zh: said.zh, en: said.en } } : {}),
      };
    });
}

/** The kernel's own terms, as people read them on a day. */
function saidOfOwn(name: string, value: unknown, on: Day, { names }: FieldNames): Said | undefined {
  switch (name) {
    case 'lead':
      return { kind: 'text', value: names.unit(String(value), on).name };
    case 'leader':
      return { kind: 'text', value: names.post(String(value), on).title };
    case 'joins':
      return {
        kind: 'list',
        value: Array.isArray(value) ? value.map((unit) => names.unit(String(unit), on).name) : [],
      };
    case 'deadline':
      return { kind: 'day', value };
    case 'title':
      return { kind: 'text', value };
    default:
      return undefined;
  }
}

type Change = { readonly name: string; readonly before: unknown; readonly after: unknown };

/** A term before and after, each as people read it; `beside` are the fields of the form as they stand afterwards. */
export function presentChange(
  matter: Matter | undefined,
  { name, before, after }: Change,
  { on, beside, named }: { readonly on: Day; readonly beside: Schema; readonly named: FieldNames },
): TermChangeView {
  const schema = schemaOf(matter, name);
  const say = (value: unknown): Said | undefined => {
    if (value === null || value === undefined) return undefined;
    const chosen = saidOf(value, schema);
    if (chosen) return { kind: 'choice', value: { zh: chosen.zh, en: chosen.en } };
    return saidOfOwn(name, value, on, named) ?? saidBy(schema, name, value, beside, named);
  };
  const [was, is] = [say(before), say(after)];
  const kind = is?.kind ?? was?.kind ?? 'text';
  return { name, label: termName(matter, name), kind, value: is?.value ?? null, before: was?.value ?? null };
}

const textIn = ({ body }: Entry, key: string): string => {
  const value = body[key];
  return typeof value === 'string' ? value : '';
};

/** The history of a case's terms, as people read it. */
export function presentHistory(
  matter: Matter | undefined,
  steps: readonly TermsStep[],
  named: FieldNames,
): TermsStepView[] {
  let beside: Schema = {};
  return steps.map(({ cause, entry, asked, version, changes }) => {
    const on = dayAt(entry.at);
    const after = { ...beside, ...Object.fromEntries(changes.map((one) => [one.name, one.after])) };
    if (version !== null) beside = after;
    const written = ({ seq, at, byPost }: Entry) => ({
      seq,
      at,
      byPost: named.names.post(byPost, dayAt(at)),
    });
    return {
      ...written(entry),
      cause,
      version,
      asked: asked && written(asked),
      reason: asked ? textIn(asked, 'reason') : textIn(entry, 'reason'),
      remark: asked ? textIn(entry, 'reason') : '',
      changes: changes.map((change) => presentChange(matter, change, { on, beside: after, named })),
    };
  });
}
