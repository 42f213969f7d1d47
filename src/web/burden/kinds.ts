import type { DemandKindView } from '../../wire/index.ts';
import type { Key } from '../wording/index.ts';

/** The kinds of demand in the order of the page, with their names. */
export const kinds: readonly (readonly [DemandKindView, Key])[] = [
  ['task', 'burden.kind.task'],
  ['form', 'burden.kind.form'],
  ['order', 'burden.kind.order'],
  ['reminder', 'burden.kind.reminder'],
  ['progress', 'burden.kind.progress'],
  ['evidence', 'burden.kind.evidence'],
  ['final-report', 'burden.kind.final-report'],
  ['meeting', 'burden.kind.meeting'],
  ['visit', 'burden.kind.visit'],
];

const keys = new Map(kinds);
export const keyOfKind = (kind: DemandKindView): Key => keys.get(kind) ?? 'burden.kind.task';
