import type { ChannelView } from '../../wire/index.ts';
import type { Key } from '../wording/index.ts';

/** How the kinds of channels are called. */
export const kindKeys: Readonly<Record<ChannelView['kind'], Key>> = {
  mail: 'notice.kind.mail',
  webhook: 'notice.kind.webhook',
  wecom: 'notice.kind.wecom',
  dingtalk: 'notice.kind.dingtalk',
};
