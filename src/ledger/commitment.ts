import { z } from 'zod';
import { Day } from '../clock/index.ts';
import { canonicalJson, type Id, Refusal } from '../kernel/index.ts';
import { Milestone, Target } from '../measures/index.ts';
import type { Source } from './bodies.ts';
import type { CaseState } from './case.ts';
import type { Author } from './chain.ts';
import type { Command, Opening } from './command.ts';
import type { Doer } from './doer.ts';

/** What the delivery office may correct: everything but the number and what the commitment rests on. */
const terms = {
  title: z.string(),
  type: z.enum(['numeric', 'countable', 'descriptive']),
  targets: z.array(Target),
  deadline: Day.nullable(),
  /** Lead unit, by organisation id. */
  lead: z.string(),
  /** Co-operating units, by organisation id. */
  joins: z.array(z.string()),
  /** The leader in charge, by post id. */
  leader: z.string().nullable(),
  milestones: z.array(Milestone),
  /** Named children of a countable commitment. */
  children: z.array(z.string()),
};
export const Terms = z.strictObject(terms);
export type Terms = z.infer<typeof Terms>;

/** How a commitment ended at year's end, by the office's finding. */
export const Outcome = z.enum(['kept', 'partly-kept', 'not-kept']);
export type Outcome = z.infer<typeof Outcome>;

/** The id of the matter: a commitment is a case like any other, and this file only gives its fields their types. */
export const COMMITMENT = 'commitment';

/** The fields of the form that are terms: what `matters/commitment.yaml` asks for, typed. */
const Fields = Terms.pick({ type: true, targets: true, milestones: true, children: true }).extend({
  year: z.int(),
  adoptedOn: Day.optional(),
  /** The goal of the county's goal tree that it serves; empty where it serves none any more. */
  goal: z.string().optional(),
});

/** A commitment as the plan, the sheet and the review see it: a case with its fields typed. */
export type Commitment = Terms & {
  readonly matter: string;
  readonly number: string;
  readonly year: number;
  /** Null for one that the office registered by hand, without a sentence of a report behind it. */
  readonly source: Source | null;
  readonly continues: Id | null;
  readonly state: 'reading' | 'adopted' | 'withdrawn' | 'carried-over' | 'closed';
  readonly adoptedOn: Day | null;
  readonly outcome: Outcome | null;
  /** The case that continues this one. */
  readonly continuedBy: Id | null;
};

/** The draft under review, as far as opening asks for it. */
export type ConfirmedDraft = Omit<Terms, 'lead'> & {
  readonly lead: string | null;
  readonly note: string;
  /** The goal that it serves; absent or empty where none was chosen. */
  readonly goal?: string | undefined;
  readonly year: number;
  readonly source: Source | null;
  readonly continues: Id | null;
};

const ends = ['reading', 'withdrawn', 'carried-over', 'closed'] as const;

/** What a stage is to the plan: whatever lies between adoption and an end is `adopted`. */
export const planStateOf = (stage: string): Commitment['state'] =>
  ends.find((end) => end === stage) ?? 'adopted';

/**
 * A case of the matter `commitment`, its fields typed. */
export function commitmentOf(state: CaseState): Commitment {
  const { type, targets, milestones, children, year, adoptedOn } = Fields.parse(state.fields);
  const { matter, number, title, lead, joins, leader, deadline, source, continues, continuedBy } = state;
  return {
    matter,
    number,
    title,
    type,
    targets,
    deadline,
    lead: lead ?? '',
    joins: [...joins],
    leader,
    milestones,
    children,
    year,
    source,
    continues,
    continuedBy,
    state: planStateOf(state.stage),
    adoptedOn: adoptedOn ?? null,
    outcome: Outcome.nullable().parse(state.outcome),
  };
}

function expectTarget({ type, targets }: Pick<Terms, 'type' | 'targets'>): void {
  if (type !== 'numeric' || targets.length > 0) return;
  throw new Refusal('bad-input', {
    zh: '定量事项须至少有一个目标值；没有数值的，请改为“定性”。',
    en: 'A numeric commitment needs at least one target; where there is none, make it descriptive.',
  });
}

const SomeTerms = Terms.partial();

/** The kernel's own terms, and those that are fields of the form. */
function split({
  type,
  targets,
  milestones,
  children,
  ...own
}: Partial<z.output<typeof Terms>> | z.output<typeof SomeTerms>) {
  const fields = { type, targets, milestones, children };
  return {
    own,
    fields: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
  };
}

/** Nothing is confirmed that nobody leads. */
export const leadMissing = (): Refusal =>
  new Refusal('bad-input', {
    zh: '确认前须选定牵头单位。',
    en: 'Choose the lead unit before you confirm.',
  });

/**
 * What opening a commitment asks of the kernel.
 * @throws Refusal `bad-input` without a lead unit, or where a numeric one names no target
 */
export function openingOf({ note, goal, lead, year, source, continues, ...terms }: ConfirmedDraft): Opening {
  if (!lead) throw leadMissing();
  expectTarget(terms);
  const { own, fields } = split(terms);
  return {
    ...own,
    title: terms.title,
    lead,
    source,
    continues,
    fields: { ...fields, year, ...(goal ? { goal } : {}) },
    ...(note ? { private: { note } } : {}),
  };
}

/**
 * Corrects terms, and the goal that it serves where another is given; those that are as before are left out, and without
 * any there is nothing to do.
 */
export function correctionOf(
  commitment: Commitment,
  wish: Partial<Terms>,
  reason: string,
  goal?: string,
): Command[] {
  const changed = Object.entries(wish).filter(
    ([term, value]) =>
      value !== undefined && canonicalJson(value) !== canonicalJson(commitment[term as keyof Terms]),
  );
  if (changed.length === 0 && goal === undefined) return [];
  const different = SomeTerms.parse(Object.fromEntries(changed));
  expectTarget({
    type: different.type ?? commitment.type,
    targets: different.targets ?? commitment.targets,
  });
  const { own, fields: corrected } = split(different);
  const fields = goal === undefined ? corrected : { ...corrected, goal };
  const terms = { ...own, ...(Object.keys(fields).length > 0 ? { fields } : {}) };
  return [{ step: 'correct', args: { terms, reason } }];
}

/** The delivery office as the kernel sees it: the edge lets nobody else in to these acts (`mayReview`). */
export const officeOf = ({ account, post, organisation = '' }: Author): Doer => ({
  account,
  posts: [{ id: post, organisation, roles: ['delivery-office'] }],
});
