import type { Cap, Demand, DemandKind } from '../../catalog/index.ts';
import type { Day } from '../../clock/index.ts';
import type { AskedRow, NumberOwed, Sums } from './store.ts';

/** What a county says about burden, as it holds on a day. */
export type BurdenRules = { readonly demands: readonly Demand[]; readonly caps: readonly Cap[] };

const holds = ({ validFrom, validTo }: { validFrom: Day; validTo?: Day | undefined }, on: Day): boolean =>
  validFrom <= on && (validTo === undefined || on <= validTo);

export const rulesOn = ({ demands, caps }: BurdenRules, on: Day): BurdenRules => ({
  demands: demands.filter((one) => holds(one, on)),
  caps: caps.filter((one) => holds(one, on)),
});

/**
 * The minutes of demands of one kind: what the asker gave, and for the rest the county's estimate, with its minutes for
 * each field on top. Those that nobody estimated are counted in `unestimated`, never as nought minutes.
 */
function minutesOf({ demands }: BurdenRules, kind: DemandKind, row: Sums): Estimate {
  const rule = demands.find(({ id }) => id === kind);
  const rest = row.count - row.ownCount;
  if (!rule) return { minutes: row.ownMinutes, unestimated: rest };
  return {
    minutes: row.ownMinutes + rest * rule.minutes + row.fields * (rule.minutesPerField ?? 0),
    unestimated: 0,
  };
}

type Estimate = { readonly minutes: number; readonly unestimated: number };

/** How much was asked for: estimated minutes, and apart from them those that units say it took. */
export type Tally = Estimate & {
  readonly count: number;
  /** Minutes that units reported, and for how many demands they did. */
  readonly spent: number;
  readonly spentCount: number;
};

/** Sums up rows of any kinds. */
export function tallyOf(rows: readonly (Sums & { readonly kind: DemandKind })[], rules: BurdenRules): Tally {
  const total = { count: 0, minutes: 0, unestimated: 0, spent: 0, spentCount: 0 };
  for (const row of rows) {
    const { minutes, unestimated } = minutesOf(rules, row.kind, row);
    total.count += row.count;
    total.minutes += minutes;
    total.unestimated += unestimated;
    total.spent += row.spent;
    total.spentCount += row.spentCount;
  }
  return total;
}

/** The minutes of one demand; undefined where nobody estimated any. */
export function minutesOfOne(
  rules: BurdenRules,
  {
    kind,
    minutes,
    fields,
  }: { readonly kind: DemandKind; readonly minutes?: number | null; readonly fields?: number },
): number | undefined {
  const own = minutes ?? null;
  const row = {
    ...noSums,
    count: 1,
    ownCount: own === null ? 0 : 1,
    ownMinutes: own ?? 0,
    fields: own === null ? (fields ?? 0) : 0,
  };
  const found = minutesOf(rules, kind, row);
  return found.unestimated > 0 ? undefined : found.minutes;
}

const noSums: Sums = { count: 0, ownCount: 0, ownMinutes: 0, fields: 0, spent: 0, spentCount: 0 };

/** The cap of a unit: the first in the county's file that is for its kind of organisation, or for all. */
const capFor = ({ caps }: BurdenRules, unitKind: string): Cap | undefined =>
  caps.find(({ kinds }) => kinds.length === 0 || kinds.includes(unitKind)) ??
  caps.find(({ kinds }) => kinds.length === 0);

/** What one unit was asked for in a month. */
export type UnitBurden = Tally & {
  readonly unit: string;
  /** Asked for and withdrawn in the same month: counted nowhere else. */
  readonly withdrawn: number;
  readonly byKind: readonly (Tally & { readonly kind: DemandKind })[];
  readonly byAsker: readonly (Tally & { readonly asker: string })[];
  readonly cap: Cap | undefined;
  /** Above the cap, by number or by minutes. */
  readonly over: boolean;
};

/** What one asker asked of all units in a month (谁要得最多). */
export type AskerBurden = Tally & {
  readonly asker: string;
  readonly withdrawn: number;
  readonly byKind: readonly (Tally & { readonly kind: DemandKind })[];
  readonly byUnit: readonly (Tally & { readonly unit: string })[];
};

/** Rows parted by one of their fields, each part summed up, the largest first. */
function parts<Key extends string, One extends Tally>(
  rows: readonly AskedRow[],
  keyOf: (row: AskedRow) => Key,
  partOf: (key: Key, tally: Tally) => One,
  rules: BurdenRules,
): One[] {
  return [...Map.groupBy(rows, keyOf)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, group]) => partOf(key, tallyOf(group, rules)))
    .sort((a, b) => b.count - a.count);
}

