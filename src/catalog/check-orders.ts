import type { Diagnostic } from '../kernel/index.ts';
import type { Organisation } from './definition.ts';
import type { DraftCounty } from './draft.ts';
import { finding } from './finding.ts';
import { checkReference, type Index } from './reference.ts';

/** Orders: an issuer that exists, and words of numbers that nothing else counts with, or its numbers would have gaps. */
export function checkOrders(draft: DraftCounty, organisations: Index<Organisation>): Diagnostic[] {
  const { orders } = draft.county?.record ?? {};
  if (!draft.county || !orders) return [];
  const { placeOf, record } = draft.county;
  const taken = new Set(draft.matters.entries.map((matter) => matter.record.series));
  if (orders.series === orders.reminderSeries) taken.add(orders.reminderSeries);
  const words = (['series', 'reminderSeries'] as const).filter((field) => taken.has(orders[field]));
  return [
    ...words.map((field) =>
      finding(placeOf('orders', field), {
        code: 'series-taken',
        zh: `字号“${orders[field]}”已用于别的编号。`,
        en: `The word “${orders[field]}” begins other numbers already.`,
        doZh: '督办单、催办单与各事项的字号各用各的，否则编号会有空号。',
        doEn: 'Give orders, reminders and every matter a word of its own, or their numbers have gaps.',
      }),
    ),
    ...(orders.issuer === undefined
      ? []
      : checkReference(orders.issuer, organisations, placeOf('orders', 'issuer'), record, 'at-times')),
  ];
}
