import { type Day, dayAt, type Instant } from '../../clock/index.ts';
import type { Tx } from '../../db/index.ts';
import { type CountyId, type Id, Refusal } from '../../kernel/index.ts';
import type { Entry } from '../chain.ts';
import { changeCase } from '../change-case.ts';
import type { Command } from '../command.ts';
import { doStep } from '../do-step.ts';
import type { Doer } from '../doer.ts';
import { registerOrder } from '../inflow/register-order.ts';
import type { CaseRecord } from '../store.ts';
import { type AgendaLine, fixedAgenda, lockMeeting } from './fix-agenda.ts';

/** What a decision becomes: an order with its units, a step on the case that was discussed, or a line of the minutes. */
export type Becomes =
  | {
      readonly kind: 'order';
      readonly lead: string | null;
      readonly joins: readonly string[];
      readonly leader: string | null;
      readonly deadline: Day | null;
    }
  | { readonly kind: 'step'; readonly command: Command }
  | { readonly kind: 'noted' };

/** A decision of a meeting: about the item of that number, from 1; 0 for what was raised at the meeting. */
export type NewDecision = { readonly item: number; readonly text: string; readonly becomes: Becomes };

type By = { readonly doer: Doer; readonly now: Instant };

function itemOf(meeting: CaseRecord, item: number): AgendaLine | undefined {
  const agenda = fixedAgenda(meeting);
  if (item === 0 || item <= agenda.length) return agenda[item - 1];
  throw new Refusal(
    'bad-input',
    {
      zh: `议程只有${agenda.length}项，没有第${item}项。`,
      en: `The agenda has ${agenda.length} items; there is no item ${item}.`,
    },
    { item },
  );
}

const heldOn = ({ state }: CaseRecord, now: Instant): Day => {
  const held = state.fields['heldOn'];
  return typeof held === 'string' ? (held as Day) : dayAt(now);
};

async function become(
  tx: Tx,
  county: CountyId,
  meeting: CaseRecord,
  { item, text, becomes }: NewDecision,
  by: By,
): Promise<CaseRecord | undefined> {
  const about = itemOf(meeting, item);
  if (becomes.kind === 'noted') return undefined;
  if (becomes.kind === 'order') {
    const { kind: _kind, joins, ...units } = becomes;
    const fields = {
      origin: '调度会',
      reference: meeting.number,
      decidedOn: heldOn(meeting, by.now),
      clause: text,
      ...(about?.number ? { demand: `针对${about.number} ${about.title}`.slice(0, 2000) } : {}),
    };
    const opening = { title: text.slice(0, 400), ...units, joins: [...joins], parent: meeting.id, fields };
    return await registerOrder(tx, county, opening, by);
  }
  if (!about?.case) {
    throw new Refusal('bad-input', {
      zh: '这一项没有对应的件，不能在件上办理；请作为新的交办事项。',
      en: 'This item is about no case, so no step can be done to one; make it an order.',
    });
  }
  return await doStep(tx, county, about.case, { command: becomes.command }, by);
}

/**
 * Records what a meeting decided, in a transaction of the caller: a new order under the meeting, or a step on the case
 * that was discussed, and on the meeting's own record where it went. Both ways can be walked.
 *
 * @returns the meeting, and the case that it became
 * @throws Refusal `bad-input` where there is no such item, and what opening or the step refuses; then nothing is written
 */
export async function recordDecision(
  tx: Tx,
  county: CountyId,
  id: Id,
  decision: NewDecision,
  by: By,
): Promise<{ meeting: CaseRecord; became: CaseRecord | undefined }> {
  const meeting = await lockMeeting(tx, county, id);
  const { item, text, becomes } = decision;
  const became = await become(tx, county, meeting, decision, by);
  const fields = {
    item,
    became: becomes.kind,
    ...(became ? { case: became.id, number: became.number } : {}),
  };
  const command = { step: 'decide', args: { text }, fields };
  return { meeting: await changeCase(tx, county, meeting, command, by), became };
}

/** A decision as the meeting's entries tell it. */
export type Decided = {
  readonly seq: number;
  readonly at: Instant;
  readonly item: number;
  readonly text: string;
  readonly became: Becomes['kind'];
  readonly case: Id | null;
  readonly number: string | null;
};

/** The decisions of a meeting, in the order in which they were recorded. */
export const decisionsIn = (entries: readonly Entry[]): Decided[] =>
  entries.flatMap(({ seq, at, body }) => {
    if (body['step'] !== 'decide') return [];
    const fields = (body['fields'] ?? {}) as Record<string, unknown>;
    return [
      {
        seq,
        at,
        item: Number(fields['item'] ?? 0),
        text: String(body['text'] ?? ''),
        became: (fields['became'] ?? 'noted') as Becomes['kind'],
        case: (fields['case'] as Id | undefined) ?? null,
        number: (fields['number'] as string | undefined) ?? null,
      },
    ];
  });
