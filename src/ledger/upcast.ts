import { type BodyOf, bodies, bodyVersion, type EntryType, type Happened } from './bodies.ts';
import type { CaseState } from './case.ts';
import type { Entry } from './chain.ts';

type Stored = Pick<Entry, 'type' | 'version' | 'body'>;
type Old = Readonly<Record<string, unknown>>;

const isKnown = (type: string): type is EntryType => Object.hasOwn(bodies, type);

/** The fields of the form of a commitment: in version 1 they stood beside the kernel's own terms. */
const commitmentFields = ['type', 'targets', 'milestones', 'children', 'year'];

function split(terms: Old): { own: Old; fields: Old } {
  const entries = Object.entries(terms);
  return {
    own: Object.fromEntries(entries.filter(([name]) => !commitmentFields.includes(name))),
    fields: Object.fromEntries(entries.filter(([name]) => commitmentFields.includes(name))),
  };
}

/** Version 1 knew one matter, the commitment of a work report, and five things that happen to it. */
const versionOne: Record<
  string,
  (body: Old, state: CaseState | undefined) => { type: EntryType; body: Old }
> = {
  opened: (body) => {
    const { own, fields } = split(body);
    const stand = { step: 'open', stage: 'reading', ended: false };
    return {
      type: 'opened',
      body: { ...own, fields, ...stand, matterVersion: null, opener: '', parent: null },
    };
  },
  adopted: ({ on }) => ({
    type: 'advanced',
    body: { step: 'adopt', stage: 'adopted', ended: false, fields: { adoptedOn: on } },
  }),
  corrected: ({ terms, reason }, state) => {
    const { own, fields } = split(terms as Old);
    const changed = Object.keys(fields).length > 0 ? { ...own, fields } : own;
    return { type: 'corrected', body: { ...standing('correct', state), terms: changed, reason } };
  },
  withdrawn: ({ reason }) => ({
    type: 'withdrawn',
    body: { step: 'withdraw', stage: 'withdrawn', ended: true, reason },
  }),
  'carried-over': ({ reason, into, year }) => ({
    type: 'carried-over',
    body: { step: 'carry-over', stage: 'carried-over', ended: true, reason, into, year },
  }),
  closed: ({ on, outcome, reason }) => ({
    type: 'closed',
    body: { step: 'close', stage: 'closed', ended: true, on, outcome, reason },
  }),
  erased: ({ seq, reason }, state) => ({
    type: 'erased',
    body: { ...standing('erase', state), seq, reason },
  }),
};

/** Where an entry leaves a case that it does not move. */
const standing = (step: string, state: CaseState | undefined) => ({
  step,
  stage: state?.stage ?? '',
  ended: state?.ended ?? false,
});

/**
 * A stored entry as what happened, at the newest version. An unknown type or version stops the fold: nothing is
 * guessed.
 *
 * @param state the case before the entry
 */
export function currentOf(stored: Stored, state: CaseState | undefined): Happened {
  const older = stored.version === 1 ? versionOne[stored.type] : undefined;
  const { type, body } = older ? older(stored.body, state) : stored;
  if ((!older && stored.version !== bodyVersion) || !isKnown(type))
    throw new Error(`No fold for entry ${stored.type} version ${stored.version}.`);
  return { type, body: bodies[type].parse(body) as BodyOf<typeof type> } as Happened;
}