const byKind = (rows: readonly AskedRow[], rules: BurdenRules) =>
  parts(
    rows,
    (row) => row.kind,
    (kind, tally) => ({ kind, ...tally }),
    rules,
  );

const counted = (rows: readonly AskedRow[]): AskedRow[] => rows.filter(({ withdrawn }) => !withdrawn);
const withdrawnIn = (rows: readonly AskedRow[]): number =>
  rows.reduce((sum, { withdrawn, count }) => sum + (withdrawn ? count : 0), 0);

/** Above a cap, by number or by minutes. */
export const isOver = (cap: Cap | undefined, count: number, minutes: number): boolean =>
  cap !== undefined && (count > (cap.demands ?? count) || minutes > (cap.minutes ?? minutes));

/** Sums up what one unit was asked for, with its cap. Pure. */
export function unitBurden(
  unit: string,
  unitKind: string,
  rows: readonly AskedRow[],
  rules: BurdenRules,
): UnitBurden {
  const all = rows.filter((row) => row.unit === unit);
  const own = counted(all);
  const tally = tallyOf(own, rules);
  const cap = capFor(rules, unitKind);
  return {
    unit,
    ...tally,
    withdrawn: withdrawnIn(all),
    byKind: byKind(own, rules),
    byAsker: parts(
      own,
      (row) => row.asker,
      (asker, part) => ({ asker, ...part }),
      rules,
    ),
    cap,
    over: isOver(cap, tally.count, tally.minutes),
  };
}

/** Sums up what one asker asked of all units. Pure. */
export function askerBurden(asker: string, rows: readonly AskedRow[], rules: BurdenRules): AskerBurden {
  const all = rows.filter((row) => row.asker === asker);
  const own = counted(all);
  return {
    asker,
    ...tallyOf(own, rules),
    withdrawn: withdrawnIn(all),
    byKind: byKind(own, rules),
    byUnit: parts(
      own,
      (row) => row.unit,
      (unit, part) => ({ unit, ...part }),
      rules,
    ),
  };
}

/** What one more demand, or several, would make of a unit's month. */
export type Outlook = UnitBurden & {
  /** How often the unit is asked with it, and how many demands it has then. */
  readonly times: number;
  readonly next: number;
  /** With these the cap is passed. */
  readonly wouldPass: boolean;
  /** Numbers that the text asks for and other cases ask of this unit already this month. */
  readonly askedAlready: readonly NumberOwed[];
};

/** One more demand: its kind, what it says, and how long it takes as its asker thinks, or of how many fields it is. */
export type More = {
  readonly kind: DemandKind;
  readonly text: string;
  readonly minutes?: number | null;
  readonly fields?: number;
};

const bare = (text: string): string => text.replace(/[\s、，。；：“”（）]/g, '');

/** The shortest name of a number that is looked for in a text: shorter ones stand in too many sentences. */
const shortestMetric = 4;

export const namedIn = (text: string, owed: readonly NumberOwed[]): NumberOwed[] =>
  owed.filter(({ metric }) => bare(metric).length >= shortestMetric && bare(text).includes(bare(metric)));

/** Holds more demands of a kind against a unit's month. A warning for the asker, never a block. */
export function outlookOf(
  burden: UnitBurden,
  more: More & { readonly times?: number },
  owed: readonly NumberOwed[],
  rules: BurdenRules,
): Outlook {
  const times = more.times ?? 1;
  const next = burden.count + times;
  const minutes = burden.minutes + times * (minutesOfOne(rules, more) ?? 0);
  return {
    ...burden,
    times,
    next,
    wouldPass: isOver(burden.cap, next, minutes),
    askedAlready: namedIn(
      more.text,
      owed.filter(({ unit }) => unit === burden.unit),
    ),
  };
}

/** Numbers that two or more cases ask of one unit in one month: one fact has one entry (law 14). */
export function askedTwice(owed: readonly NumberOwed[]): NumberOwed[][] {
  const key = ({ unit, measure, metric, kind }: NumberOwed): string =>
    `${unit} ${kind} ${measure ?? bare(metric)}`;
  const groups = [...Map.groupBy(owed, key).values()];
  return groups.filter((group) => new Set(group.map((one) => one.case)).size > 1);
}
