export { answerOrder, keepFileByLink, openByLink } from './links/answer-order.ts';
export type { LinkedOrder } from './links/follow.ts';
export { revokeLinks } from './links/store.ts';
export { planNotices } from './plan-notices.ts';
export { mayManageNotices, mayRevokeLinks } from './policy.ts';
export { sendNotices } from './send-notices.ts';
export { channelsOf, dropAddress, setAddress } from './set-address.ts';
export { type Channels, type NoticeParts, readNoticeParts } from './settings.ts';
export {
  type FailedNotice,
  listAddresses,
  listFailed,
  listPostsToldOutside,
  type NoticeAddress,
  revive,
} from './store.ts';
