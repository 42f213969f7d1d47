import { z } from 'zod';
import { textOf } from '../notice.ts';
import type { Channel, ChannelParts } from '../port.ts';
import { type Codes, sendToRobot } from './robot.ts';

/** The robot of a WeCom group: its address holds its key. */
export const WecomSettings = z.strictObject({
  kind: z.literal('wecom'),
  url: z.url({ protocol: /^https?$/ }),
  /** The robot stands inside the county's own network, as 政务微信 may. */
  inside: z.boolean().optional(),
  counties: z.array(z.string()).optional(),
});

/** A text holds at most 2,048 bytes of UTF-8. Source: 企业微信开发者文档“消息推送（原群机器人）”, 文本类型. */
const mostBytes = 2048;

/** Source: the same, 消息发送频率限制 (20 a minute for each robot), and 企业微信开发者文档“全局错误码”. */
const codes: Codes = {
  passing: { [-1]: 30, 45009: 60 },
  ofChannel: new Set([93000, 93004, 93008]),
  means: {
    [-1]: { zh: '企业微信系统繁忙', en: 'WeCom is busy' },
    45009: { zh: '发送过快，每分钟最多20条', en: 'Too fast: at most 20 a minute' },
    40058: { zh: '内容超过长度上限', en: 'The text is too long' },
    93000: {
      zh: '机器人地址不对，或机器人已被移出群，请更正渠道设置',
      en: 'The robot’s address is wrong, or it was removed from its group: correct the settings of the channel',
    },
    93004: { zh: '机器人已停用', en: 'The robot was switched off' },
    93008: { zh: '机器人不在群里', en: 'The robot is not in the group' },
  },
};

/** 企业微信群机器人. */
export const wecomChannel = (
  { url, inside }: z.infer<typeof WecomSettings>,
  { patience }: ChannelParts,
): Channel => ({
  kind: 'wecom',
  perMinute: 20,
  send: (notice) =>
    sendToRobot(url, textOf(notice, mostBytes), {
      patience,
      inside,
      codes,
      secrets: [new URL(url).searchParams.get('key') ?? ''],
    }),
});
