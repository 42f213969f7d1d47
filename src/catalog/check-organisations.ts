import type { Diagnostic } from '../kernel/index.ts';
import type { Duty, Organisation, Place, Post } from './definition.ts';
import { type DraftCounty, isSound } from './draft.ts';
import { finding } from './finding.ts';
import { checkCycles, checkReference, type Index, indexOf } from './reference.ts';
import type { Entry } from './source.ts';
import { checkEnds, checkOverlaps, groupedBy, overlap } from './validity.ts';

type Indexes = { readonly organisations: Index<Organisation>; readonly places: Index<Place> };

/** Every stretch of days of what an organisation or post came from must have begun before it. */
function checkPredecessors<T extends Organisation | Post>(
  { record, placeOf }: Entry<T>,
  known: Index<T>,
): Diagnostic[] {
  return record.predecessors.flatMap((id, index) => {
    const rows = known.rows.get(id);
    const place = placeOf('predecessors', index);
    if (rows === undefined) return checkReference(id, known, place, record);
    if (rows.some((row) => row.record.validFrom < record.validFrom)) return [];
    return [
      finding(place, {
        code: 'predecessor-later',
        zh: `前身“${id}”不早于 ${record.validFrom}。`,
        en: `The predecessor “${id}” did not exist before ${record.validFrom}.`,
        doZh: '核对两者的有效期。',
        doEn: 'Check the days of both.',
      }),
    ];
  });
}

/** A name that two organisations bear on one day would send work to the wrong one. */
function checkNames(entries: readonly Entry<Organisation>[]): Diagnostic[] {
  const named = entries.flatMap((entry) => [
    { entry, name: entry.record.name, path: ['name'] as (string | number)[] },
    ...entry.record.shortNames.map((name, index) => ({ entry, name, path: ['shortNames', index] })),
  ]);
  const byName = Map.groupBy(named, ({ name }) => name);
  return [...byName.values()].flatMap((bearers) =>
    bearers.flatMap((later, index) => {
      const earlier = bearers.find(
        ({ entry }, before) =>
          before < index &&
          entry.record.id !== later.entry.record.id &&
          overlap(entry.record, later.entry.record),
      );
      if (earlier === undefined) return [];
      return [
        finding(later.entry.placeOf(...later.path), {
          code: 'ambiguous-name',
          zh: `“${later.name}”同时是“${earlier.entry.record.id}”的名称。`,
          en: `“${later.name}” names “${earlier.entry.record.id}” at the same time.`,
          doZh: '改一个名称或简称，或分开有效期。',
          doEn: 'Change one name or short name, or part their days.',
        }),
      ];
    }),
  );
}

/** Organisations: ids, days, names, and the tree of superiors. */
export function checkOrganisations(draft: DraftCounty, { organisations, places }: Indexes): Diagnostic[] {
  const { entries } = draft.organisations;
  const idOf = (organisation: Organisation) => organisation.id;
  return [
    ...checkEnds(entries),
    ...checkOverlaps(entries, idOf, 'id'),
    ...checkNames(entries),
    ...entries.flatMap(({ record, placeOf }) => [
      ...(record.superior === undefined
        ? []
        : checkReference(record.superior, organisations, placeOf('superior'), record)),
      ...(record.place === undefined ? [] : checkReference(record.place, places, placeOf('place'), record)),
    ]),
    ...entries.flatMap((entry) => checkPredecessors(entry, organisations)),
    ...checkCycles(entries, {
      idOf,
      upOf: ({ superior }) => (superior === undefined ? [] : [superior]),
      field: 'superior',
    }),
    ...checkCycles(entries, { idOf, upOf: ({ predecessors }) => predecessors, field: 'predecessors' }),
  ];
}

/** Posts: one row each, within the days of their organisation; a county needs a delivery office. */
export function checkPosts(draft: DraftCounty, { organisations }: Indexes): Diagnostic[] {
  const { entries, broken } = draft.posts;
  const known = indexOf(entries, ({ id }) => id, broken, { zh: '岗位', en: 'post', file: 'posts.yaml' });
  const again = [...groupedBy(entries, (post: Post) => post.id).values()].flatMap((rows) => rows.slice(1));
  const unstaffed = (['delivery-office', 'administrator'] as const).filter(
    (role) =>
      entries.length > 0 && isSound(broken) && !entries.some(({ record }) => record.roles.includes(role)),
  );
  return [
    ...checkEnds(entries),
    ...again.map(({ record, placeOf }) =>
      finding(placeOf('id'), {
        code: 'duplicate-id',
        zh: `岗位“${record.id}”重复。`,
        en: `The post “${record.id}” stands here twice.`,
        doZh: '岗位一行一个，换一个 id。',
        doEn: 'A post has one row: give this one another id.',
      }),
    ),
    ...unstaffed.map((role) =>
      finding(entries[0]?.placeOf() ?? {}, {
        code: 'role-without-post',
        zh: `没有一个岗位担任 ${role}。`,
        en: `No post has the role ${role}.`,
        doZh: '给一个岗位的 roles 加上它，否则没有人能办这类事。',
        doEn: 'Give it to a post, or nobody can do its work.',
      }),
    ),
    ...entries.flatMap(({ record, placeOf }) => [
      ...checkPredecessors({ record, placeOf }, known),
      ...checkReference(record.organisation, organisations, placeOf('organisation'), record),
      ...record.inChargeOf.flatMap((id, index) =>
        checkReference(id, organisations, placeOf('inChargeOf', index), record, 'at-times'),
      ),
    ]),
  ];
}

/** Duties: organisations that hold as long as the duty, places that exist, words said once. */
export function checkDuties(draft: DraftCounty, { organisations, places }: Indexes): Diagnostic[] {
  const { entries } = draft.duties;
  return [
    ...checkEnds(entries),
    ...checkOverlaps(entries, (duty: Duty) => duty.id, 'id'),
    ...entries.flatMap(({ record, placeOf }) => [
      ...checkReference(record.organisation, organisations, placeOf('organisation'), record),
      ...record.places.flatMap((code, index) =>
        checkReference(code, places, placeOf('places', index), record),
      ),
      ...record.words.flatMap((word, index) =>
        record.words.indexOf(word) === index ? [] : [repeated(word, placeOf('words', index))],
      ),
    ]),
  ];
}

const repeated = (word: string, place: Diagnostic['place']): Diagnostic =>
  finding(place, {
    code: 'repeated-word',
    severity: 'warning',
    zh: `“${word}”在这一条里写了两次。`,
    en: `“${word}” stands twice in this duty.`,
    doZh: '删去一个。',
    doEn: 'Take one away.',
  });
