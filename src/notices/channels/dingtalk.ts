import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { type Notice, textOf } from '../notice.ts';
import type { Channel, ChannelParts } from '../port.ts';
import { type Codes, sendToRobot } from './robot.ts';

/**
 * The robot of a DingTalk group: its address holds its token. Its safety is a secret that signs (加签, begins with
 * SEC), a word that every message has to hold (自定义关键词), or both; one that goes by IP address needs neither.
 */
export const DingtalkSettings = z.strictObject({
  kind: z.literal('dingtalk'),
  url: z.url({ protocol: /^https?$/ }),
  secret: z.string().min(8).optional(),
  keyword: z.string().trim().min(1).max(50).optional(),
  /** The robot stands inside the county's own network, as 专有钉钉 may. */
  inside: z.boolean().optional(),
  counties: z.array(z.string()).optional(),
});
type DingtalkSettings = z.infer<typeof DingtalkSettings>;

/** A request holds at most 20,000 bytes; a text as long as that is read by nobody. */
const mostBytes = 4096;

/**
 * −1: busy; 130101 and 410100: too fast, more than 20 a minute close the robot for ten minutes; 90030: the calls of
 * the day are used up. 310000: one of the robot's safety settings is not met. Source: 钉钉开放平台“自定义机器人接入”.
 */
const codes: Codes = {
  passing: { [-1]: 30, 130101: 600, 410100: 600, 90030: 3600 },
  ofChannel: new Set([300001, 300005, 310000, 400013, 400101, 400102, 400106]),
  means: {
    [-1]: { zh: '钉钉系统繁忙', en: 'DingTalk is busy' },
    130101: { zh: '发送过快，每分钟最多20条', en: 'Too fast: at most 20 a minute' },
    410100: { zh: '发送过快，每分钟最多20条', en: 'Too fast: at most 20 a minute' },
    90030: { zh: '今日调用次数已用完', en: 'The calls of the day are used up' },
    310000: {
      zh: '未通过机器人的安全设置，请核对加签密钥、关键词、IP 地址和服务器时间',
      en: 'A safety setting of the robot is not met: check secret, keyword, IP address and the clock of the server',
    },
    300001: {
      zh: '机器人地址不对，请更正渠道设置',
      en: 'The robot’s address is wrong: correct the settings',
    },
    300005: {
      zh: '机器人地址不对，请更正渠道设置',
      en: 'The robot’s address is wrong: correct the settings',
    },
    400013: { zh: '群已解散', en: 'The group was dissolved' },
    400101: {
      zh: '机器人地址不对，请更正渠道设置',
      en: 'The robot’s address is wrong: correct the settings',
    },
    400102: { zh: '机器人已停用', en: 'The robot was switched off' },
    400106: { zh: '机器人不存在', en: 'There is no such robot' },
  },
};

/**
 * The signature in the address: HMAC-SHA256 with the secret over the milliseconds, a line feed and the secret, in
 * Base64. Source: 钉钉开放平台“自定义机器人安全设置”, 加签.
 */
export const dingtalkSign = (secret: string, timestamp: string): string =>
  createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');

function signed(url: string, secret: string | undefined, timestamp: string): string {
  if (secret === undefined) return url;
  const address = new URL(url);
  address.searchParams.set('timestamp', timestamp);
  address.searchParams.set('sign', dingtalkSign(secret, timestamp));
  return address.href;
}

/** The text of a notice with the robot's word in it. */
function worded(notice: Notice, keyword: string | undefined): string {
  const text = textOf(notice, mostBytes);
  return keyword === undefined || text.includes(keyword) ? text : `${keyword}\n${text}`;
}

/** 钉钉群自定义机器人. */
export const dingtalkChannel = (
  { url, secret, keyword, inside }: DingtalkSettings,
  { now, patience }: ChannelParts,
): Channel => ({
  kind: 'dingtalk',
  perMinute: 20,
  send: (notice) =>
    sendToRobot(signed(url, secret, String(now())), worded(notice, keyword), {
      patience,
      inside,
      codes,
      secrets: [secret ?? '', new URL(url).searchParams.get('access_token') ?? ''],
    }),
});
