import { z } from 'zod';
import { type Diagnostic, hasErrors, type Place, type Wording } from '../kernel/index.ts';
import { finding } from './finding.ts';
import { ClockPolicy, type ClockPolicyInput, isTimed } from './policy.ts';
import { checkValue, readText } from './read-text.ts';

type Rule = { breaks: (policy: ClockPolicy) => boolean; path: string; says: Wording };

const whole = new Set(['calendar-day', 'month']);
const repeats = (names: readonly string[]): boolean => new Set(names).size < names.length;

/** What a policy cannot be at once. */
const rules: readonly Rule[] = [
  {
    breaks: ({ span }) => whole.has(span.unit) && !Number.isInteger(span.amount),
    path: 'span',
    says: { zh: '自然日和月只能是整数。', en: 'Calendar days and months are whole numbers.' },
  },
  {
    breaks: ({ span }) => span.amount === 0 && span.unit !== 'calendar-day',
    path: 'span',
    says: { zh: '时限为零时，单位须为自然日。', en: 'A span of nothing is counted in calendar days.' },
  },
  {
    breaks: (policy) => isTimed(policy) && policy.start.counted,
    path: 'start',
    says: {
      zh: '按小时或者不足一日计算的时限，从事件发生的时刻起算，不能把当日计入。',
      en: 'A clock by the hour or by parts of a day starts at the moment of its event; the day cannot be counted in.',
    },
  },
  {
    breaks: (policy) => isTimed(policy) && policy.rolls !== 'none',
    path: 'rolls',
    says: { zh: '按小时计算的时限不顺延。', en: 'A clock by the hour does not roll off to another day.' },
  },
  {
    breaks: (policy) =>
      policy.direction === 'before' &&
      (policy.suspensions.length > 0 || policy.restarts.length > 0 || policy.extension !== undefined),
    path: 'direction',
    says: {
      zh: '倒算的时限不能中止、延长或者重新起算。',
      en: 'A clock that counts back cannot be suspended, extended or restarted.',
    },
  },
  {
    breaks: (policy) =>
      policy.direction === 'before' && (isTimed(policy) || policy.rolls !== 'none' || policy.start.counted),
    path: 'direction',
    says: {
      zh: '倒算的时限只按整日计算，不顺延，当日不计入。',
      en: 'A clock that counts back counts whole days, does not roll off and leaves the day of the event out.',
    },
  },
  {
    breaks: ({ span, extension }) =>
      extension !== undefined && Number.isInteger(span.amount) && !Number.isInteger(extension.amount),
    path: 'extension',
    says: { zh: '时限为整数时，延长也须为整数。', en: 'A whole span is extended by whole numbers.' },
  },
  {
    breaks: ({ valid }) => valid.from !== undefined && valid.until !== undefined && valid.from > valid.until,
    path: 'valid',
    says: { zh: '施行日期晚于失效日期。', en: 'The rule ends before it begins.' },
  },
  {
    breaks: ({ suspensions }) => repeats(suspensions.map((s) => s.ground)),
    path: 'suspensions',
    says: { zh: '同一中止事由写了两次。', en: 'A ground of suspension stands twice.' },
  },
  {
    breaks: ({ restarts }) => repeats(restarts.map((r) => r.event)),
    path: 'restarts',
    says: { zh: '同一重新起算事件写了两次。', en: 'A restarting event stands twice.' },
  },
];

type PlaceOf = (path: readonly PropertyKey[]) => Place;

const contradictions = (policy: ClockPolicy, placeOf: PlaceOf): Diagnostic[] =>
  rules
    .filter((rule) => rule.breaks(policy))
    .map((rule) => finding('policy-contradicts-itself', placeOf([rule.path]), { ...rule.says }));

/** A clock policy from a value somebody wrote (YAML, a form): the policy, or every finding. */
export function checkPolicy(
  written: unknown,
  placeOf: PlaceOf = () => ({}),
): { policy: ClockPolicy | undefined; diagnostics: Diagnostic[] } {
  const { value, diagnostics } = checkValue(ClockPolicy, written, placeOf);
  if (value === undefined) return { policy: undefined, diagnostics };
  const found = contradictions(value, placeOf);
  return { policy: hasErrors(found) ? undefined : value, diagnostics: found };
}

/** Clock policies from a YAML or JSON text `{ clocks: [ … ] }`: all of them, or every finding with its place. */
export function readPolicies(
  text: string,
  file?: string,
): { policies: ClockPolicy[] | undefined; diagnostics: Diagnostic[] } {
  const { value, diagnostics, placeOf } = readText(
    z.strictObject({ clocks: z.array(ClockPolicy) }),
    text,
    file,
  );
  if (value === undefined) return { policies: undefined, diagnostics };
  const found: Diagnostic[] = [];
  const ids = new Set<string>();
  for (const [i, policy] of value.clocks.entries()) {
    found.push(...contradictions(policy, (path) => placeOf(['clocks', i, ...path])));
    if (ids.has(policy.id))
      found.push(finding('policy-id-twice', placeOf(['clocks', i, 'id']), { id: policy.id }));
    ids.add(policy.id);
  }
  return { policies: hasErrors(found) ? undefined : value.clocks, diagnostics: found };
}

/** A policy written in code, with its defaults; a wrong one is a bug. */
export function policyOf(written: ClockPolicyInput): ClockPolicy {
  const { policy, diagnostics } = checkPolicy(written);
  if (policy === undefined)
    throw new Error(`The clock ${written.id} is wrong: ${diagnostics.map((d) => d.message.en).join(' ')}`);
  return policy;
}
