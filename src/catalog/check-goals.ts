import type { Diagnostic } from '../kernel/index.ts';
import type { Goal } from './definition.ts';
import type { DraftCounty } from './draft.ts';
import { finding } from './finding.ts';
import { checkCycles, checkReference, type Index } from './reference.ts';
import { checkEnds, checkOverlaps } from './validity.ts';

/** Measures and goals: ids, days, the goal tree. */
export function checkMeasuresAndGoals(draft: DraftCounty, goals: Index<Goal>): Diagnostic[] {
  const ratios = draft.measures.entries.filter(
    ({ record }) =>
      record.rollUp === 'ratio' && (record.numerator === undefined || record.denominator === undefined),
  );
  const tree = {
    idOf: ({ id }: Goal) => id,
    upOf: ({ parent }: Goal) => (parent === undefined ? [] : [parent]),
    field: 'parent',
  };
  return [
    ...checkEnds(draft.measures.entries),
    ...checkOverlaps(draft.measures.entries, ({ id }) => id, 'id'),
    ...ratios.map(({ placeOf }) =>
      finding(placeOf('rollUp'), {
        code: 'ratio-not-defined',
        zh: '按比率汇总的指标要写明分子和分母。',
        en: 'A measure that rolls up as a ratio names its numerator and denominator.',
        doZh: '补上 numerator 与 denominator。',
        doEn: 'Add numerator and denominator.',
      }),
    ),
    ...checkEnds(draft.goals.entries),
    ...checkOverlaps(draft.goals.entries, ({ id }) => id, 'id'),
    ...draft.goals.entries.flatMap(({ record, placeOf }) =>
      record.parent === undefined ? [] : checkReference(record.parent, goals, placeOf('parent'), record),
    ),
    ...checkCycles(draft.goals.entries, tree),
  ];
}
