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
  rollsByCivilCode,
  unconfirmed,
  words,
  workingDays,
} from './parts.ts';

const henan = '河南省优化营商环境条例';
const payment = '保障中小企业款项支付条例（2025）';
const projects = '企业投资项目核准和备案管理条例';

/** What firms are owed. */
export const business: readonly ClockPolicyInput[] = [
  {
    id: 'enterprise-start-up',
    name: words('企业开办', 'enterprise start-up'),
    basis: [law(henan, '第二十一条')],
    span: workingDays(1),
    start: from('accepted', '受理', 'acceptance'),
  },
  {
    id: 'enterprise-start-up-promise',
    name: words('企业开办（承诺半个工作日）', 'enterprise start-up (promised in half a working day)'),
    kind: 'promised',
    basis: [unconfirmed('本县对外承诺', '企业开办')],
    span: workingDays(0.5),
    start: from('accepted', '受理', 'acceptance'),
    warnings: { before: [{ amount: 1, unit: 'working-hour' }] },
  },
  {
    id: 'business-complaint-transfer',
    name: words('营商环境投诉转办', 'transfer of a business complaint'),
    kind: 'stage',
    basis: [law(henan, '第七十八条'), rollsByAnalogy],
    span: calendarDays(5),
    start: from('received', '收到投诉', 'receipt of the complaint'),
    rolls: 'next-working-day',
    warnings: dayBefore,
  },
  {
    id: 'business-complaint-handling',
    name: words('营商环境投诉办结', 'handling of a business complaint'),
    basis: [law(henan, '第七十八条'), rollsByAnalogy],
    span: calendarDays(30),
    start: from('accepted', '受理投诉', 'acceptance of the complaint'),
    rolls: 'next-working-day',
    extension: extension(30, headOfOrgan, unconfirmed(henan, '第七十八条')),
    warnings: ladder,
  },
  {
    id: 'sme-payment',
    name: words('机关、事业单位支付中小企业款项', 'payment to a small firm by a public body'),
    basis: [law(payment, '第九条第一款'), rollsByCivilCode],
    span: calendarDays(30),
    start: from('delivered', '交付', 'delivery'),
    rolls: 'next-working-day',
    warnings: ladder,
  },
  {
    id: 'sme-payment-by-contract',
    name: words('合同约定的最长付款期', 'longest term of payment by contract'),
    basis: [law(payment, '第九条第一款'), rollsByCivilCode],
    span: calendarDays(60),
    start: from('delivered', '交付', 'delivery'),
    rolls: 'next-working-day',
    warnings: ladder,
  },
  {
    id: 'sme-payment-by-large-firm',
    name: words('大型企业支付中小企业款项', 'payment to a small firm by a large one'),
    basis: [law(payment, '第九条第二款'), rollsByCivilCode],
    span: calendarDays(60),
    start: from('delivered', '交付', 'delivery'),
    rolls: 'next-working-day',
    warnings: ladder,
  },
  {
    id: 'sme-complaint-forwarding',
    name: words('拖欠款项投诉转交', 'forwarding of a complaint about late payment'),
    kind: 'stage',
    basis: [law(payment, '第二十五条第一款')],
    span: workingDays(10),
    start: from('accepted', '正式受理投诉', 'formal acceptance of the complaint'),
    warnings: dayBefore,
  },
  {
    id: 'sme-complaint-handling',
    name: words('拖欠款项投诉处理', 'handling of a complaint about late payment'),
    // Thirty days, ninety at most.
    basis: [law(payment, '第二十五条第二款'), rollsByAnalogy],
    span: calendarDays(30),
    start: from('forwarded', '收到转交的投诉', 'receipt of the forwarded complaint'),
    rolls: 'next-working-day',
    extension: extension(
      60,
      ['head-of-department', '部门负责人', 'the head of the department'],
      law(payment, '第二十五条第二款'),
    ),
    warnings: ladder,
  },
  {
    id: 'project-approval',
    name: words('企业投资项目核准', 'approval of an investment project'),
    basis: [law(projects, '第十条')],
    span: workingDays(20),
    start: from('accepted', '受理', 'acceptance'),
    extension: extension(40, headOfOrgan, law(projects, '第十条')),
    warnings: ladder,
  },
];
