import { readForm } from '../../catalog/index.ts';
import type { Instant } from '../../clock/index.ts';
import { type Db, inTransaction } from '../../db/index.ts';
import { type CountyId, type Id, Refusal } from '../../kernel/index.ts';
import { doStep } from '../do-step.ts';
import type { Doer } from '../doer.ts';
import { type CaseRecord, findCase } from '../store.ts';
import { COPY, FORM, FormFields, schemaOf } from './form.ts';
import { listCopies } from './store.ts';

const noCopy = (): Refusal =>
  new Refusal('not-found', { zh: '没有这份填报件。', en: 'There is no such copy of a form.' });

/** A copy with the form that it belongs to. @throws Refusal `not-found` */
export async function getCopy(
  db: Db,
  county: CountyId,
  id: Id,
): Promise<{ copy: CaseRecord; form: CaseRecord; fields: FormFields }> {
  const copy = await findCase(db, county, id);
  if (copy?.state.matter !== COPY || copy.state.parent === null) throw noCopy();
  const form = await findCase(db, county, copy.state.parent);
  if (form?.state.matter !== FORM) throw noCopy();
  return { copy, form, fields: FormFields.parse(form.state.fields) };
}

/** The lines that a copy holds: empty until it is filled in. */
export function answersOf({ state }: CaseRecord): Readonly<Record<string, unknown>>[] {
  const answers = state.fields['answers'];
  return (Array.isArray(answers) ? answers : []).filter(
    (line): line is Readonly<Record<string, unknown>> => typeof line === 'object' && line !== null,
  );
}

/** What the same unit answered last: it begins with that, and changes what has changed. */
export async function answeredBefore(
  db: Db,
  county: CountyId,
  copy: CaseRecord,
): Promise<Readonly<Record<string, unknown>>[]> {
  const { parent, lead } = copy.state;
  if (parent === null) return [];
  const own = (await listCopies(db, county, parent)).filter(
    ({ id, state }) => id !== copy.id && state.lead === lead && answersOf({ ...copy, state }).length > 0,
  );
  const last = own.at(-1);
  return last ? answersOf(last) : [];
}

/** A copy as it is filled in: fields by the form's schema, and the minutes that it took, where the unit says. */
export type Filling = {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly minutesSpent: number | null;
  readonly seen?: number | undefined;
};

/**
 * Fills a copy in; until it is taken it may be filled in again.
 * @throws Refusal `bad-input` with a finding for every field that is wrong, `not-allowed`, `stale-version`, `wrong-state`
 */
export const fillForm = (
  db: Db,
  county: CountyId,
  id: Id,
  filling: Filling,
  by: { readonly doer: Doer; readonly now: Instant },
): Promise<CaseRecord> =>
  inTransaction(db, async (tx) => {
    const { fields } = await getCopy(tx, county, id);
    const read = readForm(schemaOf(fields), filling.fields);
    const answers = fields.several ? read['answers'] : [read];
    const lines = Array.isArray(answers) ? answers.length : 0;
    const spent = filling.minutesSpent === null ? {} : { minutesSpent: filling.minutesSpent };
    const command = {
      step: 'fill',
      args: { text: `已填报${lines}行` },
      fields: { answers, ...spent },
      byProgram: true as const,
    };
    const { seen } = filling;
    return await doStep(tx, county, id, { command, ...(seen === undefined ? {} : { seen }) }, by);
  });
