import { z } from 'zod';
import { calendarOf, definitionOf, noticeHabitsOf } from '../catalog/index.ts';
import { type Calendar, type Clock, Day, dayAt, type Instant } from '../clock/index.ts';
import { type Db, inTransaction } from '../db/index.ts';
import type { CountyId } from '../kernel/index.ts';
import { takeMessages } from '../ledger/index.ts';
import { habitsOf } from './habits.ts';
import { kindOf } from './kinds.ts';
import { insertNotices, listAddressesOf, type NoticeAddress, type Waiting } from './store.ts';
import { type Habits, type Urgency, whenToTell } from './when.ts';

const batch = 200;

type Message = Awaited<ReturnType<typeof takeMessages>>[number];

const Told = z.object({
  level: z.enum(['reminder', 'blue', 'orange', 'red']).optional(),
  order: z.object({ due: Day.nullable() }).optional(),
});

function urgencyOf({ level, order }: z.infer<typeof Told>): Urgency {
  if (!order) return 'other';
  return level === 'red' ? 'red-order' : 'order';
}

/** A message for an address, with the time at which it goes out. */
function noticeFor(
  message: Message,
  address: NoticeAddress,
  habits: Habits,
  { now, calendar }: { readonly now: Instant; readonly calendar: Calendar },
): Waiting {
  const told = Told.parse(message.body);
  const urgency = urgencyOf(told);
  return {
    address: address.id,
    message: message.id,
    caseId: message.caseId,
    seq: message.seq,
    urgency,
    kind: kindOf(message.topic, told.level, told.order !== undefined),
    due: told.order?.due ?? null,
    at: message.at,
    tellAt: whenToTell(urgency, now, habits, calendar),
  };
}

/**
 * Puts what posts were told on the list of notices to send: for every address that their posts have today, at the
 * time that its habits say. What a post without an address is told stays in its box alone.
 *
 * @returns how many notices wait since
 */
export async function planNotices(db: Db, county: CountyId, clock: Clock): Promise<number> {
  let planned = 0;
  for (;;) {
    const now = clock.now();
    const messages = await inTransaction(db, async (tx) => {
      const taken = await takeMessages(tx, county, batch, now);
      const posts = taken.map(({ post }) => post);
      const addresses = await listAddressesOf(tx, county, posts, dayAt(now));
      if (addresses.length === 0) return taken.length;
      const definition = await definitionOf(tx, county);
      const habits = noticeHabitsOf(definition);
      const at = { now, calendar: calendarOf(definition) };
      const notices = taken.flatMap((message) =>
        addresses
          .filter(({ post }) => post === message.post)
          .map((address) => noticeFor(message, address, habitsOf(habits, address), at)),
      );
      await insertNotices(tx, county, notices);
      planned += notices.length;
      return taken.length;
    });
    if (messages < batch) return planned;
  }
}
