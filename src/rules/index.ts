export { type Exact, exact, spell, toText } from '../kernel/index.ts';
export { readExpression } from './expression/check.ts';
export { evaluate, explain, type Reason } from './expression/evaluate.ts';
export type { Column, Expression, Fault, Plain } from './expression/expression.ts';
export {
  type Counting,
  columnName,
  columnsOf,
  type FactKind,
  factKinds,
  facts,
  markColumns,
  type Row,
} from './facts.ts';
export { COUNT_PLACES, Counter, columnsCounted, countRows, percentOf, type Span } from './rate.ts';
export { computeScore, type Scored, type ScoreInput, scoresOf } from './score/compute.ts';
export { type Difference, differences } from './score/differences.ts';
export { linesOf, type ShownLine, type ShownRow } from './score/lines.ts';
export type { Charge, Exclusion, Scheme, ScoredUnit } from './score/scheme.ts';
export type { UnitScore } from './score/unit-score.ts';
