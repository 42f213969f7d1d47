import type { Lights } from '../catalog/index.ts';
import type { Day } from '../clock/index.ts';
import { sayFigure, type Wording } from '../kernel/index.ts';
import { amountOf, type Computation, nothing } from './computation.ts';
import {
  absolute,
  compare,
  type Decimal,
  decimal,
  minus,
  negated,
  quotient,
  signOf,
  times,
  writeDecimal,
} from './decimal.ts';
import { deviationOf, gapOf } from './deviation.ts';
import { type Forecast, forecastOf } from './forecast.ts';
import { canCatchUp, isAdditive, isLimit, lastPlace } from './judge.ts';
import { sayPeriod } from './period.ts';
import { noPlan, plannedOn } from './planned.ts';
import type { TargetProgress } from './progress.ts';
import { beyond, type Colour, darkest, type Judging, type Reason, reason } from './reason.ts';

/** One target held against what was planned for the day. */
export type TargetLight = {
  readonly light: Colour;
  readonly planned: Computation;
  /** Percent of the planned value, negative where behind. */
  readonly deviation: Computation;
  readonly forecast: Forecast;
};

const say = (amount: Decimal, unit: string): Wording => sayFigure(writeDecimal(amount), unit);

/** The difference of two shares is in points, that of two amounts in their unit. */
const gapUnit = (unit: string): string => (unit === '%' || unit === '‰' ? '百分点' : unit);

const sayGap = (gap: Decimal, unit: string): Wording => {
  const words = say(absolute(gap), gapUnit(unit));
  const share = gapUnit(unit) === '百分点';
  if (signOf(gap) === 0) return { zh: '正好', en: 'exactly as much' };
  const less = signOf(gap) < 0;
  return {
    zh: `${share ? (less ? '低' : '高') : less ? '少' : '多'}${share ? words.zh.replace('百分点', '个百分点') : words.zh}`,
    en: `${words.en} ${less ? 'less' : 'more'}`,
  };
};

const movedWords = (sign: number): Wording =>
  sign > 0
    ? { zh: '上升', en: 'has risen' }
    : sign < 0
      ? { zh: '下降', en: 'has fallen' }
      : { zh: '持平', en: 'has not moved' };

/** Keeping pace in words: how much more or less it grew than the other. */
function paceWords(metric: string, inStepWith: string, amount: Decimal, until: Day | null): Wording {
  const of =
    until === null ? { zh: '', en: '' } : { zh: `截至${sayPeriod(until).zh}`, en: `until ${until} ` };
  const gap = sayGap(amount, '%');
  if (signOf(amount) === 0)
    return {
      zh: `“${metric}”${of.zh}的增速与“${inStepWith}”相同`,
      en: `“${metric}” ${of.en}grew as much as “${inStepWith}”`,
    };
  return {
    zh: `“${metric}”${of.zh}的增速比“${inStepWith}”${gap.zh}`,
    en: `“${metric}” ${of.en}grew by ${gap.en} than “${inStepWith}”`,
  };
}

/** A target without a figure is reached or not, by direction or pace; until its day a miss is yellow. */
function withoutFigure({ reached, due, computed, target, until }: TargetProgress, asOf: Day): Reason {
  const { metric, inStepWith } = target;
  const amount = amountOf(computed);
  if (reached === null || amount === undefined)
    return reason(
      'cannot-tell',
      'none',
      `“${metric}”：${computed.rule.zh}`,
      `“${metric}”: ${computed.rule.en}`,
    );
  const missed = due !== null && due < asOf ? 'red' : 'yellow';
  const [code, light] = reached
    ? (['moves-as-promised', 'green'] as const)
    : (['moves-otherwise', missed] as const);
  if (inStepWith !== undefined) {
    const said = paceWords(metric, inStepWith, amount, until);
    const [zh, en] = reached ? ['同步', 'in step'] : ['没有同步', 'not in step'];
    return reason(code, light, `${said.zh}，${zh}`, `${said.en}: ${en}`);
  }
  const moved = movedWords(signOf(amount));
  const [zh, en] = reached ? ['与承诺一致', 'as promised'] : ['与承诺不一致', 'otherwise than promised'];
  return reason(code, light, `“${metric}”${moved.zh}，${zh}`, `“${metric}” ${moved.en}, ${en}`);
}

/** What a target says of its day: its place, whether it is a limit, and the words that begin each reason. */
type Standing = {
  readonly one: TargetProgress;
  readonly amount: Decimal;
  readonly planned: Computation;
  readonly deviation: Computation;
  readonly asOf: Day;
  readonly judging: Judging;
};

