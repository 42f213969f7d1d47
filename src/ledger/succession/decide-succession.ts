import { type Matter, mayStepFrom, type Party } from '../../catalog/index.ts';
import type { BodyOf } from '../bodies.ts';
import type { CaseState } from '../case.ts';
import { contentOf } from '../decide.ts';
import type { Decision, Ground } from '../deciding.ts';
import { systemDoer } from '../doer.ts';

/** Organisations that have ended, each with those that took over from it. */
export type Heirs = ReadonlyMap<string, readonly string[]>;

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

/** The one that took over an organisation's place; undefined where it stands, null where nobody is clearly the one. */
const heirOf = (heirs: Heirs, organisation: string): string | null | undefined => {
  const after = heirs.get(organisation);
  if (!after) return undefined;
  const [one, ...others] = after;
  return one !== undefined && others.length === 0 ? one : null;
};

/** Who has a part afterwards: a lead without a clear heir is nobody, co-operating units are all who took over. */
function partsAfter({ lead, joins, opener }: CaseState, heirs: Heirs) {
  const heir = lead === null ? undefined : heirOf(heirs, lead);
  const leads = heir === undefined ? lead : heir;
  const joined = new Set(joins.flatMap((unit) => heirs.get(unit) ?? [unit]));
  return {
    lead: leads,
    joins: [...joined].filter((unit) => unit !== leads),
    opener: heirOf(heirs, opener) ?? opener,
  };
}

/** Whom the succession concerns: the new lead, or whoever assigns where there is none. */
function toldParties(matter: Matter, lead: string | null): Party[] {
  if (lead !== null) return ['lead', 'joins'];
  return [...new Set(assigns(matter).flatMap(({ by }) => by))];
}

/**
 * Decides that the place of organisations that have ended is taken by those that took over: by itself where one
 * clearly did, else the case waits for whoever assigns. Clocks run on: a reorganisation is not the resident's.
 * Undefined where the case names nobody that ended, or nothing would change. Pure.
 */
export function decideSuccession(ground: Ground, state: CaseState, heirs: Heirs): Decision | undefined {
  const [post] = systemDoer.posts;
  if (!post || state.ended) return undefined;
  const parts = partsAfter(state, heirs);
  const same =
    parts.lead === state.lead &&
    parts.opener === state.opener &&
    parts.joins.length === state.joins.length &&
    parts.joins.every((unit) => state.joins.includes(unit));
  if (same) return undefined;
  const named = [state.lead, state.opener, ...state.joins].filter((unit) => unit !== null && heirs.has(unit));
  const { matter } = ground;
  const stage = parts.lead === null && state.lead !== null ? waitingStage(matter, state.stage) : state.stage;
  const body: BodyOf<'succeeded'> = {
    step: 'succession',
    stage,
    ended: false,
    organisations: [...new Set(named)].map((from) => ({
      from: from ?? '',
      to: [...(heirs.get(from ?? '') ?? [])],
    })),
    ...parts,
    to: toldParties(matter, parts.lead),
  };
  const happened = { type: 'succeeded', body } as const;
  return { happened, content: contentOf(happened), post };
}
