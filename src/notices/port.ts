import type { Wording } from '../kernel/index.ts';
import type { Notice } from './notice.ts';

/**
 * What became of a notice: delivered; to be tried again, not before a number of seconds where the receiver says so;
 * or refused for good. `scope` says whom it meets: this notice alone, or whatever goes through the channel, since
 * nobody answers there or its settings are wrong. A reason never repeats an address, a key or a password.
 */
export type Sent =
  | { readonly outcome: 'delivered' }
  | {
      readonly outcome: 'later';
      readonly scope: 'notice' | 'channel';
      readonly reason: Wording;
      readonly afterSeconds?: number;
    }
  | { readonly outcome: 'refused'; readonly scope: 'notice' | 'channel'; readonly reason: Wording };

/** A way out of the house (渠道): sends one notice to one address. Never throws for what the other side does. */
export type Channel = {
  readonly kind: 'mail' | 'webhook' | 'wecom' | 'dingtalk';
  /** How many notices the receiver takes in a minute, where it says so. */
  readonly perMinute?: number;
  send(notice: Notice, address: string): Promise<Sent>;
};

/** What every channel needs beside its own settings. */
export type ChannelParts = {
  readonly now: () => number;
  /** After so many milliseconds the other side counts as silent. */
  readonly patience: number;
};
