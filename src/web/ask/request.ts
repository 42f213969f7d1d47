import type { Problem } from '../../wire/index.ts';
import { RequestFailed } from './problem.ts';

type Call = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  /** The version that the caller has seen; the server refuses where somebody was faster. */
  readonly version?: number;
  /** The request's own name: sent twice under it, it is done once and answered the same. */
  readonly key?: string;
  /** Lets the request outlive the page, for the last words of a tab that is closed. */
  readonly keepalive?: boolean;
};

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'code' in value && 'detail' in value && 'detailEn' in value;

/** What an answer that is no success says. */
export function failureOf(status: number, answer: unknown): RequestFailed {
  if (isProblem(answer)) {
    return new RequestFailed(status, answer.code, { zh: answer.detail, en: answer.detailEn }, answer);
  }
  return new RequestFailed(status, 'unexpected', {
    zh: `服务器没有按约定回答（${status}），请稍后重试。`,
    en: `The server gave an unexpected answer (${status}). Try again in a moment.`,
  });
}

/** The answer to a request, whatever it holds. @throws RequestFailed where it was refused or nothing came back */
export async function fetchAnswer(path: string, init: RequestInit): Promise<Response> {
  const response = await send(path, init);
  if (!response.ok) throw failureOf(response.status, await response.json().catch(() => undefined));
  return response;
}

/** Nothing came back: the browser says no more. */
export const unreachable = (): RequestFailed =>
  new RequestFailed(0, 'unreachable', {
    zh: '连不上服务器。您填写的内容还在本页，网络恢复后请重试。',
    en: 'The server cannot be reached. What you typed is still on this page; try again when the network is back.',
  });

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { ...init, credentials: 'same-origin' });
  } catch {
    throw unreachable();
  }
}

/** Sends a request and returns the JSON answer. The server checks what it sends; the shapes are those of `wire`. */
export async function request<Answer>(path: string, call: Call = {}): Promise<Answer> {
  const { method = 'GET', body, version, key, keepalive = false } = call;
  const raw = body instanceof Blob;
  const headers = new Headers({ accept: 'application/json' });
  if (raw) headers.set('content-type', 'application/octet-stream');
  else if (body !== undefined) headers.set('content-type', 'application/json');
  if (version !== undefined) headers.set('if-match', `"${version}"`);
  if (key !== undefined) headers.set('idempotency-key', key);
  const sent = raw ? body : body === undefined ? null : JSON.stringify(body);
  const response = await fetchAnswer(path, { method, headers, body: sent, keepalive });
  // The server checks what it answers against `wire`; checking it again here would cost a schema library.
  const answer: Answer = response.status === 204 ? undefined : await response.json();
  return answer;
}
