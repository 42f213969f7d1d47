import type { Lights } from '../catalog/index.ts';
import type { Calendar, Day } from '../clock/index.ts';
import { type CaseFacts, type HandLight, type MeasureFacts, versionOn } from './facts.ts';
import { overdueReasons } from './overdue.ts';
import type { Progress } from './progress.ts';
import { type Colour, darkest, darkness, type Judging, type Reason, reason } from './reason.ts';
import { reportReason } from './report-due.ts';
import { lightOfTarget, type TargetLight } from './target-light.ts';

/** The light of a promise on a day, with its reasons: computed, and as a hand may have set it. */
export type Light = {
  readonly light: Colour;
  readonly computed: Colour;
  readonly reasons: readonly Reason[];
  readonly hand: HandLight | null;
  readonly targets: readonly TargetLight[];
};

/** Everything proven in time: descriptive and countable promises whose milestones are not overdue are on track. */
function countReason({ count }: Progress): Reason[] {
  if (count?.computed.value.kind !== 'count') return [];
  const { done, of } = count.computed.value;
  const milestones = count.what === 'milestones';
  return [
    reason(
      'counted',
      'green',
      milestones ? `${of}个节点已证明${done}个` : `${of}个中已完成${done}个`,
      milestones ? `${done} of ${of} milestones proven` : `${done} of ${of} finished`,
    ),
  ];
}

/** The hand that holds on a day: the last darkening, unless it was brightened since; a brightening until its day. */
function handOn(hands: readonly HandLight[], asOf: Day): HandLight | null {
  const last = hands.findLast(({ on }) => on <= asOf);
  if (!last || (last.kind === 'brightened' && last.until < asOf)) return null;
  return last;
}

function withHand(computed: Colour, hand: HandLight | null): Colour {
  if (!hand) return computed;
  return hand.kind === 'darkened' ? darkest([computed, hand.light]) : hand.light;
}

const noLight = (code: string, zh: string, en: string): Light => ({
  light: 'none',
  computed: 'none',
  reasons: [reason(code, 'none', zh, en)],
  hand: null,
  targets: [],
});

/** What a light stands on beside the promise itself. */
export type LightGround = {
  readonly known: MeasureFacts;
  readonly rule: Lights;
  readonly calendar: Calendar;
};

const bare = reason(
  'no-milestones',
  'none',
  '没有目标值也没有节点，无从判断；请补充节点',
  'Neither targets nor milestones: add milestones',
);

/**
 * The light of a promise: pure, from how far it is, how far it should be by the matter's definition, what is overdue,
 * and whether reports came. A reading has none (law 8), nor has what is ended.
 */
export function lightOf(facts: CaseFacts, found: Progress, { known, rule, calendar }: LightGround): Light {
  const { asOf } = found;
  if (facts.adoptedOn === null || facts.adoptedOn > asOf)
    return noLight('reading', '还是读数，未经认定，不亮灯', 'A reading that nobody has adopted: no light');
  if (facts.ended && facts.ended.on <= asOf)
    return noLight('ended', '已经办结，不再亮灯', 'It has ended: no light any more');
  const terms = versionOn(facts, asOf);
  const deadline = terms?.deadline ?? null;
  const judging: Judging = { facts, found, milestones: terms?.milestones ?? [], known, rule };
  const targets = found.targets.map((one, place) => lightOfTarget(judging, one, place));
  const reasons = [
    ...targets.map((one) => one.reason),
    ...countReason(found),
    ...overdueReasons(judging, deadline),
    ...reportReason(judging, deadline, calendar),
    ...(targets.length === 0 && !found.count ? [bare] : []),
  ].toSorted((a, b) => darkness[b.light] - darkness[a.light]);
  const computed = darkest(reasons.map(({ light }) => light));
  const hand = handOn(facts.handLights, asOf);
  return { light: withHand(computed, hand), computed, reasons, hand, targets: targets.map(({ one }) => one) };
}