/** “社会消费品零售总额”截至5月31日95亿元: of when a figure speaks is said where that is not today. */
function begins({ one: { target, until }, amount, asOf }: Standing): Wording {
  const of = until !== null && until < asOf ? sayPeriod(until) : undefined;
  const figure =
    target.kind === 'rank'
      ? { zh: `第${writeDecimal(amount)}位`, en: `rank ${writeDecimal(amount)}` }
      : say(amount, target.unit);
  return {
    zh: `“${target.metric}”${of ? `截至${of.zh}为` : ''}${figure.zh}`,
    en: `“${target.metric}”: ${figure.en}${of ? ` until ${of.en}` : ''}`,
  };
}

function placeReason(standing: Standing): Reason {
  const { one, amount, asOf } = standing;
  const said = begins(standing);
  const last = lastPlace(one.target);
  const aim = writeDecimal(last);
  if (one.reached)
    return reason(
      'reached',
      'green',
      `${said.zh}，在承诺的前${aim}位以内`,
      `${said.en}, within the promised first ${aim}`,
    );
  const light = one.due !== null && one.due < asOf ? 'red' : 'yellow';
  const away = writeDecimal(minus(amount, last));
  return reason(
    'behind-plan',
    light,
    `${said.zh}，承诺前${aim}位，差${away}位`,
    `${said.en}, promised the first ${aim}: ${away} behind`,
  );
}

/** An amount that was promised and is there: how much of the target that is, computed. */
function reachedReason(standing: Standing): Reason {
  const { one, amount } = standing;
  const aim = decimal(one.target.value ?? 0);
  const { zh, en } = say(aim, one.target.unit);
  const said = begins(standing);
  const share =
    isAdditive(one.target) && signOf(aim) > 0
      ? writeDecimal(quotient(times(amount, decimal(100)), aim, 1))
      : undefined;
  const late = one.due !== null && one.until !== null && one.until > one.due;
  return reason(
    late ? 'reached-late' : 'reached',
    'green',
    `${said.zh}，目标${zh}，已达到${share ? `（${share}%）` : ''}${late && one.due ? `，但晚于${sayPeriod(one.due).zh}` : ''}`,
    `${said.en} of ${en} promised: reached${share ? ` (${share}%)` : ''}${late && one.due ? `, though after ${one.due}` : ''}`,
  );
}

const planWords = ({ one: { target } }: Standing, plan: Decimal): Wording => {
  const { zh, en } = say(plan, target.unit);
  if (isLimit(target)) return { zh: `上限${zh}`, en: `at most ${en}` };
  const isAim = target.value !== null && compare(plan, decimal(target.value)) === 0;
  const about = { approx: ['左右', 'about '], range: ['', ''], eq: ['', ''] } as const;
  const [after, before] = target.op in about ? about[target.op as keyof typeof about] : ['', ''];
  const top =
    target.op === 'range' && target.value2 !== null && isAim
      ? say(decimal(target.value2), target.unit)
      : undefined;
  const word = isAim ? { zh: '目标', en: 'promised' } : { zh: '计划', en: 'planned' };
  return {
    zh: `${word.zh}${top ? `${zh}—${top.zh}` : zh}${isAim ? after : ''}`,
    en: `${isAim ? before : ''}${top ? `${en} to ${top.en}` : en} ${word.en}`,
  };
};

/** What cannot be put in percent of the plan: nothing or less was planned, so that only the difference is said. */
function bareLight(standing: Standing, gap: Decimal): Colour {
  if (signOf(gap) >= 0) return 'green';
  return isLimit(standing.one.target) ? 'red' : 'yellow';
}

/** Nothing is planned for the day: what there is, is said; before its day also what to add. */
function unplanned(standing: Standing): Reason {
  const { one, asOf, planned } = standing;
  const { target, due } = one;
  if (due === null || due >= asOf || target.value === null)
    return reason(
      'no-plan',
      'none',
      `“${target.metric}”：${planned.rule.zh}`,
      `“${target.metric}”: ${planned.rule.en}`,
    );
  const said = begins(standing);
  const aim = say(decimal(target.value), target.unit);
  return reason('no-plan', 'none', `${said.zh}，目标${aim.zh}`, `${said.en} of ${aim.en} promised`);
}

