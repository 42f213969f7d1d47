import type { Matter } from '../catalog/index.ts';
import { dayAt } from '../clock/index.ts';
import { type CaseRecord, type CaseRef, clockName, type Entry, levelNames } from '../ledger/index.ts';
import type { CaseStanding, FieldView, PostRef } from '../wire/index.ts';
import type { Names } from './names.ts';

/** What presenting stands on: the case with its entries, the matter's version it keeps, and the cases around it. */
export type StandingParts = {
  readonly record: CaseRecord;
  readonly entries: readonly Entry[];
  readonly matter: Matter | undefined;
  readonly parent: CaseRef | undefined;
  readonly parts: readonly CaseRef[];
  /** Digests of evidence whose file is kept here. */
  readonly kept: ReadonlySet<string>;
};

type Named = { id: string; zh: string; en: string };
type Written = { seq: number; at: Entry['at']; byPost: PostRef };

/** A thing by its name in a list of the matter, or by its id where the list does not have it. */
const named = (
  id: string,
  list: Readonly<Record<string, { readonly zh: string; readonly en: string }>>,
): Named => ({ id, ...(list[id] ?? { zh: id, en: id }) });

const noNames: Readonly<Record<string, { zh: string; en: string }>> = {};

const namesOf = <T>(
  list: Readonly<Record<string, T>> | undefined,
  nameOf: (one: T) => { zh: string; en: string },
): Readonly<Record<string, { zh: string; en: string }>> =>
  list ? Object.fromEntries(Object.entries(list).map(([id, one]) => [id, nameOf(one)])) : noNames;

type Schema = Readonly<Record<string, unknown>>;

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

/** How a field of a form is called: by its titles, else by its name. */
export function labelOf(name: string, schema: Schema): FieldView['label'] {
  const said = (key: string, otherwise: string): string => {
    const text = schema[key];
    return typeof text === 'string' ? text : otherwise;
  };
  const zh = said('title', name);
  return { zh, en: said('titleEn', zh) };
}

function presentField(matter: Matter | undefined, name: string, value: unknown): FieldView {
  const schema = schemaOf(matter, name);
  const said = saidOf(value, schema);
  return {
    name,
    label: labelOf(name, schema),
    kind: kindOf(value, schema),
    value: told(value, schema),
    ...(said ? { said: { zh: said.zh, en: said.en } } : {}),
  };
}

/** Fields in the order of the form; those that only a step asks for come after. */
function presentFields(matter: Matter | undefined, fields: Readonly<Record<string, unknown>>): FieldView[] {
  const order = Object.keys(matter?.form?.properties ?? {});
  const place = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.entries(fields)
    .filter(([, value]) => value !== null && value !== undefined)
    .toSorted(([a], [b]) => place(a) - place(b))
    .map(([name, value]) => presentField(matter, name, value));
}

/** The kernel's own terms, as an adjustment names them. */
const termLabels: Readonly<Record<string, { zh: string; en: string }>> = {
  title: { zh: '标题', en: 'title' },
  lead: { zh: '牵头单位', en: 'lead unit' },
  joins: { zh: '配合单位', en: 'co-operating units' },
  leader: { zh: '牵头领导', en: 'leader in charge' },
  deadline: { zh: '完成时限', en: 'deadline' },
};

function presentTerm(names: Names, name: string, value: unknown): FieldView {
  const label = termLabels[name] ?? { zh: name, en: name };
  if (name === 'lead') return { name, label, kind: 'text', value: names.unit(String(value)).name };
  if (name === 'leader' && value !== null)
    return { name, label, kind: 'text', value: names.post(String(value)).title };
  if (name === 'joins' && Array.isArray(value))
    return { name, label, kind: 'list', value: value.map((unit) => names.unit(String(unit)).name) };
  return { name, label, kind: name === 'deadline' ? 'day' : 'text', value };
}

/** A case of any matter as its page shows it, beside its row. */
export class StandingPresenter {
  readonly #parts: StandingParts;
  readonly #names: Names;
  readonly #milestones: ReturnType<typeof namesOf>;

  constructor(parts: StandingParts, names: Names) {
    this.#parts = parts;
    this.#names = names;
    this.#milestones = namesOf(parts.matter?.milestones, ({ name }) => name);
  }

