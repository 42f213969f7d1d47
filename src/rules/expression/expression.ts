import type { Exact } from '../../kernel/index.ts';

/** What a value may be: a number, a text, a truth value, a day. */
export type Kind = 'number' | 'text' | 'boolean' | 'day';

/** A name that an expression may use: what it holds, and whether it may be missing. */
export type Column = { readonly kind: Kind; readonly optional?: boolean };
export type Columns = Readonly<Record<string, Column>>;

/** A value while it is computed; null is a missing one. Days are their ISO texts. */
export type Value = Exact | string | boolean | null;

/** A value as rows hold it and files write it. */
export type Plain = number | string | boolean | null;

export type Sign = 'and' | 'or' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/';

export type Called = 'round' | 'min' | 'max' | 'known';

/** An expression, with its place in the text: UTF-16 offsets, end exclusive. */
export type Expression = { readonly start: number; readonly end: number } & (
  | { readonly is: 'literal'; readonly kind: Kind; readonly value: Exact | string | boolean }
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'not' | 'negative'; readonly of: Expression }
  | { readonly is: 'two'; readonly sign: Sign; readonly left: Expression; readonly right: Expression }
  | { readonly is: 'in'; readonly of: Expression; readonly list: readonly Expression[] }
  | { readonly is: 'missing'; readonly of: Expression; readonly negated: boolean }
  | {
      readonly is: 'choice';
      readonly when: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    }
  | { readonly is: 'call'; readonly name: Called; readonly args: readonly Expression[] }
);

/** What is wrong with an expression, at its place. */
export type Fault = {
  readonly start: number;
  readonly end: number;
  readonly zh: string;
  readonly en: string;
};
