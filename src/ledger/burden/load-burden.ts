import { type DemandKind, definitionOf, findMatter, listMatters, type Matter } from '../../catalog/index.ts';
import type { Day } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import type { CountyId } from '../../kernel/index.ts';
import { listOrganisations } from '../../people/index.ts';
import {
  type AskerBurden,
  askedTwice,
  askerBurden,
  type BurdenRules,
  type More,
  minutesOfOne,
  type Outlook,
  outlookOf,
  rulesOn,
  type Tally,
  tallyOf,
  type UnitBurden,
  unitBurden,
} from './burden.ts';
import { boundsOf, type Month, monthOf } from './month.ts';
import {
  type AskedFilter,
  type AskedItem,
  type Counted,
  countAsked,
  countByMonth,
  listAsked,
  listNumbersOwed,
  type NumberOwed,
} from './store.ts';

const none: BurdenRules = { demands: [], caps: [] };

/** How the county's matters count: which report every month or in the end, what each asks, and which come from residents (law 13). */
export async function countedOn(db: Db, county: CountyId, on: Day): Promise<Counted> {
  const matters = (await listMatters(db, county, on)).map(({ matter }) => matter);
  const official = matters.filter(({ fromResidents }) => !fromResidents);
  return {
    monthly: Object.fromEntries(
      official.flatMap(({ id, lights }) => (lights?.report ? [[id, lights.report.day]] : [])),
    ),
    finals: official
      .filter(
        ({ lights, steps }) =>
          lights?.report !== undefined &&
          Object.values(steps).some(({ verb, by }) => verb === 'handle' && by.includes('lead')),
      )
      .map(({ id }) => id),
    asks: Object.fromEntries(official.flatMap(({ id, asks }) => (asks ? [[id, asks]] : []))),
    leftOut: matters.filter(({ fromResidents }) => fromResidents).map(({ id }) => id),
  };
}

const definedIn = async (db: Db, county: CountyId): Promise<BurdenRules> =>
  (await definitionOf(db, county)) ?? none;

export const rulesOf = async (db: Db, county: CountyId, on: Day): Promise<BurdenRules> =>
  rulesOn(await definedIn(db, county), on);

/** The burden ledger (减负账本) of a month: every unit that was asked for anything, and every asker, the most first. */
export type Burden = {
  readonly units: readonly UnitBurden[];
  readonly askers: readonly AskerBurden[];
  readonly twice: readonly (readonly NumberOwed[])[];
  readonly rules: BurdenRules;
};

const most =
  <T extends { readonly count: number }>(idOf: (one: T) => string) =>
  (a: T, b: T): number =>
    b.count - a.count || (idOf(a) < idOf(b) ? -1 : 1);

export async function burdenOf(db: Db, county: CountyId, month: Month): Promise<Burden> {
  const bounds = boundsOf(month);
  const [counted, rules, kindOf] = await Promise.all([
    countedOn(db, county, bounds.last),
    rulesOf(db, county, bounds.last),
    kindsIn(db, county, month),
  ]);
  const [rows, owed] = await Promise.all([
    countAsked(db, county, bounds, counted),
    listNumbersOwed(db, county, Object.keys(counted.monthly)),
  ]);
  const units = [...new Set(rows.map(({ unit }) => unit))]
    .map((unit) => unitBurden(unit, kindOf.get(unit) ?? '', rows, rules))
    .sort(most(({ unit }) => unit));
  const askers = [...new Set(rows.map(({ asker }) => asker))]
    .map((asker) => askerBurden(asker, rows, rules))
    .sort(most(({ asker }) => asker));
  return { units, askers, twice: askedTwice(owed), rules };
}

/** The kinds of the organisations of a month: those that ended in it were asked as well, so both of its ends count. */
export async function kindsIn(db: Db, county: CountyId, month: Month): Promise<ReadonlyMap<string, string>> {
  const { first, last } = boundsOf(month);
  const [before, after] = await Promise.all([
    listOrganisations(db, county, first),
    listOrganisations(db, county, last),
  ]);
  return new Map([...before, ...after].map(({ id, kind }) => [id, kind]));
}

/** A row behind a figure, with the minutes that it counts; null where nobody estimated any. */
export type BurdenItem = Omit<AskedItem, 'fields'>;

