import type { Day } from '../../clock/index.ts';
import { type AgendaLine, type CaseRecord, type Decided, fixedAgenda } from '../../ledger/index.ts';
import type { NamesOn } from '../names-on.ts';
import type { Line, Paper } from '../paper/paper.ts';
import { fullDay } from '../sheet/day-text.ts';

const numerals = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** 一, 十二, 三十: the numbers of headings. */
export function numeral(value: number): string {
  if (value <= 10) return numerals[value] ?? String(value);
  if (value < 20) return `十${numerals[value - 10]}`;
  if (value > 99) return String(value);
  const ones = value % 10;
  return `${numerals[Math.floor(value / 10)]}十${ones === 0 ? '' : numerals[ones]}`;
}

const line = (kind: Line['kind'], text: string): Line => ({ kind, text });
const dayIn = (value: unknown): Day | null =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? (value as Day) : null;
const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

/** Of a made-up county every paper says that it is simulated. */
const simulatedLine = ({ simulated }: NamesOn): Line[] =>
  simulated ? [line('plain', '（模拟数据，不是真实会议）')] : [];

const unitsOnAgenda = (agenda: readonly AgendaLine[]): string[] =>
  agenda.flatMap(({ lead }) => (typeof lead === 'string' ? [lead] : []));

/** Everybody who comes: the units of the series and those whose cases are on the agenda, each once. */
export const unitsInvited = (meeting: CaseRecord): string[] => {
  const { lead, joins } = meeting.state;
  return [...new Set([...joins, ...unitsOnAgenda(fixedAgenda(meeting))])].filter((unit) => unit !== lead);
};

const seriesName = ({ state }: CaseRecord): string => state.title.replace(/（\d{4}年\d+月\d+日）$/, '');

/** The agenda (会议议程) as it was fixed: every item with its unit, its day and the reason why it is there. Pure. */
export function agendaPaper(meeting: CaseRecord, names: NamesOn): Paper {
  const { state } = meeting;
  const agenda = fixedAgenda(meeting);
  const leftOver = Number(state.fields['leftOver'] ?? 0);
  const asOf = dayIn(String(state.fields['asOf'] ?? '').slice(0, 10));
  return {
    creator: names.county,
    title: `${names.county}${seriesName(meeting)}议程`,
    landscape: false,
    before: [
      ...simulatedLine(names),
      line('plain', `编号：${meeting.number}`),
      line('plain', `时间：${state.deadline ? fullDay(state.deadline) : '待定'}`),
      line('plain', `主持：${state.leader ? names.post(state.leader) : '待定'}`),
      line('plain', `参会单位：${unitsInvited(meeting).map(names.unit).join('、') || '—'}`),
    ],
    table: {
      columns: [
        { title: '序号', share: 6 },
        { title: '事项', share: 40 },
        { title: '牵头单位', share: 18 },
        { title: '完成时限', share: 16 },
        { title: '列入理由', share: 22 },
      ],
      rows: agenda.map((item, at) => [
        String(at + 1),
        `${item.title}${item.number ? `\n${item.number}` : ''}`,
        item.lead ? names.unit(item.lead) : '—',
        dayIn(item.deadline) ? fullDay(item.deadline as Day) : '—',
        item.reasons.join('；'),
      ]),
    },
    after: [
      line(
        'plain',
        `本议程${asOf ? `于${fullDay(asOf)}` : ''}由台账生成。${leftOver > 0 ? `另有${leftOver}件符合条件，未列入本次议程。` : ''}`,
      ),
    ],
  };
}

/** What became of a decision: its order with units and day, or the case on which it was done. */
export type Outcome = Decided & { readonly record: CaseRecord | undefined };

function becameText({ became, record }: Outcome, names: NamesOn): string {
  if (!record) return '';
  const { lead, joins, deadline } = record.state;
  if (became === 'step') return `（已在${record.number}上办理）`;
  const units = [
    ...(lead ? [`${names.unit(lead)}牵头`] : []),
    ...(joins.length > 0 ? [`${joins.map(names.unit).join('、')}配合`] : []),
    ...(deadline ? [`${fullDay(deadline)}前完成`] : []),
  ];
  return `（${[record.number, ...units].join('，')}）`;
}

const stop = (text: string): string => text.replace(/[。；\s]+$/, '');

function decisionLines(decided: readonly Outcome[], names: NamesOn): Line[] {
  if (decided.length === 0) return [line('body', '（未记录议定意见）')];
  return decided.map((one, at) =>
    line('body', `（${numeral(at + 1)}）${stop(one.text)}${becameText(one, names)}。`),
  );
}

/** The minutes (调度会纪要) as a draft made of what was recorded and of nothing else. Pure. */
export function minutesPaper(meeting: CaseRecord, decided: readonly Outcome[], names: NamesOn): Paper {
  const { state } = meeting;
  const agenda = fixedAgenda(meeting);
  const held = dayIn(state.fields['heldOn']);
  const present = textsIn(state.fields['present']).map(names.unit);
  const settled = state.stage === 'closed';
  const chair = state.leader ? names.post(state.leader) : '（主持人待补）';
  const items = agenda.flatMap((item, at): Line[] => [
    line('heading', `${numeral(at + 1)}、${item.title}${item.number ? `（${item.number}）` : ''}`),
    ...decisionLines(
      decided.filter((one) => one.item === at + 1),
      names,
    ),
  ]);
  const raised = decided.filter(({ item }) => item === 0);
  const others: Line[] =
    raised.length === 0
      ? []
      : [line('heading', `${numeral(agenda.length + 1)}、其他`), ...decisionLines(raised, names)];
  return {
    creator: names.county,
    title: `${names.county}${seriesName(meeting)}纪要${settled ? '' : '（草稿）'}`,
    landscape: false,
    before: [
      ...simulatedLine(names),
      line('plain', meeting.number),
      line(
        'body',
        `${held ? fullDay(held) : '（召开日期待补）'}，${chair}主持召开${seriesName(meeting)}。现将议定事项纪要如下：`,
      ),
      ...items,
      ...others,
    ],
    after: [line('plain', `出席单位：${present.join('、') || '（待补）'}`)],
  };
}
