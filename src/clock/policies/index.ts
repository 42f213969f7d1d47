import { policyOf } from '../check-policy.ts';
import type { ClockPolicy } from '../policy.ts';
import { agreed } from './agreed.ts';
import { business } from './business.ts';
import { disclosure } from './disclosure.ts';
import { licensing } from './licensing.ts';
import { supervision } from './supervision.ts';
import { voices } from './voices.ts';

let ready: ReadonlyMap<string, ClockPolicy> | undefined;

/**
 * Clock policies that come ready, by id: national law, Henan's local law and a few promises, each with law and
 * article. Those with `confirmed: false` in their basis are to be checked before they are relied on.
 */
export function readyPolicies(): ReadonlyMap<string, ClockPolicy> {
  ready ??= new Map(
    [...licensing, ...disclosure, ...voices, ...supervision, ...business, ...agreed].map((written) => [
      written.id,
      policyOf(written),
    ]),
  );
  return ready;
}
