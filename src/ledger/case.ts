import type { Day } from '../clock/index.ts';
import type { Id } from '../kernel/index.ts';
import type { BodyOf, Evidence, Happened, Order, Source, Terms } from './bodies.ts';
import type { CaseClocks } from './case-clock.ts';
import type { Entry } from './chain.ts';
import { termsStanding } from './terms.ts';

/** A reminder or order that stands on record, and whether it was answered. */
export type Urging = {
  readonly seq: number;
  readonly level: BodyOf<'urged'>['level'];
  readonly clock: string | null;
  readonly term: number;
  readonly rung: number;
  readonly answered: boolean;
  /** Its number and what else it says as a document; absent for plain reminders. */
  readonly order?: Order;
};

/** Evidence of a case: `accepted` is null until somebody judged it. */
export type HeldEvidence = Evidence & {
  readonly seq: number;
  readonly by: Id;
  readonly accepted: boolean | null;
};

/** What the entries of a case (件) fold to, whatever its matter. */
export type CaseState = {
  readonly matter: string;
  readonly matterVersion: string | null;
  readonly definition: string | null;
  readonly number: string;
  readonly title: string;
  readonly stage: string;
  readonly ended: boolean;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly source: Source | null;
  readonly opener: string;
  readonly lead: string | null;
  readonly joins: readonly string[];
  readonly leader: string | null;
  readonly deadline: Day | null;
  readonly parent: Id | null;
  /** True for a case whose handling is another's: it closes with its parent. */
  readonly merged: boolean;
  readonly continues: Id | null;
  readonly continuedBy: Id | null;
  /** Organisations that handed it back: it is not sent to them again, unless by a ruling. */
  readonly handedBackBy: readonly string[];
  readonly ruled: boolean;
  /** Who did what, by person: handler, verifier and closer differ (law 5). */
  readonly handlers: readonly Id[];
  readonly verifiers: readonly Id[];
  readonly stepsDone: Readonly<Record<string, number>>;
  readonly clocks: CaseClocks;
  /** Every period that ended unkept, for good. */
  readonly breaches: readonly { readonly clock: string; readonly term: number; readonly due: Day }[];
  readonly urgings: readonly Urging[];
  readonly evidence: readonly HeldEvidence[];
  /** An adjustment that waits: what is asked for, and how those terms stood when it was asked for. */
  readonly adjustment: {
    readonly seq: number;
    readonly by: Id;
    readonly terms: Terms;
    readonly standing?: Readonly<Record<string, unknown>>;
  } | null;
  /** A brighter light that was asked for and not decided on yet. Absent in rows from before lights. */
  readonly brightening?: {
    readonly seq: number;
    readonly by: Id;
    readonly light: 'green' | 'yellow';
    readonly until: Day;
  } | null;
  /**
   * What an inspection on the spot found of it last, and whether the case was reported as done anew since. Null once a
   * newer report was verified; absent before any.
   */
  readonly finding?: { readonly seq: number; readonly passed: boolean; readonly answered: boolean } | null;
  readonly progress: { readonly seq: number; readonly text: string; readonly value: number | null } | null;
  readonly answered: boolean;
  readonly replyClass: string | null;
  readonly rating: Pick<BodyOf<'rated'>, 'solved' | 'satisfied'> | null;
  readonly handedOver: Pick<BodyOf<'handed-over'>, 'to' | 'number' | 'due'> | null;
  readonly outcome: string | null;
};

/** Where an entry stands and who wrote it: what folding asks beside what happened. */
export type Written = Pick<Entry, 'seq' | 'at' | 'byAccount'>;

function openedState(body: BodyOf<'opened'>): CaseState {
  const { step: _step, clocks, fields, overCap: _overCap, ...rest } = body;
  return {
    ...rest,
    fields: fields ?? {},
    merged: false,
    continuedBy: null,
    handedBackBy: [],
    ruled: false,
    handlers: [],
    verifiers: [],
    stepsDone: {},
    clocks: clocks ?? {},
    breaches: [],
    urgings: [],
    evidence: [],
    adjustment: null,
    progress: null,
    answered: false,
    replyClass: null,
    rating: null,
    handedOver: null,
    outcome: null,
  };
}

/** Terms put in place of those before; fields that are not named stay. */
export function withTerms<T extends Pick<CaseState, 'fields'>>(before: T, terms: Terms): T {
  const { fields, ...own } = terms;
  const named = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  return { ...before, ...named, fields: { ...before.fields, ...fields } };
}

const together = <T>(list: readonly T[], one: T): readonly T[] =>
  list.includes(one) ? list : [...list, one];

