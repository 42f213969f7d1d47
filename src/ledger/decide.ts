import { type Matter, mayStepFrom, readForm, type Step, type Verb } from '../catalog/index.ts';
import { dayAt, type Moment } from '../clock/index.ts';
import { Refusal } from '../kernel/index.ts';
import { bodyVersion, type EntryType, type Happened, type Terms } from './bodies.ts';
import { type CaseState, withTerms } from './case.ts';
import { ClockWork, policyOf } from './case-clock.ts';
import type { EntryContent } from './chain.ts';
import { type Asked, asked, type Command } from './command.ts';
import type { Act, Decision, Ground } from './deciding.ts';
import { type ActingPost, byHand, type Doer, isSystem, notForYou, postFor } from './doer.ts';
import { clockName } from './matter-names.ts';
import { refuseRecused } from './recused.ts';
import { refuseUnknownReferences } from './reference/refuse-unknown.ts';
import { refuseByVerb } from './refuse.ts';
import { settled } from './verdict.ts';

/** Entry types by verb. */
const typeOf = {
  assign: 'assigned',
  accept: 'accepted',
  'hand-back': 'handed-back',
  advance: 'advanced',
  report: 'reported',
  attach: 'evidence-attached',
  judge: 'evidence-judged',
  'ask-adjustment': 'adjustment-asked',
  'decide-adjustment': 'adjustment-decided',
  correct: 'corrected',
  suspend: 'suspended',
  resume: 'resumed',
  extend: 'extended',
  answer: 'answered',
  handle: 'handled',
  verify: 'verified',
  close: 'closed',
  'send-back': 'sent-back',
  reopen: 'reopened',
  urge: 'urged',
  respond: 'responded',
  rate: 'rated',
  'hand-over': 'handed-over',
  'take-back': 'taken-back',
  merge: 'merged',
  'carry-over': 'carried-over',
  withdraw: 'withdrawn',
  darken: 'darkened',
  'ask-brightening': 'brightening-asked',
  'decide-brightening': 'brightening-decided',
} as const satisfies Record<Verb, EntryType>;

/** The entry's content with what must not be public beside it. */
export function contentOf(happened: Happened, secret?: Readonly<Record<string, unknown>>): EntryContent {
  const content = { type: happened.type, version: bodyVersion, body: { ...happened.body } };
  return secret && Object.keys(secret).length > 0 ? { ...content, privateBody: secret } : content;
}

function stepOf({ matter }: Ground, state: CaseState, id: string): Step {
  const step = Object.hasOwn(matter.steps, id) ? matter.steps[id] : undefined;
  if (!step)
    throw new Refusal(
      'bad-input',
      { zh: `“${matter.name.zh}”没有步骤“${id}”。`, en: `“${matter.name.en}” has no step “${id}”.` },
      { step: id, known: Object.keys(matter.steps) },
    );
  if (!mayStepFrom(matter, step, state.stage)) throw wrongStage(matter, state, step);
  return step;
}

function wrongStage(matter: Matter, { number, stage }: CaseState, { name }: Step): Refusal {
  const at = matter.stages[stage]?.name ?? { zh: stage, en: stage };
  return new Refusal(
    'wrong-state',
    {
      zh: `${number}现在是“${at.zh}”，不能“${name.zh}”。`,
      en: `${number} is “${at.en}” now; “${name.en}” cannot be done to it.`,
    },
    { number, stage },
  );
}

function refuseTimes({ id, step }: Act, state: CaseState): void {
  const done = state.stepsDone[id] ?? 0;
  if (step.times === undefined || done < step.times) return;
  throw new Refusal(
    'not-allowed',
    {
      zh: `“${step.name.zh}”每件只能办${step.times}次，已办过${done}次。`,
      en: `“${step.name.en}” may be done ${step.times} time(s) in a case, and was done ${done} time(s).`,
    },
    { step: id, times: step.times },
  );
}

function refuseAfterClock({ step }: Act, state: CaseState, { now }: Ground): void {
  if (step.within === undefined) return;
  const clock = state.clocks[step.within];
  if (clock && clock.status !== 'stopped' && now <= clock.dueAt) return;
  throw new Refusal(
    'not-allowed',
    {
      zh: clock
        ? `“${step.name.zh}”须在${clock.due}前提出，现在已过期限。`
        : `“${step.name.zh}”的期限没有在计时，现在不能办。`,
      en: clock
        ? `“${step.name.en}” had to be done by ${clock.due}; that day has passed.`
        : `“${step.name.en}” is bound to a clock that does not run now.`,
    },
    { clock: step.within, due: clock?.due ?? null },
  );
}

