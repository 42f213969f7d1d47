import type { Cap, Demand, DemandKind } from '../../catalog/index.ts';
import type { Day } from '../../clock/index.ts';
import type { AskedRow, NumberOwed } from './store.ts';

/** What a county says about burden, as it holds on a day. */
export type BurdenRules = { readonly demands: readonly Demand[]; readonly caps: readonly Cap[] };

const holds = ({ validFrom, validTo }: { validFrom: Day; validTo?: Day | undefined }, on: Day): boolean =>
  validFrom <= on && (validTo === undefined || on <= validTo);

export const rulesOn = ({ demands, caps }: BurdenRules, on: Day): BurdenRules => ({
  demands: demands.filter((one) => holds(one, on)),
  caps: caps.filter((one) => holds(one, on)),
});

/** The estimated minutes of a kind; undefined where the county estimates none. */
const minutesOf = ({ demands }: BurdenRules, kind: DemandKind): number | undefined =>
  demands.find(({ id }) => id === kind)?.minutes;

/** The cap of a unit: the first in the county's file that is for its kind of organisation, or for all. */
const capFor = ({ caps }: BurdenRules, unitKind: string): Cap | undefined =>
  caps.find(({ kinds }) => kinds.length === 0 || kinds.includes(unitKind)) ??
  caps.find(({ kinds }) => kinds.length === 0);

/** What one unit was asked for in a month. */
export type UnitBurden = {
  readonly unit: string;
  readonly count: number;
  /** Estimated; demands without an estimate are left out and counted in `unestimated`. */
  readonly minutes: number;
  readonly unestimated: number;
  readonly byKind: readonly { readonly kind: DemandKind; readonly count: number }[];
  readonly byAsker: readonly { readonly asker: string; readonly count: number }[];
  readonly cap: Cap | undefined;
  /** Above the cap, by number or by minutes. */
  readonly over: boolean;
};

function sums<Key extends string>(rows: readonly AskedRow[], keyOf: (row: AskedRow) => Key): [Key, number][] {
  const found = new Map<Key, number>();
  for (const row of rows) found.set(keyOf(row), (found.get(keyOf(row)) ?? 0) + row.count);
  return [...found].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

const isOver = (cap: Cap | undefined, count: number, minutes: number): boolean =>
  cap !== undefined && (count > (cap.demands ?? count) || minutes > (cap.minutes ?? minutes));

/** Sums up what one unit was asked for, with its cap. Pure. */
export function unitBurden(
  unit: string,
  unitKind: string,
  rows: readonly AskedRow[],
  rules: BurdenRules,
): UnitBurden {
  const own = rows.filter((row) => row.unit === unit);
  const count = own.reduce((sum, row) => sum + row.count, 0);
  const minutes = own.reduce((sum, row) => sum + row.count * (minutesOf(rules, row.kind) ?? 0), 0);
  const unestimated = own.reduce(
    (sum, row) => sum + (minutesOf(rules, row.kind) === undefined ? row.count : 0),
    0,
  );
  const cap = capFor(rules, unitKind);
  return {
    unit,
    count,
    minutes,
    unestimated,
    byKind: sums(own, ({ kind }) => kind).map(([kind, n]) => ({ kind, count: n })),
    byAsker: sums(own, ({ asker }) => asker).map(([asker, n]) => ({ asker, count: n })),
    cap,
    over: isOver(cap, count, minutes),
  };
}

/** What one more demand would make of a unit's month. */
export type Outlook = UnitBurden & {
  /** With this demand the cap is passed. */
  readonly wouldPass: boolean;
  /** Numbers that the text asks for and other cases ask of this unit already this month. */
  readonly askedAlready: readonly NumberOwed[];
};

const bare = (text: string): string => text.replace(/[\s、，。；：“”（）]/g, '');

/** The shortest name of a number that is looked for in a text: shorter ones stand in too many sentences. */
const shortestMetric = 4;

export const namedIn = (text: string, owed: readonly NumberOwed[]): NumberOwed[] =>
  owed.filter(({ metric }) => bare(metric).length >= shortestMetric && bare(text).includes(bare(metric)));

/** Holds one more demand of a kind against a unit's month. A warning for the asker, never a block. */
export function outlookOf(
  burden: UnitBurden,
  more: { readonly kind: DemandKind; readonly text: string },
  owed: readonly NumberOwed[],
  rules: BurdenRules,
): Outlook {
  const minutes = burden.minutes + (minutesOf(rules, more.kind) ?? 0);
  return {
    ...burden,
    wouldPass: isOver(burden.cap, burden.count + 1, minutes),
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
