import { z } from 'zod';
import { Day, Instant } from '../clock/index.ts';
import { Id } from '../kernel/index.ts';
import { WordingShape } from './reading.ts';

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** A way out of the house: its name in the server's settings, and its kind. What it is set up with stays there. */
export const ChannelView = z.object({
  name: z.string(),
  kind: z.enum(['mail', 'webhook', 'wecom', 'dingtalk']),
});
export type ChannelView = z.infer<typeof ChannelView>;

/** The language in which an address is told; an order itself is written in Chinese. */
const Language = z.enum(['zh', 'en']);

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
  language: Language,
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
  /** What the county has where an address says nothing. */
  county: z.object({
    digestAt: z.string(),
    quietFrom: z.string().nullable(),
    quietTo: z.string().nullable(),
    assumed: z.boolean(),
  }),
});
export type NoticeAddresses = z.infer<typeof NoticeAddresses>;

/** How an address is told; hours that are left out are as the county has them. */
export const NoticeHabits = z.strictObject({
  byLink: z.boolean().default(false),
  language: Language.default('zh'),
  digestAt: TimeOfDay.nullable().default(null),
  quietFrom: TimeOfDay.nullable().default(null),
  quietTo: TimeOfDay.nullable().default(null),
});
export type NoticeHabits = z.infer<typeof NoticeHabits>;

/** Sends the notices of a post somewhere from a day on. */
export const NewNoticeAddress = NoticeHabits.extend({
  post: z.string().min(1).max(100),
  channel: z.string().min(1).max(50),
  address: z.string().trim().max(254).default(''),
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
  kind: WordingShape,
  tries: z.int(),
  reason: WordingShape,
  at: Instant,
  failedAt: Instant,
});
export type FailedNoticeView = z.infer<typeof FailedNoticeView>;

/** What became of a trial notice, in the words of the other side. */
export const TrialOutcome = z.object({
  outcome: z.enum(['delivered', 'later', 'refused']),
  reason: WordingShape.nullable(),
});
export type TrialOutcome = z.infer<typeof TrialOutcome>;

/** The channel all of whose failed notices are sent once more. */
export const RetryChannel = z.strictObject({ channel: z.string().min(1).max(50) });
export type RetryChannel = z.infer<typeof RetryChannel>;

const Whereto = z.object({ post: PostName, channel: z.string(), address: z.string() });

/** What became of the notices of one order, and of the links in them. */
export const NoticesOfOrder = z.object({
  notices: z.array(
    z.object({
      to: Whereto,
      state: z.enum(['waiting', 'sent', 'moot', 'failed']),
      /** When it is to go out, or when it was settled. */
      at: Instant,
      reason: WordingShape.nullable(),
    }),
  ),
  links: z.array(
    z.object({
      to: Whereto.nullable(),
      madeAt: Instant,
      expiresAt: Instant,
      state: z.enum(['holds', 'expired', 'void']),
    }),
  ),
});
export type NoticesOfOrder = z.infer<typeof NoticesOfOrder>;

/** What became of sending a new link: how many hold no more, and where it goes, when. */
export const LinksRenewed = z.object({
  revoked: z.int(),
  to: z.array(Whereto.extend({ at: Instant })),
});
export type LinksRenewed = z.infer<typeof LinksRenewed>;
