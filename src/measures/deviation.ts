import { amountOf, type Computation, figure, nothing } from './computation.ts';
import { compare, type Decimal, decimal, minus, plus, quotient, signOf, times, zero } from './decimal.ts';
import { ceilingOf, isLimit, lastPlace } from './judge.ts';
import { holdsAllYear } from './planned.ts';
import type { Target } from './target.ts';

const over = (amount: Decimal, ceiling: Decimal): Decimal | undefined =>
  compare(amount, ceiling) > 0 ? minus(ceiling, amount) : undefined;

/**
 * How far a figure is from where it should be: negative where behind or beyond what was allowed, 0 where inside it.
 * What may not be overshot (about, within, exactly) is behind as soon as it is too much, at whatever time of the year.
 */
export function gapOf(target: Target, amount: Decimal, planned: Decimal, about: number): Decimal {
  if (target.kind === 'rank') return minus(lastPlace(target), amount);
  if (isLimit(target)) return minus(planned, amount);
  if (target.op === 'ge' || target.op === 'gt') return minus(amount, planned);
  const tooMuch = over(amount, ceilingOf(target, about));
  if (tooMuch) return tooMuch;
  if (!holdsAllYear(target)) return minus(amount, planned);
  // Downwards the tolerance is as wide as upwards: floor = value − (ceiling − value).
  const floor = target.op === 'approx' ? minus(plus(planned, planned), ceilingOf(target, about)) : planned;
  return compare(amount, floor) < 0 ? minus(amount, floor) : zero;
}

/** The deviation in percent of the planned value, to two decimals. */
export function deviationOf(
  target: Target,
  actual: Computation,
  planned: Computation,
  about: number,
): Computation {
  const [amount, plan] = [amountOf(actual), amountOf(planned)];
  if (amount === undefined || plan === undefined)
    return nothing({
      zh: amount === undefined ? '还没有数，偏差算不出来' : '没有计划数，偏差算不出来',
      en:
        amount === undefined
          ? 'There is no figure yet, so no deviation'
          : 'Nothing is planned, so no deviation',
    });
  if (target.kind === 'rank') return nothing({ zh: '位次不计百分比', en: 'No percentage is made of places' });
  if (signOf(plan) <= 0)
    return nothing({
      zh: '计划数不大于零，不计百分比',
      en: 'What was planned is not above zero: no percentage',
    });
  const gap = gapOf(target, amount, plan, about);
  // Too much is held against the target itself: half-way through the year the plan is smaller.
  const whole =
    compare(amount, plan) > 0 && signOf(gap) < 0 && !isLimit(target) ? decimal(target.value ?? 0) : plan;
  const share = quotient(times(gap, decimal(100)), whole, 2);
  return {
    rule: {
      zh: '偏差＝（实际－计划）÷计划，落后为负；允许范围以内为0',
      en: 'Deviation: (actual − planned) ÷ planned, negative where behind; 0 inside what was allowed',
    },
    value: figure(share, '%'),
    parts: [
      { rule: { zh: '实际', en: 'actual' }, value: actual.value, parts: [] },
      { rule: { zh: '计划', en: 'planned' }, value: planned.value, parts: planned.parts },
    ],
  };
}
