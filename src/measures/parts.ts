import type { Day } from '../clock/index.ts';
import type { Wording } from '../kernel/index.ts';
import { aside, type Computation, type Row } from './computation.ts';
import type { CaseFacts, EvidenceFact, PromiseVersion } from './facts.ts';

const caseRow = ({ id, number, title }: CaseFacts): Row => ({ kind: 'case', caseId: id, number, title });

/** How a case stands on a day: whether it counts, and whether as done. */
function endingOn({ ended }: CaseFacts, asOf: Day): 'open' | 'finished' | 'failed' | 'left-out' {
  return ended && ended.on <= asOf ? ended.how : 'open';
}

const standingWords: Readonly<Record<ReturnType<typeof endingOn>, Wording>> = {
  open: { zh: '在办', en: 'open' },
  finished: { zh: '已完成', en: 'finished' },
  failed: { zh: '已办结，未完成', en: 'closed, not finished' },
  'left-out': { zh: '已撤回或并案，不计', en: 'withdrawn or merged: not counted' },
};

/** Accepted evidence that names a milestone or child, as judged by a day; the earliest proves it. */
export const proofOf = (
  evidence: readonly EvidenceFact[],
  name: string,
  asOf: Day,
): EvidenceFact | undefined =>
  evidence
    .filter((e) => e.milestone === name && e.accepted === true && e.judgedOn !== null && e.judgedOn <= asOf)
    .toSorted((a, b) => ((a.judgedOn ?? '') < (b.judgedOn ?? '') ? -1 : 1))[0];

/** Evidence for a milestone that nobody has judged by a day, the earliest: whoever attached it has done their part. */
export const waitingProof = (
  evidence: readonly EvidenceFact[],
  name: string,
  asOf: Day,
): EvidenceFact | undefined =>
  evidence.find((e) => e.milestone === name && e.on <= asOf && (e.judgedOn === null || e.judgedOn > asOf));

/** What of evidence a node shows beside a name: the proof, or what waits for a verdict or was refused. */
function provenNode(facts: CaseFacts, name: string, asOf: Day): Computation {
  const proof = proofOf(facts.evidence, name, asOf);
  const leaf = (e: EvidenceFact, words: Wording): Computation => ({
    rule: { zh: `佐证“${e.name}”：${words.zh}`, en: `Evidence “${e.name}”: ${words.en}` },
    value: { kind: 'count', done: words === accepted ? 1 : 0, of: 1 },
    row: {
      kind: 'entry',
      caseId: facts.id,
      number: facts.number,
      seq: e.seq,
      on: e.on,
      grade: words === accepted ? 'verified' : 'reported',
      period: null,
    },
    parts: [],
  });
  const others = facts.evidence
    .filter((e) => e.milestone === name && e.on <= asOf && e !== proof)
    .map((e) => aside(leaf(e, e.accepted === false ? refused : e.accepted ? accepted : waiting)));
  return {
    rule: { zh: name, en: name },
    value: { kind: 'count', done: proof ? 1 : 0, of: 1 },
    parts: proof ? [leaf(proof, accepted), ...others] : others,
  };
}

const accepted: Wording = { zh: '已采信', en: 'accepted' };
const refused: Wording = { zh: '未采信', en: 'refused' };
const waiting: Wording = { zh: '待审核', en: 'not judged yet' };

const counted = (nodes: readonly Computation[]): Computation['value'] => {
  const used = nodes.filter((node) => !node.aside);
  const done = used.filter(({ value }) => value.kind === 'count' && value.done > 0).length;
  return { kind: 'count', done, of: used.length };
};

/** “3 of 5 milestones proven”: each by evidence that was accepted, never a percentage. */
export function milestonesProven(facts: CaseFacts, terms: PromiseVersion, asOf: Day): Computation {
  const parts = terms.milestones.map(({ name }) => provenNode(facts, name, asOf));
  return {
    rule: {
      zh: '节点逐个凭已采信的佐证认定；不折算百分比',
      en: 'Each milestone is proven by accepted evidence; no percentage is made of them',
    },
    value: counted(parts),
    parts,
  };
}

const childNode = (child: CaseFacts, asOf: Day): Computation => {
  const ending = endingOn(child, asOf);
  const words = standingWords[ending];
  const node: Computation = {
    rule: { zh: `${child.title}：${words.zh}`, en: `${child.title}: ${words.en}` },
    value: { kind: 'count', done: ending === 'finished' ? 1 : 0, of: 1 },
    row: caseRow(child),
    parts: [],
  };
  return ending === 'left-out' ? aside(node) : node;
};

const isOpenOn = ({ versions }: CaseFacts, asOf: Day): boolean => (versions[0]?.on ?? '9999') <= asOf;

/** Child cases that stood on a day, each once even if it is listed twice. */
export const partsOn = ({ parts }: CaseFacts, asOf: Day): CaseFacts[] => [
  ...new Map(parts.filter((part) => isOpenOn(part, asOf)).map((part) => [part.id, part])).values(),
];

/**
 * “3 of 5 finished”: child cases by how they ended, and children that are only named by accepted evidence. A child
 * case that goes by the name of a named child is that child.
 */
export function childrenFinished(
  facts: CaseFacts,
  terms: PromiseVersion,
  asOf: Day,
): Computation | undefined {
  const cases = partsOn(facts, asOf);
  const named = new Set(cases.map(({ title }) => title.trim()));
  const parts = [
    ...cases.map((child) => childNode(child, asOf)),
    ...terms.children.filter((name) => !named.has(name.trim())).map((name) => provenNode(facts, name, asOf)),
  ];
  if (parts.length === 0) return undefined;
  return {
    rule: {
      zh: '逐个数：下级件以办结为完成，只列名称的以采信的佐证为完成',
      en: 'Counted one by one: a child case by its closing, a child that is only named by accepted evidence',
    },
    value: counted(parts),
    parts,
  };
}
