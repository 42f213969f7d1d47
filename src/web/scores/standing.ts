import type { Wording } from '../../kernel/index.ts';
import type { ResultView, UnitScoreView } from '../../wire/index.ts';
import { useWording } from '../wording/index.ts';

/** How one of a list is called, by its id. */
export const nameIn = (
  list: readonly { readonly id: string; readonly name: Wording }[],
  id: string | null,
): Wording | undefined => list.find((one) => one.id === id)?.name;

/** Why a unit is not ranked, in words; empty where it is. */
export function useApartText({ scheme }: ResultView): (score: UnitScoreView) => string {
  const { t, language } = useWording();
  const { of, least } = scheme.takingPart;
  const lines = [...scheme.indicators, ...scheme.bases];
  const by = (of.length > 0 ? lines.filter(({ id }) => of.includes(id)) : lines).map(
    ({ name }) => name[language],
  );
  return ({ apart, items }) => {
    if (apart === null) return '';
    if (apart === 'no-points') return t('score.apart.no-points');
    return t('score.apart.few-items', { by: by.join(t('list.comma')), items, least });
  };
}

/** Units of one total: who they are, what told some of them apart, and whether some share a rank. */
export type TiedUnits = {
  readonly total: string;
  readonly units: readonly UnitScoreView[];
  readonly by: readonly string[];
  readonly isShared: boolean;
};

/** The ties of a group, the highest first: each once. */
export function tiesOf(ranked: readonly UnitScoreView[]): TiedUnits[] {
  const totals = new Set(ranked.flatMap(({ tie, total }) => (tie && total !== null ? [total] : [])));
  return [...totals].map((total) => {
    const units = ranked.filter((score) => score.total === total);
    return {
      total,
      units,
      by: [...new Set(units.flatMap(({ tie }) => tie?.by ?? []))],
      isShared: units.some(({ tie }) => (tie?.shared.length ?? 0) > 0),
    };
  });
}
