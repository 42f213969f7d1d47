import { Day, dayAt } from '../clock/index.ts';
import { answersOf, type CaseRecord, FormFields, type Known, type StageNames } from '../ledger/index.ts';
import type { CopyRow, FormRow, KnownView } from '../wire/index.ts';
import type { Names } from './names.ts';

export type FormNames = { readonly names: Names; readonly stages: StageNames };

/** Stages in which a copy was filled in, and in which it is still out. */
const filled = new Set(['filled', 'taken']);
const out = new Set(['sent', 'returned']);

export type CopyCount = { readonly form: string; readonly stage: string; readonly count: number };

export function presentFormRow(
  { id, number, state, openedAt }: CaseRecord,
  counts: readonly CopyCount[],
  { names, stages }: FormNames,
): FormRow {
  const { every, due, until } = FormFields.parse(state.fields);
  const own = counts.filter(({ form }) => form === id);
  const among = (set?: ReadonlySet<string>) =>
    own.reduce((sum, { stage, count }) => sum + (!set || set.has(stage) ? count : 0), 0);
  return {
    id,
    number,
    title: state.title,
    asker: names.unit(state.opener),
    every,
    due,
    until: until ?? null,
    stage: { id: state.stage, ...stages(state) },
    sentOn: dayAt(openedAt),
    copies: among(),
    filled: among(filled),
    out: among(out),
  };
}

export function presentCopyRow(
  { id, number, state, head }: CaseRecord,
  { names, stages }: FormNames,
): CopyRow {
  const { round, minutesSpent } = state.fields;
  return {
    id,
    number,
    title: state.title,
    unit: state.lead === null ? null : names.unit(state.lead),
    round: typeof round === 'number' ? round : 1,
    due: Day.safeParse(state.deadline).data ?? null,
    stage: { id: state.stage, ...stages(state) },
    minutesSpent: typeof minutesSpent === 'number' ? minutesSpent : null,
    seq: head.seq,
  };
}

export const presentCopyWithAnswers = (copy: CaseRecord, names: FormNames) => ({
  ...presentCopyRow(copy, names),
  answers: answersOf(copy).map((line) => ({ ...line })),
});

export const presentKnown = (known: Known, names: Names): KnownView =>
  known.kind === 'measure'
    ? {
        column: known.column,
        kind: 'measure',
        name: known.name,
        unit: known.unit,
        latest: known.latest,
        case: null,
        number: null,
        units: [],
      }
    : {
        column: known.column,
        kind: known.kind,
        name: known.name,
        unit: '',
        latest: null,
        case: known.case,
        number: known.number,
        units: known.units.map((unit) => names.unit(unit)),
      };
