import type { z } from 'zod';
import { readForm } from '../catalog/index.ts';
import { dayAt, type Instant, type Moment } from '../clock/index.ts';
import { Refusal } from '../kernel/index.ts';
import type { Happened } from './bodies.ts';
import { ClockWork } from './case-clock.ts';
import { Opening } from './command.ts';
import { contentOf, turnClocks } from './decide.ts';
import type { Decision, Ground, Parent } from './deciding.ts';
import { byHand, type Doer, notForYou, postFor } from './doer.ts';
import { isPromise } from './promise.ts';
import { refuseUnknownReferences } from './reference/refuse-unknown.ts';
import { expectKnownPost, expectKnownUnits, leadJoins } from './refuse-terms.ts';

/** What a case is opened as: its number, and the versions that it keeps (law 7). */
export type Identity = {
  readonly number: string;
  readonly matterVersion: string | null;
  readonly definition: string | null;
};

const nobody = { lead: null, joins: [], leader: null, opener: '' };

function refuseFuture(receivedAt: Moment, now: Instant): void {
  const later = receivedAt.length === 10 ? receivedAt > dayAt(now) : receivedAt > now;
  if (!later) return;
  throw new Refusal(
    'bad-input',
    { zh: '收到时间不能晚于现在。', en: 'It cannot have been received later than now.' },
    { receivedAt },
  );
}

/** A case that stands under another is opened only under one of the right matter, in the time given there. */
function refuseOrphan({ matter, parent, now }: Ground): void {
  const { under } = matter.open;
  if (!under) return;
  if (!parent || parent.matter !== under.matter || parent.ended)
    throw new Refusal(
      'bad-input',
      {
        zh: `“${matter.name.zh}”须在一件尚未办结的“${under.matter}”之下提出。`,
        en: `“${matter.name.en}” is opened under an open case of “${under.matter}”.`,
      },
      { matter: under.matter },
    );
  if (under.within === undefined) return;
  const clock = parent.clocks[under.within];
  if (clock?.status === 'running' && now <= clock.dueAt) return;
  throw new Refusal(
    'not-allowed',
    {
      zh: clock
        ? `${parent.number}的期限到${clock.due}为止，现在不能再提出。`
        : `${parent.number}还没有开始计时，现在不能提出。`,
      en: clock
        ? `The time given under ${parent.number} ended on ${clock.due}.`
        : `The time given under ${parent.number} has not begun.`,
    },
    { clock: under.within, due: clock?.due ?? null },
  );
}

const noWhole = (): Refusal =>
  new Refusal('bad-input', {
    zh: '所属的件不在本县台账之中，请从台账重新选择。',
    en: 'The case that it is to be a part of is not in this county’s ledger; choose one there.',
  });

/** A part is opened only of a promise that the county has made its own and still keeps. */
function refuseUnkept({ number, stage, ended, fields }: Parent): void {
  if (!isPromise(fields)) return;
  if (ended)
    throw new Refusal(
      'wrong-state',
      {
        zh: `${number}已经办结或撤回，不能再在它之下交办任务。`,
        en: `${number} has ended; no task is opened under it any more.`,
      },
      { number },
    );
  if (stage === 'reading')
    throw new Refusal(
      'wrong-state',
      {
        zh: `${number}还是读数，尚未认定，请先在年度计划中认定，再分解任务。`,
        en: `${number} is a reading that the county has not adopted; adopt it in the plan before breaking it down.`,
      },
      { number },
    );
}

/** What a new case is to be a part of stands in the ledger; each whole is named once. */
function refuseWrongWhole({ parent, also }: Ground, read: z.output<typeof Opening>): void {
  if (read.parent !== null && !parent) throw noWhole();
  if (parent) refuseUnkept(parent);
  const { alsoUnder } = read.fields;
  if (!Array.isArray(alsoUnder)) return;
  for (const id of alsoUnder) {
    const whole = also?.get(String(id));
    if (!whole) throw noWhole();
    refuseUnkept(whole);
  }
  if (new Set([...alsoUnder, read.parent]).size <= alsoUnder.length)
    throw new Refusal('bad-input', {
      zh: '同时承担的承诺不能与所属的承诺相同，也不能重复。',
      en: 'The other commitments that a task serves differ from its own and from one another.',
    });
}

/**
 * Decides to open a case of a matter. Clocks that start with the opening run from the time of receipt.
 * @throws Refusal `bad-input` where the form is not filled in rightly or a unit is unknown, `not-allowed` where
 *   no post of the doer may open one
 */
export function decideOpen(ground: Ground, opening: Opening, identity: Identity, doer: Doer): Decision {
  const { matter, now, calendar } = ground;
  const read = Opening.parse(opening);
  const name = matter.open.name ?? { zh: `登记${matter.name.zh}`, en: `open: ${matter.name.en}` };
  const post = postFor(matter.open.by, nobody, doer);
  if (!post) throw notForYou(matter, name, matter.open.by);
  if (matter.open.byProgram && !read.byProgram) throw byHand(name);
  refuseOrphan(ground);
  refuseWrongWhole(ground, read);
  expectKnownUnits(ground, [...(read.lead === null ? [] : [read.lead]), ...read.joins]);
  expectKnownPost(ground, read.leader);
  if (read.lead !== null && read.joins.includes(read.lead)) leadJoins();
  if (read.receivedAt !== undefined) refuseFuture(read.receivedAt, now);
  const fields = readForm(matter.form, read.fields);
  refuseUnknownReferences(ground, matter.form, fields);
  const secret = readForm(matter.privateForm, read.private);
  const work = new ClockWork(matter, {}, now, calendar);
  turnClocks(work, ground, { id: 'open', no: undefined, at: read.receivedAt ?? now, after: read });
  const { title, source, lead, joins, leader, deadline, parent, continues } = read;
  const { stage } = matter.open;
  const happened: Happened = {
    type: 'opened',
    body: {
      step: 'open',
      stage,
      ended: false,
      ...(Object.keys(work.changed).length > 0 ? { clocks: work.changed } : {}),
      ...(Object.keys(fields).length > 0 ? { fields } : {}),
      matter: matter.id,
      ...identity,
      title,
      opener: read.opener ?? post.organisation,
      source,
      lead,
      joins,
      leader,
      deadline,
      parent,
      continues,
    },
  };
  return { happened, content: contentOf(happened, secret), post };
}
