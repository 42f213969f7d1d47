import type { Day } from '../../clock/index.ts';
import type { Id } from '../../kernel/index.ts';
import type { CaseProgress, Turn } from '../../ledger/index.ts';
import type { Computation, PromiseVersion, Row, Target, TargetProgress } from '../../measures/index.ts';
import { writeTarget, writeTargets } from '../sheet/target-text.ts';

/** What a row of the year's account lacks; listed before anything else. */
export type Gap =
  | 'not-adopted'
  | 'no-result'
  | 'no-evidence'
  | 'self-reported'
  | 'not-verified'
  | 'evidence-waiting'
  | 'not-ended';

/** One target with what came of it: both as texts, the source of the figure, and whether it is reached. */
export type TargetResult = {
  readonly goal: string;
  readonly result: string | null;
  readonly source: string | null;
  readonly reached: boolean | null;
  /** Result over target in per cent, to one decimal; null where a share says nothing: at most, ranges, directions. */
  readonly share: string | null;
  /** Whose figure it is, in words: of the statistics bureau, of the unit, or computed. */
  readonly grade: string | null;
  /** The figure rests on the unit's own report alone. */
  readonly selfReported: boolean;
};

/** An approved change of what was promised: old and new, when, and why it was asked for. */
export type Adjustment = {
  readonly on: Day;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
};

export type YearEndRow = {
  readonly id: Id;
  readonly number: string;
  readonly title: string;
  readonly lead: string | null;
  readonly targets: readonly TargetResult[];
  /** “3 of 5 milestones proven”; null where nothing is counted. */
  readonly count: string | null;
  /** Computed: everything promised is reached or proven; null where it cannot be told. */
  readonly done: boolean | null;
  /** The office's own finding, by the outcome it closed with. */
  readonly outcome: string | null;
  /** Why it was closed as not kept, or as kept in part. */
  readonly unmet: string | null;
  readonly verified: 'verified' | 'reported-done' | 'no';
  readonly evidence: {
    /** Each with its entry, which leads to its file. */
    readonly accepted: readonly { readonly seq: number; readonly name: string }[];
    readonly waiting: number;
    readonly refused: number;
  };
  readonly adjustments: readonly Adjustment[];
  readonly carriedOver: { readonly reason: string; readonly into: Id | null } | null;
  readonly gaps: readonly Gap[];
  /** A draft for the next work report, made of the ledger's figures alone. */
  readonly draft: string;
};

const gradeWords: Readonly<Record<string, string>> = {
  reported: '单位报送',
  verified: '核查',
  system: '系统汇总',
  'statistics-bureau': '统计部门',
};

/** How the draft calls whose figure it is. */
const gradeFigures: Readonly<Record<string, string>> = {
  reported: '单位报送数',
  verified: '核查数',
  system: '系统汇总数',
  'statistics-bureau': '统计部门数',
};

/** Figures that were summed or counted from below name themselves so, whatever lies beneath. */
function gradeOf({ basis, computed }: TargetProgress): string | null {
  if (computed.value.kind !== 'figure') return null;
  if (basis === 'children' || basis === 'parts') return '系统汇总数';
  const row = rowOf(computed);
  return row && row.kind !== 'case' ? (gradeFigures[row.grade] ?? row.grade) : null;
}

/** A share of the target is told where more is better and both are in one unit. */
function shareOf({ target, computed }: TargetProgress): string | null {
  const { value } = computed;
  const { value: wanted } = target;
  const counts = target.kind === 'value' && ['ge', 'gt', 'eq', 'approx'].includes(target.op);
  if (!counts || value.kind !== 'figure' || wanted === null || wanted <= 0 || value.unit !== target.unit)
    return null;
  return (Math.round((Number(value.value) / wanted) * 1000) / 10).toFixed(1).replace(/\.0$/, '');
}

/** The row that a figure rests on: the first that counts, going down. */
function rowOf(node: Computation): Row | undefined {
  if (node.aside) return undefined;
  if (node.row && node.row.kind !== 'case') return node.row;
  for (const part of node.parts) {
    const found = rowOf(part);
    if (found) return found;
  }
  return undefined;
}

