import type { Wording } from '../../kernel/index.ts';
import type { Problem } from '../../wire/index.ts';

/** A request that was answered with a problem, or not answered at all (`status` 0). */
export class RequestFailed extends Error {
  readonly status: number;
  readonly code: string;
  readonly wording: Wording;
  readonly problem: Problem | undefined;

  constructor(status: number, code: string, wording: Wording, problem?: Problem) {
    super(wording.en);
    this.name = 'RequestFailed';
    this.status = status;
    this.code = code;
    this.wording = wording;
    this.problem = problem;
  }
}

/** Somebody who was faster has changed the same thing. */
export const isStale = (error: unknown): boolean =>
  error instanceof RequestFailed && error.code === 'stale-version';

/** What an error says to a person, whatever kind of error it is. */
export const wordingOf = (error: unknown): Wording =>
  error instanceof RequestFailed
    ? error.wording
    : {
        zh: '页面出现意外错误，请刷新后重试；仍不行请联系管理员。',
        en: 'Something went wrong on this page. Reload it; if it happens again, tell your administrator.',
      };
