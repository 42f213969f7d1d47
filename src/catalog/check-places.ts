import type { Diagnostic } from '../kernel/index.ts';
import type { County, Place, PlaceKind } from './definition.ts';
import type { DraftCounty } from './draft.ts';
import { finding } from './finding.ts';
import { checkCycles, checkReference, type Index } from './reference.ts';
import type { Entry } from './source.ts';
import { checkEnds, checkOverlaps, holdsOn } from './validity.ts';

const townKinds: ReadonlySet<PlaceKind> = new Set(['subdistrict', 'town', 'township', 'town-like']);
const villageKinds: ReadonlySet<PlaceKind> = new Set(['community', 'village', 'village-like']);

/**
 * The kind that a code's digits tell. Source: 统计用区划代码和城乡划分代码编制规则: at town level 001–099
 * sub-district, 100–199 town, 200–399 township, 400–599 similar; at village level 001–199 residents'
 * committee, 200–399 villagers' committee, 400–599 similar.
 */
function kindOfCode(code: string): PlaceKind | undefined {
  const town = Number(code.slice(6, 9));
  const village = Number(code.slice(9));
  if (town === 0) return village === 0 ? 'county' : undefined;
  if (village === 0)
    return among(town, [99, 'subdistrict'], [199, 'town'], [399, 'township'], [599, 'town-like']);
  return among(village, [199, 'community'], [399, 'village'], [599, 'village-like']);
}

const among = (value: number, ...bands: [number, PlaceKind][]): PlaceKind | undefined =>
  bands.find(([last]) => value <= last)?.[1];

/** The code of the place above, which the digits alone decide. */
function parentOfCode(place: Place): string | undefined {
  if (place.kind === 'county') return undefined;
  return townKinds.has(place.kind) ? `${place.code.slice(0, 6)}000000` : `${place.code.slice(0, 9)}000`;
}

function checkNesting({ record, placeOf }: Entry<Place>): Diagnostic[] {
  const expected = parentOfCode(record);
  if (record.parent === expected) return [];
  return [
    finding(placeOf('parent'), {
      code: 'code-not-nested',
      zh: `${record.name}（${record.code}）的上级写成 ${record.parent ?? '（空）'}，按代码应为 ${expected ?? '（空）'}。`,
      en: `${record.code} stands under ${record.parent ?? '(nothing)'}; by its digits it belongs under ${expected ?? '(nothing)'}.`,
      doZh: '统计用区划代码逐级嵌套：改正代码、类别或上级。',
      doEn: 'Statistical codes nest: mend the code, the kind or the parent.',
    }),
  ];
}

function checkKind({ record, placeOf }: Entry<Place>): Diagnostic[] {
  const told = kindOfCode(record.code);
  if (told === record.kind) return [];
  const sameLevel = [townKinds, villageKinds].some(
    (kinds) => told !== undefined && kinds.has(told) && kinds.has(record.kind),
  );
  return [
    finding(placeOf(sameLevel ? 'kind' : 'code'), {
      code: 'code-of-other-kind',
      // A place that changed its kind may have kept its digits; one at another level cannot have.
      severity: sameLevel ? 'warning' : 'error',
      zh: `代码 ${record.code} 的号段属于 ${told ?? '无此号段'}，类别写的是 ${record.kind}。`,
      en: `The digits of ${record.code} belong to ${told ?? 'no kind'}, but its kind is ${record.kind}.`,
      doZh: '核对代码与类别；号段见统计用区划代码编制规则。',
      doEn: 'Check code and kind against the bands of the coding rules.',
    }),
  ];
}

function checkRoot(county: Entry<County>, places: readonly Entry<Place>[]): Diagnostic[] {
  if (places.length === 0) return [];
  const roots = places.filter(({ record }) => record.kind === 'county');
  const strangers = roots.filter(
    ({ record }) => !county.record.codes.some(({ code }) => record.code.startsWith(code)),
  );
  const missing =
    roots.length > 0
      ? []
      : [
          finding(places[0]?.placeOf() ?? {}, {
            code: 'no-county-row',
            zh: '没有县级这一行，地名树没有根。',
            en: 'No row has the kind county: the place tree has no root.',
            doZh: '加一行县级代码（六位代码后加六个 0）。',
            doEn: 'Add the row of the county: its six digits and six zeros.',
          }),
        ];
  return [
    ...missing,
    ...strangers.map(({ record, placeOf }) =>
      finding(placeOf('code'), {
        code: 'code-of-other-county',
        zh: `${record.code} 不在 county.yaml 的代码之下。`,
        en: `${record.code} is not under a code of county.yaml.`,
        doZh: '核对 county.yaml 的 codes 与这一行。',
        doEn: 'Hold this row against the codes in county.yaml.',
      }),
    ),
  ];
}

/** The place tree: codes that nest, one root, no cycle, parents that hold as long as their children. */
export function checkPlaces(draft: DraftCounty, places: Index<Place>): Diagnostic[] {
  const { entries } = draft.places;
  const tree = { idOf: (place: Place) => place.code, upOf: upwards, field: 'parent' };
  return [
    ...checkEnds(entries),
    ...checkOverlaps(entries, (place) => place.code, 'code'),
    ...entries.flatMap(checkKind),
    ...entries.flatMap(checkNesting),
    ...entries.flatMap(({ record, placeOf }) =>
      record.parent === undefined ? [] : checkReference(record.parent, places, placeOf('parent'), record),
    ),
    ...checkCycles(entries, tree),
    ...(draft.county === undefined ? [] : checkRoot(draft.county, entries)),
  ];
}

const upwards = (place: Place): readonly string[] => (place.parent === undefined ? [] : [place.parent]);

const nests = (code: string, parents: readonly string[]): boolean =>
  parents.some((parent) => code.startsWith(parent));

/** The county itself: codes that do not overlap, and that begin with those of the prefecture and province. */
export function checkCounty({ record, placeOf }: Entry<County>): Diagnostic[] {
  const codes = record.codes.map((code, index) => ({
    record: code,
    placeOf: (...path: (string | number)[]) => placeOf('codes', index, ...path),
  }));
  const found = [
    ...checkEnds([{ record, placeOf }, ...codes]),
    ...checkOverlaps(codes, () => record.id, 'code'),
  ];
  for (const code of codes) {
    const above = record.parents.filter((parent) => holdsOn(parent, code.record.validFrom));
    const parents = above.map((parent) => parent.code);
    if (parents.length > 0 && parents.every((parent) => nests(code.record.code, [parent]))) continue;
    found.push(
      finding(code.placeOf('code'), {
        code: 'code-not-nested',
        zh: `代码 ${code.record.code} 不以上级代码（${parents.join('、') || '当时没有上级'}）开头。`,
        en: `The code ${code.record.code} does not begin with those above it (${parents.join(', ') || 'none held then'}).`,
        doZh: '核对 codes 与 parents 的代码和有效期。',
        doEn: 'Check the codes and days of codes and parents.',
      }),
    );
  }
  return found;
}
