import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { textOf } from '../notice.ts';
import type { Channel, ChannelParts } from '../port.ts';
import { sendToRobot } from './robot.ts';

/** The robot of a DingTalk group: its address holds its token, the secret (加签) begins with SEC. */
export const DingtalkSettings = z.strictObject({
  kind: z.literal('dingtalk'),
  url: z.url({ protocol: /^https?$/ }),
  secret: z.string().min(8),
  counties: z.array(z.string()).optional(),
});

/** A message holds at most 20,000 bytes; a text as long as that is read by nobody. */
const mostBytes = 4096;

/** −1: busy; 130101: too fast, more than 20 a minute close the robot for ten minutes. Source: 钉钉开放平台“自定义机器人接入”. */
const passing = { [-1]: 30, 130101: 600 };

/**
 * The signature in the address: HMAC-SHA256 with the secret over the milliseconds, a line feed and the secret, in
 * Base64. Source: 钉钉开放平台“自定义机器人安全设置”, 加签.
 */
export const dingtalkSign = (secret: string, timestamp: string): string =>
  createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');

function signed(url: string, secret: string, timestamp: string): string {
  const address = new URL(url);
  address.searchParams.set('timestamp', timestamp);
  address.searchParams.set('sign', dingtalkSign(secret, timestamp));
  return address.href;
}

/** 钉钉群自定义机器人, with 加签. */
export const dingtalkChannel = (
  { url, secret }: z.infer<typeof DingtalkSettings>,
  { now, patience }: ChannelParts,
): Channel => ({
  kind: 'dingtalk',
  perMinute: 20,
  send: (notice) =>
    sendToRobot(signed(url, secret, String(now())), textOf(notice, mostBytes), { patience, passing }),
});