function againstPlan(standing: Standing): Reason {
  const { one, amount, planned, deviation, judging } = standing;
  const { target } = one;
  const plan = amountOf(planned);
  if (plan === undefined) return unplanned(standing);
  const gap = gapOf(target, amount, plan, judging.rule.about);
  const percent = amountOf(deviation);
  const measured =
    percent === undefined ? bareLight(standing, gap) : beyond(negated(percent), judging.rule.behind);
  // A limit that is exceeded is exceeded, however little.
  const light = isLimit(target) && signOf(gap) < 0 ? darkest([measured, 'yellow']) : measured;
  const said = begins(standing);
  // What may not be overshot is said by what it must not be more than, not by the plan of the day.
  const overshot = !isLimit(target) && signOf(gap) < 0 && compare(amount, plan) > 0;
  const aim = planWords(standing, overshot ? decimal(target.value ?? 0) : plan);
  const far = farWords(standing, plan, gap);
  // Within a limit no percentage says anything.
  const share =
    percent === undefined || (isLimit(target) && signOf(gap) >= 0) ? undefined : writeDecimal(percent);
  return reason(
    light === 'green' ? 'on-plan' : 'behind-plan',
    light,
    `${said.zh}，${aim.zh}，${far.zh}${share === undefined ? '' : `（偏差${share}%）`}`,
    `${said.en}, ${aim.en}: ${far.en}${share === undefined ? '' : `, a deviation of ${share}%`}`,
  );
}

function farWords({ one: { target }, amount }: Standing, plan: Decimal, gap: Decimal): Wording {
  const tooMuch = signOf(gap) < 0 && compare(amount, plan) > 0;
  if (isLimit(target) && !tooMuch) return { zh: '在上限以内', en: 'within it' };
  if (tooMuch) {
    const by = sayGap(gap, target.unit);
    const over = isLimit(target)
      ? { zh: '超出', en: 'exceeded by' }
      : { zh: '超出允许范围', en: 'beyond what was allowed by' };
    return { zh: `${over.zh}${by.zh.slice(1)}`, en: `${over.en} ${by.en.replace(/ less$/, '')}` };
  }
  if (signOf(gap) === 0 && compare(amount, plan) !== 0)
    return { zh: '在允许范围以内', en: 'within what was allowed' };
  return sayGap(minus(amount, plan), target.unit);
}

function reasonOf(standing: Standing): Reason {
  const { one } = standing;
  if (one.target.kind === 'rank') return placeReason(standing);
  if (one.reached && canCatchUp(one.target)) return reachedReason(standing);
  return againstPlan(standing);
}

/** The light of one target on a day, with what was planned, the deviation and the forecast. */
export function lightOfTarget(
  judging: Judging,
  one: TargetProgress,
  place: number,
): { readonly one: TargetLight; readonly reason: Reason } {
  const { facts, found, known, rule } = judging;
  const { asOf } = found;
  const { target } = one;
  const ground = { year: facts.year, asOf, fewest: rule.forecast, about: rule.about };
  const forecast = forecastOf(facts, one, place === 0, known, ground);
  const bare = (why: Reason, words: Wording) => {
    const none = nothing(words);
    return { one: { light: why.light, planned: none, deviation: none, forecast }, reason: why };
  };
  if (target.value === null)
    return bare(withoutFigure(one, asOf), {
      zh: '没有数值目标，不计偏差',
      en: 'No figure was promised, so no deviation',
    });
  // A measure is held against what was planned for the day that its figure speaks of: the next one is not issued yet.
  const on = one.until !== null && one.until < asOf ? one.until : asOf;
  const milestones = place === 0 ? judging.milestones : [];
  const planned = plannedOn(target, one.due, milestones, { asOf: on, join: rule.between }) ?? noPlan();
  const amount = amountOf(one.computed);
  if (one.doubt)
    return {
      one: { light: 'yellow', planned, deviation: nothing(one.doubt), forecast },
      reason: reason(
        'doubtful-figure',
        'yellow',
        `“${target.metric}”：${one.doubt.zh}`,
        `“${target.metric}”: ${one.doubt.en}`,
      ),
    };
  const deviation = deviationOf(target, one.computed, planned, rule.about);
  const why =
    amount === undefined
      ? reason(
          'no-figure',
          'none',
          `“${target.metric}”：${one.computed.rule.zh}`,
          `“${target.metric}”: ${one.computed.rule.en}`,
        )
      : reasonOf({ one, amount, planned, deviation, asOf, judging });
  return { one: { light: why.light, planned, deviation, forecast }, reason: why };
}

/** Whether a figure has come to a milestone's planned value, within what still counts as on plan. */
export function isOnPlan(amount: Decimal, plan: Decimal, { behind }: Lights): boolean {
  const gap = minus(amount, plan);
  if (signOf(gap) >= 0 || signOf(plan) <= 0) return signOf(gap) >= 0;
  return beyond(quotient(times(negated(gap), decimal(100)), plan, 2), behind) === 'green';
}
