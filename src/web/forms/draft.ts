import { Day } from '../../clock/index.ts';
import type { FormColumn, FormEvery, NewForm } from '../../wire/index.ts';
import type { Key } from '../wording/index.ts';

/** A field as it is typed; `choices` one a line. */
export type ColumnDraft = {
  readonly key: number;
  readonly name: string;
  readonly kind: FormColumn['kind'];
  readonly unit: string;
  readonly choices: string;
  readonly required: boolean;
};

export type FormDraft = {
  readonly title: string;
  readonly basis: string;
  readonly columns: readonly ColumnDraft[];
  readonly several: boolean;
  readonly units: readonly string[];
  readonly every: FormEvery;
  readonly due: string;
  readonly until: string;
  readonly minutes: string;
};

export const emptyColumn = (key: number): ColumnDraft => ({
  key,
  name: '',
  kind: 'number',
  unit: '',
  choices: '',
  required: true,
});

export const emptyForm: FormDraft = {
  title: '',
  basis: '',
  columns: [emptyColumn(0)],
  several: false,
  units: [],
  every: 'once',
  due: '',
  until: '',
  minutes: '',
};

export type FormFault = keyof FormDraft;

export const choicesOf = ({ choices }: ColumnDraft): string[] => [
  ...new Set(
    choices
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

/** What is wrong with one field of the form; undefined where nothing is. */
export function columnFault(column: ColumnDraft, all: readonly ColumnDraft[]): Key | undefined {
  const name = column.name.trim();
  if (name === '') return 'forms.fault.column';
  if (!/^[\p{L}\p{N}][^.\n]*$/u.test(name)) return 'forms.fault.column.name';
  if (all.some((other) => other.key < column.key && other.name.trim() === name))
    return 'forms.fault.column.twice';
  if (column.kind === 'choice' && choicesOf(column).length < 2) return 'forms.fault.choices';
  return undefined;
}

const isDay = (text: string): boolean => Day.safeParse(text).success;

/** The minutes that the asker typed: null where it leaves them to the county; undefined where it is no number. */
export function minutesOf({ minutes }: Pick<FormDraft, 'minutes'>): number | null | undefined {
  const typed = minutes.trim();
  if (typed === '') return null;
  const value = Number(typed);
  return Number.isInteger(value) && value >= 0 && value <= 6000 ? value : undefined;
}

/** What is wrong with a form as it is typed, by its parts. */
export function faultsOf(draft: FormDraft, today: string): Partial<Record<FormFault, Key>> {
  const repeated = draft.every !== 'once';
  const untilFault = repeated && (!isDay(draft.until) || draft.until < draft.due);
  return {
    ...(draft.title.trim().length < 2 ? { title: 'forms.fault.title' as const } : {}),
    ...(draft.basis.trim().length < 2 ? { basis: 'forms.fault.basis' as const } : {}),
    ...(draft.columns.some((column) => columnFault(column, draft.columns))
      ? { columns: 'forms.fault.columns' as const }
      : {}),
    ...(draft.units.length === 0 ? { units: 'forms.fault.units' as const } : {}),
    ...(isDay(draft.due) && draft.due >= today ? {} : { due: 'forms.fault.due' as const }),
    ...(untilFault ? { until: 'forms.fault.until' as const } : {}),
    ...(minutesOf(draft) === undefined ? { minutes: 'forms.fault.minutes' as const } : {}),
  };
}

/** A sound draft as it is sent. */
export const formOf = (draft: FormDraft): NewForm => ({
  title: draft.title.trim(),
  basis: draft.basis.trim(),
  columns: draft.columns.map((column) => ({
    name: column.name.trim(),
    kind: column.kind,
    ...(column.kind === 'number' && column.unit.trim() !== '' ? { unit: column.unit.trim() } : {}),
    ...(column.kind === 'choice' ? { choices: choicesOf(column) } : {}),
    required: column.required,
  })),
  several: draft.several,
  units: [...draft.units],
  every: draft.every,
  due: Day.parse(draft.due),
  until: draft.every === 'once' ? null : Day.parse(draft.until),
  minutes: minutesOf(draft) ?? null,
});
