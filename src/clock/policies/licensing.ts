import type { ClockPolicyInput } from '../policy.ts';
import {
  calendarDays,
  dayBefore,
  extension,
  from,
  headOfOrgan,
  ladder,
  law,
  words,
  workingDays,
} from './parts.ts';

const name = '行政许可法';
const days = law(name, '第八十二条');

/** Time that is not counted in the period, of which the applicant is told in writing (article 45). */
const excluded: ClockPolicyInput['suspensions'] = [
  { ground: 'hearing', name: words('听证', 'hearing'), basis: law(name, '第四十五条') },
  { ground: 'tender', name: words('招标', 'tender'), basis: law(name, '第四十五条') },
  { ground: 'auction', name: words('拍卖', 'auction'), basis: law(name, '第四十五条') },
  { ground: 'inspection', name: words('检验', 'inspection'), basis: law(name, '第四十五条') },
  { ground: 'testing', name: words('检测', 'testing'), basis: law(name, '第四十五条') },
  { ground: 'quarantine', name: words('检疫', 'quarantine'), basis: law(name, '第四十五条') },
  { ground: 'appraisal', name: words('鉴定', 'appraisal'), basis: law(name, '第四十五条') },
  { ground: 'expert-review', name: words('专家评审', 'expert review'), basis: law(name, '第四十五条') },
];

/** Clocks of administrative licences. A day is a working day (article 82). */
export const licensing: readonly ClockPolicyInput[] = [
  {
    id: 'licence-decision',
    name: words('行政许可决定', 'licence decision'),
    basis: [law(name, '第四十二条第一款'), days],
    span: workingDays(20),
    start: from('accepted', '受理', 'acceptance'),
    suspensions: excluded,
    extension: extension(10, headOfOrgan, law(name, '第四十二条第一款')),
    warnings: ladder,
  },
  {
    id: 'licence-joint-decision',
    name: words('统一或者联合、集中办理的行政许可决定', 'joint licence decision'),
    basis: [law(name, '第四十二条第二款'), days],
    span: workingDays(45),
    start: from('accepted', '受理', 'acceptance'),
    suspensions: excluded,
    extension: extension(
      15,
      ['head-of-government', '本级人民政府负责人', 'the head of the government'],
      law(name, '第四十二条第二款'),
    ),
    warnings: ladder,
  },
  {
    id: 'licence-lower-review',
    name: words('下级机关审查', 'review by the lower organ'),
    kind: 'stage',
    basis: [law(name, '第四十三条'), days],
    span: workingDays(20),
    start: from('accepted', '受理', 'acceptance'),
    suspensions: excluded,
    warnings: ladder,
  },
  {
    id: 'licence-supplement-notice',
    name: words('一次告知补正', 'notice of what is missing'),
    kind: 'stage',
    basis: [law(name, '第三十二条第一款第四项'), days],
    span: workingDays(5),
    start: from('received', '收到申请材料', 'receipt of the application'),
    silence: { effect: 'deemed-accepted', since: 'start', basis: law(name, '第三十二条第一款第四项') },
    warnings: dayBefore,
  },
  {
    id: 'licence-certificate',
    name: words('颁发、送达许可证件', 'issue of the licence'),
    kind: 'stage',
    basis: [law(name, '第四十四条'), days],
    span: workingDays(10),
    start: from('decided', '作出准予许可决定', 'decision to license'),
    warnings: dayBefore,
  },
  {
    id: 'licence-renewal-application',
    name: words('申请延续许可', 'application for renewal'),
    basis: [law(name, '第五十条第一款'), days],
    span: workingDays(30),
    direction: 'before',
    start: from('expires', '许可有效期届满', 'expiry of the licence'),
    warnings: { before: [{ amount: 10, unit: 'working-day' }] },
  },
  {
    id: 'licence-renewal-decision',
    name: words('延续许可决定', 'renewal decision'),
    basis: [law(name, '第五十条第二款')],
    span: calendarDays(0),
    direction: 'before',
    start: from('expires', '许可有效期届满', 'expiry of the licence'),
    silence: { effect: 'deemed-renewed', since: 'due', basis: law(name, '第五十条第二款') },
    warnings: ladder,
  },
];
