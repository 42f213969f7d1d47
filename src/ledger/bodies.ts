import { z } from 'zod';
import { Day, Instant } from '../clock/index.ts';
import { Id } from '../kernel/index.ts';
import { CaseClock } from './case-clock.ts';

/**
 * What a case rests on: a stretch of a document (`digest` is the hash of its text), a row of a sheet that the
 * county brought along (`digest` is the hash of the file), or another level's case under its number.
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
  z.strictObject({
    kind: z.literal('handover'),
    /** The level or system it came from, its number there, and the day that it is due by its clock. */
    from: z.string().min(1).max(200),
    number: z.string().min(1).max(100),
    due: Day.nullable(),
  }),
]);
export type Source = z.infer<typeof Source>;

const Values = z.record(z.string(), z.unknown());

/** Terms that a correction or an adjustment changes: the kernel's own, and fields of the matter's form. */
export const Terms = z.strictObject({
  title: z.string().min(1).optional(),
  lead: z.string().optional(),
  joins: z.array(z.string()).optional(),
  leader: z.string().nullable().optional(),
  deadline: Day.nullable().optional(),
  fields: Values.optional(),
});
export type Terms = z.infer<typeof Terms>;

/** Evidence (佐证): a file known by its hash. Who attached it is the entry's author. */
export const Evidence = z.strictObject({
  name: z.string().min(1).max(200),
  digest: z.string().regex(/^(sha256|sm3):[0-9a-f]{64}$/),
  bytes: z.int().min(0),
  /** One of the kinds that the milestone type accepts, where it names any. */
  kind: z.string().min(1).max(100),
  milestone: z.string().max(200).nullable(),
  takenAt: Instant.nullable(),
  place: z.string().max(200).nullable(),
});
export type Evidence = z.infer<typeof Evidence>;

/**
 * An urging as an official document (督办单、催办单): its number, the organisation in whose name it goes out, the
 * unit that has to answer, and the last day for the answer where the county sets one.
 */
export const Order = z.strictObject({
  number: z.string().min(1).max(40),
  issuer: z.string(),
  unit: z.string().nullable(),
  due: Day.nullable(),
  /** What the county had to assume of this when it was written (law 8): `series`, `replyWorkingDays`. */
  assumed: z.array(z.string()).optional(),
});
export type Order = z.infer<typeof Order>;

/**
 * A unit that has more than the county's cap of the month with what this entry asks (为基层减负): so many demands and
 * estimated minutes, of so many. Whoever asked was warned and went on.
 */
export const OverCap = z.strictObject({
  unit: z.string(),
  month: z.string(),
  demands: z.int(),
  minutes: z.number(),
  cap: z.strictObject({ demands: z.int().nullable(), minutes: z.number().nullable() }),
});
export type OverCap = z.infer<typeof OverCap>;

const reason = z.string().min(1).max(2000);
const text = z.string().min(1).max(20_000);

/** Every entry says which step it was, and where the case stands after it: folding needs no definition. */
const moved = {
  step: z.string(),
  stage: z.string(),
  ended: z.boolean(),
  /** Clocks that this entry changed, each as it stands now. */
  clocks: z.record(z.string(), CaseClock).optional(),
  /** What the step's own form holds. */
  fields: Values.optional(),
  /** The units that it takes above their cap; absent where there is none, and in entries from before this was kept. */
  overCap: z.array(OverCap).optional(),
};

