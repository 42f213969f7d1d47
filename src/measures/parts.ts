import type { Day } from '../clock/index.ts';
import type { Wording } from '../kernel/index.ts';
import { aside, type Computation, type Row } from './computation.ts';
import { type CaseFacts, type EvidenceFact, type PromiseVersion, versionOn } from './facts.ts';

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

/** The named children of a case that one of its parts has taken on by naming them as its own. */
function carriedBy(part: CaseFacts, names: readonly string[], asOf: Day): string[] {
  const own = new Set(versionOn(part, asOf)?.children.map((name) => name.trim()));
  return names.filter((name) => own.has(name.trim()));
}

/** The named children that some parts have taken on: each as a case of its name, or among those that a part names. */
export function namesTaken(parts: readonly CaseFacts[], names: readonly string[], asOf: Day): Set<string> {
  const titles = new Set(parts.map(({ title }) => title.trim()));
  const carried = parts.flatMap((part) => carriedBy(part, names, asOf));
  return new Set([...names.filter((name) => titles.has(name.trim())), ...carried]);
}

/** A named child that parts have taken on: finished with one of them, or proven there or by the case itself. */
function carriedNode(facts: CaseFacts, name: string, carriers: readonly CaseFacts[], asOf: Day): Computation {
  const ended = carriers.find((part) => endingOn(part, asOf) === 'finished');
  const proven = [...carriers, facts].map((one) => provenNode(one, name, asOf));
  const isDone = ({ value }: Computation): boolean => value.kind === 'count' && value.done > 0;
  const by = ended ?? carriers[0];
  const words = carriers.map(({ title }) => title).join('、');
  return {
    rule: { zh: `${name}（由“${words}”承担）`, en: `${name} (taken on by “${words}”)` },
    value: { kind: 'count', done: ended || proven.some(isDone) ? 1 : 0, of: 1 },
    ...(by ? { row: caseRow(by) } : {}),
    parts: proven.flatMap(({ parts }) => parts),
  };
}

/**
 * “3 of 5 finished”: child cases by how they ended, and children that are only named by accepted evidence. A child
 * case that goes by the name of a named child is that child; one that names several as its own carries those, and is not
 * counted beside them. A child that two cases carry counts once.
 */
export function childrenFinished(
  facts: CaseFacts,
  terms: PromiseVersion,
  asOf: Day,
): Computation | undefined {
  const cases = partsOn(facts, asOf);
  const titled = new Set(cases.map(({ title }) => title.trim()));
  const names = terms.children.filter((name) => !titled.has(name.trim()));
  const carriers = cases.filter(
    (part) => endingOn(part, asOf) !== 'left-out' && carriedBy(part, names, asOf).length > 0,
  );
  const nodeOf = (name: string): Computation => {
    const by = carriers.filter((part) => carriedBy(part, [name], asOf).length > 0);
    return by.length > 0 ? carriedNode(facts, name, by, asOf) : provenNode(facts, name, asOf);
  };
  const parts = [
    ...cases.filter((part) => !carriers.includes(part)).map((child) => childNode(child, asOf)),
    ...names.map(nodeOf),
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
