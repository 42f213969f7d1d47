import type { Matter } from '../catalog/index.ts';
import type { Wording } from '../kernel/index.ts';
import type { BodyOf } from './bodies.ts';
import { policyOf } from './case-clock.ts';

/** How a matter calls one of its clocks: a name of its own, or the policy's; its id where it has no such clock. */
export function clockName(matter: Matter | undefined, id: string): Wording {
  const clock = matter?.clocks[id];
  if (!clock) return { zh: id, en: id };
  return clock.name ?? policyOf(clock).name;
}

/** How reminders and orders are called, whatever the matter. */
export const levelNames: Readonly<Record<BodyOf<'urged'>['level'], Wording>> = {
  reminder: { zh: '提醒', en: 'reminder' },
  blue: { zh: '蓝色督办单', en: 'blue order' },
  orange: { zh: '橙色督办单', en: 'orange order' },
  red: { zh: '红色督办单', en: 'red order' },
};
