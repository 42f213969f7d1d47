import type { DemandKind, Matter } from '../../catalog/index.ts';
import { type Day, dayAt } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import type { CountyId } from '../../kernel/index.ts';
import type { BodyOf, Happened, OverCap } from '../bodies.ts';
import type { CaseState } from '../case.ts';
import type { Decision, Ground } from '../deciding.ts';
import { type Doer, isSystem } from '../doer.ts';
import { type BurdenRules, isOver, minutesOfOne, unitBurden } from './burden.ts';
import { countedOn, kindsIn, rulesOf } from './load-burden.ts';
import { boundsOf, type Month, monthOf } from './month.ts';
import { type Counted, countAsked } from './store.ts';

/** What an entry asks of units: the same that the burden ledger counts from it afterwards. */
export type Asking = {
  readonly kind: DemandKind;
  readonly units: readonly string[];
  readonly month: Month;
  readonly minutes: number | null;
  readonly fields: number;
};

type Before = Pick<CaseState, 'lead' | 'joins' | 'fields' | 'deadline'> | undefined;

const some = (units: readonly (string | null | undefined)[]): string[] => [
  ...new Set(units.filter((unit): unit is string => typeof unit === 'string' && unit !== '')),
];

const numberIn = (fields: Readonly<Record<string, unknown>>, name: string | undefined): number | null => {
  const value = name === undefined ? undefined : fields[name];
  return typeof value === 'number' ? value : null;
};

const hasRunning = ({ body }: Happened): boolean =>
  Object.values(body.clocks ?? {}).some(({ status }) => status === 'running');

/** The units that a meeting calls, as far as this entry is the first to call them. */
function called(happened: Happened, before: Before): Omit<Asking, 'kind'> | undefined {
  const { type, body } = happened;
  const day = type === 'opened' ? body.deadline : before?.deadline;
  if (!day || (type !== 'opened' && type !== 'advanced')) return undefined;
  const fields = { ...before?.fields, ...body.fields };
  const leads = (list: unknown): string[] =>
    (Array.isArray(list) ? list : []).map((item: unknown) =>
      typeof item === 'object' && item !== null && 'lead' in item ? String(item.lead ?? '') : '',
    );
  const known = new Set([...(before?.joins ?? []), ...leads(before?.fields['agenda']), before?.lead ?? '']);
  const joins = type === 'opened' ? body.joins.filter((unit) => unit !== body.lead) : [];
  const units = some([...joins, ...leads(body.fields?.['agenda'])]).filter((unit) => !known.has(unit));
  return { units, month: monthOf(day), minutes: numberIn(fields, 'minutes'), fields: 0 };
}

/** What is given to units: a task where a clock begins to run, or what the matter says that its cases ask. */
function given({ asks }: Matter, happened: Happened, before: Before): Omit<Asking, 'month'> | undefined {
  const { type, body } = happened;
  if (type !== 'opened' && type !== 'assigned') {
    return asks ? undefined : { kind: 'task', units: some([before?.lead]), minutes: null, fields: 0 };
  }
  const fields = { ...before?.fields, ...body.fields };
  return {
    kind: asks?.kind ?? 'task',
    units: body.lead === null ? [] : some([body.lead, ...body.joins]),
    minutes: numberIn(fields, asks?.minutes),
    fields: numberIn(fields, asks?.fields) ?? 0,
  };
}

/** Whom an urging asks: the unit that its order names, else the parties that it goes to. */
function urgedUnits({ order, to }: BodyOf<'urged'>, before: Before): string[] {
  const lead = order?.unit ?? (to.includes('lead') ? before?.lead : null);
  return some([lead, ...(to.includes('joins') ? (before?.joins ?? []) : [])]);
}

