import type { Measure } from '../catalog/index.ts';
import type { Day } from '../clock/index.ts';
import { type Id, newId } from '../kernel/index.ts';
import type { CaseFacts, EvidenceFact, PromiseVersion, ReportFact } from './facts.ts';
import type { Observation } from './observation.ts';
import type { Target } from './target.ts';

export const day = (text: string): Day => text as Day;

/** A target of the made-up county; a test names only what matters to it. */
export const target = (fields: Partial<Target> = {}): Target => ({
  metric: '县级重点项目年度投资',
  kind: 'value',
  direction: 'none',
  op: 'ge',
  value: 9_600_000_000,
  value2: null,
  unit: '元',
  ...fields,
});

export const version = (fields: Partial<PromiseVersion> = {}): PromiseVersion => ({
  seq: 1,
  on: day('2025-02-10'),
  why: 'opened',
  type: 'numeric',
  targets: [target()],
  milestones: [],
  children: [],
  deadline: day('2025-12-31'),
  ...fields,
});

let numbers = 0;

export function caseFacts(
  { versions, ...fields }: Partial<CaseFacts> = {},
  terms: Partial<PromiseVersion> = {},
): CaseFacts {
  numbers += 1;
  return {
    id: newId() as Id,
    number: `承诺〔2025〕${numbers}号`,
    title: `事项${numbers}`,
    year: 2025,
    versions: versions ?? [version(terms)],
    reports: [],
    evidence: [],
    adoptedOn: day('2025-02-12'),
    handLights: [],
    ended: null,
    handledOn: null,
    verifiedOn: null,
    area: [],
    parts: [],
    ...fields,
  };
}

/** A report of one figure, for the month that ends before the day it was made. */
export const report = (seq: number, on: string, value: number, period: string | null = null): ReportFact => ({
  seq,
  on: day(on),
  period,
  values: [{ metric: null, value }],
});

export const evidence = (seq: number, milestone: string, accepted: boolean | null): EvidenceFact => ({
  seq,
  on: day('2025-04-01'),
  name: `${milestone}.pdf`,
  milestone,
  accepted,
  judgedOn: accepted === null ? null : day('2025-04-03'),
});

export const measure = (fields: Partial<Measure> = {}): Measure => ({
  id: 'retail-sales',
  name: '社会消费品零售总额',
  unit: '亿元',
  better: 'up',
  frequency: 'quarter',
  nature: 'flow',
  growth: 'nominal',
  authority: 'statistics-bureau',
  rollUp: 'none',
  validFrom: day('2020-01-01'),
  assumed: [],
  ...fields,
});

export const observation = (fields: Partial<Observation> = {}): Observation => ({
  measure: 'retail-sales',
  place: '',
  period: '2025-Q1',
  aspect: 'level',
  grade: 'statistics-bureau',
  vintage: 1,
  edition: '快报',
  issuedOn: day('2025-04-20'),
  recordedOn: day('2025-04-21'),
  value: '20',
  source: { kind: 'hand', note: '测试' },
  ...fields,
});
