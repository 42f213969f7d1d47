import type { ClockPolicyInput } from '../policy.ts';

type Words = { zh: string; en: string };
type BasisInput = ClockPolicyInput['basis'][number];

export const words = (zh: string, en: string): Words => ({ zh, en });

/** A rule by law and article. */
export const law = (name: string, article: string): BasisInput => ({ law: name, article });

/** A rule that must be checked before it is relied on. */
export const unconfirmed = (name: string, article: string): BasisInput => ({
  law: name,
  article,
  confirmed: false,
});

/** The event a period runs from; its day is not counted (Civil Code, article 201). */
export const from = (event: string, zh: string, en: string): ClockPolicyInput['start'] => ({
  event,
  name: words(zh, en),
});

/**
 * The general rule that a last day nobody works on moves to the next working day. Public law seldom repeats it;
 * where it is used by analogy it is marked as to be confirmed.
 */
export const rollsByCivilCode: BasisInput = law('民法典', '第二百零三条');
export const rollsByAnalogy: BasisInput = unconfirmed('民法典', '第二百零三条（参照）');

export const workingDays = (amount: number): ClockPolicyInput['span'] => ({ amount, unit: 'working-day' });
export const calendarDays = (amount: number): ClockPolicyInput['span'] => ({ amount, unit: 'calendar-day' });

/** The usual ladder of reminders for a period in days. */
export const ladder: NonNullable<ClockPolicyInput['warnings']> = {
  before: [
    { amount: 5, unit: 'working-day' },
    { amount: 1, unit: 'working-day' },
  ],
  after: [
    { amount: 1, unit: 'working-day' },
    { amount: 5, unit: 'working-day' },
  ],
};

/** Reminders for short periods. */
export const dayBefore: NonNullable<ClockPolicyInput['warnings']> = {
  before: [{ amount: 1, unit: 'working-day' }],
  after: [{ amount: 1, unit: 'working-day' }],
};

/** An extension with who approves it. */
export const extension = (
  amount: number,
  [id, zh, en]: readonly [string, string, string],
  basis: BasisInput,
): NonNullable<ClockPolicyInput['extension']> => ({
  amount,
  times: 1,
  approver: { id, name: words(zh, en) },
  basis,
});

export const headOfOrgan = ['head-of-organ', '本机关负责人', 'the head of the organ'] as const;
