import type { Day } from '../clock/index.ts';
import type { Id, Wording } from '../kernel/index.ts';
import { type Decimal, decimal, writeDecimal } from './decimal.ts';
import type { Aspect, Grade, Observation } from './observation.ts';

/** What a node comes to. `missing`: nothing to compute from, and the rule says why. */
export type Value =
  | { readonly kind: 'figure'; readonly value: string; readonly unit: string }
  | { readonly kind: 'count'; readonly done: number; readonly of: number }
  | { readonly kind: 'missing' };

/** The row that a leaf rests on, with its day, grade and vintage: whoever doubts the figure can open it. */
export type Row =
  | {
      readonly kind: 'entry';
      readonly caseId: Id;
      readonly number: string;
      readonly seq: number;
      readonly on: Day;
      readonly grade: Grade;
      readonly period: string | null;
    }
  | {
      readonly kind: 'observation';
      readonly measure: string;
      /** The measure's name, as a reader knows it. */
      readonly name: string;
      readonly place: string;
      readonly period: string;
      readonly aspect: Aspect;
      readonly grade: Grade;
      readonly vintage: number;
      readonly edition: string;
      readonly on: Day;
    }
  | { readonly kind: 'case'; readonly caseId: Id; readonly number: string; readonly title: string };

/** One step of a computation, down to the rows. */
export type Computation = {
  readonly rule: Wording;
  readonly value: Value;
  readonly row?: Row;
  /** Shown for honesty, but not part of what comes out: an older vintage, a lesser grade, a wrong period. */
  readonly aside?: true;
  readonly parts: readonly Computation[];
};

export const figure = (value: Decimal, unit: string): Value => ({
  kind: 'figure',
  value: writeDecimal(value),
  unit,
});

export const missing: Value = { kind: 'missing' };

/** The figure of a node as a number to go on computing with. */
export const amountOf = ({ value }: Computation): Decimal | undefined =>
  value.kind === 'figure' ? decimal(value.value) : undefined;

export const nothing = (rule: Wording, parts: readonly Computation[] = []): Computation => ({
  rule,
  value: missing,
  parts,
});

export const aside = (node: Computation): Computation => ({ ...node, aside: true });

const gradeWords: Readonly<Record<Grade, Wording>> = {
  reported: { zh: '单位上报', en: 'reported' },
  verified: { zh: '已核实', en: 'verified' },
  system: { zh: '系统生成', en: 'by the system' },
  'statistics-bureau': { zh: '统计部门', en: 'statistics bureau' },
};

export const rowOf = (o: Observation, name: string, on: Day): Row => ({
  kind: 'observation',
  measure: o.measure,
  name,
  place: o.place,
  period: o.period,
  aspect: o.aspect,
  grade: o.grade,
  vintage: o.vintage,
  edition: o.edition,
  on,
});

/** How a vintage is called: 统计部门，第2次（年报）. */
export const vintageWords = ({ grade, vintage, edition }: Observation): Wording => ({
  zh: `${gradeWords[grade].zh}，第${vintage}次${edition === '' ? '' : `（${edition}）`}`,
  en: `${gradeWords[grade].en}, vintage ${vintage}${edition === '' ? '' : ` (${edition})`}`,
});