  #entry(seq: number): Entry {
    const entry = this.#parts.entries.find((one) => one.seq === seq);
    if (!entry) throw new Error(`The case has no entry ${seq} that its state speaks of.`);
    return entry;
  }

  #written({ seq, at, byPost }: Entry): Written {
    return { seq, at, byPost: this.#names.post(byPost, dayAt(at)) };
  }

  #text(entry: Entry, key: string): string {
    const value = entry.body[key];
    return typeof value === 'string' ? value : '';
  }

  #clock(id: string): Named {
    return { id, ...clockName(this.#parts.matter, id) };
  }

  #last(type: string): Entry | undefined {
    return this.#parts.entries.findLast((entry) => entry.type === type);
  }

  #evidence(): CaseStanding['evidence'] {
    const { entries, kept, record } = this.#parts;
    return record.state.evidence.map(({ seq, by: _by, accepted, milestone, ...file }) => {
      const judged = entries.findLast(
        ({ type, body }) => type === 'evidence-judged' && body['evidence'] === seq,
      );
      return {
        ...this.#written(this.#entry(seq)),
        ...file,
        kept: kept.has(file.digest),
        milestone: milestone === null ? null : named(milestone, this.#milestones),
        verdict:
          judged && accepted !== null
            ? { ...this.#written(judged), accepted, reason: this.#text(judged, 'reason') }
            : null,
      };
    });
  }

  #urgings(): CaseStanding['urgings'] {
    const { entries, record } = this.#parts;
    return record.state.urgings.map(({ seq, level, clock }) => {
      const answer = entries.find(({ type, body }) => type === 'responded' && body['urging'] === seq);
      const entry = this.#entry(seq);
      return {
        ...this.#written(entry),
        level: named(level, levelNames),
        clock: clock === null ? null : this.#clock(clock),
        text: this.#text(entry, 'text'),
        answer: answer ? { ...this.#written(answer), text: this.#text(answer, 'text') } : null,
      };
    });
  }

  #adjustment(): CaseStanding['adjustment'] {
    const { matter, record } = this.#parts;
    const { adjustment } = record.state;
    if (!adjustment) return null;
    const { fields, ...own } = adjustment.terms;
    const entry = this.#entry(adjustment.seq);
    const terms = Object.entries(own)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => presentTerm(this.#names, name, value));
    return {
      ...this.#written(entry),
      reason: this.#text(entry, 'reason'),
      terms: [...terms, ...presentFields(matter, fields ?? {})],
    };
  }

  #progress(): CaseStanding['progress'] {
    const { progress } = this.#parts.record.state;
    if (!progress) return null;
    const entry = this.#entry(progress.seq);
    const milestone = this.#text(entry, 'milestone');
    return {
      ...this.#written(entry),
      text: progress.text,
      value: progress.value,
      period: this.#text(entry, 'period') || null,
      milestone: milestone ? named(milestone, this.#milestones) : null,
    };
  }

  #handedOver(): CaseStanding['handedOver'] {
    const { handedOver } = this.#parts.record.state;
    const entry = this.#last('handed-over');
    if (!handedOver || !entry) return null;
    return { ...this.#written(entry), ...handedOver, reason: this.#text(entry, 'reason') };
  }

  present(): CaseStanding {
    const { matter, record, parent, parts } = this.#parts;
    const { state } = record;
    const { source, replyClass } = state;
    return {
      matterName: matter?.name ?? { zh: state.matter, en: state.matter },
      fields: presentFields(matter, state.fields),
      evidence: this.#evidence(),
      urgings: this.#urgings(),
      breaches: state.breaches.map(({ clock, term, due }) => ({
        clock: this.#clock(clock),
        term,
        due,
      })),
      parent: parent ? refOf(parent) : null,
      merged: state.merged,
      parts: parts.map((part) => ({ ...refOf(part), merged: part.merged })),
      cameFrom:
        source?.kind === 'handover' ? { from: source.from, number: source.number, due: source.due } : null,
      handedOver: this.#handedOver(),
      adjustment: this.#adjustment(),
      progress: this.#progress(),
      replyClass:
        replyClass === null
          ? null
          : {
              ...named(
                replyClass,
                namesOf(matter?.classes, ({ name }) => name),
              ),
              solved: matter?.classes[replyClass]?.solved ?? false,
            },
      rating: state.rating,
      outcome: state.outcome === null ? null : named(state.outcome, matter?.outcomes ?? noNames),
    };
  }
}

const refOf = ({ id, number, title, ended }: CaseRef) => ({ id, number, title, ended });
