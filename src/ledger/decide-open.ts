import { readForm } from '../catalog/index.ts';
import { dayAt, type Instant, type Moment } from '../clock/index.ts';
import { Refusal } from '../kernel/index.ts';
import type { Happened } from './bodies.ts';
import { ClockWork } from './case-clock.ts';
import { Opening } from './command.ts';
import { contentOf, turnClocks } from './decide.ts';
import type { Decision, Ground } from './deciding.ts';
import { byHand, type Doer, notForYou, postFor } from './doer.ts';
import { refuseUnknownReferences } from './reference/refuse-unknown.ts';

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

function refuseUnknownUnits(units: readonly (string | null)[], { isUnit }: Ground): void {
  const unknown = units.find((unit) => unit !== null && !isUnit(unit));
  if (!unknown) return;
  throw new Refusal(
    'bad-input',
    { zh: `没有单位“${unknown}”，或它已撤并。`, en: `There is no unit “${unknown}” today.` },
    { unit: unknown },
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
  refuseUnknownUnits([read.lead, ...read.joins], ground);
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
