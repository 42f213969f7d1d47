import type { Day } from '../../clock/index.ts';
import type { Claim, Commitment, Reading } from '../../documents/index.ts';
import { type Id, newId, Refusal } from '../../kernel/index.ts';
import type { Milestone, Target } from '../../measures/index.ts';
import { leadersNamed, type NamedLeader } from '../inflow/leaders-named.ts';
import { type NamedUnit, resolveUnits } from '../inflow/units-named.ts';
import { targetOf, targetWithoutFigure } from '../target.ts';

export type { Claim };

/** A commitment as the delivery office corrects it before it confirms. */
export type Draft = {
  readonly title: string;
  readonly type: 'numeric' | 'countable' | 'descriptive';
  readonly targets: readonly Target[];
  readonly deadline: Day | null;
  readonly lead: string | null;
  readonly joins: readonly string[];
  readonly leader: string | null;
  readonly milestones: readonly Milestone[];
  readonly children: readonly string[];
  /** The goal of the county's goal tree that it serves; absent or empty where none was chosen. */
  readonly goal?: string | undefined;
  /** For the office itself: goes to the private part of the opening entry. */
  readonly note: string;
};

/** `replaced`: merged into another, or its making was undone; kept, out of sight. */
export type ProposalState = 'proposed' | 'confirmed' | 'waived' | 'replaced';

/** A proposed commitment under review, at its place in the text. */
export type Proposal = {
  readonly id: Id;
  readonly ordinal: number;
  readonly start: number;
  readonly end: number;
  readonly state: ProposalState;
  readonly draft: Draft;
  readonly version: number;
  readonly waivedBecause: string | null;
  readonly caseId: Id | null;
};

function toDraft(
  commitment: Commitment,
  claims: ReadonlyMap<number, Claim>,
  { units, leaders }: Known,
): Draft {
  const own = commitment.claims.flatMap((id) => claims.get(id) ?? []);
  const title = commitment.text.replace(/\s+/g, ' ').slice(0, 400);
  const bare = commitment.type === 'numeric' && own.length === 0;
  const { lead, joins, unknown } = namedIn(commitment, units);
  const meant = commitment.leader === undefined ? [] : leadersNamed(commitment.leader, leaders);
  return {
    title,
    type: commitment.type,
    targets: bare
      ? [targetWithoutFigure(title)]
      : own.map((claim) => targetOf(claim, commitment.deadline)).slice(0, 20),
    deadline: commitment.deadline as Day | null,
    lead,
    joins: joins.slice(0, 40),
    leader: meant.length === 1 ? (meant[0] ?? null) : null,
    milestones: [],
    children: commitment.projects.slice(0, 500),
    note: notesOf(commitment, unknown, meant.length).join('\n'),
  };
}

/** What a person looks at before the item is confirmed: names that were not found, and a day that was reckoned. */
const notesOf = (
  { leader, deadline, dueWords }: Commitment,
  unknown: readonly string[],
  leadersMeant: number,
): string[] => [
  ...(unknown.length === 0 ? [] : [`原文还点到本县名录中没有的单位：${unknown.join('、')}`]),
  ...(leader !== undefined && leadersMeant !== 1
    ? [`原文点到“${leader}”，按岗位人员${leadersMeant === 0 ? '没有找到' : '不止一位'}，请选择牵头领导。`]
    : []),
  ...(dueWords === undefined
    ? []
    : [
        deadline === null
          ? `原文要求“${dueWords}”，没有写明日期，请补完成时限。`
          : `时限${deadline}由“${dueWords}”自会议之日推定，请核对。`,
      ]),
];

/** Minutes say themselves who leads and joins; a work report leaves it to the county's duties. */
function namedIn({ lead, joins }: Commitment, units: readonly NamedUnit[]) {
  if (joins === undefined) return { lead: null, joins: [], unknown: [] };
  return resolveUnits({ lead: lead[0]?.name ?? null, joins }, units);
}

/** The units and leaders of the day that minutes may name. */
export type Known = { readonly units: readonly NamedUnit[]; readonly leaders: readonly NamedLeader[] };

/** The proposals that a reading makes, in the order of the text. */
export function proposalsOf(
  reading: Pick<Reading, 'commitments' | 'claims'>,
  known: Known = { units: [], leaders: [] },
): Proposal[] {
  const claims = new Map(reading.claims.map((claim) => [claim.id, claim]));
  return reading.commitments
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .map((commitment, i) => ({
      id: newId(),
      ordinal: i + 1,
      start: commitment.start,
      end: commitment.end,
      state: 'proposed',
      draft: toDraft(commitment, claims, known),
      version: 1,
      waivedBecause: null,
      caseId: null,
    }));
}

const stateWords = {
  proposed: { zh: '待确认', en: 'awaiting review' },
  confirmed: { zh: '已确认立项', en: 'confirmed' },
  waived: { zh: '已标为不立项', en: 'waived' },
  replaced: { zh: '已并入其他条目', en: 'merged into another' },
} as const;

/**
 * The proposal, if it may be changed from where it stands now.
 * @param version the version that the writer saw
 * @throws Refusal `stale-version` where somebody else was faster, `wrong-state` where it stands elsewhere
 */
export function expectProposal(proposal: Proposal, state: ProposalState, version: number): Proposal {
  if (proposal.version !== version) {
    throw new Refusal(
      'stale-version',
      {
        zh: '这一条刚被别人修改过，请重新载入后再改。您填写的内容没有保存。',
        en: 'Someone else has just changed this proposal. Load it again before you change it; yours was not saved.',
      },
      { seen: version, current: proposal.version },
    );
  }
  if (proposal.state !== state) {
    const words = stateWords[proposal.state];
    throw new Refusal(
      'wrong-state',
      {
        zh: `第 ${proposal.ordinal} 条${words.zh}，不能再这样操作。`,
        en: `Proposal ${proposal.ordinal} is ${words.en}; this cannot be done to it now.`,
      },
      { state: proposal.state },
    );
  }
  return proposal;
}
