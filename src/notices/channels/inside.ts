import { type LookupAddress, lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Addresses of this machine and of networks that nobody outside reaches. Source: IANA special-purpose address registries. */
const inside = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  inside.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(net, bits, 'ipv6');

/** Whether an IP address lies on this machine or inside a private network. */
export function isInside(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  return inside.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** Said where an address leads inside and the settings do not allow that. */
export class LeadsInside extends Error {
  constructor() {
    super('The address leads inside the network of this machine.');
    this.name = 'LeadsInside';
  }
}

/**
 * Looks a name up as ever, and fails where any of its addresses lies inside: checked at the very look-up by which the
 * connection is made, so that a name cannot change in between.
 */
export const lookupOutside: LookupFunction = (host, options, done) => {
  lookup(host, options, (error, found: string | LookupAddress[], family) => {
    const all = Array.isArray(found) ? found.map(({ address }) => address) : [found];
    if (!error && all.some(isInside)) return done(new LeadsInside(), found, family);
    done(error, found, family);
  });
};

/** The host of an address as a plain IP address where it is one: such a host is never looked up. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');
