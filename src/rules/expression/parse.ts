import { exact } from '../../kernel/index.ts';
import type { Called, Expression, Fault, Sign } from './expression.ts';

type Token = { readonly start: number; readonly end: number; readonly text: string; readonly sort: string };

const pattern =
  /(?<day>\d{4}-\d{2}-\d{2})|(?<number>\d+(?:\.\d+)?)|(?<text>"[^"\n]*")|(?<name>[\p{L}_][\p{L}\p{N}_]*)|(?<sign><=|>=|!=|[-+*/()=<>,[\]])/uy;

const words = new Set(['and', 'or', 'not', 'in', 'is', 'missing', 'if', 'then', 'else', 'true', 'false']);
const functions: readonly string[] = ['round', 'min', 'max', 'known'];
const longest = 2000;
const deepest = 40;

class Wrong extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.en);
    this.fault = fault;
  }
}

function tokensOf(text: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  for (;;) {
    while (/\s/.test(text[at] ?? '')) at += 1;
    if (at >= text.length) return found;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) {
      const zh = `看不懂“${text.slice(at, at + 8)}”。`;
      throw new Wrong({ start: at, end: at + 1, zh, en: `“${text.slice(at, at + 8)}” is not understood.` });
    }
    const [sort = 'sign', token = match[0]] =
      Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined) ?? [];
    const end = at + match[0].length;
    found.push({ start: at, end, text: token, sort: sort === 'name' && words.has(token) ? 'word' : sort });
    at = end;
  }
}

/** Reads one expression from left to right; each method is a line of the grammar in the room's README. */
class Reader {
  readonly #tokens: readonly Token[];
  readonly #length: number;
  #next = 0;
  #depth = 0;

  constructor(text: string) {
    this.#tokens = tokensOf(text);
    this.#length = text.length;
  }

  whole(): Expression {
    const read = this.#expression();
    const rest = this.#tokens[this.#next];
    if (rest) throw this.#wrong(`“${rest.text}”在这里多余。`, `“${rest.text}” is too much here.`);
    return read;
  }

  #wrong(zh: string, en: string): Wrong {
    const token = this.#tokens[this.#next] ?? { start: this.#length, end: this.#length };
    return new Wrong({ start: token.start, end: token.end, zh, en });
  }

  #is(text: string): boolean {
    const token = this.#tokens[this.#next];
    return token !== undefined && token.text === text && token.sort !== 'text';
  }

  #take(text: string): boolean {
    if (!this.#is(text)) return false;
    this.#next += 1;
    return true;
  }

  #expect(text: string): number {
    const token = this.#tokens[this.#next];
    if (!token || !this.#take(text))
      throw this.#wrong(`这里应当是“${text}”。`, `“${text}” is expected here.`);
    return token.end;
  }

  #expression(): Expression {
    this.#depth += 1;
    if (this.#depth > deepest) throw this.#wrong('嵌套太深。', 'It is nested too deeply.');
    const start = this.#tokens[this.#next]?.start ?? this.#length;
    const read = this.#take('if') ? this.#choice(start) : this.#either();
    this.#depth -= 1;
    return read;
  }

  #choice(start: number): Expression {
    const when = this.#expression();
    this.#expect('then');
    const then = this.#expression();
    this.#expect('else');
    const otherwise = this.#expression();
    return { is: 'choice', when, then, otherwise, start, end: otherwise.end };
  }

  #chain(signs: readonly Sign[], part: () => Expression): Expression {
    let left = part();
    for (;;) {
      const sign = signs.find((one) => this.#take(one));
      if (!sign) return left;
      const right = part();
      left = { is: 'two', sign, left, right, start: left.start, end: right.end };
    }
  }

  #either = (): Expression => this.#chain(['or'], this.#both);
  #both = (): Expression => this.#chain(['and'], this.#negation);

  #negation = (): Expression => {
    const start = this.#tokens[this.#next]?.start ?? this.#length;
    if (!this.#take('not')) return this.#comparison();
    const of = this.#negation();
    return { is: 'not', of, start, end: of.end };
  };

  #comparison(): Expression {
    const left = this.#terms();
    const sign = (['=', '!=', '<=', '>=', '<', '>'] as const).find((one) => this.#take(one));
    if (sign) {
      const right = this.#terms();
      return { is: 'two', sign, left, right, start: left.start, end: right.end };
    }
    if (this.#take('is')) {
      const negated = this.#take('not');
      const end = this.#expect('missing');
      return { is: 'missing', of: left, negated, start: left.start, end };
    }
    if (!this.#take('in')) return left;
    this.#expect('[');
    const list = this.#list(']');
    return { is: 'in', of: left, list: list.items, start: left.start, end: list.end };
  }

  #terms = (): Expression => this.#chain(['+', '-'], this.#factors);
  #factors = (): Expression => this.#chain(['*', '/'], this.#single);

  #single = (): Expression => {
    const token = this.#tokens[this.#next];
    if (!token) throw this.#wrong('到这里还没有写完。', 'It ends before it is complete.');
    const { start, end, text, sort } = token;
    if (this.#take('-')) {
      const of = this.#single();
      return { is: 'negative', of, start, end: of.end };
    }
    if (this.#take('(')) {
      const inner = this.#expression();
      return { ...inner, start, end: this.#expect(')') };
    }
    if (text === 'true' || text === 'false' || !['sign', 'word', 'name'].includes(sort)) {
      this.#next += 1;
      return { ...literalOf(token), start, end };
    }
    if (sort !== 'name') throw this.#wrong(`这里不能是“${text}”。`, `“${text}” cannot stand here.`);
    this.#next += 1;
    if (!this.#take('(')) return { is: 'name', name: text, start, end };
    const name = functions.find((one): one is Called => one === text);
    this.#next -= name ? 0 : 2;
    if (!name) throw this.#wrong(`没有函数“${text}”。`, `There is no function “${text}”.`);
    const list = this.#list(')');
    return { is: 'call', name, args: list.items, start, end: list.end };
  };

  #list(closing: string): { items: Expression[]; end: number } {
    const items = [this.#expression()];
    while (this.#take(',')) items.push(this.#expression());
    return { items, end: this.#expect(closing) };
  }
}

function literalOf({
  sort,
  text,
}: Token): { is: 'literal' } & Pick<Extract<Expression, { is: 'literal' }>, 'kind' | 'value'> {
  switch (sort) {
    case 'number':
      return { is: 'literal', kind: 'number', value: exact(text) };
    case 'day':
      return { is: 'literal', kind: 'day', value: text };
    case 'text':
      return { is: 'literal', kind: 'text', value: text.slice(1, -1) };
    default:
      return { is: 'literal', kind: 'boolean', value: text === 'true' };
  }
}

/** Reads an expression; a syntax error is a fault at its place. */
export function parse(text: string): { readonly expression: Expression } | { readonly fault: Fault } {
  if (text.length > longest)
    return {
      fault: {
        start: longest,
        end: text.length,
        zh: '超过2000字。',
        en: 'It is longer than 2,000 characters.',
      },
    };
  try {
    return { expression: new Reader(text).whole() };
  } catch (error) {
    // Only what is wrong with the text; anything else is a bug and goes on.
    if (error instanceof Wrong) return { fault: error.fault };
    throw error;
  }
}
