import { type Day, daysBetween, sayDay } from '../clock/index.ts';
import type { Wording } from '../kernel/index.ts';
import { amountOf } from './computation.ts';
import { decimal } from './decimal.ts';
import { canCatchUp, isLimit } from './judge.ts';
import { proofOf, waitingProof } from './parts.ts';
import { sayPeriod } from './period.ts';
import { withinTarget } from './planned.ts';
import type { TargetProgress } from './progress.ts';
import { beyond, darkest, type Judging, type Reason, reason } from './reason.ts';
import type { Milestone } from './target.ts';
import { isOnPlan } from './target-light.ts';

const wholeName: Wording = { zh: '完成时限', en: 'deadline' };

/**
 * How many calendar days something is overdue: until the day on which it was reported as done, for verifying it is not its
 * unit's work; and not before the day of adoption, for nobody was bound until then.
 */
function overdueReason(
  name: Wording,
  due: Day,
  stopped: Day | null,
  { facts, found, rule }: Judging,
): Reason[] {
  const { asOf } = found;
  const { adoptedOn } = facts;
  const until = stopped !== null && stopped < asOf ? stopped : asOf;
  if (due >= until) return [];
  const late = adoptedOn !== null && adoptedOn > due;
  const days = daysBetween(late ? adoptedOn : due, until);
  const light = late
    ? darkest([beyond(decimal(days), rule.overdue), 'yellow'])
    : beyond(decimal(days), rule.overdue);
  const on = sayDay(due);
  const from = late
    ? {
        zh: `，${sayPeriod(adoptedOn).zh}才认定，自认定之日起算`,
        en: `, was adopted on ${adoptedOn} only, and counts from then`,
      }
    : { zh: '', en: '' };
  const end =
    stopped !== null && stopped < asOf
      ? { zh: `，计至提交之日${sayPeriod(stopped).zh}`, en: `, counted until it was handed in on ${stopped}` }
      : { zh: '', en: '' };
  return [
    reason(
      'overdue',
      light,
      `“${name.zh}”应于${on.zh}完成${from.zh}，已逾期${days}天（自然日）${end.zh}`,
      `“${name.en}” was due on ${on.en}${from.en}: ${days} calendar day${days === 1 ? '' : 's'} overdue${end.en}`,
    ),
  ];
}

/** A planned value that is due: met within what counts as on plan; waiting where no figure speaks of its day yet. */
function plannedMilestone(judging: Judging, { due, planned }: Milestone): 'met' | 'waiting' | 'missed' {
  const [one] = judging.found.targets;
  const amount = one && amountOf(one.computed);
  if (!one || planned === null || one.reached) return one?.reached ? 'met' : 'missed';
  // Of limits only the latest planned value says anything, and the deviation holds against it.
  if (isLimit(one.target)) return 'met';
  if (awaits(one, due) || one.doubt) return 'waiting';
  if (amount === undefined) return 'missed';
  return isOnPlan(amount, withinTarget(one.target, decimal(planned)), judging.rule) ? 'met' : 'missed';
}

/** No figure of the measure speaks of a day yet: it is issued later, and nobody is late for that. */
const awaits = ({ target, basis, until }: TargetProgress, due: Day): boolean =>
  target.measure !== undefined && basis !== 'reports' && basis !== 'parts' && (until === null || until < due);

/** A date beside a figure, with neither a planned value nor evidence that it asks for: nothing that could be late. */
const isBare = ({ planned, evidence }: Milestone, { found }: Judging): boolean =>
  planned === null && evidence.trim() === '' && found.targets.some(({ target }) => target.value !== null);

