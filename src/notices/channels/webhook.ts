import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { type Notice, subjectOf, textOf } from '../notice.ts';
import type { Channel, ChannelParts } from '../port.ts';
import { postJson, sentByStatus } from './post-json.ts';

/** A webhook of the county's own: where it goes, and the secret that signs. */
export const WebhookSettings = z.strictObject({
  kind: z.literal('webhook'),
  url: z.url({ protocol: /^https?$/ }),
  secret: z.string().min(16),
  /** The receiver stands on this machine or inside the county's own network. */
  inside: z.boolean().optional(),
  counties: z.array(z.string()).optional(),
});

/** HMAC-SHA256 over timestamp, a dot and the body, in hexadecimal: the receiver computes the same and compares. */
export const signatureOf = (secret: string, timestamp: string, body: string): string =>
  `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;

/** Names are those of the receiver's language; a trial has no items. */
const bodyOf = (notice: Notice): string => {
  const { id, county, simulated, language, items } = notice;
  return JSON.stringify({
    version: 1,
    subject: subjectOf(notice),
    text: textOf(notice),
    id,
    county: county[language],
    simulated,
    language,
    items: items.map((item) => ({ ...item, kind: item.kind[language] })),
  });
};

/**
 * A generic webhook: JSON, signed. The id of the notice stands in `idempotency-key` and in the body, the same at
 * every attempt.
 */
export const webhookChannel = (
  { url, secret, inside }: z.infer<typeof WebhookSettings>,
  { now, patience }: ChannelParts,
): Channel => ({
  kind: 'webhook',
  send: async (notice) => {
    const body = bodyOf(notice);
    const timestamp = String(Math.floor(now() / 1000));
    const headers = {
      'idempotency-key': notice.id,
      'suohe-timestamp': timestamp,
      'suohe-signature': signatureOf(secret, timestamp, body),
    };
    const answer = await postJson(url, body, { headers, patience, inside });
    return 'outcome' in answer ? answer : sentByStatus(answer, [secret]);
  },
});
