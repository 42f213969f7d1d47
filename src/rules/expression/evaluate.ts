import {
  add,
  compare,
  divide,
  type Exact,
  exact,
  larger,
  multiply,
  negative,
  round,
  smaller,
  spell,
  subtract,
} from '../../kernel/index.ts';
import type { Expression, Plain, Value } from './expression.ts';

/** What the names of an expression hold. */
export type Values = Readonly<Record<string, Plain>>;

/** A value as it is computed: numbers become exact. */
export const toValue = (plain: Plain | undefined): Value =>
  typeof plain === 'number' ? exact(plain) : (plain ?? null);

const isExact = (value: Value): value is Exact => typeof value === 'object' && value !== null;

/** The checker let only numbers come here. */
function number(value: Value): Exact {
  if (!isExact(value)) throw new Error('An unchecked expression was evaluated: a number is missing.');
  return value;
}

/** A missing value equals nothing, another missing one included. */
function equal(a: Value, b: Value): boolean {
  if (a === null || b === null) return false;
  return isExact(a) && isExact(b) ? compare(a, b) === 0 : a === b;
}

function order(a: Value, b: Value): number {
  if (typeof a === 'string' && typeof b === 'string') return Number(a > b) - Number(a < b);
  return compare(number(a), number(b));
}

function ofTwo({ sign, left, right }: Extract<Expression, { is: 'two' }>, values: Values): Value {
  const a = evaluate(left, values);
  // Asked only where it decides: the right half of “and” stands behind what the left half made sure of.
  if (sign === 'and' && a === false) return false;
  if (sign === 'or' && a === true) return true;
  const b = evaluate(right, values);
  switch (sign) {
    case 'and':
    case 'or':
      return b;
    case '=':
      return equal(a, b);
    case '!=':
      return !equal(a, b);
    case '<':
      return order(a, b) < 0;
    case '<=':
      return order(a, b) <= 0;
    case '>':
      return order(a, b) > 0;
    case '>=':
      return order(a, b) >= 0;
    case '+':
      return add(number(a), number(b));
    case '-':
      return subtract(number(a), number(b));
    case '*':
      return multiply(number(a), number(b));
    case '/':
      return number(b).over === 0n ? null : divide(number(a), number(b));
  }
}

function ofCall({ name, args }: Extract<Expression, { is: 'call' }>, values: Values): Value {
  const given = args.map((arg) => evaluate(arg, values));
  const [first = null, second = null] = given;
  switch (name) {
    case 'known':
      return first ?? second;
    case 'round':
      return round(number(first), Number(number(second).over));
    case 'min':
      return given.map(number).reduce(smaller);
    case 'max':
      return given.map(number).reduce(larger);
  }
}

/** The value of a checked expression; exact, whatever the numbers. */
export function evaluate(part: Expression, values: Values): Value {
  switch (part.is) {
    case 'literal':
      return part.value;
    case 'name':
      return toValue(values[part.name]);
    case 'not':
      return evaluate(part.of, values) !== true;
    case 'negative':
      return negative(number(evaluate(part.of, values)));
    case 'two':
      return ofTwo(part, values);
    case 'in': {
      const value = evaluate(part.of, values);
      return part.list.some((one) => equal(value, evaluate(one, values)));
    }
    case 'missing':
      return (evaluate(part.of, values) === null) !== part.negated;
    case 'choice':
      return evaluate(evaluate(part.when, values) === true ? part.then : part.otherwise, values);
    case 'call':
      return ofCall(part, values);
  }
}

/** Why a value is what it is: each part of the text with its own value, down to the names. */
export type Reason = { readonly text: string; readonly value: string; readonly parts: readonly Reason[] };

const say = (value: Value): string => (value === null ? '—' : isExact(value) ? spell(value) : String(value));

function partsOf(part: Expression, values: Values): readonly Expression[] {
  switch (part.is) {
    case 'literal':
    case 'name':
      return [];
    case 'not':
    case 'negative':
    case 'missing':
      return [part.of];
    case 'two':
      return [part.left, part.right];
    case 'in':
      return [part.of];
    case 'choice':
      return [part.when, evaluate(part.when, values) === true ? part.then : part.otherwise];
    case 'call':
      return part.args;
  }
}

/** The reasons of a value: what was asked of each part, and what it gave. Of a choice only the way taken. */
export const explain = (text: string, part: Expression, values: Values): Reason => ({
  text: text.slice(part.start, part.end),
  value: say(evaluate(part, values)),
  parts: partsOf(part, values)
    .filter((one) => one.is !== 'literal')
    .map((one) => explain(text, one, values)),
});
