import type { Diagnostic } from '../kernel/index.ts';
import type { Organisation } from './definition.ts';
import type { DraftCounty } from './draft.ts';
import { checkReference, type Index, indexOf } from './reference.ts';

/** The units, the chair and the matters that a series of meetings names must be there as long as it holds. */
export function checkMeetings(
  { meetings, posts, matters }: DraftCounty,
  organisations: Index<Organisation>,
): Diagnostic[] {
  const known = {
    posts: indexOf(posts.entries, ({ id }) => id, posts.broken, {
      zh: '岗位',
      en: 'post',
      file: 'posts.yaml',
    }),
    matters: indexOf(matters.entries, ({ id }) => id, matters.broken, {
      zh: '事项',
      en: 'matter',
      file: 'matter-*.yaml',
    }),
  };
  return meetings.entries.flatMap(({ record, placeOf }) => [
    ...checkReference(record.office, organisations, placeOf('office'), record),
    ...checkReference(record.chair, known.posts, placeOf('chair'), record),
    ...record.units.flatMap((unit, at) => checkReference(unit, organisations, placeOf('units', at), record)),
    ...record.matters.flatMap((matter, at) =>
      checkReference(matter, known.matters, placeOf('matters', at), record),
    ),
  ]);
}
