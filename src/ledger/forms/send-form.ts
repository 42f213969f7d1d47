import { definitionOf, holdsOn } from '../../catalog/index.ts';
import { type Day, dayAt, type Instant } from '../../clock/index.ts';
import type { Db, Tx } from '../../db/index.ts';
import type { CountyId, Id } from '../../kernel/index.ts';
import { listLatestObservations } from '../../measures/index.ts';
import { countedOn } from '../burden/load-burden.ts';
import { listNumbersOwed } from '../burden/store.ts';
import type { Doer } from '../doer.ts';
import { openCase } from '../open-case.ts';
import { openCases } from '../open-cases.ts';
import type { CaseRecord } from '../store.ts';
import { COPY, copyTitle, daysAhead, expectSendable, FORM, type FormFields, type FormWish } from './form.ts';
import { type Known, knownAmong, knownText } from './known.ts';
import { listAskedFields } from './store.ts';

type By = { readonly doer: Doer; readonly now: Instant };

/** What of some columns the county has already, for whoever is about to ask units for them (law 14). */
export async function knownOf(
  db: Db,
  county: CountyId,
  { columns, units }: { readonly columns: readonly string[]; readonly units: readonly string[] },
  on: Day,
): Promise<Known[]> {
  if (columns.length === 0) return [];
  const { monthly } = await countedOn(db, county, on);
  const [definition, observations, owed, asked] = await Promise.all([
    definitionOf(db, county),
    listLatestObservations(db, county),
    units.length === 0 ? [] : listNumbersOwed(db, county, Object.keys(monthly), units),
    units.length === 0 ? [] : listAskedFields(db, county, FORM, units),
  ]);
  const measures = (definition?.measures ?? []).filter((measure) => holdsOn(measure, on));
  return knownAmong(columns, { measures, observations, owed, asked });
}

/** A round of a form as it goes out to its units. */
export type Round = {
  readonly form: Id;
  readonly title: string;
  readonly opener: string;
  readonly fields: FormFields;
  readonly units: readonly string[];
  readonly round: number;
  readonly due: Day;
};

/** Opens a copy for each unit of a round, all or none. */
export const openCopies = (tx: Tx, county: CountyId, round: Round, by: By): Promise<CaseRecord[]> =>
  openCases(
    tx,
    county,
    round.units.map((unit) => ({
      matter: COPY,
      opening: {
        title: copyTitle(round.title, round.fields.every, round.due),
        lead: unit,
        deadline: round.due,
        parent: round.form,
        opener: round.opener,
        fields: {
          round: round.round,
          asked: round.fields.columns.length,
          ...(round.fields.minutes === undefined ? {} : { minutes: round.fields.minutes }),
        },
        byProgram: true as const,
      },
    })),
    by,
  );

/**
 * Sends a form to its units: the form, and a copy for each unit, all or none. What the ledger had of it already is kept
 * with it: its asker was told before, and asked all the same.
 *
 * @returns the form's case
 * @throws Refusal `bad-input` where it cannot be filled in, has no end, or names a unit that is none; `not-allowed`
 */
export async function sendForm(tx: Tx, county: CountyId, wish: FormWish, by: By): Promise<CaseRecord> {
  const on = dayAt(by.now);
  expectSendable(wish, on);
  const { title, units, due, every, until, minutes, ...rest } = wish;
  const known = await knownOf(tx, county, { columns: wish.columns.map(({ name }) => name), units }, on);
  const fields = {
    ...rest,
    units,
    due,
    every,
    days: daysAhead(every, on, due),
    round: 1,
    ...(every === 'once' || until === null ? {} : { until }),
    ...(minutes === null ? {} : { minutes }),
    ...(known.length === 0 ? {} : { known: known.slice(0, 60).map(knownText) }),
  };
  const form = await openCase(tx, county, FORM, { title, fields, byProgram: true }, by);
  const { opener } = form.state;
  const first = { ...fields, known: [], until: until ?? undefined, minutes: minutes ?? undefined };
  await openCopies(tx, county, { form: form.id, title, opener, fields: first, units, round: 1, due }, by);
  return form;
}
