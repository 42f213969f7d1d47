import type { Matter } from './matter.ts';

type Words = { readonly zh: string; readonly en: string };

/** The roles that Suohe itself knows; every other one is a matter's. */
export const houseRoles: Readonly<Record<string, Words>> = {
  administrator: { zh: '系统管理员', en: 'the administrator' },
  'delivery-office': { zh: '督查室', en: 'the delivery office' },
  unit: { zh: '承办单位', en: 'the unit' },
  leader: { zh: '领导', en: 'a leader' },
  auditor: { zh: '审计员', en: 'the auditor' },
};

/** How a matter, or the house, calls a role of posts; undefined where neither has a name for it. */
export const findRoleName = (matter: Pick<Matter, 'roles'>, role: string): Words | undefined =>
  matter.roles[role] ?? houseRoles[role];
