import { type DemandKind, definitionOf, listMatters } from '../../catalog/index.ts';
import type { Day } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import type { CountyId } from '../../kernel/index.ts';
import { listOrganisations } from '../../people/index.ts';
import {
  askedTwice,
  type BurdenRules,
  type Outlook,
  outlookOf,
  rulesOn,
  type UnitBurden,
  unitBurden,
} from './burden.ts';
import { boundsOf, type Month, monthOf } from './month.ts';
import {
  type AskedItem,
  type Counted,
  countAsked,
  listAsked,
  listNumbersOwed,
  type NumberOwed,
} from './store.ts';

const none: BurdenRules = { demands: [], caps: [] };

/** How the county's matters count: which report every month, and which come from residents (law 13). */
async function countedOn(db: Db, county: CountyId, on: Day): Promise<Counted> {
  const matters = (await listMatters(db, county, on)).map(({ matter }) => matter);
  return {
    monthly: matters.filter(({ lights }) => lights?.report !== undefined).map(({ id }) => id),
    leftOut: matters.filter(({ fromResidents }) => fromResidents).map(({ id }) => id),
  };
}

const rulesOf = async (db: Db, county: CountyId, on: Day): Promise<BurdenRules> =>
  rulesOn((await definitionOf(db, county)) ?? none, on);

/** The burden ledger (减负账本) of a month: every unit that was asked for anything, the most asked first. */
export type Burden = {
  readonly units: readonly UnitBurden[];
  readonly twice: readonly (readonly NumberOwed[])[];
  readonly rules: BurdenRules;
};

export async function burdenOf(db: Db, county: CountyId, month: Month): Promise<Burden> {
  const bounds = boundsOf(month);
  const [counted, rules, organisations] = await Promise.all([
    countedOn(db, county, bounds.last),
    rulesOf(db, county, bounds.last),
    listOrganisations(db, county, bounds.last),
  ]);
  const rows = await countAsked(db, county, bounds, counted);
  const kindOf = new Map(organisations.map(({ id, kind }) => [id, kind]));
  const units = [...new Set(rows.map(({ unit }) => unit))]
    .map((unit) => unitBurden(unit, kindOf.get(unit) ?? '', rows, rules))
    .sort((a, b) => b.count - a.count || (a.unit < b.unit ? -1 : 1));
  return { units, twice: askedTwice(await listNumbersOwed(db, county, counted.monthly)), rules };
}

/** The rows behind one unit's figures. */
export async function burdenRows(db: Db, county: CountyId, unit: string, month: Month): Promise<AskedItem[]> {
  const bounds = boundsOf(month);
  return await listAsked(db, county, unit, bounds, await countedOn(db, county, bounds.last));
}

/** What one more demand would mean for units, before it goes out: how much they have already, and from whom. */
export async function burdenOutlook(
  db: Db,
  county: CountyId,
  more: { readonly units: readonly string[]; readonly kind: DemandKind; readonly text: string },
  on: Day,
): Promise<Outlook[]> {
  const bounds = boundsOf(monthOf(on));
  const [counted, rules, organisations] = await Promise.all([
    countedOn(db, county, on),
    rulesOf(db, county, on),
    listOrganisations(db, county, on),
  ]);
  const [rows, owed] = await Promise.all([
    countAsked(db, county, bounds, counted),
    listNumbersOwed(db, county, counted.monthly, more.units),
  ]);
  const kindOf = new Map(organisations.map(({ id, kind }) => [id, kind]));
  return more.units.map((unit) =>
    outlookOf(unitBurden(unit, kindOf.get(unit) ?? '', rows, rules), more, owed, rules),
  );
}
