import type { Matter, Step } from '../../catalog/index.ts';
import { sayAmount } from '../../clock/index.ts';
import type { Wording } from '../../kernel/index.ts';
import type { CaseState } from '../case.ts';
import { policyOf } from '../case-clock.ts';
import { promisedIn } from '../promise.ts';

/** One value that an argument of a step may take, and how it is called. */
export type Choice = Wording & { readonly value: string };

type Named = { readonly name: Wording };

const namedIn = (list: Readonly<Record<string, Named>>): Choice[] =>
  Object.entries(list).map(([value, { name }]) => ({ value, zh: name.zh, en: name.en }));

const distinct = (choices: readonly Choice[]): Choice[] => [
  ...new Map(choices.map((choice) => [choice.value, choice])).values(),
];

/** The clocks of a case that have not stopped, each with its policy. */
function openClocks(matter: Matter, { clocks }: CaseState) {
  return Object.entries(matter.clocks)
    .filter(([id]) => clocks[id] !== undefined && clocks[id].status !== 'stopped')
    .map(([id, clock]) => {
      const policy = policyOf(clock);
      return { id, name: clock.name ?? policy.name, policy, status: clocks[id]?.status };
    });
}

function extensions(matter: Matter, state: CaseState): Record<string, Choice[]> {
  const clocks = openClocks(matter, state).flatMap(({ id, name, policy }) => {
    const { extension, span } = policy;
    if (!extension) return [];
    const most = sayAmount(extension.amount, span.unit);
    const zh = `${name.zh}（每次至多延长${most.zh}）`;
    const en = `${name.en} (at most ${most.en} each time)`;
    const { approver } = extension;
    return [{ clock: { value: id, zh, en }, approver: { value: approver.id, ...approver.name } }];
  });
  return {
    clock: clocks.map(({ clock }) => clock),
    approver: distinct(clocks.map(({ approver }) => approver)),
  };
}

/** Milestones and named children of the case itself, as its form holds them: what evidence can prove. */
function ownMilestones({ fields }: CaseState): Choice[] {
  const named = (list: unknown): string[] =>
    Array.isArray(list)
      ? list.flatMap((one: unknown) => {
          if (typeof one === 'string') return [one];
          return typeof one === 'object' && one !== null && 'name' in one ? [String(one.name)] : [];
        })
      : [];
  const names = [...named(fields['milestones']), ...named(fields['children'])];
  return names.map((name) => ({ value: name, zh: name, en: name }));
}

/** The targets that a case promises figures of, by their names. */
const ownTargets = ({ fields }: Pick<CaseState, 'fields'>): Choice[] =>
  distinct(promisedIn(fields).targets.map(({ metric }) => ({ value: metric, zh: metric, en: metric })));

/** Which targets figures may be of; nothing is said where the case knows no targets at all. */
const metrics = (state: Pick<CaseState, 'fields'> | undefined): Record<string, Choice[]> =>
  state && Array.isArray(state.fields['targets']) ? { metric: ownTargets(state) } : {};

/**
 * What a step's arguments may be where the matter of a case, or its clocks, leave a choice: pure. An argument
 * that is not named here is free.
 *
 * @param about the case that the verdicts of this one are of, where they are of another
 */
export function choicesFor(
  matter: Matter,
  state: CaseState,
  { verb }: Step,
  about: Pick<CaseState, 'fields'> = state,
): Record<string, Choice[]> {
  switch (verb) {
    case 'verify':
      return { verdict: namedIn(matter.verdicts ?? {}), ...metrics(about) };
    case 'answer':
    case 'handle':
      return { class: namedIn(matter.classes) };
    case 'close':
      return { outcome: Object.entries(matter.outcomes).map(([value, name]) => ({ value, ...name })) };
    case 'suspend': {
      const running = openClocks(matter, state).filter(({ status }) => status === 'running');
      const grounds = running.flatMap(({ policy }) => policy.suspensions);
      return { ground: distinct(grounds.map(({ ground, name }) => ({ value: ground, ...name }))) };
    }
    case 'extend':
      return extensions(matter, state);
    case 'report':
      return {
        milestone: distinct([...namedIn(matter.milestones), ...ownMilestones(state)]),
        ...metrics(state),
      };
    case 'attach': {
      const kinds = new Set(Object.values(matter.milestones).flatMap(({ accepts }) => accepts));
      return {
        milestone: distinct([...namedIn(matter.milestones), ...ownMilestones(state)]),
        kind: [...kinds].map((kind) => ({ value: kind, zh: kind, en: kind })),
      };
    }
    default:
      return {};
  }
}
