import { z } from 'zod';
import { Day, Instant } from '../clock/index.ts';
import { Id } from '../kernel/index.ts';

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** A way out of the house: its name in the server's settings, and its kind. What it is set up with stays there. */
export const ChannelView = z.object({
  name: z.string(),
  kind: z.enum(['mail', 'webhook', 'wecom', 'dingtalk']),
});
export type ChannelView = z.infer<typeof ChannelView>;

const PostName = z.object({
  id: z.string(),
  title: z.string(),
  organisationName: z.string(),
  assumed: z.boolean(),
});

/** Where the notices of a post go. */
export const NoticeAddressView = z.object({
  id: Id,
  post: PostName,
  channel: z.string(),
  address: z.string(),
  byLink: z.boolean(),
  digestAt: z.string().nullable(),
  quietFrom: z.string().nullable(),
  quietTo: z.string().nullable(),
  validFrom: Day,
  validTo: Day.nullable(),
});
export type NoticeAddressView = z.infer<typeof NoticeAddressView>;

export const NoticeAddresses = z.object({
  addresses: z.array(NoticeAddressView),
  channels: z.array(ChannelView),
});
export type NoticeAddresses = z.infer<typeof NoticeAddresses>;

/** Sends the notices of a post somewhere from a day on; what is left out is as the county has it. */
export const NewNoticeAddress = z.strictObject({
  post: z.string().min(1).max(100),
  channel: z.string().min(1).max(50),
  address: z.string().trim().max(254).default(''),
  byLink: z.boolean().default(false),
  digestAt: TimeOfDay.nullable().default(null),
  quietFrom: TimeOfDay.nullable().default(null),
  quietTo: TimeOfDay.nullable().default(null),
  validFrom: Day.optional(),
});
export type NewNoticeAddress = z.infer<typeof NewNoticeAddress>;

/** A notice that was given up, with the reason. */
export const FailedNoticeView = z.object({
  address: NoticeAddressView,
  message: Id,
  case: Id,
  number: z.string(),
  title: z.string(),
  kind: z.string(),
  tries: z.int(),
  reason: z.string(),
  at: Instant,
  failedAt: Instant,
});
export type FailedNoticeView = z.infer<typeof FailedNoticeView>;
