import http from 'node:http';
import https from 'node:https';
import type { Sent } from '../port.ts';
import { hostOf, isInside, LeadsInside, lookupOutside } from './inside.ts';
import { wordsOf } from './words-of.ts';

/** What a server answered: its status, how long it asks to wait, its body. */
export type Answer = {
  readonly status: number;
  readonly retryAfter: number | undefined;
  readonly text: string;
};

/** What a request needs beside its body. */
export type Wish = {
  readonly headers?: Readonly<Record<string, string>>;
  readonly patience: number;
  /** Whether the address may lie on this machine or inside its own network. */
  readonly inside?: boolean | undefined;
};

const largest = 64 * 1024;

/** Seconds to wait, where the answer says so in seconds (RFC 9110, 10.2.3). */
const secondsIn = (said: string | undefined): number | undefined =>
  said !== undefined && /^\d{1,6}$/.test(said) ? Number(said) : undefined;

/** Why nothing came back, in a word that holds no address: ECONNREFUSED, CERT_HAS_EXPIRED, timeout. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'timeout';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

const leadsInside = (): Sent => ({
  outcome: 'refused',
  scope: 'channel',
  reason: {
    zh: '地址指向本机或内网，没有发送。确需如此的，请在渠道设置里注明 inside: true',
    en: 'The address leads to this machine or its own network, and nothing was sent. If that is meant, the settings of the channel have to say inside: true',
  },
});

async function textIn(response: http.IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of response) {
    parts.push(Buffer.from(part));
    length += parts.at(-1)?.length ?? 0;
    if (length > largest) break;
  }
  return Buffer.concat(parts).subarray(0, largest).toString('utf8');
}

const post = (url: URL, body: string, { headers, patience, inside }: Wish): Promise<http.IncomingMessage> =>
  new Promise((resolve, reject) => {
    const options = {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
        ...headers,
      },
      signal: AbortSignal.timeout(patience),
      agent: false,
      ...(inside ? {} : { lookup: lookupOutside }),
    } as const;
    const request = (url.protocol === 'https:' ? https : http).request(url, options, resolve);
    request.on('error', reject);
    request.end(body);
  });

/**
 * Sends a body to an address and reads the answer; redirections are not followed, for a signature is meant for one
 * receiver, and nothing is sent into this machine's own network unless that is meant.
 *
 * @returns the answer, or why there was none: then it is worth another try
 */
export async function postJson(url: string, body: string, wish: Wish): Promise<Answer | Sent> {
  const to = new URL(url);
  if (!wish.inside && isInside(hostOf(to))) return leadsInside();
  try {
    const response = await post(to, body, wish);
    const text = await textIn(response);
    return {
      status: response.statusCode ?? 0,
      retryAfter: secondsIn(response.headers['retry-after']),
      text,
    };
  } catch (error) {
    if (error instanceof LeadsInside) return leadsInside();
    // Whatever kept the request from being answered may pass; the reason goes to the administrator.
    const cause = causeOf(error);
    const reason = { zh: `没有应答（${cause}）`, en: `No answer (${cause})` };
    return { outcome: 'later', scope: 'channel', reason };
  }
}

const passing = new Set([408, 425, 429]);
/** About whoever sends rather than about what is sent: the next notice would meet the same. */
const ofChannel = new Set([301, 302, 303, 307, 308, 401, 403, 404, 405, 410]);

/** A status that is no success: what may pass is tried again, the rest is refused for good. */
export function sentByStatus({ status, retryAfter, text }: Answer, secrets: readonly string[] = []): Sent {
  if (status >= 200 && status < 300) return { outcome: 'delivered' };
  const said = wordsOf(text, secrets);
  const zh = `对方返回 HTTP ${status}${said && `：${said}`}`;
  const reason = { zh, en: `The other side answered HTTP ${status}${said && `: ${said}`}` };
  if (status < 500 && !passing.has(status))
    return { outcome: 'refused', scope: ofChannel.has(status) ? 'channel' : 'notice', reason };
  return {
    outcome: 'later',
    scope: 'channel',
    reason,
    ...(retryAfter === undefined ? {} : { afterSeconds: retryAfter }),
  };
}
