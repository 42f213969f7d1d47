import type { Day } from '../../clock/index.ts';
import type { CaseProgressView, CommitmentView, Milestone, NewCase, Target } from '../../wire/index.ts';
import { addsUp } from '../format/target.ts';

/** One task as it is typed. Who leads it is proposed until a person chooses. */
export type Row = {
  readonly key: number;
  readonly title: string;
  /** How much of each target of the commitment it takes on, by the target's place; null where it takes none. */
  readonly amounts: readonly (number | null)[];
  /** The named projects that it takes on. */
  readonly names: readonly string[];
  readonly milestones: readonly Milestone[];
  readonly lead: string | null;
  readonly joins: readonly string[];
  readonly leader: string | null;
  readonly chosen: boolean;
  readonly deadline: Day | null;
  /** Further commitments that it counts towards. */
  readonly also: readonly string[];
};

/** What of the commitment the tasks rest on. */
export type Whole = Pick<
  CommitmentView,
  'id' | 'type' | 'targets' | 'milestones' | 'children' | 'year' | 'deadline'
> & {
  readonly leader: { readonly id: string } | null;
};

type Coverage = CaseProgressView['coverage'];

/** The places of the targets that are divided among units: amounts and counts, as the coverage on record counts them. */
export const divided = ({ type, targets }: Pick<Whole, 'type' | 'targets'>): number[] =>
  type === 'countable' ? [] : targets.flatMap((target, place) => (addsUp(target) ? [place] : []));

/** A new row; with a name it takes on that project. */
export const emptyRow = (key: number, whole: Whole, name?: string): Row => ({
  key,
  title: name ?? '',
  amounts: whole.targets.map(() => null),
  names: name === undefined ? [] : [name],
  milestones: [],
  lead: null,
  joins: [],
  leader: whole.leader?.id ?? null,
  chosen: false,
  deadline: whole.deadline,
  also: [],
});

/** A row that takes on other projects: a single one gives it its title, unless a person wrote another. */
export function takingNames(row: Row, names: readonly string[]): Partial<Row> {
  const isOurs = row.title.trim() === '' || (row.names.length === 1 && row.title === row.names[0]);
  const [only, ...more] = names;
  return { names, ...(isOurs ? { title: more.length === 0 ? (only ?? '') : '' } : {}) };
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
    const typed = rows.map(({ amounts }) => amounts[place] ?? 0);
    const together = sumOf([before, ...typed]);
    const left = sumOf([target.value, -together]);
    return [{ target, place, before, together, left, covered: isLimit(target) ? left >= 0 : left <= 0 }];
  });
  const taken = new Set(rows.flatMap(({ names }) => names));
  const due = new Set(rows.flatMap(({ milestones }) => milestones.map(({ name }) => name.trim())));
  const own = coverage?.milestones ?? whole.milestones.map(({ name }) => name);
  const unassigned = (coverage?.unassigned ?? whole.children).filter((name) => !taken.has(name));
  return {
    targets,
    unassigned,
    /** Milestones of the commitment that stand in no task: its own lead unit keeps them. */
    milestones: own.filter((name) => !due.has(name.trim())),
    /** Nothing is left over and nothing goes beyond; where it is not so, a person is told before the tasks are sent. */
    even:
      unassigned.length === 0 &&
      targets.every(({ target, left }) => (isLimit(target) ? left >= 0 : left === 0)),
    covered: unassigned.length === 0 && targets.every(({ covered }) => covered),
  };
}

export type RowFault = 'title' | 'value' | 'lead' | 'nothing' | 'milestone' | 'deadline' | 'late';

const isWrong = (names: readonly string[]): boolean =>
  names.includes('') || new Set(names).size < names.length;

const takesAmount = (amount: number | null): amount is number => amount !== null;

/** What a row still lacks, or says wrongly, held against the commitment. */
export function faultsOf(row: Row, whole: Pick<Whole, 'deadline'>): RowFault[] {
  const { title, amounts, names, milestones, lead, deadline } = row;
  const taken = amounts.filter(takesAmount);
  const dues = milestones.map(({ due }) => due);
  const found: (readonly [RowFault, boolean])[] = [
    ['title', title.trim() === ''],
    ['value', taken.some((amount) => amount <= 0)],
    ['lead', lead === null],
    ['nothing', taken.length === 0 && names.length === 0 && milestones.length === 0],
    ['milestone', isWrong(milestones.map(({ name }) => name.trim()))],
    ['deadline', deadline !== null && whole.deadline !== null && deadline > whole.deadline],
    ['late', deadline !== null && dues.some((due) => due > deadline)],
  ];
  return found.filter(([, is]) => is).map(([fault]) => fault);
}

/** A unit's own targets: its shares of the whole in the units of the whole. The county's measure decides the whole alone. */
export const sharesOf = ({ targets }: Pick<Whole, 'targets'>, { amounts }: Pick<Row, 'amounts'>): Target[] =>
  targets.flatMap(({ metric, kind, direction, op, unit }, place) => {
    const value = amounts[place] ?? null;
    return value === null
      ? []
      : [{ metric, kind, direction, op: op === 'range' ? 'ge' : op, value, value2: null, unit }];
  });

/** A task that is called like the one project it takes on is that project; any other names its projects. */
const childrenOf = ({ title, names }: Row): string[] =>
  names.length === 1 && names[0] === title.trim() ? [] : [...names];

/** A row as a case to be opened under the commitment. */
export function openingOf(whole: Whole, row: Row): NewCase {
  const { title, milestones, lead, joins, leader, deadline, also } = row;
  const targets = sharesOf(whole, row);
  const children = childrenOf(row);
  const counted = children.length > 0 ? 'countable' : 'descriptive';
  const type = targets.length > 0 ? 'numeric' : counted;
  return {
    matter: 'task',
    title: title.trim(),
    fields: {
      type,
      year: whole.year,
      targets,
      milestones: milestones.map((one) => ({ ...one, name: one.name.trim() })),
      children,
      ...(also.length > 0 ? { alsoUnder: [...also] } : {}),
    },
    ...(lead === null ? {} : { lead }),
    joins: [...joins],
    ...(leader === null ? {} : { leader }),
    ...(deadline === null ? {} : { deadline }),
    parent: whole.id,
  };
}
