import type { Diagnostic } from './diagnostic.ts';
import type { Wording } from './wording.ts';

/**
 * Why the answer is no. A closed union: the edge (http, cli) maps every code to a status in a typed
 * record, so a new code without a status does not compile.
 */
export type RefusalCode =
  | 'bad-input'
  | 'sign-in-needed'
  | 'not-allowed'
  | 'not-found'
  | 'stale-version'
  | 'conflict'
  | 'wrong-state'
  | 'too-large'
  | 'too-often'
  | 'unsafe-database'
  | 'newer-data'
  | 'not-ready';

/** Values that a refusal names, for programs; the wording says the same to people. */
export type Facts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/**
 * The request was understood and the answer is no. Thrown in decisions and acts, caught once in `http` and
 * once in `cli`. The wording says what happened, to which thing, and what to do next.
 */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly wording: Wording;
  readonly facts: Facts;
  /** What is wrong with the text that was handed in, where the refusal is about one. */
  readonly diagnostics: readonly Diagnostic[];

  constructor(
    code: RefusalCode,
    wording: Wording,
    facts: Facts = {},
    diagnostics: readonly Diagnostic[] = [],
  ) {
    super(wording.en);
    this.name = 'Refusal';
    this.code = code;
    this.wording = wording;
    this.facts = facts;
    this.diagnostics = diagnostics;
  }
}
