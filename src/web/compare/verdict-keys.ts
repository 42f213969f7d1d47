import type { Verdict } from '../../wire/index.ts';
import type { Key } from '../wording/index.ts';

/** The verdicts in the order in which they are shown. */
export const verdictKeys: readonly (readonly [Verdict, Key])[] = [
  ['reached', 'compare.reached'],
  ['exceeded', 'compare.exceeded'],
  ['short', 'compare.short'],
  ['changed', 'compare.changed'],
  ['unsure', 'compare.unsure'],
  ['not-mentioned', 'compare.not-mentioned'],
];
