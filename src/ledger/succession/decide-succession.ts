import { type Matter, mayStepFrom, type Party } from '../../catalog/index.ts';
import type { BodyOf } from '../bodies.ts';
import type { CaseState } from '../case.ts';
import { contentOf } from '../decide.ts';
import type { Decision, Ground } from '../deciding.ts';
import { systemDoer } from '../doer.ts';

/** What has ended, each with those that took over from it. */
type Followers = ReadonlyMap<string, readonly string[]>;

/** Organisations and posts that have ended, with their successors. */
export type Heirs = { readonly organisations: Followers; readonly posts: Followers };

const assigns = (matter: Matter) => Object.values(matter.steps).filter(({ verb }) => verb === 'assign');

/**
 * Where a case waits to be assigned anew: where it stands, if it can be assigned there; else where a case that was
 * handed back goes, if the matter knows one.
 */
function waitingStage(matter: Matter, stage: string): string {
  const canAssign = (from: string): boolean =>
    assigns(matter).some((step) => mayStepFrom(matter, step, from));
  if (canAssign(stage)) return stage;
  const back = Object.values(matter.steps).find(
    ({ verb, to }) => verb === 'hand-back' && to && canAssign(to),
  );
  return back?.to ?? stage;
}

/** The one that took a place over; undefined where who had it stands, null where nobody is clearly the one. */
const heirOf = (heirs: Followers, ended: string): string | null | undefined => {
  const after = heirs.get(ended);
  if (!after) return undefined;
  const [one, ...others] = after;
  return one !== undefined && others.length === 0 ? one : null;
};

/** Who has a part afterwards: a lead without a clear heir is nobody, co-operating units are all who took over. */
function partsAfter({ lead, joins, opener, leader }: CaseState, { organisations, posts }: Heirs) {
  const after = (one: string | null, heirs: Followers): string | null => {
    const heir = one === null ? undefined : heirOf(heirs, one);
    return heir === undefined ? one : heir;
  };
  const leads = after(lead, organisations);
  const joined = new Set(joins.flatMap((unit) => organisations.get(unit) ?? [unit]));
  return {
    lead: leads,
    joins: [...joined].filter((unit) => unit !== leads),
    opener: heirOf(organisations, opener) ?? opener,
    leader: after(leader, posts),
  };
}

type After = ReturnType<typeof partsAfter>;

/** Who has to know of a new leader: the leader; the delivery office where the post ended without a successor. */
const toldOfLeader = (before: CaseState, { leader }: After): Party[] => {
  if (leader === before.leader) return [];
  return [leader === null ? 'role:delivery-office' : 'leader'];
};

/** Whom the succession of organisations concerns: the new lead, or whoever assigns where there is none. */
function toldOfUnits(matter: Matter, lead: string | null): Party[] {
  if (lead !== null) return ['lead', 'joins'];
  return assigns(matter).flatMap(({ by }) => by);
}

/** The names among some that have ended, each with its successors. */
const endedAmong = (names: readonly (string | null)[], heirs: Followers) =>
  [...new Set(names)].flatMap((from) => {
    const to = from === null ? undefined : heirs.get(from);
    return from === null || to === undefined ? [] : [{ from, to: [...to] }];
  });

/**
 * Decides that the place of organisations that have ended is taken by those that took over: by itself where one
 * clearly did, else the case waits for whoever assigns. A leader's post that has ended is followed by the post that
 * names it; without one nobody is the leader in charge. Clocks run on: a reorganisation is not the resident's.
 * Undefined where the case names nobody that ended, or nothing would change. Pure.
 */
export function decideSuccession(ground: Ground, state: CaseState, heirs: Heirs): Decision | undefined {
  const [post] = systemDoer.posts;
  if (!post || state.ended) return undefined;
  const parts = partsAfter(state, heirs);
  const sameUnits =
    parts.lead === state.lead &&
    parts.opener === state.opener &&
    parts.joins.length === state.joins.length &&
    parts.joins.every((unit) => state.joins.includes(unit));
  if (sameUnits && parts.leader === state.leader) return undefined;
  const { matter } = ground;
  const stage = parts.lead === null && state.lead !== null ? waitingStage(matter, state.stage) : state.stage;
  const body: BodyOf<'succeeded'> = {
    step: 'succession',
    stage,
    ended: false,
    organisations: endedAmong([state.lead, state.opener, ...state.joins], heirs.organisations),
    posts: endedAmong([state.leader], heirs.posts),
    ...parts,
    to: [...new Set([...(sameUnits ? [] : toldOfUnits(matter, parts.lead)), ...toldOfLeader(state, parts)])],
  };
  const happened = { type: 'succeeded', body } as const;
  return { happened, content: contentOf(happened), post };
}
