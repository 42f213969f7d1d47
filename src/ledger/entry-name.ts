import type { Matter } from '../catalog/index.ts';
import type { Wording } from '../kernel/index.ts';
import type { Entry } from './chain.ts';
import { levelNames } from './matter-names.ts';

/** What the kernel itself writes, by entry type; everything else is named by the matter's step. */
const own: Readonly<Record<string, Wording>> = {
  breached: { zh: '逾期', en: 'overdue' },
  reprojected: { zh: '期限重新计算', en: 'due days computed again' },
  succeeded: { zh: '机构或岗位变动，后继承接', en: 'taken over by those that followed' },
  inspected: { zh: '实地核查结论', en: 'inspected on the spot' },
  erased: { zh: '清除非公开内容', en: 'private part erased' },
  closed: { zh: '随主办件办结', en: 'closed with the case that handled it' },
};

/** Entries of the first version, which named no step. */
const first: Readonly<Record<string, Wording>> = {
  opened: { zh: '立项入账', en: 'opened' },
  adopted: { zh: '督查室认定', en: 'adopted' },
  corrected: { zh: '更正', en: 'corrected' },
  withdrawn: { zh: '撤回', en: 'withdrawn' },
  'carried-over': { zh: '结转', en: 'carried over' },
  closed: { zh: '办结', en: 'closed' },
};

/** How an entry is called on screens: by the step of its matter, or by what the kernel did. */
export function entryName(matter: Matter | undefined, { type, version, body }: Entry): Wording {
  const fallback = own[type] ?? { zh: type, en: type };
  if (version === 1) return first[type] ?? fallback;
  if (type === 'urged')
    return Object.entries(levelNames).find(([id]) => id === body['level'])?.[1] ?? fallback;
  const step = matter?.steps[String(body['step'])];
  if (step) return step.name;
  if (type === 'opened') return matter?.open.name ?? { zh: '登记', en: 'opened' };
  return fallback;
}
