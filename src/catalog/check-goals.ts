import type { Diagnostic } from '../kernel/index.ts';
import type { Goal, Measure, Organisation } from './definition.ts';
import type { DraftCounty } from './draft.ts';
import { finding } from './finding.ts';
import { checkCycles, checkReference, type Index } from './reference.ts';
import type { Entry } from './source.ts';
import { checkEnds, checkOverlaps } from './validity.ts';

/** Measures and goals: ids, days, the goal tree. */
export function checkMeasuresAndGoals(
  draft: DraftCounty,
  { goals, organisations }: { readonly goals: Index<Goal>; readonly organisations: Index<Organisation> },
): Diagnostic[] {
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
    ...draft.measures.entries.flatMap((entry) => checkRecorders(entry, organisations)),
    ...checkEnds(draft.goals.entries),
    ...checkOverlaps(draft.goals.entries, ({ id }) => id, 'id'),
    ...draft.goals.entries.flatMap(({ record, placeOf }) =>
      record.parent === undefined ? [] : checkReference(record.parent, goals, placeOf('parent'), record),
    ),
    ...checkCycles(draft.goals.entries, tree),
  ];
}

/** Who records a measure is a unit of the county; an area records its own only where the measure is kept by area. */
function checkRecorders(
  { record, placeOf }: Entry<Measure>,
  organisations: Index<Organisation>,
): Diagnostic[] {
  return (record.recordedBy ?? []).flatMap((id) => {
    if (id === 'delivery-office') return [];
    if (id !== 'area') return checkReference(id, organisations, placeOf('recordedBy'), record, 'at-times');
    if (record.areas !== undefined) return [];
    return [
      finding(placeOf('recordedBy'), {
        code: 'not-by-area',
        zh: '不分地方和单位的指标，不能由各地方、单位录入。',
        en: 'A measure of the whole county cannot be recorded by its areas.',
        doZh: '写明 areas，或去掉 area。',
        doEn: 'Give areas, or leave area out.',
      }),
    ];
  });
}
