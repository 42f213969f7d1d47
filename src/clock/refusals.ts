import { Refusal } from '../kernel/index.ts';
import type { ClockPolicy } from './policy.ts';

const list = (names: readonly string[], none: string): string => (names.length > 0 ? names.join('、') : none);

/** Every "no" of a running clock, with its words. */
export const refusals = {
  notStarted: (policy: ClockPolicy) =>
    new Refusal(
      'wrong-state',
      {
        zh: `“${policy.name.zh}”还没有起算，须先有“${policy.start.name.zh}”。`,
        en: `The clock "${policy.name.en}" has not started: it starts with "${policy.start.name.en}".`,
      },
      { policy: policy.id },
    ),
  startedTwice: (policy: ClockPolicy, at: string) =>
    new Refusal(
      'wrong-state',
      {
        zh: `“${policy.name.zh}”已经起算，不能在${at}再次起算。`,
        en: `The clock "${policy.name.en}" runs already and cannot start again on ${at}.`,
      },
      { policy: policy.id, at },
    ),
  outOfOrder: (at: string, before: string) =>
    new Refusal(
      'bad-input',
      {
        zh: `${at}早于前一事件的${before}，请按时间先后登记。`,
        en: `${at} is earlier than the event before it (${before}). Enter events in order of time.`,
      },
      { at, before },
    ),
  stoppedAlready: (policy: ClockPolicy, at: string) =>
    new Refusal(
      'wrong-state',
      {
        zh: `“${policy.name.zh}”已经办结停表，${at}不能再变动。`,
        en: `The clock "${policy.name.en}" has stopped; nothing can change it on ${at}.`,
      },
      { policy: policy.id, at },
    ),
  suspendedAlready: (at: string, since: string) =>
    new Refusal(
      'wrong-state',
      {
        zh: `时限自${since}起已经中止，${at}不能重复中止。请先恢复计时。`,
        en: `The clock has been suspended since ${since}; suspensions may not overlap (${at}). Resume it first.`,
      },
      { at, since },
    ),
  notSuspended: (at: string) =>
    new Refusal(
      'wrong-state',
      {
        zh: `时限没有中止，${at}无从恢复。`,
        en: `The clock is not suspended: there is nothing to resume on ${at}.`,
      },
      { at },
    ),
  afterDue: (act: { zh: string; en: string }, at: string, due: string) =>
    new Refusal(
      'wrong-state',
      {
        zh: `时限已于${due}届满，${at}不能再${act.zh}。`,
        en: `The period ended on ${due}; it can no longer be ${act.en} on ${at}.`,
      },
      { at, due },
    ),
  unknownGround: (policy: ClockPolicy, ground: string) =>
    new Refusal(
      'not-allowed',
      {
        zh: `“${ground}”不是“${policy.name.zh}”的法定中止事由。可用的事由：${list(
          policy.suspensions.map((s) => s.name.zh),
          '无',
        )}。`,
        en: `"${ground}" is no legal ground to suspend "${policy.name.en}". Grounds: ${list(
          policy.suspensions.map((s) => s.ground),
          'none',
        )}.`,
      },
      { policy: policy.id, ground },
    ),
  unknownRestart: (policy: ClockPolicy, cause: string) =>
    new Refusal(
      'not-allowed',
      {
        zh: `“${cause}”不能使“${policy.name.zh}”重新起算。`,
        en: `"${cause}" does not restart "${policy.name.en}".`,
      },
      { policy: policy.id, cause },
    ),
  noExtension: (policy: ClockPolicy) =>
    new Refusal(
      'not-allowed',
      {
        zh: `“${policy.name.zh}”依法不得延长。`,
        en: `No rule allows an extension of "${policy.name.en}".`,
      },
      { policy: policy.id },
    ),
  wrongApprover: (policy: ClockPolicy, approver: string) =>
    new Refusal(
      'not-allowed',
      {
        zh: `延长“${policy.name.zh}”须经${policy.extension?.approver.name.zh}批准。`,
        en: `An extension of "${policy.name.en}" must be approved by: ${policy.extension?.approver.name.en}.`,
      },
      { policy: policy.id, approver },
    ),
  extendedEnough: (policy: ClockPolicy) =>
    new Refusal(
      'wrong-state',
      {
        zh: `“${policy.name.zh}”最多延长${policy.extension?.times}次，已经用完。`,
        en: `"${policy.name.en}" may be extended ${policy.extension?.times} time(s), and has been.`,
      },
      { policy: policy.id },
    ),
  extendedTooFar: (policy: ClockPolicy, amount: number) =>
    new Refusal(
      'not-allowed',
      {
        zh: `“${policy.name.zh}”每次延长须大于零、不超过${policy.extension?.amount}，不能是${amount}。`,
        en: `"${policy.name.en}" is extended by more than 0 and at most ${policy.extension?.amount} each time, not ${amount}.`,
      },
      { policy: policy.id, amount },
    ),
  onlyStops: (policy: ClockPolicy) =>
    new Refusal(
      'not-allowed',
      {
        zh: `“${policy.name.zh}”是倒算的时限，只有起算和办结。`,
        en: `"${policy.name.en}" counts back from its event: it only starts and stops.`,
      },
      { policy: policy.id },
    ),
} as const;
