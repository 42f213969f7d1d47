import { z } from 'zod';
import { Day } from '../clock/index.ts';
import { canonicalJson, Id, Refusal } from '../kernel/index.ts';
import type { Entry, EntryContent } from './chain.ts';

/** What was promised in figures. Values stand in base units: 360亿元 is 36000000000 with the unit 元. */
export const Target = z.strictObject({
  metric: z.string(),
  kind: z.enum(['value', 'change', 'growth', 'rank']),
  direction: z.enum(['up', 'down', 'none']),
  op: z.enum(['eq', 'ge', 'gt', 'le', 'lt', 'approx', 'range']),
  value: z.number().nullable(),
  value2: z.number().nullable(),
  unit: z.string(),
});
export type Target = z.infer<typeof Target>;

/** A dated intermediate promise: planned cumulative value in base units, or the evidence to be accepted. */
export const Milestone = z.strictObject({
  name: z.string(),
  due: Day,
  planned: z.number().nullable(),
  evidence: z.string(),
});
export type Milestone = z.infer<typeof Milestone>;

/**
 * What a commitment rests on: a stretch of a document (`digest` is the hash of its text), or a row of a sheet
 * that the county brought along (`digest` is the hash of the file).
 */
export const Source = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('document'),
    document: Id,
    digest: z.string(),
    start: z.int(),
    end: z.int(),
    quote: z.string(),
  }),
  z.strictObject({
    kind: z.literal('sheet'),
    file: z.string(),
    digest: z.string(),
    row: z.int(),
    quote: z.string(),
  }),
]);
export type Source = z.infer<typeof Source>;

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

/**
 * Body of `opened`, version 1: a commitment as the delivery office confirmed it against the text. It is a
 * reading still (law 8): no clock runs until the office adopts it.
 */
const Opened = z.strictObject({
  matter: z.literal('commitment'),
  number: z.string(),
  /** The version of the county's definitions that it was opened under (law 7); null where none is in force. */
  definition: z.string().nullable(),
  /** The year whose plan it belongs to. */
  year: z.int(),
  ...terms,
  source: Source,
  /** The case of the year before that this one continues. */
  continues: Id.nullable(),
});
type Opened = z.infer<typeof Opened>;

/** How a commitment ended at year's end, by the office's finding. */
export const Outcome = z.enum(['kept', 'partly-kept', 'not-kept']);
export type Outcome = z.infer<typeof Outcome>;

/** The bodies of all entry types of a commitment, at their newest version. */
const bodies = {
  opened: Opened,
  /** The office makes the county's what was a reading (law 8). */
  adopted: z.strictObject({ on: Day }),
  /** Terms that differ from before, each whole; earlier ones stand in the earlier entries. */
  corrected: z.strictObject({ terms: Terms.partial(), reason: z.string() }),
  /** Confirmed by mistake, and taken back before anything happened. */
  withdrawn: z.strictObject({ reason: z.string() }),
  /** Unfinished at year's end and continued by another case. */
  'carried-over': z.strictObject({ reason: z.string(), into: Id, year: z.int() }),
  closed: z.strictObject({ on: Day, outcome: Outcome, reason: z.string() }),
  /** The private part of an earlier entry is gone for good (law 3). */
  erased: z.strictObject({ seq: z.int(), reason: z.string() }),
} as const;
export type CommitmentEntry = keyof typeof bodies;

/** What the entries of a commitment fold to. */
export type Commitment = Opened & {
  readonly state: 'reading' | 'adopted' | 'withdrawn' | 'carried-over' | 'closed';
  readonly adoptedOn: Day | null;
  readonly outcome: Outcome | null;
  /** The case that continues this one. */
  readonly continuedBy: Id | null;
};

/** The draft under review, as far as opening asks for it. */
export type ConfirmedDraft = Omit<Opened, 'matter' | 'lead' | 'number' | 'definition'> & {
  readonly lead: string | null;
  readonly note: string;
};

const entry = <T extends CommitmentEntry>(type: T, body: z.infer<(typeof bodies)[T]>): EntryContent => ({
  type,
  version: 1,
  body,
});

/**
 * Decides to open a commitment.
 * @throws Refusal `bad-input` without a lead unit, or where a numeric one names no target
 */
export function openCommitment(
  draft: ConfirmedDraft,
  number: string,
  definition: string | null = null,
): EntryContent {
  const { note, lead, ...rest } = draft;
  if (!lead) {
    throw new Refusal('bad-input', {
      zh: '确认前须选定牵头单位。',
      en: 'Choose the lead unit before you confirm.',
    });
  }
  expectTarget(rest);
  const opened = entry('opened', { matter: 'commitment', number, definition, lead, ...rest });
  return note ? { ...opened, privateBody: { note } } : opened;
}

