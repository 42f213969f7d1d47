import type { Orders } from '../catalog/index.ts';
import { addWorkingDays, dayAt } from '../clock/index.ts';
import type { BodyOf } from './bodies.ts';
import type { CaseState } from './case.ts';
import { contentOf } from './decide.ts';
import type { Decision, Ground } from './deciding.ts';

/**
 * The series that an urging takes its number from; undefined for what takes none: other entries, and the plain
 * reminders of the ladder, which are told and not issued.
 */
export function seriesOf({ happened }: Decision, orders: Orders): string | undefined {
  if (happened.type !== 'urged') return undefined;
  const { level, clock } = happened.body;
  if (level !== 'reminder') return orders.series;
  return clock === null ? orders.reminderSeries : undefined;
}

/** The body of an urging as an order: with its number, issuer, unit and day for the answer. Pure. */
function issued(
  body: BodyOf<'urged'>,
  number: string,
  { state, ground, orders }: { state: CaseState; ground: Ground; orders: Orders },
): BodyOf<'urged'> {
  const days = orders.replyWorkingDays[body.level];
  const due = days === undefined ? null : addWorkingDays(ground.calendar, dayAt(ground.now), days);
  const issuer = orders.issuer ?? state.opener;
  const assumed = orders.assumed.length > 0 ? { assumed: [...orders.assumed] } : {};
  return { ...body, order: { number, issuer, unit: state.lead, due, ...assumed } };
}

/** An urging decided, as the order that is written. */
export function issueOrder(
  decision: Decision,
  number: string,
  on: { state: CaseState; ground: Ground; orders: Orders },
): Decision {
  const { happened, content } = decision;
  if (happened.type !== 'urged') throw new Error('Only an urging is issued as an order.');
  const order = { type: 'urged', body: issued(happened.body, number, on) } as const;
  return { ...decision, happened: order, content: contentOf(order, content.privateBody) };
}
