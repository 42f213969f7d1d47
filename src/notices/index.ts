export { forgetNotices } from './forget/forget-notices.ts';
export { answerOrder, keepFileByLink, openByLink } from './links/answer-order.ts';
export type { LinkedOrder } from './links/follow.ts';
export { type Renewal, renewLinks } from './links/renew-links.ts';
export { listLinks, type OrderLink, revokeLinks } from './links/store.ts';
export {
  type FailedNotice,
  listFailed,
  listNoticesOf,
  listUndelivered,
  type NoticeOfOrder,
  revive,
  reviveChannel,
} from './outcome/store.ts';
export { planNotices } from './plan-notices.ts';
export { mayManageNotices, mayRevokeLinks } from './policy.ts';
export { sendNotices } from './send-notices.ts';
export { sendTrial } from './send-trial.ts';
export { changeAddress, channelsOf, dropAddress, setAddress } from './set-address.ts';
export { type Channels, type NoticeParts, readNoticeParts } from './settings.ts';
export { listAddresses, listPostsToldOutside, type NoticeAddress } from './store.ts';
