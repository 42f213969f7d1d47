export { type Exact, exact, spell, toText } from './exact.ts';
export { readExpression } from './expression/check.ts';
export { evaluate, explain, type Reason } from './expression/evaluate.ts';
export type { Column, Expression, Fault, Plain } from './expression/expression.ts';
export { type Counting, columnName, columnsOf, type FactKind, factKinds, facts, type Row } from './facts.ts';
export { COUNT_PLACES, Counter, countRows, percentOf, type Span } from './rate.ts';
export {
  computeScore,
  linesOf,
  type Scored,
  type ScoreInput,
  type ShownLine,
  type ShownRow,
  type UnitScore,
} from './score/compute.ts';
export { type Difference, differences } from './score/differences.ts';
export type { Deduction, Exclusion, Group, Indicator, Scheme, ScoredUnit } from './score/scheme.ts';
