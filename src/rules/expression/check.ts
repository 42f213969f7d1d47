import { Day } from '../../clock/index.ts';
import type { Column, Columns, Expression, Fault, Kind } from './expression.ts';
import { parse } from './parse.ts';

const kinds: Record<Kind, { zh: string; en: string }> = {
  number: { zh: '数', en: 'a number' },
  text: { zh: '文字', en: 'a text' },
  boolean: { zh: '真假值', en: 'a truth value' },
  day: { zh: '日期', en: 'a day' },
};

type Typed = Column | undefined;

/** Finds every fault of an expression's types; a part that is wrong already is not reported twice. */
class Checker {
  readonly faults: Fault[] = [];
  readonly #columns: Columns;

  constructor(columns: Columns) {
    this.#columns = columns;
  }

  #fault({ start, end }: Expression, zh: string, en: string): undefined {
    this.faults.push({ start, end, zh, en });
  }

  /** A part that must be of a kind and must not be missing. */
  need(part: Expression, ...wanted: readonly Kind[]): Typed {
    const type = this.typeOf(part);
    if (!type) return undefined;
    const zh = wanted.map((kind) => kinds[kind].zh).join('或');
    const en = wanted.map((kind) => kinds[kind].en).join(' or ');
    if (!wanted.includes(type.kind))
      return this.#fault(
        part,
        `这里要${zh}，写的是${kinds[type.kind].zh}。`,
        `${en} is needed, not ${kinds[type.kind].en}.`,
      );
    if (type.optional)
      return this.#fault(
        part,
        '这个值可能没有：先用 known(值, 缺时取值) 说明，或用 is missing 判断。',
        'This may be missing: say what then with known(value, otherwise), or ask “is missing”.',
      );
    return type;
  }

  #same(parts: readonly Expression[]): Typed {
    const types = parts.map((part) => ({ part, type: this.typeOf(part) }));
    const first = types.find(({ type }) => type)?.type;
    for (const { part, type } of types)
      if (first && type && type.kind !== first.kind)
        this.#fault(
          part,
          `两边不是同一类：${kinds[first.kind].zh}与${kinds[type.kind].zh}。`,
          `${kinds[first.kind].en} cannot be held against ${kinds[type.kind].en}.`,
        );
    return first && { kind: first.kind, optional: types.some(({ type }) => type?.optional) };
  }

  typeOf(part: Expression): Typed {
    switch (part.is) {
      case 'literal':
        return this.#literal(part);
      case 'name':
        return this.#name(part);
      case 'not':
        this.need(part.of, 'boolean');
        return { kind: 'boolean' };
      case 'negative':
        this.need(part.of, 'number');
        return { kind: 'number' };
      case 'two':
        return this.#two(part);
      case 'in':
        this.#same([part.of, ...part.list]);
        return { kind: 'boolean' };
      case 'missing':
        if (this.typeOf(part.of)?.optional === false)
          this.#fault(part, '这个值总是有的。', 'This is never missing.');
        return { kind: 'boolean' };
      case 'choice':
        this.need(part.when, 'boolean');
        return this.#same([part.then, part.otherwise]);
      case 'call':
        return this.#call(part);
    }
  }

  #literal(part: Extract<Expression, { is: 'literal' }>): Typed {
    if (part.kind === 'day' && !Day.safeParse(part.value).success)
      return this.#fault(part, '没有这一天。', 'There is no such day.');
    return { kind: part.kind };
  }

  #name(part: Extract<Expression, { is: 'name' }>): Typed {
    if (Object.hasOwn(this.#columns, part.name)) return this.#columns[part.name];
    const known = Object.keys(this.#columns).join('、');
    return this.#fault(
      part,
      `没有“${part.name}”；可用的有：${known}。`,
      `There is no “${part.name}”; known are ${known}.`,
    );
  }

  #two(part: Extract<Expression, { is: 'two' }>): Typed {
    const { sign, left, right } = part;
    switch (sign) {
      case 'and':
      case 'or':
        this.need(left, 'boolean');
        this.need(right, 'boolean');
        return { kind: 'boolean' };
      case '=':
      case '!=':
        this.#same([left, right]);
        return { kind: 'boolean' };
      case '<':
      case '<=':
      case '>':
      case '>=': {
        const type = this.need(left, 'number', 'day');
        if (type) this.need(right, type.kind);
        return { kind: 'boolean' };
      }
      default:
        this.need(left, 'number');
        this.need(right, 'number');
        // Over zero there is no value: the text has to say what then.
        return sign === '/' && !isNotZero(right) ? { kind: 'number', optional: true } : { kind: 'number' };
    }
  }

  #call(part: Extract<Expression, { is: 'call' }>): Typed {
    const { name, args } = part;
    const [first, second] = args;
    if (name === 'known') {
      if (!first || !second || args.length !== 2)
        return this.#fault(
          part,
          'known 要两项：值、缺时取值。',
          'known takes two: the value, and what stands for a missing one.',
        );
      const type = this.#same([first, second]);
      return type && { kind: type.kind, optional: this.typeOf(second)?.optional ?? false };
    }
    for (const arg of args) this.need(arg, 'number');
    if (name === 'round' && !(args.length === 2 && second && isPlaces(second)))
      return this.#fault(
        part,
        'round 要两项：值、保留的小数位数（0至6）。',
        'round takes two: the value, and the decimal places from 0 to 6.',
      );
    return { kind: 'number' };
  }
}

const isNotZero = (part: Expression): boolean =>
  part.is === 'literal' && typeof part.value === 'object' && part.value.over !== 0n;

const isPlaces = (part: Expression): boolean =>
  part.is === 'literal' && typeof part.value === 'object' && part.value.under === 1n && part.value.over <= 6n;

/**
 * Reads an expression and holds it against the names it may use and the kind it must give: the expression, or
 * every fault with its place. What may be missing has to be said what then; nothing is guessed.
 */
export function readExpression(
  text: string,
  columns: Columns,
  gives: Kind,
): { readonly expression: Expression; readonly faults: readonly [] } | { readonly faults: readonly Fault[] } {
  const read = parse(text);
  if ('fault' in read) return { faults: [read.fault] };
  const checker = new Checker(columns);
  checker.need(read.expression, gives);
  return checker.faults.length > 0 ? { faults: checker.faults } : { expression: read.expression, faults: [] };
}