/** The bodies of all entry types, at their newest version: 2. What version 1 held stands in `upcast.ts`. */
export const bodies = {
  opened: z.strictObject({
    ...moved,
    matter: z.string(),
    /** Digest of the matter's version, and of the county's definitions, that it was opened under (law 7). */
    matterVersion: z.string().nullable(),
    definition: z.string().nullable(),
    number: z.string(),
    title: z.string(),
    opener: z.string(),
    source: Source.nullable(),
    lead: z.string().nullable(),
    joins: z.array(z.string()),
    leader: z.string().nullable(),
    deadline: Day.nullable(),
    /** The case it is a part of, and the one of the year before that it continues. */
    parent: Id.nullable(),
    continues: Id.nullable(),
  }),
  assigned: z.strictObject({
    ...moved,
    lead: z.string(),
    joins: z.array(z.string()),
    leader: z.string().nullable(),
    ruling: z.boolean(),
  }),
  accepted: z.strictObject(moved),
  'handed-back': z.strictObject({ ...moved, organisation: z.string(), reason }),
  advanced: z.strictObject(moved),
  reported: z.strictObject({
    ...moved,
    text,
    value: z.number().nullable(),
    period: z.string().max(20).nullable(),
    milestone: z.string().max(200).nullable(),
  }),
  'evidence-attached': z.strictObject({ ...moved, evidence: Evidence }),
  'evidence-judged': z.strictObject({
    ...moved,
    evidence: z.int(),
    accepted: z.boolean(),
    reason: z.string().max(2000),
  }),
  'adjustment-asked': z.strictObject({ ...moved, terms: Terms, reason }),
  'adjustment-decided': z.strictObject({
    ...moved,
    asked: z.int(),
    agreed: z.boolean(),
    terms: Terms.optional(),
    reason: z.string().max(2000),
  }),
  corrected: z.strictObject({ ...moved, terms: Terms, reason: z.string() }),
  suspended: z.strictObject({ ...moved, ground: z.string(), announcedUntil: Day.optional() }),
  resumed: z.strictObject(moved),
  extended: z.strictObject({ ...moved, clock: z.string(), amount: z.number(), approver: z.string(), reason }),
  answered: z.strictObject({ ...moved, text, class: z.string().nullable() }),
  handled: z.strictObject({ ...moved, text, class: z.string().nullable() }),
  verified: z.strictObject({
    ...moved,
    passed: z.boolean(),
    /** One of the matter's kinds of verdicts, where it has any. */
    verdict: z.string().max(50).optional(),
    /** How that kind was called then. */
    words: z.strictObject({ zh: z.string(), en: z.string() }).optional(),
    reason: z.string().max(2000),
  }),
  /** What an inspection on the spot found of this case: the verdict of another case, told here as it was passed. */
  inspected: z.strictObject({
    ...moved,
    inspection: Id,
    number: z.string(),
    passed: z.boolean(),
    words: z.strictObject({ zh: z.string(), en: z.string() }),
    reason: z.string().max(2000),
    /** Totals that were found, each of the metric it names. */
    found: z.array(z.strictObject({ metric: z.string(), value: z.number() })).optional(),
    visitedAt: z.string().nullable(),
    place: z.string().nullable(),
  }),
  closed: z.strictObject({
    ...moved,
    on: Day,
    outcome: z.string().nullable(),
    reason: z.string(),
    /** The case whose closing closed this one. */
    with: Id.optional(),
  }),
  'sent-back': z.strictObject({ ...moved, reason }),
  reopened: z.strictObject({ ...moved, reason }),
  /** A reminder or an order of the ladder (督办), or one by hand: `clock` is then null. */
  urged: z.strictObject({
    ...moved,
    level: z.enum(['reminder', 'blue', 'orange', 'red']),
    clock: z.string().nullable(),
    term: z.int(),
    rung: z.int(),
    to: z.array(z.string()),
    text: z.string().max(2000),
    /** Absent for a plain reminder of the ladder, and in entries from before orders had numbers. */
    order: Order.optional(),
  }),
  responded: z.strictObject({
    ...moved,
    urging: z.int(),
    text,
    /** Evidence that the case holds, by its `seq`. */
    evidence: z.array(z.int()).optional(),
    /** Given by the link of a notice: the post answered, and nobody signed in. */
    via: z.literal('link').optional(),
  }),
  rated: z.strictObject({
    ...moved,
    solved: z.enum(['yes', 'partly', 'no']).nullable(),
    satisfied: z.enum(['very', 'yes', 'fairly', 'no', 'not-at-all']).nullable(),
  }),
  'handed-over': z.strictObject({
    ...moved,
    to: z.string(),
    number: z.string().nullable(),
    due: Day.nullable(),
    reason,
  }),
  'taken-back': z.strictObject({ ...moved, reason }),
  merged: z.strictObject({ ...moved, into: Id, reason }),
  'carried-over': z.strictObject({ ...moved, into: Id, year: z.int(), reason: z.string() }),
  withdrawn: z.strictObject({ ...moved, reason: z.string() }),
  /** An inspector's light instead of the computed one: darker by one person, brighter only by two and until a day. */
  darkened: z.strictObject({ ...moved, light: z.enum(['yellow', 'red']), reason }),
  'brightening-asked': z.strictObject({ ...moved, light: z.enum(['green', 'yellow']), until: Day, reason }),
  'brightening-decided': z.strictObject({
    ...moved,
    asked: z.int(),
    agreed: z.boolean(),
    light: z.enum(['green', 'yellow']),
    until: Day,
    reason: z.string().max(2000),
  }),
  /** A clock's period ended and nothing had stopped it: written by the system, and never taken back. */
  breached: z.strictObject({ ...moved, clock: z.string(), due: Day }),
  /** A year's notice arrived and due days moved. */
  reprojected: z.strictObject(moved),
  /** Organisations or posts ended, and those that took over have their place: written by the system. `to` is told. */
  succeeded: z.strictObject({
    ...moved,
    organisations: z.array(z.strictObject({ from: z.string(), to: z.array(z.string()) })),
    lead: z.string().nullable(),
    joins: z.array(z.string()),
    opener: z.string(),
    /** Entries from before posts had successors say neither which ended nor who the leader is. */
    posts: z.array(z.strictObject({ from: z.string(), to: z.array(z.string()) })).optional(),
    leader: z.string().nullable().optional(),
    to: z.array(z.string()),
  }),
  /** The private part of an earlier entry is gone for good (law 3). */
  erased: z.strictObject({ ...moved, seq: z.int(), reason: z.string() }),
} as const;

export type EntryType = keyof typeof bodies;
export type BodyOf<T extends EntryType> = z.infer<(typeof bodies)[T]>;
/** An entry's type with its body. */
export type Happened = {
  readonly [T in EntryType]: { readonly type: T; readonly body: BodyOf<T> };
}[EntryType];

/** The newest version of every body. */
export const bodyVersion = 2;
