import type { Lights } from '../catalog/index.ts';
import { addMonths, addWorkingDays, type Calendar, Day, daysBetween, sayDay } from '../clock/index.ts';
import type { Wording } from '../kernel/index.ts';
import { amountOf, type Computation, nothing } from './computation.ts';
import { compare, type Decimal, decimal, negated } from './decimal.ts';
import { deviationOf } from './deviation.ts';
import { type CaseFacts, type HandLight, type MeasureFacts, type ReportFact, versionOn } from './facts.ts';
import { type Forecast, forecastOf } from './forecast.ts';
import { proofOf } from './parts.ts';
import { daysOf } from './period.ts';
import { noPlan, plannedOn } from './planned.ts';
import type { Progress, TargetProgress } from './progress.ts';
import { periodFault } from './reported.ts';
import type { Milestone } from './target.ts';

/** `none`: nothing can be judged yet, and the reasons say why. */
export type Colour = 'green' | 'yellow' | 'red' | 'none';

/** Why a light is what it is. */
export type Reason = { readonly code: string; readonly light: Colour; readonly words: Wording };

/** One target held against what was planned for the day. */
export type TargetLight = {
  readonly light: Colour;
  readonly planned: Computation;
  /** Percent of the planned value, negative where behind. */
  readonly deviation: Computation;
  readonly forecast: Forecast;
};

/** The light of a promise on a day, with its reasons: computed, and as a hand may have set it. */
export type Light = {
  readonly light: Colour;
  readonly computed: Colour;
  readonly reasons: readonly Reason[];
  readonly hand: HandLight | null;
  readonly targets: readonly TargetLight[];
};

const darkness: Readonly<Record<Colour, number>> = { none: 0, green: 1, yellow: 2, red: 3 };

const darkest = (lights: readonly Colour[]): Colour =>
  lights.reduce<Colour>((worst, light) => (darkness[light] > darkness[worst] ? light : worst), 'none');

/** The light of an amount beyond two thresholds. */
const beyond = (amount: Decimal, { yellow, red }: Lights['behind']): Colour =>
  compare(amount, decimal(red)) > 0 ? 'red' : compare(amount, decimal(yellow)) > 0 ? 'yellow' : 'green';

const shown = (node: Computation): string => (node.value.kind === 'figure' ? node.value.value : '—');

type Judging = {
  readonly facts: CaseFacts;
  readonly found: Progress;
  readonly milestones: readonly Milestone[];
  readonly known: MeasureFacts;
  readonly rule: Lights;
};

/** A target without a figure is reached or not, by direction or pace; until its day a miss is yellow. */
function lightWithoutFigure({ reached, due, computed, target }: TargetProgress, asOf: Day): Reason {
  const said = {
    zh: `“${target.metric}”：${computed.rule.zh}`,
    en: `“${target.metric}”: ${computed.rule.en}`,
  };
  if (reached === null) return { code: 'cannot-tell', light: 'none', words: said };
  if (reached)
    return {
      code: 'moves-as-promised',
      light: 'green',
      words: { zh: `“${target.metric}”方向与承诺一致`, en: `“${target.metric}” moves as promised` },
    };
  return {
    code: 'moves-otherwise',
    light: due !== null && due < asOf ? 'red' : 'yellow',
    words: { zh: `“${target.metric}”方向与承诺不一致`, en: `“${target.metric}” does not move as promised` },
  };
}

function reasonOf(
  { target, computed }: TargetProgress,
  planned: Computation,
  deviation: Computation,
  { behind }: Lights,
): Reason {
  const behindBy = amountOf(deviation);
  const { metric } = target;
  if (behindBy === undefined)
    return {
      code: amountOf(computed) === undefined ? 'no-figure' : 'no-plan',
      light: 'none',
      words: {
        zh: `“${metric}”：${amountOf(computed) === undefined ? computed.rule.zh : planned.rule.zh}`,
        en: `“${metric}”: ${amountOf(computed) === undefined ? computed.rule.en : planned.rule.en}`,
      },
    };
  const light = beyond(negated(behindBy), behind);
  const of = {
    zh: `${shown(computed)}${target.unit}，计划${shown(planned)}${target.unit}`,
    en: `${shown(computed)} of ${shown(planned)} ${target.unit} planned`,
  };
  const percent = shown(deviation);
  return {
    code: light === 'green' ? 'on-plan' : 'behind-plan',
    light,
    words: {
      zh: `“${metric}”${of.zh}，偏差${percent}%`,
      en: `“${metric}”: ${of.en}, a deviation of ${percent} %`,
    },
  };
}

function lightOfTarget(
  judging: Judging,
  one: TargetProgress,
  place: number,
): { readonly one: TargetLight; readonly reason: Reason } {
  const { facts, found, known, rule } = judging;
  const asked = { year: facts.year, asOf: found.asOf };
  const forecast = forecastOf(facts, one, place === 0, known, {
    ...asked,
    fewest: rule.forecast,
    about: rule.about,
  });
  if (one.target.value === null) {
    const reason = lightWithoutFigure(one, found.asOf);
    const none = nothing({ zh: '没有数值目标，不计偏差', en: 'No figure was promised, so no deviation' });
    return { one: { light: reason.light, planned: none, deviation: none, forecast }, reason };
  }
  const milestones = place === 0 ? judging.milestones : [];
  const planned =
    plannedOn(one.target, one.due, milestones, { asOf: found.asOf, join: rule.between }) ?? noPlan();
  const deviation = deviationOf(one.target, one.computed, planned, rule.about);
  const reason = reasonOf(one, planned, deviation, rule);
  return { one: { light: reason.light, planned, deviation, forecast }, reason };
}

