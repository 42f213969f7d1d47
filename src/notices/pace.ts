import type { Instant } from '../clock/index.ts';
import type { Channel } from './port.ts';

/** A little more than a minute: what was sent apart may arrive closer together. */
const span = 65_000;

/** When each channel of this process was used last; one that starts anew may be too fast once, and is told to wait. */
const used = new WeakMap<Channel, number[]>();

/** Whether a channel takes one more now, by how many it takes in a minute; counts it where it does. */
export function mayGo(channel: Channel, at: Instant): boolean {
  const { perMinute } = channel;
  if (perMinute === undefined) return true;
  const now = Date.parse(at);
  const recent = (used.get(channel) ?? []).filter((one) => one > now - span && one <= now);
  const goes = recent.length < perMinute;
  used.set(channel, goes ? [...recent, now] : recent);
  return goes;
}