function milestoneReasons(judging: Judging, milestone: Milestone): Reason[] {
  const { facts, found } = judging;
  const { name, due, planned } = milestone;
  if (due >= found.asOf || proofOf(facts.evidence, name, found.asOf)) return [];
  if (isBare(milestone, judging))
    return [
      reason(
        'bare-milestone',
        'none',
        `节点“${name}”没有填计划累计数，也没有写明佐证，无从判断；请补填`,
        `The milestone “${name}” has neither a planned value nor evidence to be proven by: give one of them`,
      ),
    ];
  if (planned !== null && plannedMilestone(judging, milestone) !== 'missed') return [];
  const waiting = waitingProof(facts.evidence, name, found.asOf);
  const stopped = waiting?.on ?? facts.handledOn;
  const waits = waiting
    ? [
        reason(
          'evidence-waits',
          'none',
          `“${name}”的佐证已于${sayPeriod(waiting.on).zh}提交，待督查室审核`,
          `The evidence for “${name}” was handed in on ${waiting.on} and waits for a verdict`,
        ),
      ]
    : [];
  return [...overdueReason({ zh: name, en: name }, due, stopped, judging), ...waits];
}

function targetReasons(judging: Judging, one: TargetProgress): Reason[] {
  const { target, due, reached } = one;
  const { asOf } = judging.found;
  const { metric } = target;
  if (due === null || due >= asOf || reached) return [];
  const on = sayPeriod(due);
  if (awaits(one, due))
    return [
      reason(
        'awaits-figure',
        'none',
        `“${metric}”已到期（${on.zh}），到期时的数还没有公布，公布后认定，不计逾期`,
        `“${metric}” has come to its day (${on.en}), of which no figure is issued yet: it is judged then, and not overdue`,
      ),
    ];
  if (reached === false && !canCatchUp(target) && target.value !== null && target.kind !== 'rank')
    return [
      reason(
        'not-kept',
        'red',
        `“${metric}”到期（${on.zh}）没有达到承诺`,
        `“${metric}” was not as promised on its day (${on.en})`,
      ),
    ];
  if (target.kind === 'rank' || target.value === null) return [];
  return overdueReason({ zh: metric, en: metric }, due, judging.facts.handledOn, judging);
}

/** Reported as done: what is waited for, and from when nothing counts as late any more. */
function handledReason({ facts: { handledOn, verifiedOn }, found: { asOf } }: Judging): Reason[] {
  if (handledOn === null || handledOn > asOf) return [];
  const on = sayPeriod(handledOn);
  if (verifiedOn !== null && verifiedOn <= asOf)
    return [
      reason(
        'verified',
        'none',
        `${on.zh}申请办结，${sayPeriod(verifiedOn).zh}核查通过，待销号`,
        `Reported as done on ${on.en}, verified on ${verifiedOn}, to be closed`,
      ),
    ];
  return [
    reason(
      'waits-for-verdict',
      'none',
      `已于${on.zh}申请办结，待核查；此后不再计逾期，核查不通过的恢复计算`,
      `Reported as done on ${on.en} and waiting to be verified: no more days count as overdue unless the verdict is against it`,
    ),
  ];
}

/** What was verified was late or not; it is late no more. */
const settled = (reasons: readonly Reason[], { facts: { verifiedOn }, found: { asOf } }: Judging): Reason[] =>
  reasons.map((one) => (verifiedOn !== null && verifiedOn <= asOf ? { ...one, light: 'none' } : one));

/** Milestones that are overdue, and the deadline where what was promised is not there. */
export function overdueReasons(judging: Judging, deadline: Day | null): Reason[] {
  const { found, milestones, facts } = judging;
  const late = milestones.flatMap((milestone) => milestoneReasons(judging, milestone));
  const missed = found.targets.flatMap((one) => targetReasons(judging, one));
  const bare =
    late.length === 0 && missed.length === 0 && found.targets.every(({ reached }) => reached === null);
  const whole =
    bare && deadline !== null && found.done !== true
      ? overdueReason(wholeName, deadline, facts.handledOn, judging)
      : [];
  return [...settled([...late, ...missed, ...whole], judging), ...handledReason(judging)];
}