function sourceOf({ basis, computed }: TargetProgress): string | null {
  const row = rowOf(computed);
  if (basis === 'children') return '系统汇总：下级件办结数';
  if (!row || row.kind === 'case') return basis === 'parts' ? '系统汇总：分解任务' : null;
  const grade = gradeWords[row.grade] ?? row.grade;
  if (row.kind === 'entry') return `${grade}（${row.number}第${row.seq}条记录，${row.on}）`;
  const vintage = row.vintage > 1 ? `，第${row.vintage}版` : '';
  return `${grade}“${row.measure}”${row.period}${row.edition}${vintage}（${row.on}）`;
}

const isSelfReported = ({ computed }: TargetProgress): boolean => {
  const row = rowOf(computed);
  return row !== undefined && row.kind !== 'case' && row.grade === 'reported';
};

/** The figure as a target of its own is written, so that both are in the same words and units. */
function figureText({ target, computed }: TargetProgress): string | null {
  const { value } = computed;
  if (value.kind !== 'figure') return null;
  const { opAssumed: _o, inStepWith: _i, tolerance: _t, deadline: _d, measure: _m, ...bare } = target;
  const amount = Number(value.value);
  const direction = bare.kind === 'growth' && amount < 0 ? ('down' as const) : bare.direction;
  const shown = writeTarget(
    { ...bare, direction, op: 'eq', value: Math.abs(amount), value2: null, unit: value.unit },
    target.metric,
  );
  const plain = shown.replace(/^等于/, '');
  return bare.kind !== 'growth' && amount < 0 ? `-${plain}` : plain;
}

const resultOf = (one: TargetProgress, title: string): TargetResult => ({
  goal: writeTarget(one.target, title),
  result: figureText(one),
  source: sourceOf(one),
  reached: one.reached,
  share: shareOf(one),
  grade: gradeOf(one),
  selfReported: isSelfReported(one),
});

const countText = (node: CaseProgress['progress']['count']): string | null => {
  if (node?.computed.value.kind !== 'count') return null;
  const { done, of } = node.computed.value;
  return node.what === 'milestones' ? `${of}个节点已证明${done}个` : `${of}个中已完成${done}个`;
};

const termsText = ({ targets, deadline, milestones }: PromiseVersion, title: string): string =>
  [
    ...(targets.length > 0 ? [writeTargets(targets, title).replaceAll('\n', '；')] : []),
    ...(milestones.length > 0 ? [`节点${milestones.length}个`] : []),
    `时限${deadline ?? '未定'}`,
  ].join('；');

/** Approved adjustments, each with what was promised before and after, and the reason it was asked for. */
function adjustmentsOf({ facts }: CaseProgress, turns: readonly Turn[]): Adjustment[] {
  return facts.versions.flatMap((version, at) => {
    const before = facts.versions[at - 1];
    if (version.why !== 'adjusted' || !before) return [];
    const decided = turns.find(({ seq }) => seq === version.seq);
    const asked = turns.find(({ type, seq }) => type === 'adjustment-asked' && seq === decided?.asked);
    return [
      {
        on: version.on,
        from: termsText(before, facts.title),
        to: termsText(version, facts.title),
        reason: asked?.reason ?? '',
      },
    ];
  });
}

function verifiedOf({ record: { state } }: CaseProgress): YearEndRow['verified'] {
  if (state.stage === 'verified' || (state.ended && state.verifiers.length > 0)) return 'verified';
  return state.stage === 'handled' || state.handlers.length > 0 ? 'reported-done' : 'no';
}

type Account = Omit<YearEndRow, 'gaps' | 'draft'>;

function gapsOf(account: Account, { facts, record }: CaseProgress): Gap[] {
  const { targets, count, evidence, verified } = account;
  const hasResult =
    targets.some(({ result, reached }) => result !== null || reached !== null) || count !== null;
  const figures = targets.filter(({ result }) => result !== null);
  const checks: readonly (readonly [Gap, boolean])[] = [
    ['not-adopted', facts.adoptedOn === null],
    ['no-result', !hasResult],
    ['no-evidence', evidence.accepted.length === 0],
    ['evidence-waiting', evidence.waiting > 0],
    ['self-reported', figures.length > 0 && figures.every(({ selfReported }) => selfReported)],
    ['not-verified', verified !== 'verified'],
    ['not-ended', !record.state.ended],
  ];
  return checks.flatMap(([gap, missing]) => (missing ? [gap] : []));
}

