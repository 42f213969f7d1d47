import type { Wording } from './wording.ts';

/** Where: a line and column (from 1) of a file, a span of UTF-16 offsets, end exclusive, or a field of a form. */
export type Place = {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly start?: number;
  readonly end?: number;
  /** A field of a form, as `address` or `materials.2`. */
  readonly field?: string;
};

/**
 * Something in a text that a person wrote (a definition, an import, a work report) is wrong or doubtful.
 * Returned as a list with every finding, never thrown (law 11: no silent repair).
 */
export type Diagnostic = {
  /** Stable kebab-case name of the finding, the same in every language. */
  readonly code: string;
  /** An `error` keeps the text from being loaded; a `warning` does not. */
  readonly severity: 'error' | 'warning';
  readonly place: Place;
  readonly message: Wording;
  /** What to do about it. */
  readonly hint: Wording;
};

/** True where at least one finding keeps the text from being loaded. */
export const hasErrors = (found: readonly Diagnostic[]): boolean => found.some((d) => d.severity === 'error');
