import { z } from 'zod';
import type { Matter, Step } from '../catalog/index.ts';
import { Refusal, type Wording } from '../kernel/index.ts';
import type { Evidence } from './bodies.ts';
import type { CaseState } from './case.ts';

const Named = z.object({ name: z.string() });

/** The case's own milestones, where its matter's form has some, by their names. */
const ownMilestones = ({ fields }: Pick<CaseState, 'fields'>): string[] => {
  const list = fields['milestones'];
  return Array.isArray(list) ? list.flatMap((one) => Named.safeParse(one).data?.name ?? []) : [];
};

/** Children of the case that are only named, such as the projects that a commitment lists: evidence proves each. */
const namedChildren = ({ fields }: Pick<CaseState, 'fields'>): string[] => {
  const list = fields['children'];
  return Array.isArray(list) ? list.filter((name) => typeof name === 'string') : [];
};

const refused = (code: 'bad-input' | 'wrong-state', wording: Wording, facts: Refusal['facts']) =>
  new Refusal(code, wording, facts);

/** What a milestone is called: a type by the matter's name, one of the case by its own. */
const nameOf = (matter: Matter, milestone: string): Wording =>
  matter.milestones[milestone]?.name ?? { zh: milestone, en: milestone };

/**
 * Evidence belongs to a milestone that the matter or the case has, or to a child that it names, and is of a kind that the milestone's type accepts.
 * @throws Refusal `bad-input`
 */
export function expectAccepted(
  matter: Matter,
  state: CaseState,
  evidence: Pick<Evidence, 'kind' | 'milestone'>,
): void {
  const { kind, milestone } = evidence;
  if (milestone === null) return;
  const known = [...Object.keys(matter.milestones), ...ownMilestones(state), ...namedChildren(state)];
  if (!known.includes(milestone)) {
    const names = known.map((one) => nameOf(matter, one));
    const none = { zh: '这一件没有节点。', en: 'The case has no milestones.' };
    const choose = {
      zh: `可选的有：${names.map(({ zh }) => zh).join('、')}。`,
      en: `There are: ${names.map(({ en }) => en).join(', ')}.`,
    };
    const also = known.length > 0 ? choose : none;
    throw refused(
      'bad-input',
      { zh: `没有节点“${milestone}”。${also.zh}`, en: `There is no milestone “${milestone}”. ${also.en}` },
      { milestone, known },
    );
  }
  const type = matter.milestones[milestone];
  if (!type || type.accepts.includes(kind)) return;
  throw refused(
    'bad-input',
    {
      zh: `“${type.name.zh}”只认这些佐证：${type.accepts.join('、')}。`,
      en: `“${type.name.en}” accepts only: ${type.accepts.join(', ')}.`,
    },
    { milestone, accepts: [...type.accepts] },
  );
}

const unproven = ({ zh, en }: Wording): Refusal =>
  refused(
    'wrong-state',
    {
      zh: `“${zh}”之前须有经审核采信的佐证；这一件没有列节点，至少要有一份。`,
      en: `Before “${en}” there has to be evidence that was accepted: the case lists no milestones, so one piece at least.`,
    },
    { missing: [] },
  );

/** Milestones that still lack accepted evidence for a step; undefined where it asks for none. */
function missingFor(
  matter: Matter,
  state: CaseState,
  { proof }: Pick<Step, 'proof'>,
): { missing: readonly string[]; bare: boolean } | undefined {
  if (!proof) return undefined;
  const asks = Object.entries(proof.where).every(([field, value]) => state.fields[field] === value);
  if (!asks) return undefined;
  const own = ownMilestones(state);
  const wanted =
    proof.of === 'milestones' ? (own.length > 0 ? own : Object.keys(matter.milestones)) : proof.of;
  const proven = new Set(state.evidence.flatMap(({ accepted, milestone }) => (accepted ? [milestone] : [])));
  return {
    missing: wanted.filter((milestone) => !proven.has(milestone)),
    bare: wanted.length === 0 && proven.size === 0,
  };
}

/** What is not proven yet of what a step asks for, by its names; null where nothing is missing. */
export function unprovenFor(matter: Matter, state: CaseState, step: Step): Wording[] | null {
  const found = missingFor(matter, state, step);
  if (!found || (found.missing.length === 0 && !found.bare)) return null;
  return found.missing.map((milestone) => nameOf(matter, milestone));
}

/**
 * A step that asks for proof is done once each of its milestones has evidence that somebody accepted; a case without
 * milestones is not proven by words alone either.
 * @throws Refusal `wrong-state` with the milestones that are not proven yet
 */
export function expectProven(matter: Matter, state: CaseState, step: Step): void {
  const { name } = step;
  const found = missingFor(matter, state, step);
  if (found?.bare) throw unproven(name);
  const missing = found?.missing ?? [];
  if (missing.length === 0) return;
  const names = missing.map((milestone) => nameOf(matter, milestone));
  throw refused(
    'wrong-state',
    {
      zh: `“${name.zh}”之前，这些节点须有经审核采信的佐证：${names.map(({ zh }) => zh).join('、')}。`,
      en: `Before “${name.en}”, these milestones need evidence that was accepted: ${names.map(({ en }) => en).join(', ')}.`,
    },
    { missing },
  );
}
