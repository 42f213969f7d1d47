import { amountOf, type Computation, figure, nothing } from './computation.ts';
import { absolute, type Decimal, decimal, minus, negated, quotient, signOf, times, zero } from './decimal.ts';
import { toleranceOf } from './judge.ts';
import { holdsAllYear } from './planned.ts';
import type { Target } from './target.ts';

/** How far a figure is from where it should be: negative where behind, 0 where inside what was promised. */
function gapOf(target: Target, amount: Decimal, planned: Decimal, about: number): Decimal {
  if (target.op === 'le' || target.op === 'lt' || target.kind === 'rank') return minus(planned, amount);
  if (!holdsAllYear(target)) return minus(amount, planned);
  if (target.op === 'approx' || target.op === 'eq') {
    const allowed = target.op === 'eq' ? zero : toleranceOf(target, about);
    const outside = minus(absolute(minus(amount, planned)), allowed);
    return signOf(outside) > 0 ? negated(outside) : zero;
  }
  if (target.op === 'range' && target.value2 !== null) {
    const over = minus(amount, decimal(target.value2));
    if (signOf(over) > 0) return negated(over);
    const under = minus(amount, planned);
    return signOf(under) < 0 ? under : zero;
  }
  return minus(amount, planned);
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
  const gap = gapOf(target, amount, plan, about);
  const share =
    signOf(plan) === 0
      ? times(decimal(signOf(gap)), decimal(100))
      : quotient(times(gap, decimal(100)), absolute(plan), 2);
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
