import { definitionOf, endedBy } from '../catalog/index.ts';
import type { Day } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import type { CountyId, Wording } from '../kernel/index.ts';
import { listOrganisationHistory } from '../people/index.ts';

/** Says what became of organisations that do not exist today: read only where one of them is named. */
export async function unitsGone(
  db: Db,
  county: CountyId,
  on: Day,
): Promise<(organisation: string) => Wording | undefined> {
  const history = await listOrganisationHistory(db, county);
  const organisations = (await definitionOf(db, county))?.organisations ?? [];
  const ended = endedBy(organisations, on);
  const nameOf = (id: string): string => history.find((one) => one.id === id)?.name ?? id;
  return (id) => {
    const last = history.find((one) => one.id === id);
    if (!last) return undefined;
    const { name, validFrom, validTo } = last;
    if (validFrom > on)
      return {
        zh: `“${name}”${validFrom}起才设立，请改选现有单位，或到时再派。`,
        en: `“${name}” is set up on ${validFrom} only: choose a unit that exists today.`,
      };
    const heirs = (ended.get(id) ?? []).map(nameOf);
    return {
      zh: `“${name}”已于${validTo}撤并，${heirs.length > 0 ? `由${heirs.join('、')}承继，请改派承继单位` : '请改选现有单位'}。`,
      en: `“${name}” ended on ${validTo}; ${heirs.length > 0 ? `${heirs.join(', ')} took over: choose that one` : 'choose a unit that exists today'}.`,
    };
  };
}