function refuseTooSoon({ step }: Act, state: CaseState, { matter, now, openParts }: Ground): void {
  const clock = step.after === undefined ? undefined : state.clocks[step.after];
  if (step.after !== undefined && !(clock && now > clock.dueAt)) {
    const name = clockName(matter, step.after);
    throw new Refusal(
      'wrong-state',
      {
        zh: `“${step.name.zh}”要等“${name.zh}”期满${clock ? `（${clock.due}）` : ''}之后才能办。`,
        en: `“${step.name.en}” has to wait until “${name.en}” has ended${clock ? ` (${clock.due})` : ''}.`,
      },
      { clock: step.after, due: clock?.due ?? null },
    );
  }
  if (step.partsEnded && (openParts ?? 0) > 0)
    throw new Refusal(
      'wrong-state',
      {
        zh: `还有${openParts}件下属事项没有办结，不能“${step.name.zh}”。`,
        en: `${openParts} case(s) under this one are still open; “${step.name.en}” has to wait.`,
      },
      { open: openParts ?? 0 },
    );
}

const required = {
  lead: { zh: '牵头单位', en: 'lead unit' },
  deadline: { zh: '完成时限', en: 'deadline' },
} as const;

function refuseUnready({ step: { name, requires = [] } }: Act, state: CaseState): void {
  const missing = requires.filter((term) => state[term] === null);
  if (missing.length === 0) return;
  throw new Refusal(
    'wrong-state',
    {
      zh: `“${name.zh}”之前须先定${missing.map((term) => required[term].zh).join('、')}：${state.number}还没有。`,
      en: `Before “${name.en}”, ${state.number} needs a ${missing.map((term) => required[term].en).join(' and a ')}.`,
    },
    { number: state.number, missing },
  );
}

/** Whether a verdict was a no; undefined for acts that pass no verdict. */
function isNo(happened: {
  readonly type: EntryType;
  readonly own: Readonly<Record<string, unknown>>;
}): boolean | undefined {
  const { type, own } = happened;
  switch (type) {
    case 'verified':
      return own['passed'] === false;
    case 'evidence-judged':
      return own['accepted'] === false;
    case 'adjustment-decided':
    case 'brightening-decided':
      return own['agreed'] === false;
    case 'rated':
      return own['solved'] === 'no' || own['satisfied'] === 'no' || own['satisfied'] === 'not-at-all';
    default:
      return undefined;
  }
}

/** What the verb writes beside stage, clocks and fields. */
function ownBody(act: Act, state: CaseState, { now }: Ground, post: ActingPost): Record<string, unknown> {
  const { step } = act;
  const args = act.args as Record<string, unknown>;
  switch (step.verb) {
    case 'assign':
      return { ...args, ruling: step.ruling };
    case 'hand-back':
      return { ...args, organisation: post.organisation };
    case 'decide-adjustment': {
      const { adjustment } = state;
      const terms = args['agreed'] === true && adjustment ? { terms: adjustment.terms } : {};
      return { ...args, asked: adjustment?.seq ?? 0, ...terms };
    }
    case 'decide-brightening': {
      const { seq = 0, light, until } = state.brightening ?? {};
      return { ...args, asked: seq, light, until };
    }
    case 'hand-over': {
      // Handed over to the same level again, it adds what that level told later; what is not named stands.
      const known = state.handedOver?.to === args['to'] ? state.handedOver : null;
      return {
        ...args,
        number: args['number'] ?? known?.number ?? null,
        due: args['due'] ?? known?.due ?? null,
      };
    }
    case 'close':
      return { ...args, on: dayAt(now) };
    case 'urge':
      return { ...args, clock: null, term: 0, rung: 0, to: state.lead === null ? [] : ['lead'] };
    default:
      return args;
  }
}

/** The terms that an act puts in place; undefined where it changes none. */
function termsAfter(type: EntryType, own: Readonly<Record<string, unknown>>): Terms | undefined {
  if (type !== 'corrected' && type !== 'adjustment-decided') return undefined;
  return own['terms'] as Terms | undefined;
}

const matches = (names: readonly string[], id: string, no: boolean | undefined): boolean =>
  names.includes(id) || (no !== undefined && names.includes(`${id}:${no ? 'no' : 'yes'}`));

/** Starts and stops the clocks that hang on a step; `at` is when it took effect. */
export function turnClocks(
  work: ClockWork,
  { matter, now }: Ground,
  turn: {
    readonly id: string;
    readonly no: boolean | undefined;
    readonly at: Moment;
    readonly after: CaseState | { deadline: CaseState['deadline'] };
  },
): void {
  for (const [clock, definition] of Object.entries(matter.clocks)) {
    if (matches(definition.start, turn.id, turn.no)) {
      const at = policyOf(definition).direction === 'before' ? turn.after.deadline : turn.at;
      if (at !== null) work.start(clock, at);
    } else if (matches(definition.stop, turn.id, turn.no)) {
      work.apply(clock, { type: 'stopped', at: now });
    }
  }
}

