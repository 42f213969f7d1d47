import type { Wording } from '../../kernel/index.ts';
import { wordingOf } from './problem.ts';

/** What a page can be in: every page draws all of them. */
export type Page<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly wording: Wording; readonly retry: () => void }
  | { readonly state: 'ready'; readonly value: Value };

type Result<Value> = {
  readonly data: Value | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
};

/** The state of a page whose value comes from one query. A value at hand is shown although a refresh failed. */
export function pageOf<Value>(result: Result<Value>): Page<Value> {
  if (result.data !== undefined) return { state: 'ready', value: result.data };
  if (result.error) {
    return { state: 'failed', wording: wordingOf(result.error), retry: () => void result.refetch() };
  }
  return { state: 'loading' };
}
