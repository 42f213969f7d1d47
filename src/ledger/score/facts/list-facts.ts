import { calendarIn } from '../../../catalog/index.ts';
import {
  type Calendar,
  Day,
  dayAt,
  daysBetween,
  type Instant,
  workingDaysBetween,
} from '../../../clock/index.ts';
import type { Db } from '../../../db/index.ts';
import type { CountyId } from '../../../kernel/index.ts';
import type { FactKind, Plain, Row } from '../../../rules/index.ts';
import { countCases, type FactQuery, type FactRow, readAlike, readRows } from './store.ts';

/** Of more cases of a matter than this, rows that are alike are put together: none is left out. */
const mostOneByOne = 20_000;

/** What days of lateness are counted from. */
const groundOfLateness = ['late', 'due', 'stopped_on'] as const;

/**
 * Days late (逾期天数), the one way in which they are counted: the days after the due day, up to the day the clock
 * stopped or to the day of counting; working days by the county's calendar, or calendar days.
 */
const daysLate: Readonly<Record<string, (due: Day, to: Day, calendar: Calendar) => number>> = {
  working_days_late: (due, to, calendar) => workingDaysBetween(calendar, due, to),
  calendar_days_late: (due, to) => daysBetween(due, to),
};

type Values = Readonly<Record<string, Plain>>;

function lateness(values: Values, name: string, today: Day, calendar: Calendar): number {
  const count = daysLate[name];
  if (!count || values['late'] !== true) return 0;
  const due = Day.parse(values['due']);
  const to = values['stopped_on'] === null ? today : Day.parse(values['stopped_on']);
  return to > due ? count(due, to, calendar) : 0;
}

/** Reads facts for the columns asked for, days of lateness among them. */
async function read(
  db: Db,
  county: CountyId,
  query: FactQuery,
  ask: (query: FactQuery) => Promise<FactRow[]>,
): Promise<Row[]> {
  const own = query.columns.filter((name) => name in daysLate);
  const stored = query.columns.filter((name) => !(name in daysLate));
  const columns = own.length === 0 ? stored : [...new Set([...stored, ...groundOfLateness])];
  const rows = await ask({ ...query, columns });
  const calendar = own.length === 0 ? undefined : await calendarIn(db, county);
  const today = dayAt(query.now);
  return rows.map((row) => {
    const values: Record<string, Plain> = {};
    for (const [index, name] of columns.entries()) values[name] = row.values[index] ?? null;
    if (calendar) for (const name of own) values[name] = lateness(values, name, today, calendar);
    return {
      unit: row.unit,
      case: row.case_id,
      number: row.number,
      title: row.title,
      times: row.times,
      values,
    };
  });
}

export type FactsAsked = {
  readonly matter: string;
  readonly kind: FactKind;
  readonly now: Instant;
  /** The columns that are needed; what nobody names is not read. */
  readonly columns: readonly string[];
};

/** The facts of one kind about the cases of a matter, or of one unit's, case by case, at most so many. */
export const listFacts = (
  db: Db,
  county: CountyId,
  asked: FactsAsked & { readonly unit?: string | undefined },
  most: number,
): Promise<Row[]> => read(db, county, asked, (query) => readRows(db, county, query, most));

/**
 * The facts of one kind about all cases of a matter, as they stand now. Up to some thousands of cases they come case
 * by case; of more, those that are alike in unit and columns come together with how many they are, and only what
 * is `apart`, such as cases left out of a score, keeps its number.
 */
export async function countFacts(
  db: Db,
  county: CountyId,
  asked: FactsAsked,
  apart: readonly string[] = [],
): Promise<Row[]> {
  const cases = await countCases(db, county, asked, mostOneByOne + 1);
  if (cases <= mostOneByOne) return await listFacts(db, county, asked, Number.MAX_SAFE_INTEGER);
  return await alikeFacts(db, county, asked, apart);
}

/** The same, put together whatever their number: what a rate needs, which tells no cases. */
export const alikeFacts = (
  db: Db,
  county: CountyId,
  asked: FactsAsked,
  apart: readonly string[] = [],
): Promise<Row[]> => read(db, county, asked, (query) => readAlike(db, county, query, apart));
