import { z } from 'zod';
import { Day } from '../clock/index.ts';
import { Id, Refusal } from '../kernel/index.ts';
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

/** The stretch of a document that a commitment rests on. `digest` is the hash of the document's text. */
export const Source = z.strictObject({
  document: Id,
  digest: z.string(),
  start: z.int(),
  end: z.int(),
  quote: z.string(),
});
export type Source = z.infer<typeof Source>;

/**
 * Body of `opened`, version 1: a commitment as the delivery office confirmed it against the text. It is a
 * reading still (law 8): no clock runs until the office adopts it.
 */
export const Opened = z.strictObject({
  matter: z.literal('commitment'),
  number: z.string(),
  title: z.string(),
  type: z.enum(['numeric', 'countable', 'descriptive']),
  targets: z.array(Target),
  deadline: Day.nullable(),
  lead: z.string(),
  /** Co-operating units, by organisation id. */
  joins: z.array(z.string()),
  /** The leader in charge, by post id. */
  leader: z.string().nullable(),
  milestones: z.array(Milestone),
  /** Named children of a countable commitment. */
  children: z.array(z.string()),
  source: Source,
});
export type Opened = z.infer<typeof Opened>;

/** What the entries of a commitment fold to. */
export type Commitment = Opened & { readonly state: 'reading' };

/** The draft under review, as far as opening asks for it. */
export type ConfirmedDraft = Omit<Opened, 'matter' | 'lead' | 'number'> & {
  readonly lead: string | null;
  readonly note: string;
};

/**
 * Decides to open a commitment.
 * @throws Refusal `bad-input` without a lead unit, without a title, or where a numeric one names no target
 */
export function openCommitment(draft: ConfirmedDraft, number: string): EntryContent {
  const { note, lead, ...rest } = draft;
  if (!lead) {
    throw new Refusal('bad-input', {
      zh: '确认前须选定牵头单位。',
      en: 'Choose the lead unit before you confirm.',
    });
  }
  if (rest.type === 'numeric' && !rest.targets.some((t) => t.value !== null || t.metric !== '')) {
    throw new Refusal('bad-input', {
      zh: '定量事项须至少有一个目标值；没有数值的，请改为“定性”。',
      en: 'A numeric commitment needs at least one target; where there is none, make it descriptive.',
    });
  }
  return {
    type: 'opened',
    version: 1,
    body: { matter: 'commitment', number, lead, ...rest } satisfies Opened,
    ...(note ? { privateBody: { note } } : {}),
  };
}

/** Folds one entry onto the state before it. An entry of an unknown type stops the fold: nothing is guessed. */
export function evolve(
  before: Commitment | undefined,
  entry: Pick<Entry, 'type' | 'version' | 'body'>,
): Commitment {
  if (entry.type === 'opened' && entry.version === 1)
    return { ...Opened.parse(entry.body), state: 'reading' };
  throw new Error(
    `No fold for entry ${entry.type} version ${entry.version} on ${before?.number ?? 'nothing'}.`,
  );
}

/** The state of a commitment after all its entries. */
export function foldCommitment(entries: readonly Pick<Entry, 'type' | 'version' | 'body'>[]): Commitment {
  const state = entries.reduce<Commitment | undefined>(evolve, undefined);
  if (!state) throw new Error('A case without entries has no state.');
  return state;
}
