import type { MatterView } from '../../wire/index.ts';
import { type FieldShape, fieldsOf, type Shape } from '../form/shape.ts';
import { readFields, type Typed } from '../form/typed.ts';
import { type Key, wordingFor } from '../wording/sentence.ts';

/** What was typed into the parts of an opening. */
export type TypedOpening = {
  readonly head: Typed;
  readonly form: Typed;
  readonly private: Typed;
  readonly work: Typed;
  readonly source: Typed;
};

export const emptyOpening: TypedOpening = { head: {}, form: {}, private: {}, work: {}, source: {} };

const own = (name: string, label: Key, shape: Shape, more: Partial<FieldShape> = {}): FieldShape => ({
  name,
  label: wordingFor(label),
  required: false,
  shape,
  ...more,
});

/** The kernel's own parts of an opening, around the form of the matter. */
export const openingFields = {
  head: [own('title', 'open.title-of-case', { kind: 'text', long: false, most: 500 }, { required: true })],
  work: [
    own('lead', 'ledger.lead', { kind: 'unit' }, { hint: wordingFor('open.lead.hint') }),
    own('deadline', 'open.deadline', { kind: 'day' }),
    own('joins', 'term.joins', { kind: 'units' }),
    own('leader', 'term.leader', { kind: 'leader' }),
  ],
  source: [
    own('receivedAt', 'open.received', { kind: 'moment' }, { hint: wordingFor('open.received.hint') }),
    own('from', 'open.from', { kind: 'text', long: false, most: 200 }),
    own('number', 'open.number', { kind: 'text', long: false, most: 100 }),
    own('due', 'open.due', { kind: 'day' }),
  ],
} as const satisfies Record<string, readonly FieldShape[]>;

/** The fields of a matter's form that are asked at the beginning: what only a later step asks for comes with it. */
export function askedAtOpening({ form, steps }: Pick<MatterView, 'form' | 'steps'>): readonly FieldShape[] {
  const later = new Set(steps.flatMap((step) => Object.keys(step.form?.properties ?? {})));
  return fieldsOf(form).filter(({ name, required }) => required || !later.has(name));
}

/** A case from another level names its origin and its number there, or neither. */
function sourceOf({ from, number, due }: Record<string, unknown>) {
  if (from === undefined && number === undefined && due === undefined) return { source: {}, faults: {} };
  const missing: Record<string, Key> = {};
  if (from === undefined) missing['from'] = 'form.fault.missing';
  if (number === undefined) missing['number'] = 'form.fault.missing';
  return {
    source: { source: { kind: 'handover', from, number, due: due ?? null } },
    faults: missing,
  };
}

/** An opening as it is sent, with what is wrong with it. */
export function readOpening(
  matter: string,
  fields: { readonly form: readonly FieldShape[]; readonly private: readonly FieldShape[] },
  typed: TypedOpening,
) {
  const head = readFields(openingFields.head, typed.head);
  const form = readFields(fields.form, typed.form);
  const secret = readFields(fields.private, typed.private);
  const work = readFields(openingFields.work, typed.work);
  const origin = readFields(openingFields.source, typed.source);
  const { receivedAt, ...rest } = origin.values;
  const { source, faults } = sourceOf(rest);
  const asked = {
    matter,
    ...head.values,
    ...work.values,
    ...(Object.keys(form.values).length > 0 ? { fields: form.values } : {}),
    ...(Object.keys(secret.values).length > 0 ? { private: secret.values } : {}),
    ...(receivedAt === undefined ? {} : { receivedAt }),
    ...source,
  };
  return {
    asked,
    faults: { ...head.faults, ...form.faults, ...secret.faults, ...work.faults, ...origin.faults, ...faults },
  };
}