/** 新建公共停车位520个，完成目标（不低于500个）的104%（单位报送数）: the metric is said once, the figure names its grade. */
function targetSentence({ result, reached, share, grade }: TargetResult, target: Target): string {
  const goal = writeTarget(target, target.metric);
  if (result === null) return `${target.metric}（数据待补，目标：${goal}）`;
  const held =
    share === null
      ? `，目标（${goal}）${reached === null ? '是否达到待核' : reached ? '已达到' : '未达到'}`
      : `，${reached === true ? '完成' : '为'}目标（${goal}）的${share}%`;
  return `${target.metric}${result}${held}${grade === null ? '' : `（${grade}）`}`;
}

const verdictWords: Readonly<Record<YearEndRow['verified'], string>> = {
  verified: '经核查属实',
  'reported-done': '单位已报完成，尚未核查',
  no: '尚未核查',
};

const stop = (text: string): string => text.replace(/[。；，\s]+$/, '');

/** Old and new, without the deadline where that stayed. */
function adjustedText({ on, from, to }: Adjustment): string {
  const due = /；时限[^；]*$/;
  const same = due.exec(from)?.[0] === due.exec(to)?.[0];
  const [old, now] = same ? [from.replace(due, ''), to.replace(due, '')] : [from, to];
  return `目标于${on}经批准由“${old}”调整为“${now}”`;
}

/** What an office adds to the figures: revised targets with both values, the verdict, why it was not kept, what becomes of it. */
function remarksOf({ adjustments, verified, outcome, unmet, carriedOver }: Account): string[] {
  const dropped = outcome === 'not-kept' || outcome === 'partly-kept';
  return [
    ...adjustments.map(adjustedText),
    verdictWords[verified],
    ...(dropped
      ? [`${outcome === 'not-kept' ? '未完成' : '部分完成'}，原因：${stop(unmet ?? '') || '待补'}`]
      : []),
    ...(carriedOver ? [`转入下年继续推进，原因：${stop(carriedOver.reason) || '待补'}`] : []),
  ];
}

/** One sentence out of the ledger's figures; what is not there says so. Never a word of praise. */
function draftOf(account: Account, { progress }: CaseProgress): string {
  const { title, targets, count } = account;
  const figures = progress.targets.map(({ target }, at) => {
    const one = targets[at];
    return one ? targetSentence(one, target) : '';
  });
  const said = [
    ...figures.filter((text) => text !== ''),
    ...(count === null ? [] : [`${stop(title)}：${count}`]),
  ];
  const body = said.length > 0 ? said : [`${stop(title)}（完成情况待补）`];
  return `${[...body, ...remarksOf(account)].join('；')}。`;
}

/** The account of one commitment at the year's end. Pure: from its progress and its turns alone. */
export function yearEndRow(found: CaseProgress, turns: readonly Turn[]): YearEndRow {
  const { record, facts, progress } = found;
  const { state } = record;
  const own = turns.filter((turn) => turn.case === record.id);
  const carried = own.find(({ type }) => type === 'carried-over');
  const closed = own.findLast(({ type }) => type === 'closed');
  const account: Account = {
    id: record.id,
    number: record.number,
    title: state.title,
    lead: state.lead,
    targets: progress.targets.map((one) => resultOf(one, facts.title)),
    count: countText(progress.count),
    done: progress.done,
    outcome: state.outcome,
    unmet: state.outcome !== null && state.outcome !== 'kept' ? (closed?.reason ?? null) : null,
    verified: verifiedOf(found),
    evidence: {
      accepted: state.evidence
        .filter(({ accepted }) => accepted === true)
        .map(({ seq, name }) => ({ seq, name })),
      waiting: state.evidence.filter(({ accepted }) => accepted === null).length,
      refused: state.evidence.filter(({ accepted }) => accepted === false).length,
    },
    adjustments: adjustmentsOf(found, own),
    carriedOver: carried ? { reason: carried.reason, into: carried.into } : null,
  };
  return { ...account, gaps: gapsOf(account, found), draft: draftOf(account, found) };
}

/** How each gap is called in files, in the order in which they are listed. */
export const gapWords: readonly (readonly [Gap, string])[] = [
  ['not-adopted', '尚未认定'],
  ['no-result', '没有结果'],
  ['no-evidence', '没有采信的佐证'],
  ['evidence-waiting', '佐证待审核'],
  ['self-reported', '仅有单位自报数'],
  ['not-verified', '未经核查'],
  ['not-ended', '未销号、未结转'],
];