/** What an entry changes beside stage and clocks. */
function effectOf(before: CaseState, happened: Happened, { seq, byAccount }: Written): Partial<CaseState> {
  switch (happened.type) {
    case 'assigned': {
      const { lead, joins, leader, ruling } = happened.body;
      return { lead, joins, leader, ruled: before.ruled || ruling };
    }
    case 'succeeded': {
      const { lead, joins, opener, leader = before.leader } = happened.body;
      return { lead, joins, opener, leader };
    }
    case 'handed-back':
      return { lead: null, handedBackBy: together(before.handedBackBy, happened.body.organisation) };
    case 'reported': {
      const { text, value } = happened.body;
      return { progress: { seq, text, value } };
    }
    case 'evidence-attached':
      return {
        evidence: [...before.evidence, { ...happened.body.evidence, seq, by: byAccount, accepted: null }],
      };
    case 'evidence-judged': {
      const { evidence, accepted } = happened.body;
      return { evidence: before.evidence.map((e) => (e.seq === evidence ? { ...e, accepted } : e)) };
    }
    case 'adjustment-asked': {
      const { terms } = happened.body;
      return { adjustment: { seq, by: byAccount, terms, standing: termsStanding(before, terms) } };
    }
    case 'adjustment-decided':
      return { ...(happened.body.terms ? withTerms(before, happened.body.terms) : {}), adjustment: null };
    case 'corrected':
      return withTerms(before, happened.body.terms);
    case 'brightening-asked': {
      const { light, until } = happened.body;
      return { brightening: { seq, by: byAccount, light, until } };
    }
    case 'brightening-decided':
      return { brightening: null };
    default:
      return endEffectOf(before, happened, { seq, byAccount });
  }
}

function endEffectOf(
  before: CaseState,
  happened: Happened,
  { seq, byAccount }: Pick<Written, 'seq' | 'byAccount'>,
): Partial<CaseState> {
  switch (happened.type) {
    case 'answered':
      return { answered: true, replyClass: happened.body.class ?? before.replyClass };
    case 'handled':
      return {
        handlers: together(before.handlers, byAccount),
        // A new report begins a new round: who refused the one before may close this one, if another verifies it.
        verifiers: [],
        ...(before.finding ? { finding: { ...before.finding, answered: true } } : {}),
        replyClass: happened.body.class ?? before.replyClass,
      };
    case 'verified':
      return {
        verifiers: together(before.verifiers, byAccount),
        ...(happened.body.passed && before.finding?.answered ? { finding: null } : {}),
      };
    case 'inspected':
      return { finding: { seq, passed: happened.body.passed, answered: false } };
    case 'closed':
      return { outcome: happened.body.outcome };
    case 'reopened':
      return { outcome: null, answered: false, merged: false };
    case 'urged': {
      const { level, clock, term, rung, order } = happened.body;
      const urging = { seq, level, clock, term, rung, answered: false, ...(order ? { order } : {}) };
      return { urgings: [...before.urgings, urging] };
    }
    case 'responded': {
      const { urging } = happened.body;
      return { urgings: before.urgings.map((u) => (u.seq === urging ? { ...u, answered: true } : u)) };
    }
    case 'rated':
      return { rating: { solved: happened.body.solved, satisfied: happened.body.satisfied } };
    case 'handed-over':
      return {
        handedOver: { to: happened.body.to, number: happened.body.number, due: happened.body.due },
      };
    case 'taken-back':
      return { handedOver: null };
    case 'merged':
      return { merged: true, parent: happened.body.into };
    case 'carried-over':
      return { continuedBy: happened.body.into };
    default:
      return {};
  }
}

/** Clocks that this entry made late, for the record that stays; in the order of their names, since JSON keeps none. */
function breachesOf(before: CaseState, clocks: CaseClocks): CaseState['breaches'] {
  const fresh = Object.entries(clocks)
    .filter(
      ([id, { late, term }]) =>
        late && !before.breaches.some((known) => known.clock === id && known.term === term),
    )
    .map(([clock, { term, due }]) => ({ clock, term, due }))
    .sort((a, b) => (a.clock < b.clock ? -1 : 1));
  return fresh.length === 0 ? before.breaches : [...before.breaches, ...fresh];
}

/** Folds what happened onto the state before it. */
export function evolve(before: CaseState | undefined, happened: Happened, written: Written): CaseState {
  if (happened.type === 'opened') return openedState(happened.body);
  if (!before) throw new Error(`A case begins with opened, not with ${happened.type}.`);
  const { step, stage, ended, clocks, fields } = happened.body;
  const next = { ...before, ...effectOf(before, happened, written) };
  return {
    ...next,
    stage,
    ended,
    fields: fields ? { ...next.fields, ...fields } : next.fields,
    stepsDone: { ...before.stepsDone, [step]: (before.stepsDone[step] ?? 0) + 1 },
    clocks: clocks ? { ...before.clocks, ...clocks } : before.clocks,
    breaches: clocks ? breachesOf(before, clocks) : before.breaches,
  };
}