/** Whether a milestone is met: proven by evidence, or its planned value reached. */
function isMet({ facts, found }: Judging, { name, planned }: Milestone): boolean {
  if (proofOf(facts.evidence, name, found.asOf)) return true;
  const amount = found.targets[0] && amountOf(found.targets[0].computed);
  return planned !== null && amount !== undefined && compare(amount, decimal(planned)) >= 0;
}

const wholeName: Wording = { zh: '完成时限', en: 'deadline' };

function overdueReason(name: Wording, due: Day, asOf: Day, { overdue }: Lights): Reason {
  const days = daysBetween(due, asOf);
  const on = sayDay(due);
  return {
    code: 'overdue',
    light: beyond(decimal(days), overdue),
    words: {
      zh: `“${name.zh}”应于${on.zh}完成，已逾期${days}天`,
      en: `“${name.en}” was due on ${on.en}: ${days} days overdue`,
    },
  };
}

/** Milestones that are overdue, and the deadline where what was promised is not there. */
function overdueReasons(judging: Judging, deadline: Day | null): Reason[] {
  const { found, milestones, rule } = judging;
  const { asOf } = found;
  const late = milestones
    .filter((milestone) => milestone.due < asOf && !isMet(judging, milestone))
    .map(({ name, due }) => overdueReason({ zh: name, en: name }, due, asOf, rule));
  const missed = found.targets
    .filter(({ due, reached }) => due !== null && due < asOf && reached !== true)
    .map(({ target, due }) =>
      overdueReason({ zh: target.metric, en: target.metric }, due ?? asOf, asOf, rule),
    );
  const whole =
    deadline !== null && deadline < asOf && found.done !== true && missed.length === 0 && late.length === 0;
  return [...late, ...missed, ...(whole ? [overdueReason(wholeName, deadline, asOf, rule)] : [])];
}

const monthOf = (day: Day): string => day.slice(0, 7);

/** The last month whose report had to be there: the day of the month, and the working days of grace after it. */
export function reportDue(
  rule: NonNullable<Lights['report']>,
  asOf: Day,
  calendar: Calendar,
): { month: string; due: Day } {
  for (let month = asOf; ; month = addMonths(month, -1)) {
    const due = Day.parse(`${monthOf(month)}-${String(rule.day).padStart(2, '0')}`);
    if (addWorkingDays(calendar, due, rule.graceWorkingDays) < asOf) return { month: monthOf(month), due };
  }
}

/** Whoever has only measures to be judged by is not asked for reports: one fact, one entry (law 14). */
const reportsAsked = ({ targets }: Progress): boolean =>
  targets.length === 0 || targets.some(({ target }) => target.measure === undefined);

function reportReason({ facts, found, rule }: Judging, calendar: Calendar): Reason[] {
  if (!rule.report || !reportsAsked(found) || facts.adoptedOn === null) return [];
  const { month, due } = reportDue(rule.report, found.asOf, calendar);
  if (facts.adoptedOn > due) return [];
  const speaksOf = ({ on, period }: ReportFact): string =>
    monthOf((period === null ? undefined : daysOf(period)?.last) ?? on);
  const there = facts.reports.some(
    (report) =>
      report.on <= found.asOf && speaksOf(report) >= month && periodFault(report, facts.year) === undefined,
  );
  if (there) return [];
  return [
    {
      code: 'no-report',
      light: 'red',
      words: {
        zh: `${month.replace(/-0?/, '年')}月的进展应于${sayDay(due).zh}前报送，至今没有收到`,
        en: `The report for ${month} was due on ${sayDay(due).en} and has not come`,
      },
    },
  ];
}

/** Everything proven in time: descriptive and countable promises whose milestones are not overdue are on track. */
function countReason({ count }: Progress): Reason[] {
  if (count?.computed.value.kind !== 'count') return [];
  const { done, of } = count.computed.value;
  const milestones = count.what === 'milestones';
  return [
    {
      code: 'counted',
      light: 'green',
      words: {
        zh: milestones ? `${of}个节点已证明${done}个` : `${of}个中已完成${done}个`,
        en: milestones ? `${done} of ${of} milestones proven` : `${done} of ${of} finished`,
      },
    },
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
  reasons: [{ code, light: 'none', words: { zh, en } }],
  hand: null,
  targets: [],
});

/** What a light stands on beside the promise itself. */
export type LightGround = {
  readonly known: MeasureFacts;
  readonly rule: Lights;
  readonly calendar: Calendar;
};

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
  const judging = { facts, found, milestones: terms?.milestones ?? [], known, rule };
  const targets = found.targets.map((one, place) => lightOfTarget(judging, one, place));
  const bare =
    targets.length === 0 && !found.count
      ? [
          {
            code: 'no-milestones',
            light: 'none',
            words: {
              zh: '没有目标值也没有节点，无从判断；请补充节点',
              en: 'Neither targets nor milestones: add milestones',
            },
          } as const,
        ]
      : [];
  const reasons = [
    ...targets.map(({ reason }) => reason),
    ...countReason(found),
    ...overdueReasons(judging, terms?.deadline ?? null),
    ...reportReason(judging, calendar),
    ...bare,
  ].toSorted((a, b) => darkness[b.light] - darkness[a.light]);
  const computed = darkest(reasons.map(({ light }) => light));
  const hand = handOn(facts.handLights, asOf);
  return { light: withHand(computed, hand), computed, reasons, hand, targets: targets.map(({ one }) => one) };
}