/** A moved day of the case moves the clocks that end with it, once they have been started. */
function moveAgreedDays(work: ClockWork, { matter }: Ground, before: CaseState, after: CaseState): void {
  if (before.deadline === after.deadline || after.deadline === null) return;
  for (const [clock, definition] of Object.entries(matter.clocks)) {
    if (policyOf(definition).direction !== 'before') continue;
    const begun = definition.start.some((step) => step === 'open' || (before.stepsDone[step] ?? 0) > 0);
    if (begun && before.clocks[clock]?.status !== 'stopped') work.start(clock, after.deadline);
  }
}

function turnByVerb(work: ClockWork, act: Act, { now }: Ground): void {
  const { verb } = act.step;
  if (verb === 'suspend') {
    const { ground, announcedUntil } = act.args as Asked<'suspend'>;
    const until = announcedUntil === undefined ? {} : { announcedUntil };
    for (const id of work.suspendable(ground))
      work.apply(id, { type: 'suspended', at: now, ground, ...until });
  }
  if (verb === 'resume') for (const id of work.suspended()) work.apply(id, { type: 'resumed', at: now });
  if (verb === 'extend') {
    const { clock, amount, approver } = act.args as Asked<'extend'>;
    work.apply(clock, { type: 'extended', at: now, amount, approver });
  }
}

/** Where the case stands after an act. */
function stageAfter({ matter }: Ground, state: CaseState, { step }: Act, no: boolean | undefined) {
  const stage = (no === true ? (step.otherwise ?? step.to) : step.to) ?? state.stage;
  // A no without a stage of its own leaves the case where it is.
  const settled = no === true && step.otherwise === undefined ? state.stage : stage;
  return { stage: settled, ended: matter.stages[settled]?.end ?? state.ended };
}

/**
 * Decides a step: pure, and refuses with a sentence whatever the definition or the laws of the house do not allow.
 *
 * @param at when the act took effect, where that is not now: what silence means is dated back by law
 * @throws Refusal `bad-input`, `not-allowed`, `wrong-state`
 */
export function decideStep(
  ground: Ground,
  state: CaseState,
  command: Command,
  doer: Doer,
  at: Moment = ground.now,
): Decision {
  const step = stepOf(ground, state, command.step);
  const post = postFor(step.by, state, doer);
  if (!post) throw notForYou(ground.matter, step.name, step.by);
  const args = settled(ground.matter, step.verb, readArgs(step.verb, command.args));
  const act: Act = { id: command.step, step, args };
  if (step.byProgram && !command.byProgram) throw byHand(step.name);
  refuseTimes(act, state);
  refuseUnready(act, state);
  refuseAfterClock(act, state, ground);
  refuseTooSoon(act, state, ground);
  if (!isSystem(doer)) refuseRecused(step, state, doer);
  if (!isSystem(doer)) refuseByVerb(act, state, ground, { doer, post });
  const own = ownBody(act, state, ground, post);
  const type = typeOf[step.verb];
  const no = isNo({ type, own });
  const terms = termsAfter(type, own);
  const after = terms ? withTerms(state, terms) : state;
  const moved = stageAfter(ground, state, act, no);
  const work = new ClockWork(ground.matter, state.clocks, ground.now, ground.calendar);
  turnByVerb(work, act, ground);
  moveAgreedDays(work, ground, state, after);
  turnClocks(work, ground, { id: command.step, no, at, after });
  if (moved.ended && !state.ended) work.stopAll();
  const fields = readForm(step.form, command.fields, ground.now);
  refuseUnknownReferences(ground, step.form, fields);
  const secret = readForm(step.privateForm, command.private);
  const body = {
    step: command.step,
    ...moved,
    ...(Object.keys(work.changed).length > 0 ? { clocks: work.changed } : {}),
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
    ...own,
  };
  const happened = { type, body } as unknown as Happened;
  return { happened, content: contentOf(happened, { ...secret }), post };
}

function readArgs<V extends Verb>(verb: V, args: unknown): Asked<V> {
  const read = asked[verb].safeParse(args ?? {});
  if (read.success) return read.data as Asked<V>;
  const fields = read.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys : issue.path.join('.') || issue.code,
  );
  throw new Refusal(
    'bad-input',
    {
      zh: `填写不完整或不对，请检查：${fields.join('、')}。`,
      en: `Something is missing or wrong; look at: ${fields.join(', ')}.`,
    },
    { fields },
  );
}