/** What an entry asks of whom; undefined where it asks nobody for anything. Pure. */
export function askingOf(matter: Matter, happened: Happened, before: Before, on: Day): Asking | undefined {
  if (matter.fromResidents) return undefined;
  if (matter.id === 'meeting') {
    const meeting = called(happened, before);
    return meeting && { ...meeting, kind: 'meeting' };
  }
  const plain = { month: monthOf(on), minutes: null, fields: 0 };
  const { type, body } = happened;
  switch (type) {
    case 'opened':
    case 'assigned':
    case 'advanced':
    case 'reopened': {
      const task = matter.asks || hasRunning(happened) ? given(matter, happened, before) : undefined;
      return task && { ...plain, ...task };
    }
    case 'urged': {
      const kind = body.level === 'reminder' && !body.order ? 'reminder' : 'order';
      return { ...plain, kind, units: urgedUnits(body, before) };
    }
    case 'evidence-judged':
      return body.accepted ? undefined : { ...plain, kind: 'evidence', units: some([before?.lead]) };
    default:
      return undefined;
  }
}

/** What a month's caps stand on beside the demands. */
type Standing = {
  readonly rules: BurdenRules;
  readonly counted: Counted;
  readonly kindOf: ReadonlyMap<string, string>;
};

/** One reading of the definitions for each transaction and month, however often it asks. */
const kept = new WeakMap<Db, Map<string, Promise<Standing>>>();

async function readStanding(db: Db, county: CountyId, month: Month): Promise<Standing> {
  const { last } = boundsOf(month);
  const [rules, counted, kindOf] = await Promise.all([
    rulesOf(db, county, last),
    countedOn(db, county, last),
    kindsIn(db, county, month),
  ]);
  return { rules, counted, kindOf };
}

function standingOf(db: Db, county: CountyId, month: Month): Promise<Standing> {
  if (!db.isTransaction) return readStanding(db, county, month);
  const months = kept.get(db) ?? new Map<string, Promise<Standing>>();
  kept.set(db, months);
  const key = `${county} ${month}`;
  const found = months.get(key) ?? readStanding(db, county, month);
  months.set(key, found);
  return found;
}

/** The units for which an asking passes the cap, with what they have together with it. */
async function passed(db: Db, county: CountyId, asking: Asking): Promise<OverCap[]> {
  const { units, month } = asking;
  const { rules, counted, kindOf } = await standingOf(db, county, month);
  if (rules.caps.length === 0) return [];
  const rows = await countAsked(db, county, boundsOf(month), counted, units);
  return units.flatMap((unit) => {
    const { count, minutes, cap } = unitBurden(unit, kindOf.get(unit) ?? '', rows, rules);
    const now = { demands: count + 1, minutes: minutes + (minutesOfOne(rules, asking) ?? 0) };
    if (!cap || !isOver(cap, now.demands, now.minutes)) return [];
    return [{ unit, month, ...now, cap: { demands: cap.demands ?? null, minutes: cap.minutes ?? null } }];
  });
}

/**
 * Writes into entries that go out above a unit's cap that they did: how much the unit has with it, of how much. Whoever
 * asked was warned before and went on; the cap never blocks. What the system does by itself has nobody to warn.
 */
export async function withOverCap(
  db: Db,
  county: CountyId,
  decisions: readonly Decision[],
  on: { readonly state: CaseState | undefined; readonly doer: Doer; readonly ground: Ground },
): Promise<readonly Decision[]> {
  if (isSystem(on.doer)) return decisions;
  const day = dayAt(on.ground.now);
  const marked: Decision[] = [];
  for (const decision of decisions) {
    const asking = askingOf(on.ground.matter, decision.happened, on.state, day);
    const overCap = asking && asking.units.length > 0 ? await passed(db, county, asking) : [];
    marked.push(overCap.length === 0 ? decision : withFact(decision, overCap));
  }
  return marked;
}

function withFact(decision: Decision, overCap: OverCap[]): Decision {
  const { happened, content } = decision;
  const marked = { ...happened, body: { ...happened.body, overCap } };
  return {
    ...decision,
    happened: marked as Happened,
    content: { ...content, body: { ...content.body, overCap } },
  };
}
