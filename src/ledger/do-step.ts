import { dayAt, type Instant } from '../clock/index.ts';
import { type Db, inTransaction, type Tx } from '../db/index.ts';
import { type CountyId, type Id, Refusal } from '../kernel/index.ts';
import type { BodyOf } from './bodies.ts';
import { ClockWork } from './case-clock.ts';
import { changeCase } from './change-case.ts';
import type { Command } from './command.ts';
import { contentOf, decideStep } from './decide.ts';
import type { Decision, Ground } from './deciding.ts';
import { type Doer, postFor } from './doer.ts';
import { groundOf } from './ground.ts';
import { tellInspected } from './inspection/tell-inspected.ts';
import { type CaseRecord, findCase, isRaced, listMergedInto, lockCases } from './store.ts';
import { writeCase } from './write-case.ts';

type By = { readonly doer: Doer; readonly now: Instant };

/** A step that somebody asks for: `seen` is the `seq` of the last entry that they saw (If-Match). */
export type StepWish = { readonly command: Command; readonly seen?: number };

const noCase = (): Refusal =>
  new Refusal('not-found', {
    zh: '台账中没有这一件，或它不属于本县。',
    en: 'There is no such case in this county.',
  });

function expectSeen({ number, head, state }: CaseRecord, seen: number | undefined): void {
  if (seen === undefined || head.seq === seen) return;
  throw new Refusal(
    'stale-version',
    {
      zh: `${number}在您打开之后又有新的记录，这一步没有写入。请看过最新内容后再办。`,
      en: `${number} has got a new entry since you opened it; nothing was written. Look at it as it is now first.`,
    },
    // The newer state, as an act answers with it: a program can look and decide again without another question.
    { number, current: head.seq, stage: state.stage, ended: state.ended, lead: state.lead },
  );
}

/**
 * Does one step to a case in a transaction of the caller: entry, projection and outbox row together, and what
 * follows for cases merged into it.
 *
 * @returns the case as it is afterwards
 * @throws Refusal `not-found`, `stale-version` where the case has gone on, and whatever deciding refuses
 */
export async function doStep(
  tx: Tx,
  county: CountyId,
  id: Id,
  { command, seen }: StepWish,
  by: By,
): Promise<CaseRecord> {
  const into = typeof command.args?.['into'] === 'string' ? (command.args['into'] as Id) : undefined;
  // Both at once, in the order of their ids: two people who merge two cases into each other do not wait for good.
  const locked = await lockCases(tx, county, into === undefined ? [id] : [id, into]);
  const record = locked.find((one) => one.id === id);
  if (!record) throw noCase();
  expectSeen(record, seen);
  const { matter } = await groundOf(tx, county, record.state, by.now);
  if (matter.steps[command.step]?.verb === 'merge') {
    const target = locked.find((one) => one.id === into);
    expectMergeable(record, target);
  }
  const after = await changeCase(tx, county, record, command, by);
  const step = matter.steps[command.step];
  if (step?.verb === 'verify') await tellInspected(tx, county, after, { matter, step, command }, by);
  if (after.state.ended && !record.state.ended) await closeMerged(tx, county, after, command, by);
  return after;
}

/** How often a writer who was overtaken looks again, before standing in line for the case's lock. */
const tries = 3;

/**
 * The same by itself. A step that touches its case alone needs no lock and no transaction: it is one statement,
 * and of two writers the second finds the place of its entry taken, looks again and decides anew. Where forty units
 * report into one case on the last evening, whoever was overtaken too often waits for its lock.
 */
export async function doStepNow(
  db: Db,
  county: CountyId,
  id: Id,
  wish: StepWish,
  by: By,
): Promise<CaseRecord> {
  for (let left = tries; ; left -= 1) {
    const record = await findCase(db, county, id);
    if (!record) throw noCase();
    expectSeen(record, wish.seen);
    const ground = await groundOf(db, county, record.state, by.now, [wish.command]);
    const decision = decideStep(ground, record.state, wish.command, by.doer);
    const { type, body } = decision.happened;
    // An order takes a number of a series without gaps, and a verdict is told to the case that it is of: both need
    // the transaction as well.
    const told = type === 'verified' && ground.matter.verdictsOn !== undefined;
    const alone = !body.ended && type !== 'merged' && type !== 'urged' && !told;
    if (!alone) return await inTransaction(db, (tx) => doStep(tx, county, id, wish, by));
    try {
      return await writeCase(db, county, record, [decision], { doer: by.doer, ground });
    } catch (error) {
      if (!isRaced(error)) throw error;
      if (left === 0) return await inTransaction(db, (tx) => doStep(tx, county, id, wish, by));
    }
  }
}

/** Only into an open case of the same matter that is not itself merged into another. */
function expectMergeable({ id, state }: CaseRecord, target: CaseRecord | undefined): void {
  if (!target) throw noCase();
  if (target.id !== id && target.state.matter === state.matter && !target.state.ended && !target.state.merged)
    return;
  throw new Refusal(
    'wrong-state',
    {
      zh: `只能并入同一事项中尚未办结、也没有并入别件的另一件；${target.number}不是。`,
      en: `A case is merged only into another open case of its matter that is not merged itself; ${target.number} is none.`,
    },
    { into: target.number },
  );
}

/** Many replies, one handling: what was merged into a case ends with it, each with an entry of its own. */
async function closeMerged(
  tx: Tx,
  county: CountyId,
  parent: CaseRecord,
  command: Command,
  by: By,
): Promise<void> {
  const children = await lockCases(tx, county, await listMergedInto(tx, county, parent.id));
  for (const child of children) {
    const ground = await groundOf(tx, county, child.state, by.now);
    if (ground.matter.answerEach && !child.state.answered) throw unanswered(child);
    const step = ground.matter.steps[command.step];
    const post = step && postFor(step.by, parent.state, by.doer);
    if (!post) throw new Error('A merged case follows another matter than the case it was merged into.');
    await writeCase(tx, county, child, [closedWith(child, parent, post, ground)], { ...by, ground });
  }
}

const unanswered = ({ number }: CaseRecord): Refusal =>
  new Refusal(
    'wrong-state',
    {
      zh: `并入的${number}还没有单独答复，不能办结。`,
      en: `${number}, which was merged into this case, has not got its own answer yet.`,
    },
    { number },
  );

function closedWith(child: CaseRecord, parent: CaseRecord, post: Decision['post'], ground: Ground): Decision {
  const { stage, outcome } = parent.state;
  const work = new ClockWork(ground.matter, child.state.clocks, ground.now, ground.calendar);
  work.stopAll();
  const body: BodyOf<'closed'> = {
    step: 'close-with',
    stage,
    ended: true,
    clocks: work.changed,
    on: dayAt(ground.now),
    outcome,
    reason: `随${parent.number}一并办结`,
    with: parent.id,
  };
  const happened = { type: 'closed', body } as const;
  return { happened, content: contentOf(happened), post };
}
