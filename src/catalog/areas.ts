import type { Day } from '../clock/index.ts';
import type { PlaceKind } from './definition.ts';
import { holdsOn } from './validity.ts';
import type { CountyDefinition } from './version.ts';

/** Places of the level below the county: towns, townships, subdistricts. */
const towns: ReadonlySet<PlaceKind> = new Set<PlaceKind>(['subdistrict', 'town', 'township', 'town-like']);

/** The towns and units of a day, by the ids under which figures of areas stand. */
export function areasOn(
  definition: CountyDefinition | undefined,
  on: Day,
): { readonly id: string; readonly name: string; readonly kind: 'place' | 'unit' }[] {
  const places = (definition?.places ?? []).filter((place) => towns.has(place.kind) && holdsOn(place, on));
  const units = (definition?.organisations ?? []).filter((unit) => holdsOn(unit, on));
  return [
    ...places.map(({ code, name }) => ({ id: code, name, kind: 'place' as const })),
    ...units.map(({ id, name }) => ({ id, name, kind: 'unit' as const })),
  ];
}
