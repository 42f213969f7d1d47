import { type Matter, mayStepFrom, type Party, type Step, type Verb } from '../../catalog/index.ts';
import type { ActingPost, Doer } from '../doer.ts';

/** A stage of a matter in which a case waits for somebody. */
export type WaitingStage = { readonly matter: string; readonly stage: string };

/** What waits for a person: stages that wait for a role of theirs, and those that wait for the lead unit. */
export type Turns = { readonly any: readonly WaitingStage[]; readonly lead: readonly WaitingStage[] };

/** Verbs that carry a case on along its way. The others may be done, but nobody waits for them. */
const onward: ReadonlySet<Verb> = new Set([
  'assign',
  'accept',
  'advance',
  'answer',
  'handle',
  'verify',
  'rate',
  'close',
]);

/** A stage waits for a step that leads out of it. Nobody waits for a ruling: it comes where units do not agree. */
const leadsOn = ({ verb, to, otherwise, ruling }: Step, stage: string): boolean =>
  onward.has(verb) && !ruling && [to, otherwise].some((next) => next !== undefined && next !== stage);

const holdsRole = (party: Party, posts: readonly ActingPost[]): boolean =>
  posts.some(({ roles }) => roles.some((role) => party === `role:${role}`));

/** The steps that a stage waits for. A close is waited for once the lead unit owes nothing more. */
function awaitedIn(matter: Matter, stage: string): Step[] {
  const steps = Object.values(matter.steps).filter(
    (step) => mayStepFrom(matter, step, stage) && leadsOn(step, stage),
  );
  const isOwed = steps.some(({ verb, by }) => verb !== 'close' && by.includes('lead'));
  return isOwed ? steps.filter(({ verb }) => verb !== 'close') : steps;
}

/** Whether a case waits for a step where it stands, rather than that it merely may be done. */
export const isAwaited = (matter: Matter, stage: string, step: Step): boolean =>
  awaitedIn(matter, stage).some((one) => one.name.zh === step.name.zh && one.verb === step.verb);

const waitingIn = (matter: Matter, isFor: (by: readonly Party[]) => boolean): WaitingStage[] =>
  Object.entries(matter.stages)
    .filter(([id, { end }]) => !end && awaitedIn(matter, id).some(({ by }) => isFor(by)))
    .map(([stage]) => ({ matter: matter.id, stage }));

const distinct = (list: readonly WaitingStage[]): WaitingStage[] => [
  ...new Map(list.map((one) => [`${one.matter} ${one.stage}`, one])).values(),
];

/** Whose turn it is, by the definitions alone: pure. Versions of one matter add to each other. */
export const turnsOf = (matters: readonly Matter[], { posts }: Doer): Turns => ({
  any: distinct(
    matters.flatMap((matter) => waitingIn(matter, (by) => by.some((party) => holdsRole(party, posts)))),
  ),
  lead: distinct(matters.flatMap((matter) => waitingIn(matter, (by) => by.includes('lead')))),
});
