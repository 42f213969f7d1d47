import type { Sent } from '../port.ts';

/** What a server answered: its status, how long it asks to wait, its body. */
export type Answer = {
  readonly status: number;
  readonly retryAfter: number | undefined;
  readonly text: string;
};

const largest = 64 * 1024;

/** Seconds to wait, where the answer says so in seconds (RFC 9110, 10.2.3). */
function retryAfterOf(headers: Headers): number | undefined {
  const said = headers.get('retry-after');
  return said !== null && /^\d{1,6}$/.test(said) ? Number(said) : undefined;
}

/** Why nothing came back, in a word that holds no address: ECONNREFUSED, ETIMEDOUT, CERT_HAS_EXPIRED. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'TimeoutError') return 'timeout';
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : error.name;
}

/**
 * Sends a body to an address and reads the answer; redirections are not followed, for a signature is meant for one
 * receiver.
 *
 * @returns the answer, or why there was none: then it is worth another try
 */
export async function postJson(
  url: string,
  body: string,
  wish: { readonly headers?: Readonly<Record<string, string>>; readonly patience: number },
): Promise<Answer | Sent> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json; charset=utf-8', ...wish.headers },
      body,
      signal: AbortSignal.timeout(wish.patience),
    });
    const text = (await response.text()).slice(0, largest);
    return { status: response.status, retryAfter: retryAfterOf(response.headers), text };
  } catch (error) {
    // Whatever kept the request from being answered may pass; the reason goes to the administrator.
    return { outcome: 'later', scope: 'channel', reason: `没有应答（${causeOf(error)}）` };
  }
}

const passing = new Set([408, 425, 429]);

/** A status that is no success: what may pass is tried again, the rest is refused for good. */
export function sentByStatus({ status, retryAfter }: Answer): Sent {
  if (status >= 200 && status < 300) return { outcome: 'delivered' };
  const reason = `对方返回 HTTP ${status}`;
  if (status < 500 && !passing.has(status)) return { outcome: 'refused', reason };
  return {
    outcome: 'later',
    scope: 'channel',
    reason,
    ...(retryAfter === undefined ? {} : { afterSeconds: retryAfter }),
  };
}
