export { type Diagnostic, hasErrors, type Place } from './diagnostic.ts';
export { canonicalJson, type Digest, digestOf } from './digest.ts';
export {
  add,
  compare,
  divide,
  type Exact,
  exact,
  fraction,
  larger,
  multiply,
  negative,
  round,
  smaller,
  spell,
  subtract,
  sum,
  toText,
  zero,
} from './exact.ts';
export {
  englishUnit,
  plainDigits,
  sayFigure,
  shiftDigits,
  writeEnglishFigure,
  writeFigure,
} from './figure.ts';
export { CountyId, Id, newId } from './ids.ts';
export { type Facts, Refusal, type RefusalCode } from './refusal.ts';
export type { Wording } from './wording.ts';
