import type { Day } from '../../clock/index.ts';
import type { CaseProgressView, CommitmentView, NewCase, Target } from '../../wire/index.ts';
import { addsUp } from '../format/target.ts';

/** What a task takes on: a share of a target by its place, one named project, or nothing that is counted. */
export type Share =
  | { readonly of: 'target'; readonly place: number; readonly value: number | null }
  | { readonly of: 'child'; readonly name: string }
  | { readonly of: 'nothing' };

/** One task as it is typed. Who leads it is proposed until a person chooses. */
export type Row = {
  readonly key: number;
  readonly title: string;
  readonly share: Share;
  readonly lead: string | null;
  readonly joins: readonly string[];
  readonly chosen: boolean;
  readonly deadline: Day | null;
};

/** What of the commitment the tasks rest on. */
export type Whole = Pick<CommitmentView, 'id' | 'type' | 'targets' | 'children' | 'year' | 'deadline'> & {
  readonly leader: { readonly id: string } | null;
};

type Coverage = CaseProgressView['coverage'];

/** The places of the targets that are divided among units: amounts and counts, as the coverage on record counts them. */
export const divided = ({ type, targets }: Pick<Whole, 'type' | 'targets'>): number[] =>
  type === 'countable' ? [] : targets.flatMap((target, place) => (addsUp(target) ? [place] : []));

/** A new row: it takes on the first target, where there is one to be divided. */
export function emptyRow(key: number, whole: Whole, name?: string): Row {
  const [place] = divided(whole);
  const counted: Share = place === undefined ? { of: 'nothing' } : { of: 'target', place, value: null };
  const share: Share = name === undefined ? counted : { of: 'child', name };
  return { key, title: name ?? '', share, lead: null, joins: [], chosen: false, deadline: whole.deadline };
}

/** The sum of amounts without the dust of binary fractions: figures have at most eight decimals. */
const sumOf = (amounts: readonly number[]): number =>
  Number(amounts.reduce((total, amount) => total + amount, 0).toFixed(8));

const isLimit = ({ op }: Target): boolean => op === 'le' || op === 'lt';

/** One target held against what the tasks promise: by those there are already, and by those being typed. */
export type TargetOutlook = {
  readonly target: Target;
  readonly place: number;
  readonly before: number;
  readonly together: number;
  /** What nobody took on; below zero what goes beyond. Beyond a limit is a fault, beyond anything else is not. */
  readonly left: number;
  readonly covered: boolean;
};

const promised = (coverage: Coverage, { metric, kind, unit }: Target): number => {
  const found = coverage?.targets.find(
    ({ target }) => target.metric === metric && target.kind === kind && target.unit === unit,
  );
  return found?.planned.value.kind === 'figure' ? Number(found.planned.value.value) : 0;
};

/** What the tasks together cover, as one types, and which named projects nobody took on yet. */
export function outlookOf(whole: Whole, coverage: Coverage, rows: readonly Row[]) {
  const targets = divided(whole).flatMap((place): TargetOutlook[] => {
    const target = whole.targets[place];
    if (!target || target.value === null) return [];
    const before = promised(coverage, target);
    const typed = rows.flatMap(({ share }) =>
      share.of === 'target' && share.place === place ? [share.value ?? 0] : [],
    );
    const together = sumOf([before, ...typed]);
    const left = sumOf([target.value, -together]);
    return [{ target, place, before, together, left, covered: isLimit(target) ? left >= 0 : left <= 0 }];
  });
  const taken = new Set(rows.flatMap(({ share }) => (share.of === 'child' ? [share.name] : [])));
  const unassigned = (coverage?.unassigned ?? whole.children).filter((name) => !taken.has(name));
  return {
    targets,
    unassigned,
    covered: unassigned.length === 0 && targets.every(({ covered }) => covered),
  };
}

export type RowFault = 'title' | 'value' | 'lead';

/** What a row still lacks. */
export function faultsOf({ title, share, lead }: Row): RowFault[] {
  const faults: RowFault[] = [];
  if (title.trim() === '') faults.push('title');
  if (share.of === 'target' && share.value === null) faults.push('value');
  if (lead === null) faults.push('lead');
  return faults;
}

/** A unit's own target: its share of the whole in the unit of the whole. The county's measure decides the whole alone. */
function shareOf({ targets }: Whole, share: Share): Target[] {
  const target = share.of === 'target' ? targets[share.place] : undefined;
  if (!target || share.of !== 'target') return [];
  const { metric, kind, direction, op, unit } = target;
  return [
    { metric, kind, direction, op: op === 'range' ? 'ge' : op, value: share.value, value2: null, unit },
  ];
}

/** A row as a case to be opened under the commitment. */
export function openingOf(whole: Whole, { title, share, lead, joins, deadline }: Row): NewCase {
  const targets = shareOf(whole, share);
  const type = targets.length > 0 ? 'numeric' : 'descriptive';
  return {
    matter: 'task',
    title: title.trim(),
    fields: { type, year: whole.year, targets, milestones: [], children: [] },
    ...(lead === null ? {} : { lead }),
    joins: [...joins],
    ...(whole.leader === null ? {} : { leader: whole.leader.id }),
    ...(deadline === null ? {} : { deadline }),
    parent: whole.id,
  };
}
