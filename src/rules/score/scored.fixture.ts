import type { Day } from '../../clock/index.ts';
import type { Counting, Row } from '../facts.ts';
import { computeScore, type ScoreInput } from './compute.ts';
import type { Scheme } from './scheme.ts';

const day = (text: string) => text as Day;
export const word = (zh: string) => ({ zh, en: zh });

const kept: Counting = {
  facts: 'cases',
  among: 'stage != "withdrawn"',
  counts: 'if outcome = "kept" then 1 else if outcome = "partly-kept" then 0.5 else 0',
};
const satisfied: Counting = {
  facts: 'ratings',
  among: 'satisfied is not missing',
  counts: 'if satisfied in ["very", "yes", "fairly"] then 1 else 0',
};
const rates = new Map([
  ['commitment/kept-rate', kept],
  ['suggestion/satisfied-rate', satisfied],
]);

export const scheme: Scheme = {
  id: 'duban',
  name: word('督查评价'),
  confirmed: true,
  from: day('2026-01-01'),
  to: day('2026-12-31'),
  groups: [{ id: 'departments', name: word('部门'), kinds: ['department'], only: [], except: [] }],
  indicators: [
    {
      id: 'kept',
      name: word('完成'),
      weight: 70,
      rate: 'commitment/kept-rate',
      missing: 'share-out',
      least: 1,
    },
    {
      id: 'satisfied',
      name: word('满意'),
      weight: 30,
      rate: 'suggestion/satisfied-rate',
      missing: 'share-out',
      least: 3,
    },
  ],
  deductions: [
    {
      id: 'no-plan',
      name: word('无方案'),
      matter: 'commitment',
      facts: 'cases',
      when: 'milestones = 0',
      counts: '1',
      points: 10,
      cap: 25,
    },
  ],
  bases: [],
  additions: [],
  takingPart: { of: [], least: 1 },
  floor: 0,
  grades: [],
  places: 2,
  ties: { by: [], next: 'skip' },
};

let made = 0;
export const row = (unit: string, values: Row['values']): Row => {
  made += 1;
  return {
    unit,
    case: `case-${made}`,
    number: `承诺〔2026〕${made}号`,
    title: `事项${made}`,
    values,
    times: 1,
  };
};
export const commitment = (unit: string, outcome: string | null, milestones = 2): Row =>
  row(unit, { stage: 'closed', outcome, milestones });
export const rating = (unit: string, degree: string): Row => row(unit, { satisfied: degree });

/** Scores four departments by the scheme over rows. */
export function score(rows: { cases?: Row[]; ratings?: Row[] }, also: Partial<ScoreInput> = {}) {
  const units = ['a', 'b', 'c', 'd'].map((id) => ({ id, name: `单位${id}`, group: 'departments' }));
  return computeScore({
    scheme,
    rates,
    units,
    rows: (_matter, facts) => (facts === 'ratings' ? (rows.ratings ?? []) : (rows.cases ?? [])),
    exclusions: [],
    span: { today: day('2026-12-31'), from: scheme.from, to: scheme.to },
    ...also,
  });
}
export const totals = (scored: ReturnType<typeof score>) => scored.scores.map(({ total }) => total);
export const ranks = (scored: ReturnType<typeof score>) => scored.scores.map(({ rank }) => rank);
