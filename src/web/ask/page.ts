import type { Wording } from '../../kernel/index.ts';
import { RequestFailed, wordingOf } from './problem.ts';

/** What a page can be in: every page draws all of them. */
export type Page<Value> =
  | { readonly state: 'loading' }
  | {
      readonly state: 'failed';
      readonly wording: Wording;
      /** What the server answered; 0 where nothing came back. */
      readonly status: number;
      readonly retry: () => void;
    }
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
    const status = result.error instanceof RequestFailed ? result.error.status : 0;
    return {
      state: 'failed',
      wording: wordingOf(result.error),
      status,
      retry: () => void result.refetch(),
    };
  }
  return { state: 'loading' };
}
