import type { Wording } from '../../kernel/index.ts';
import type { Claim } from '../reading.ts';

/** Points that 左右 allows of a rate, and the share it allows of an amount. */
export const ratePoints = 0.5;
export const amountShare = 0.05;

/** How figures are judged, for every output. */
export const tolerance: Wording = {
  zh: `判断规则：计划数未写比较词的，按“不低于”对待；“左右”指比率上下 ${ratePoints} 个百分点、数量上下 ${amountShare * 100}%；好于计划数为“超额完成”，“控制在…以内”未突破为“完成”。`,
  en: `Rules: a bare planned figure means at least; “about” allows ${ratePoints} points of a rate and ${amountShare * 100}% of an amount; better than planned is exceeded, a limit that held is reached.`,
};

/** Things of which less is better, whatever the sentence says. */
const burdens =
  /浓度|能耗|失业率|死亡|事故|发生率|发病率|不良|贫困人口|综合指数|费用|成本|用时|时限|时间|价格|涨幅|资产负债/;

export type Judgement = {
  readonly verdict: 'reached' | 'exceeded' | 'short' | 'unsure';
  readonly reason: Wording;
};

type Bounds = { readonly low: number; readonly high: number };

const isRate = (claim: Claim): boolean => claim.unit === '%' || claim.unit === '百分点';
const slack = (claim: Claim, value: number): number =>
  isRate(claim) ? ratePoints : Math.abs(value) * amountShare;

/** What the report says was done, as the interval in which the figure lies. */
function doneBounds(claim: Claim, value: number, factor: number): Bounds {
  const exact = value * factor;
  switch (claim.op) {
    case 'eq':
      return { low: exact, high: exact };
    case 'ge':
    case 'gt':
      return { low: exact, high: Number.POSITIVE_INFINITY };
    case 'le':
    case 'lt':
      return { low: Number.NEGATIVE_INFINITY, high: exact };
    case 'approx': {
      const give = slack(claim, exact);
      return { low: exact - give, high: exact + give };
    }
    case 'range':
      return { low: exact, high: (claim.value2 ?? value) * factor };
  }
}

/** What was promised, as the interval that is neither short nor exceeded, where more is better. */
function plannedBounds(claim: Claim, value: number): Bounds {
  if (claim.op === 'range') return { low: value, high: claim.value2 ?? value };
  if (claim.op === 'approx') return { low: value - slack(claim, value), high: value + slack(claim, value) };
  return { low: value, high: value };
}

const say = (zh: string, en: string): Wording => ({ zh, en });
const reasons = {
  reached: say('达到计划数', 'the planned figure was reached'),
  exceeded: say('好于计划数', 'better than planned'),
  short: say('未达到计划数', 'the planned figure was not reached'),
  vague: say('本年数字是约数，不足以判断', 'the figure reported is too vague to judge'),
  numberless: say('没有可比较的数值', 'there is no value to compare'),
} as const;

/** Sums of decimals must not decide: 8.1 + 0.5 is 8.6. */
const exact = ({ low, high }: Bounds): Bounds => ({
  low: Number(low.toPrecision(12)),
  high: Number(high.toPrecision(12)),
});

function within(wish: Bounds, got: Bounds, exceeds: boolean): Judgement {
  const [planned, done] = [exact(wish), exact(got)];
  if (done.high < planned.low) return { verdict: 'short', reason: reasons.short };
  if (done.low > planned.high && exceeds) return { verdict: 'exceeded', reason: reasons.exceeded };
  if (done.low >= planned.low) return { verdict: 'reached', reason: reasons.reached };
  return { verdict: 'unsure', reason: reasons.vague };
}

const flip = ({ low, high }: Bounds): Bounds => ({ low: -high, high: -low });

const signOf = (claim: Claim): number => (claim.direction === 'down' ? -1 : 1);

/**
 * Whether what was done keeps what was planned; both measure the same thing in the same kind. `factor` turns the
 * unit of what was done into that of the plan.
 */
export function judge(planned: Claim, done: Claim, factor: number): Judgement {
  if (planned.value === null || done.value === null) return { verdict: 'unsure', reason: reasons.numberless };
  const moves = planned.kind === 'growth' || planned.kind === 'change';
  const turned = moves && signOf(planned) !== signOf(done);
  const bounds = doneBounds(done, done.value, factor);
  const got = turned ? flip(bounds) : bounds;
  const wish = plannedBounds(planned, planned.value);
  const limit = planned.op === 'le' || planned.op === 'lt';
  const less =
    limit || planned.kind === 'rank' || (planned.direction !== 'down' && burdens.test(planned.metric));
  return less ? within(flip(wish), flip(got), !limit) : within(wish, got, true);
}
