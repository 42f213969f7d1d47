import type { Matter, Step } from '../catalog/index.ts';
import { type Calendar, dayAt, type Instant, later, workingDaysBetween } from '../clock/index.ts';
import type { CaseRecord, MatterNames, Message, StageNames, WorkRecord } from '../ledger/index.ts';
import type { CaseStand, MessageView, StepView, WorkRow } from '../wire/index.ts';
import type { Names } from './names.ts';

type Form = NonNullable<Matter['form']>;

export const presentForm = (form: Form | undefined): StepView['form'] =>
  form ? { properties: { ...form.properties }, required: [...form.required] } : null;

/** A step as a screen offers it. */
export const presentStep = (
  { id, name, verb, form, privateForm, basis }: Step & { id: string },
  also: Pick<StepView, 'choices' | 'awaited' | 'unproven'>,
): StepView => ({
  id,
  name,
  verb,
  form: presentForm(form),
  privateForm: presentForm(privateForm),
  basis: basis ?? null,
  ...also,
});

/** Where a case stands after an act. */
export const presentStand = ({ id, number, head, state }: CaseRecord): CaseStand => ({
  id,
  number,
  seq: head.seq,
  stage: state.stage,
  ended: state.ended,
});

/** The last day of a running clock: a clock in days ends with the day, at the midnight after it. */
function presentDue(dueAt: Instant, now: Instant, calendar: Calendar): WorkRow['due'] {
  const on = dayAt(later(dueAt, -1));
  return { on, workingDaysLeft: workingDaysBetween(calendar, dayAt(now), on) };
}

/** How lists call what they show. */
export type ListNames = {
  readonly units: Names;
  readonly stages: StageNames;
  readonly matters: MatterNames;
  readonly calendar: Calendar;
};

/** A case on a list. */
export const presentWork = (
  record: WorkRecord,
  now: Instant,
  { units, stages, matters, calendar }: ListNames,
): WorkRow => {
  const { matterVersion: _version, matter, stage, lead, dueAt, ...rest } = record;
  return {
    ...rest,
    matter: { id: matter, ...matters(record) },
    stage: { id: stage, ...stages(record) },
    lead: lead === null ? null : units.unit(lead),
    dueAt,
    due: dueAt === null ? null : presentDue(dueAt, now, calendar),
    late: dueAt !== null && dueAt < now,
  };
};

const textOf = (body: unknown, name: string): string => {
  const value =
    typeof body === 'object' && body !== null
      ? Object.entries(body).find(([key]) => key === name)
      : undefined;
  return typeof value?.[1] === 'string' ? value[1] : '';
};

/** A message as its reader sees it. */
export const presentMessage = ({ body, ...message }: Message): MessageView => ({
  ...message,
  level: textOf(body, 'level') || null,
  text: textOf(body, 'text'),
});