/** The rows behind figures of a month, from a place on; `more` where others follow. */
export async function burdenRows(
  db: Db,
  county: CountyId,
  month: Month,
  wish: { readonly filter: AskedFilter; readonly from: number; readonly most: number },
): Promise<{ readonly rows: readonly BurdenItem[]; readonly more: boolean }> {
  const bounds = boundsOf(month);
  const [counted, rules] = await Promise.all([
    countedOn(db, county, bounds.last),
    rulesOf(db, county, bounds.last),
  ]);
  const found = await listAsked(db, county, bounds, counted, { ...wish, most: wish.most + 1 });
  const rows = found.slice(0, wish.most).map(({ fields, ...row }) => ({
    ...row,
    minutes: minutesOfOne(rules, { kind: row.kind, minutes: row.minutes, fields }) ?? null,
  }));
  return { rows, more: found.length > wish.most };
}

/** More demands as an asker is about to make them: of whom, as often as a unit is named, and of what matter. */
export type OutlookWish = Omit<More, 'kind'> & {
  readonly units: readonly string[];
  readonly kind: DemandKind;
  readonly matter?: string | undefined;
  /** A case of the matter is opened; else it is assigned. */
  readonly opens?: boolean;
};

/** What a matter asks when a case of it is opened or assigned; undefined where that asks nobody for anything yet. */
function kindOf(matter: Matter, opens: boolean): DemandKind | undefined {
  if (matter.fromResidents) return undefined;
  if (matter.id === 'meeting') return 'meeting';
  if (matter.asks) return matter.asks.kind;
  const begins = Object.values(matter.clocks).some(({ start }) => start.includes('open'));
  return opens && !begins ? undefined : 'task';
}

/** What more demands would mean for units, before they go out: how much they have already, and from whom. */
export async function burdenOutlook(
  db: Db,
  county: CountyId,
  { matter: id, opens = false, ...wish }: OutlookWish,
  on: Day,
): Promise<Outlook[]> {
  const month = monthOf(on);
  const units = [...new Set(wish.units)];
  const matter = id === undefined ? undefined : (await findMatter(db, county, id, on))?.matter;
  const kind = matter ? kindOf(matter, opens) : wish.kind;
  if (kind === undefined) return [];
  const [counted, rules, kinds] = await Promise.all([
    countedOn(db, county, on),
    rulesOf(db, county, on),
    kindsIn(db, county, month),
  ]);
  const [rows, owed] = await Promise.all([
    countAsked(db, county, boundsOf(month), counted, units),
    listNumbersOwed(db, county, Object.keys(counted.monthly), units),
  ]);
  return units.map((unit) => {
    const times = wish.units.filter((one) => one === unit).length;
    const have = unitBurden(unit, kinds.get(unit) ?? '', rows, rules);
    return outlookOf(have, { ...wish, kind, times }, owed, rules);
  });
}

/** A month of a year: what was asked for in all, and how often each thing went out, to however many units. */
export type MonthBurden = Tally & {
  readonly month: Month;
  readonly byKind: readonly (Tally & { readonly kind: DemandKind; readonly sent: number })[];
};

/**
 * A year's burden month by month (为基层减负), and the year before beside it. `until` is the number of months that have
 * ended, or begun where the year is still going: as far as both years may be compared.
 */
export type BurdenYear = {
  readonly months: readonly MonthBurden[];
  readonly before: readonly MonthBurden[];
  readonly until: number;
};

export async function burdenYear(db: Db, county: CountyId, year: number, on: Day): Promise<BurdenYear> {
  const [counted, defined] = await Promise.all([countedOn(db, county, on), definedIn(db, county)]);
  const rows = await countByMonth(db, county, boundsOf(`${year - 1}-01`, 24), counted);
  const monthsOf = (of: number): MonthBurden[] =>
    Array.from({ length: 12 }, (_, place) => `${of}-${String(place + 1).padStart(2, '0')}`).map((month) => {
      const own = rows.filter((row) => row.month === month);
      const rules = rulesOn(defined, boundsOf(month).last);
      return {
        month,
        ...tallyOf(own, rules),
        byKind: own.map((row) => ({ kind: row.kind, sent: row.sent, ...tallyOf([row], rules) })),
      };
    });
  return { months: monthsOf(year), before: monthsOf(year - 1), until: monthsBegun(year, on) };
}

/** How many months of a year have begun by a day. */
function monthsBegun(year: number, on: Day): number {
  const now = Number(on.slice(0, 4));
  if (year < now) return 12;
  return year > now ? 0 : Number(on.slice(5, 7));
}
