import type { CommitmentType, LightColour, OrderLevel, ProposalState, Verdict } from '../../wire/index.ts';

type Search = Readonly<Record<string, unknown>>;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

const oneOf = <Value extends string>(values: readonly Value[], value: unknown): Value | undefined =>
  values.find((known) => known === value);

/** The same fields, those that are undefined left out: an address holds only what was chosen. */
type Chosen<Fields> = { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };

function clean<Fields extends object>(fields: Fields): Chosen<Fields> {
  const kept: Chosen<Fields> = {};
  for (const key in fields) {
    const value = fields[key];
    if (isChosen(value)) kept[key] = value;
  }
  return kept;
}

const isChosen = <Value>(value: Value): value is Exclude<Value, undefined> => value !== undefined;

/** Where to go after signing in: only an address of this site. */
export function parseSignInSearch(search: Search): { to?: string } {
  const to = text(search['to']);
  return to?.startsWith('/') && !/^\/[/\\]/.test(to) ? { to } : {};
}

export type ReviewSearch = {
  /** The selected proposal. */
  p?: string;
  /** A stretch of the text to show, as `start-end`. */
  at?: string;
  state?: ProposalState;
  type?: CommitmentType;
  section?: string;
  unit?: string;
};

const states: readonly ProposalState[] = ['proposed', 'confirmed', 'waived'];
const types: readonly CommitmentType[] = ['numeric', 'countable', 'descriptive'];

export const parseReviewSearch = (search: Search): ReviewSearch => {
  const at = text(search['at']);
  return clean({
    p: text(search['p']),
    at: at !== undefined && /^\d+-\d+$/.test(at) ? at : undefined,
    state: oneOf(states, search['state']),
    type: oneOf(types, search['type']),
    section: text(search['section']),
    unit: text(search['unit']),
  });
};

export type LedgerSearch = { q?: string; lead?: string };

export const parseLedgerSearch = (search: Search): LedgerSearch =>
  clean({ q: text(search['q']), lead: text(search['lead']) });

/** What the page of due days is asked. */
export type ClockSearch = { readonly q?: string };

export const parseClockSearch = ({ q }: Record<string, unknown>): ClockSearch =>
  typeof q === 'string' && q !== '' ? { q: q.slice(0, 200) } : {};

/** Which two documents are held against each other, and which verdict is shown. */
export type CompareSearch = { last?: string; now?: string; verdict?: Verdict };

const verdicts: readonly Verdict[] = ['reached', 'exceeded', 'short', 'changed', 'unsure', 'not-mentioned'];

export const parseCompareSearch = (search: Search): CompareSearch =>
  clean({
    last: text(search['last']),
    now: text(search['now']),
    verdict: oneOf(verdicts, search['verdict']),
  });

/** Which year's plan is shown, and its commitments in which state. */
export type PlanSearch = { year?: number; state?: PlanState };
export type PlanState = 'reading' | 'adopted' | 'withdrawn' | 'carried-over' | 'closed';

/** The states of a commitment, in the order of its life. */
export const planStates: readonly PlanState[] = ['reading', 'adopted', 'closed', 'carried-over', 'withdrawn'];

export const parsePlanSearch = (search: Search): PlanSearch => {
  const year = Number(search['year']);
  return clean({
    year: Number.isInteger(year) && year > 1948 && year < 2200 ? year : undefined,
    state: oneOf(planStates, search['state']),
  });
};

/** Which work list is shown: what waits for me, what my units lead, what they co-operate in. */
export type WorkPart = 'turn' | 'lead' | 'joins';
export type WorkSearch = { part?: WorkPart; matter?: string; late?: true };

export const workParts: readonly WorkPart[] = ['turn', 'lead', 'joins'];

export const parseWorkSearch = (search: Search): WorkSearch =>
  clean({
    part: oneOf(workParts, search['part']),
    matter: text(search['matter']),
    late: search['late'] === true ? true : undefined,
  });

/** What is looked for, in cases of which matter. */
export type FindSearch = { q?: string; matter?: string };

export const parseFindSearch = (search: Search): FindSearch =>
  clean({ q: text(search['q'])?.slice(0, 100), matter: text(search['matter']) });
export type OrdersSearch = {
  q?: string;
  unit?: string;
  level?: OrderLevel;
  answer?: 'open' | 'late' | 'answered';
  case?: string;
};

const levels: readonly OrderLevel[] = ['reminder', 'blue', 'orange', 'red'];

export const parseOrdersSearch = (search: Search): OrdersSearch =>
  clean({
    q: text(search['q']),
    unit: text(search['unit']),
    level: oneOf(levels, search['level']),
    answer: oneOf(['open', 'late', 'answered'] as const, search['answer']),
    case: text(search['case']),
  });

/** Of which matter a case is opened. */
export type OpenSearch = { matter?: string };

export const parseOpenSearch = (search: Search): OpenSearch => clean({ matter: text(search['matter']) });

/** Which part of the board is shown: of a year, on a day, by light, lead unit and leader. */
export type ProgressSearch = {
  year?: number;
  asOf?: string;
  light?: LightColour;
  unit?: string;
  leader?: string;
};

const lights: readonly LightColour[] = ['red', 'yellow', 'green', 'none'];

export const parseProgressSearch = (search: Search): ProgressSearch => {
  const year = Number(search['year']);
  const asOf = text(search['asOf']);
  return clean({
    year: Number.isInteger(year) && year > 1948 && year < 2200 ? year : undefined,
    asOf: asOf !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? asOf : undefined,
    light: oneOf(lights, search['light']),
    unit: text(search['unit']),
    leader: text(search['leader']),
  });
};
/** The unit whose sheet of a result is open, and the result it is compared with. */
export type ScoreSearch = { unit?: string; with?: string };

export const parseScoreSearch = (search: Search): ScoreSearch =>
  clean({ unit: text(search['unit']), with: text(search['with']) });

/** The rate that is open, as matter and name, the year counted, and the unit whose rows are listed. */
export type RatesSearch = { matter?: string; rate?: string; year?: string; unit?: string };

export const parseRatesSearch = (search: Search): RatesSearch =>
  clean({
    matter: text(search['matter']),
    rate: text(search['rate']),
    year: text(search['year']),
    unit: text(search['unit']),
  });
