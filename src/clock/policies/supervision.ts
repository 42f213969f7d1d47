import { Day } from '../day.ts';
import type { ClockPolicyInput } from '../policy.ts';
import {
  calendarDays,
  dayBefore,
  extension,
  from,
  headOfOrgan,
  ladder,
  law,
  rollsByAnalogy,
  unconfirmed,
  words,
  workingDays,
} from './parts.ts';

const complaints = '市场监督管理投诉举报处理暂行办法';
const nowComplaints = '市场监督管理投诉举报处理办法（总局令第121号）';
/** The interim measures ended when those of 2026 came into force; the spans of the latter are to be confirmed. */
const interim = { until: Day.parse('2026-04-14') };
const since2026 = { from: Day.parse('2026-04-15') };
const marketPenalty = '市场监督管理行政处罚程序规定';
const penalty = '行政处罚法';
const accident = '生产安全事故报告和调查处理条例';
const uncounted = law(marketPenalty, '第六十四条');

/** Complaints to market regulators, penalties, accidents, government inspection. */
export const supervision: readonly ClockPolicyInput[] = [
  {
    id: 'market-complaint-acceptance',
    name: words('投诉受理决定', 'acceptance of a complaint'),
    basis: [law(complaints, '第十四条')],
    valid: interim,
    span: workingDays(7),
    start: from('received', '收到投诉', 'receipt of the complaint'),
    warnings: dayBefore,
  },
  {
    id: 'market-complaint-mediation',
    name: words('投诉调解', 'mediation of a complaint'),
    basis: [law(complaints, '第二十一条')],
    valid: interim,
    span: workingDays(45),
    start: from('accepted', '受理投诉', 'acceptance of the complaint'),
    suspensions: [
      {
        ground: 'testing',
        name: words('检定、检验、检测、鉴定', 'tests and appraisals'),
        basis: law(complaints, '第二十条'),
      },
    ],
    warnings: ladder,
  },
  {
    id: 'market-complaint-mediation-2026',
    name: words('投诉调解（2026年办法）', 'mediation of a complaint (measures of 2026)'),
    basis: [unconfirmed(nowComplaints, '第二十三条第一款第五项'), rollsByAnalogy],
    valid: since2026,
    span: calendarDays(60),
    start: from('accepted', '受理投诉', 'acceptance of the complaint'),
    rolls: 'next-working-day',
    warnings: ladder,
  },
  {
    id: 'market-clue-check',
    name: words('举报线索核查', 'check of a clue'),
    basis: [law(complaints, '第二十三条')],
    valid: interim,
    span: workingDays(15),
    start: from('found', '发现线索', 'discovery of the clue'),
    extension: extension(15, headOfOrgan, unconfirmed(marketPenalty, '第十八条')),
    warnings: dayBefore,
  },
  {
    id: 'penalty-decision',
    name: words('行政处罚决定', 'penalty decision'),
    // Article 85 makes working days of two, three, five and seven days only: ninety are calendar days.
    basis: [law(penalty, '第六十条'), law(penalty, '第八十五条'), rollsByAnalogy],
    span: calendarDays(90),
    start: from('filed', '立案', 'filing of the case'),
    rolls: 'next-working-day',
    warnings: ladder,
  },
  {
    id: 'market-penalty-decision',
    name: words('市场监管行政处罚决定', 'penalty decision of a market regulator'),
    basis: [law(penalty, '第六十条'), law(marketPenalty, '第六十四条'), rollsByAnalogy],
    span: calendarDays(90),
    start: from('filed', '立案', 'filing of the case'),
    rolls: 'next-working-day',
    suspensions: [
      { ground: 'halted', name: words('中止调查', 'investigation halted'), basis: uncounted },
      { ground: 'hearing', name: words('听证', 'hearing'), basis: uncounted },
      { ground: 'announcement', name: words('公告', 'public announcement'), basis: uncounted },
      { ground: 'testing', name: words('检测、检验、检疫、鉴定', 'tests and appraisals'), basis: uncounted },
    ],
    extension: extension(30, headOfOrgan, uncounted),
    warnings: ladder,
  },
  {
    id: 'penalty-service',
    name: words('行政处罚决定书送达', 'service of a penalty decision'),
    kind: 'stage',
    basis: [law(penalty, '第六十一条'), law(penalty, '第八十五条')],
    span: workingDays(7),
    start: from('decided', '作出处罚决定', 'penalty decision'),
    warnings: dayBefore,
  },
  {
    id: 'penalty-hearing-request',
    name: words('要求听证', 'request for a hearing'),
    kind: 'stage',
    basis: [law(penalty, '第六十四条'), law(penalty, '第八十五条')],
    span: workingDays(5),
    start: from('notified', '告知听证权利', 'notice of the right to a hearing'),
    warnings: dayBefore,
  },
  {
    id: 'accident-report-unit',
    name: words('单位向县级部门报告事故', 'report of an accident by the firm'),
    basis: [law(accident, '第九条')],
    span: { amount: 1, unit: 'hour' },
    start: from('known', '单位负责人接到报告', 'the head of the firm knows'),
    warnings: { before: [{ amount: 0.5, unit: 'hour' }] },
  },
  {
    id: 'accident-report-level',
    name: words('逐级上报事故', 'report of an accident to the next level'),
    basis: [law(accident, '第十一条')],
    span: { amount: 2, unit: 'hour' },
    start: from('received', '接到事故报告', 'receipt of the report'),
    warnings: { before: [{ amount: 0.5, unit: 'hour' }] },
  },
  {
    id: 'accident-casualties',
    name: words('补报伤亡变化', 'report of changed casualties'),
    basis: [law(accident, '第十三条')],
    // The thirty days limit which deaths are counted; they are not put off by a day off.
    span: calendarDays(30),
    start: from('happened', '事故发生', 'the accident'),
  },
  {
    id: 'accident-investigation',
    name: words('事故调查报告', 'investigation report of an accident'),
    basis: [law(accident, '第二十九条'), rollsByAnalogy],
    span: calendarDays(60),
    start: from('happened', '事故发生', 'the accident'),
    rolls: 'next-working-day',
    suspensions: [
      {
        ground: 'appraisal',
        name: words('技术鉴定', 'technical appraisal'),
        basis: law(accident, '第二十七条'),
      },
    ],
    extension: extension(
      60,
      ['investigating-government', '负责事故调查的人民政府', 'the investigating government'],
      law(accident, '第二十九条'),
    ),
    warnings: ladder,
  },
  {
    id: 'accident-approval',
    name: words('事故调查报告批复', 'approval of an investigation report'),
    basis: [law(accident, '第三十二条'), rollsByAnalogy],
    span: calendarDays(15),
    start: from('received', '收到事故调查报告', 'receipt of the report'),
    rolls: 'next-working-day',
    warnings: dayBefore,
  },
  {
    id: 'inspection-objection',
    name: words('对督查结论申请复核', 'objection to an inspection’s conclusion'),
    basis: [law('政府督查工作条例', '第十七条'), rollsByAnalogy],
    span: calendarDays(30),
    start: from('received', '收到督查结论', 'receipt of the conclusion'),
    rolls: 'next-working-day',
    warnings: dayBefore,
  },
  {
    id: 'inspection-review',
    name: words('督查结论复核决定', 'decision on the objection'),
    basis: [law('政府督查工作条例', '第十七条'), rollsByAnalogy],
    span: calendarDays(30),
    start: from('requested', '收到复核申请', 'receipt of the objection'),
    rolls: 'next-working-day',
    warnings: ladder,
  },
];
