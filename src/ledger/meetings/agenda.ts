import type { AgendaReason, MeetingSeries } from '../../catalog/index.ts';
import { type Day, dayAt, daysBetween, type Instant } from '../../clock/index.ts';
import type { Id, Wording } from '../../kernel/index.ts';
import type { Light } from '../../measures/index.ts';
import { levelNames } from '../matter-names.ts';
import type { CaseRecord } from '../store.ts';

/** A case that may come on an agenda, with what stands beside it. */
export type Candidate = {
  readonly record: CaseRecord;
  /** When its earliest clock is due, and how that clock is called. */
  readonly dueAt: Instant | null;
  readonly due: Day | null;
  readonly clock: Wording;
  /** It was decided by an earlier meeting of the series. */
  readonly decidedBefore: boolean;
  /** Its light, where its matter defines lights. */
  readonly light: Light | null;
};

/** Why a case is on the agenda, with the facts in words. */
export type Reason = { readonly kind: AgendaReason; readonly words: Wording };

export type AgendaItem = { readonly record: CaseRecord; readonly reasons: readonly Reason[] };
export type Agenda = {
  readonly items: readonly AgendaItem[];
  /** Cases with a reason that found no place. */
  readonly leftOver: number;
};

/** So many days before its day a case counts as due soon. */
const soon = 7;

const lateDays = ({ due }: Candidate, on: Day): number => (due === null ? 0 : daysBetween(due, on));

/** A light comes with the first of its own reasons. */
function lightReason({ light }: Candidate, colour: Light['light'], name: Wording): Wording | undefined {
  if (light?.light !== colour) return undefined;
  const why = light.reasons.find((one) => one.light === colour)?.words;
  return why ? { zh: `${name.zh}：${why.zh}`, en: `${name.en}: ${why.en}` } : name;
}

const reasons: Readonly<Record<AgendaReason, (candidate: Candidate, now: Instant) => Wording | undefined>> = {
  adjustment: ({ record }) =>
    record.state.adjustment ? { zh: '申请调整，待研究', en: 'an adjustment is asked for' } : undefined,
  brightening: ({ record }) =>
    record.state.brightening ? { zh: '申请调亮，待审批', en: 'a brighter light is asked for' } : undefined,
  returned: ({ record: { state } }) =>
    state.lead === null && state.handedBackBy.length > 0
      ? { zh: '单位退回，待裁定承办单位', en: 'handed back; who is in charge has to be ruled on' }
      : undefined,
  finding: ({ record: { state } }) =>
    state.finding && !state.finding.passed && !state.finding.answered
      ? { zh: '现场核查未通过，尚未重报', en: 'not found done on the spot, and not reported anew' }
      : undefined,
  unanswered: ({ record }) => {
    const open = record.state.urgings.filter(({ level, answered }) => level !== 'reminder' && !answered);
    const last = open.at(-1);
    if (!last) return undefined;
    const { zh, en } = levelNames[last.level];
    return {
      zh: `${zh}未回复${open.length > 1 ? `（共${open.length}份）` : ''}`,
      en: `${en} not answered${open.length > 1 ? ` (${open.length} in all)` : ''}`,
    };
  },
  'open-decision': ({ decidedBefore }) =>
    decidedBefore
      ? { zh: '前次会议议定，尚未办结', en: 'decided by an earlier meeting, still open' }
      : undefined,
  red: (candidate) => lightReason(candidate, 'red', { zh: '红灯', en: 'red light' }),
  yellow: (candidate) => lightReason(candidate, 'yellow', { zh: '黄灯', en: 'yellow light' }),
  late: (candidate, now) => {
    const { dueAt, clock } = candidate;
    if (dueAt === null || dueAt >= now) return undefined;
    const days = lateDays(candidate, dayAt(now));
    return days > 0
      ? { zh: `${clock.zh}逾期${days}天`, en: `${clock.en} late by ${days} day(s)` }
      : { zh: `${clock.zh}今天到期`, en: `${clock.en} due today` };
  },
  'due-soon': (candidate, now) => {
    const { dueAt, clock } = candidate;
    const left = -lateDays(candidate, dayAt(now));
    if (dueAt === null || dueAt < now || left > soon) return undefined;
    return { zh: `${clock.zh}还有${left}天`, en: `${clock.en}: ${left} day(s) left` };
  },
};

const rankOf = (item: AgendaItem, takes: readonly AgendaReason[]): number =>
  Math.min(...item.reasons.map(({ kind }) => takes.indexOf(kind)));

/**
 * The agenda of a meeting as of a moment: every case with a reason that the series takes, those whose first reason
 * stands higher in the series' list before the others, then the longest late; at most as many as the series says.
 * Pure: the same cases give the same agenda.
 */
export function agendaOf(
  { takes, most }: Pick<MeetingSeries, 'takes' | 'most'>,
  candidates: readonly Candidate[],
  now: Instant,
): Agenda {
  const items = candidates.flatMap((candidate) => {
    const found = takes.flatMap((kind): Reason[] => {
      const words = reasons[kind](candidate, now);
      return words ? [{ kind, words }] : [];
    });
    return found.length === 0 ? [] : [{ record: candidate.record, reasons: found, dueAt: candidate.dueAt }];
  });
  const order = items.toSorted(
    (a, b) =>
      rankOf(a, takes) - rankOf(b, takes) ||
      (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9') ||
      (a.record.number < b.record.number ? -1 : 1),
  );
  return {
    items: order.slice(0, most).map(({ record, reasons: why }) => ({ record, reasons: why })),
    leftOver: Math.max(0, order.length - most),
  };
}

/** An item as the meeting keeps it: as it was when the agenda was fixed, whatever becomes of the case. */
export type FixedItem = {
  readonly case?: Id;
  readonly number?: string;
  readonly title: string;
  readonly lead?: string | null;
  readonly deadline?: Day | null;
  readonly stage?: string;
  readonly reasons: readonly string[];
};

export const fixedItem = ({ record, reasons: why }: AgendaItem, stage: string): FixedItem => ({
  case: record.id,
  number: record.number,
  title: record.state.title,
  lead: record.state.lead,
  deadline: record.state.deadline,
  stage,
  reasons: why.map(({ words }) => words.zh),
});
