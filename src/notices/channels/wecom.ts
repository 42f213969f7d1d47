import { z } from 'zod';
import { textOf } from '../notice.ts';
import type { Channel, ChannelParts } from '../port.ts';
import { sendToRobot } from './robot.ts';

/** The robot of a WeCom group: its address holds its key. */
export const WecomSettings = z.strictObject({
  kind: z.literal('wecom'),
  url: z.url({ protocol: /^https?$/ }),
  counties: z.array(z.string()).optional(),
});

/** A text holds at most 2,048 bytes of UTF-8. Source: 企业微信开发者文档“消息推送（原群机器人）”, 文本类型. */
const mostBytes = 2048;

/** −1: busy; 45009: too many calls, at most 20 messages a minute for each robot. Source: the same, 消息发送频率限制. */
const passing = { [-1]: 30, 45009: 60 };

/** 企业微信群机器人. */
export const wecomChannel = (
  { url }: z.infer<typeof WecomSettings>,
  { patience }: ChannelParts,
): Channel => ({
  kind: 'wecom',
  perMinute: 20,
  send: (notice) => sendToRobot(url, textOf(notice, mostBytes), { patience, passing }),
});