function expectTarget({ type, targets }: Pick<Terms, 'type' | 'targets'>): void {
  if (type !== 'numeric' || targets.length > 0) return;
  throw new Refusal('bad-input', {
    zh: '定量事项须至少有一个目标值；没有数值的，请改为“定性”。',
    en: 'A numeric commitment needs at least one target; where there is none, make it descriptive.',
  });
}

const stateWords: Record<Commitment['state'], { zh: string; en: string }> = {
  reading: { zh: '尚未认定', en: 'not adopted yet' },
  adopted: { zh: '已认定', en: 'adopted' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  'carried-over': { zh: '已结转', en: 'carried over' },
  closed: { zh: '已办结', en: 'closed' },
};

function expectState(commitment: Commitment, ...allowed: Commitment['state'][]): void {
  if (allowed.includes(commitment.state)) return;
  const { zh, en } = stateWords[commitment.state];
  throw new Refusal(
    'wrong-state',
    {
      zh: `${commitment.number}${zh}，不能这样操作。`,
      en: `${commitment.number} is ${en}; this cannot be done to it.`,
    },
    { number: commitment.number, state: commitment.state },
  );
}

/** Decides to adopt a reading: from that day it is the county's own promise. */
export function adoptCommitment(commitment: Commitment, on: Day): EntryContent {
  expectState(commitment, 'reading');
  return entry('adopted', { on });
}

/** Decides to take back what was confirmed by mistake. What is adopted stands. */
export function withdrawCommitment(commitment: Commitment, reason: string): EntryContent {
  expectState(commitment, 'reading');
  return entry('withdrawn', { reason });
}

/** Decides to correct terms; those that are as before are left out, and without any there is no entry. */
export function correctCommitment(
  commitment: Commitment,
  wish: Partial<Terms>,
  reason: string,
): EntryContent[] {
  expectState(commitment, 'reading', 'adopted');
  const changed = Object.entries(wish).filter(
    ([term, value]) =>
      value !== undefined && canonicalJson(value) !== canonicalJson(commitment[term as keyof Terms]),
  );
  if (changed.length === 0) return [];
  const different = Terms.partial().parse(Object.fromEntries(changed));
  expectTarget({
    type: different.type ?? commitment.type,
    targets: different.targets ?? commitment.targets,
  });
  return [entry('corrected', { terms: different, reason })];
}

/** Decides to carry an unfinished commitment over into the plan of another year. */
export function carryOverCommitment(
  commitment: Commitment,
  into: { id: Id; year: number },
  reason: string,
): EntryContent {
  expectState(commitment, 'adopted');
  return entry('carried-over', { into: into.id, year: into.year, reason });
}

/** Decides to close a commitment at year's end with its outcome. */
export function closeCommitment(
  commitment: Commitment,
  end: { on: Day; outcome: Outcome; reason: string },
): EntryContent {
  expectState(commitment, 'adopted');
  return entry('closed', end);
}

/** Decides to erase the private part of an earlier entry, in whatever state the commitment is. */
export const erasePart = (seq: number, reason: string): EntryContent => entry('erased', { seq, reason });

/** A commitment that has only been opened. */
const openedState = (body: Opened): Commitment => ({
  ...body,
  state: 'reading',
  adoptedOn: null,
  outcome: null,
  continuedBy: null,
});

type Stored = Pick<Entry, 'type' | 'version' | 'body'>;

/** Folds one entry onto the state before it. An entry of an unknown type stops the fold: nothing is guessed. */
export function evolve(before: Commitment | undefined, stored: Stored): Commitment {
  if (stored.version !== 1 || !Object.hasOwn(bodies, stored.type)) {
    throw new Error(`No fold for entry ${stored.type} version ${stored.version}.`);
  }
  const type = stored.type as CommitmentEntry;
  if (type === 'opened') return openedState(bodies.opened.parse(stored.body));
  if (!before) throw new Error(`A commitment begins with opened, not with ${type}.`);
  switch (type) {
    case 'adopted':
      return { ...before, state: 'adopted', adoptedOn: bodies.adopted.parse(stored.body).on };
    case 'corrected':
      return { ...before, ...(bodies.corrected.parse(stored.body).terms as Partial<Commitment>) };
    case 'erased':
      return before;
    case 'withdrawn':
      return { ...before, state: 'withdrawn' };
    case 'carried-over':
      return {
        ...before,
        state: 'carried-over',
        continuedBy: bodies['carried-over'].parse(stored.body).into,
      };
    case 'closed':
      return { ...before, state: 'closed', outcome: bodies.closed.parse(stored.body).outcome };
  }
}

/** The state of a commitment after all its entries. */
export function foldCommitment(entries: readonly Stored[]): Commitment {
  const state = entries.reduce<Commitment | undefined>(evolve, undefined);
  if (!state) throw new Error('A case without entries has no state.');
  return state;
}
