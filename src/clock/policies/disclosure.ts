import type { ClockPolicyInput } from '../policy.ts';
import { dayBefore, extension, from, ladder, law, words, workingDays } from './parts.ts';

const name = '政府信息公开条例';

/** Clocks of information disclosure; the regulation counts working days. */
export const disclosure: readonly ClockPolicyInput[] = [
  {
    id: 'disclosure-reply',
    name: words('政府信息公开答复', 'reply to a request for information'),
    basis: [law(name, '第三十三条第二款')],
    span: workingDays(20),
    start: from('received', '收到申请', 'receipt of the request'),
    suspensions: [
      {
        ground: 'third-party',
        name: words('征求第三方意见', 'asking a third party'),
        basis: law(name, '第三十三条第三款'),
      },
      {
        ground: 'other-organ',
        name: words('征求其他机关意见', 'asking another organ'),
        basis: law(name, '第三十三条第三款'),
      },
      {
        ground: 'correction',
        name: words('等待申请人补正', 'waiting for the correction'),
        basis: law(name, '第三十条'),
      },
    ],
    extension: extension(
      20,
      ['head-of-disclosure-office', '政府信息公开工作机构负责人', 'the head of the disclosure office'],
      law(name, '第三十三条第二款'),
    ),
    restarts: [
      {
        event: 'correction-received',
        name: words('收到补正的申请', 'receipt of the correction'),
        basis: law(name, '第三十条'),
      },
    ],
    warnings: ladder,
  },
  {
    id: 'disclosure-clarification',
    name: words('一次性告知补正', 'notice of what is unclear'),
    kind: 'stage',
    basis: [law(name, '第三十条')],
    span: workingDays(7),
    start: from('received', '收到申请', 'receipt of the request'),
    warnings: dayBefore,
  },
  {
    id: 'disclosure-third-party',
    name: words('第三方提出意见', 'opinion of the third party'),
    kind: 'stage',
    basis: [law(name, '第三十二条')],
    span: workingDays(15),
    start: from('asked', '第三方收到征求意见书', 'receipt of the letter by the third party'),
    warnings: dayBefore,
  },
  {
    id: 'disclosure-proactive',
    name: words('主动公开', 'proactive disclosure'),
    basis: [law(name, '第二十六条')],
    span: workingDays(20),
    start: from('formed', '信息形成或者变更', 'the information was made or changed'),
    warnings: dayBefore,
  },
];
