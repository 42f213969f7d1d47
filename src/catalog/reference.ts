import type { Diagnostic, Place as TextPlace } from '../kernel/index.ts';
import type { Broken } from './draft.ts';
import { finding, quoted } from './finding.ts';
import type { Entry } from './source.ts';
import { cover, groupedBy, overlap, spokenEn, spokenZh, type Validity } from './validity.ts';

/** What may be referred to: the sound records by id, and the ids of records that have findings of their own. */
export type Index<T extends Validity> = {
  /** Ids by their first letters or digits, to suggest what was meant. */
  readonly near: ReadonlyMap<string, readonly string[]>;
  readonly rows: ReadonlyMap<string, readonly Entry<T>[]>;
  readonly broken: Broken;
  readonly noun: { readonly zh: string; readonly en: string; readonly file: string };
};

const opening = (id: string): string => id.slice(0, 3);

export function indexOf<T extends Validity>(
  entries: readonly Entry<T>[],
  idOf: (record: T) => string,
  broken: Broken,
  noun: Index<T>['noun'],
): Index<T> {
  const rows = groupedBy(entries, idOf);
  return { rows, near: Map.groupBy(rows.keys(), opening), broken, noun };
}

/**
 * A reference must lead to a record, and that record must hold for as long as the reference is used; `at-times`
 * asks only that the two meet, as for a leader in charge of an office that is dissolved during the term.
 */
export function checkReference<T extends Validity>(
  id: string,
  index: Index<T>,
  place: TextPlace,
  used: Validity,
  wanted: 'throughout' | 'at-times' = 'throughout',
): Diagnostic[] {
  const rows = index.rows.get(id);
  if (rows === undefined)
    return index.broken === 'all' || index.broken.has(id) ? [] : [dangling(id, index, place)];
  const periods = rows.map((row) => row.record);
  if (wanted === 'throughout' ? cover(periods, used) : periods.some((row) => overlap(row, used))) return [];
  const zh = periods.map(spokenZh).join('、');
  const en = periods.map(spokenEn).join(', ');
  return [
    finding(place, {
      code: 'outside-validity',
      zh: `${index.noun.zh}“${id}”只在 ${zh} 有效，这里用于 ${spokenZh(used)}。`,
      en: `The ${index.noun.en} “${id}” holds ${en} only, and is used here ${spokenEn(used)}.`,
      doZh: '换成当时有效的一个，或改正两处的有效期。',
      doEn: 'Name the one that held then, or mend one of the two validities.',
    }),
  ];
}

function dangling<T extends Validity>(id: string, index: Index<T>, place: TextPlace): Diagnostic {
  const near = (index.near.get(opening(id)) ?? []).slice(0, 3);
  const { zh, en, file } = index.noun;
  return finding(place, {
    code: 'dangling-reference',
    zh: `没有${zh}“${quoted(id)}”。`,
    en: `There is no ${en} “${quoted(id)}”.`,
    doZh: `在 ${file} 里加上它，或改正拼写${near.length > 0 ? `（相近的有 ${near.join('、')}）` : ''}。`,
    doEn: `Add it to ${file}, or mend the spelling${near.length > 0 ? ` (similar: ${near.join(', ')})` : ''}.`,
  });
}

/** A tree has no cycle: each is reported once, at its first record in the file. */
export function checkCycles<T>(
  entries: readonly Entry<T>[],
  edges: { idOf: (record: T) => string; upOf: (record: T) => readonly string[]; field: string },
): Diagnostic[] {
  const up = new Map<string, readonly string[]>();
  for (const [id, rows] of groupedBy(entries, edges.idOf)) {
    up.set(id, [...new Set(rows.flatMap((row) => edges.upOf(row.record)))]);
  }
  const order = new Map(entries.map((entry, index) => [edges.idOf(entry.record), index]));
  const settled = new Set<string>();
  const found: Diagnostic[] = [];
  for (const entry of entries) {
    const cycle = cycleFrom(edges.idOf(entry.record), up, settled);
    if (cycle === undefined) continue;
    const first = entries[Math.min(...cycle.slice(0, 1000).map((id) => order.get(id) ?? 0))] ?? entry;
    found.push(
      finding(first.placeOf(edges.field), {
        code: 'cycle',
        zh: `上下级成了圈：${spelled(cycle)}。`,
        en: `This goes in a circle: ${spelled(cycle)}.`,
        doZh: '从圈中选一条，改正它的上级或前身。',
        doEn: 'Choose one record of the circle and mend what it points to.',
      }),
    );
  }
  return found;
}

/** Walks upwards without recursion, for a table may chain a hundred thousand rows. */
function cycleFrom(
  start: string,
  up: ReadonlyMap<string, readonly string[]>,
  settled: Set<string>,
): string[] | undefined {
  const path: { id: string; next: number }[] = settled.has(start) ? [] : [{ id: start, next: 0 }];
  const onPath = new Set(path.map((step) => step.id));
  let cycle: string[] | undefined;
  for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
    const parent = up.get(step.id)?.[step.next];
    step.next += 1;
    if (parent === undefined) {
      settled.add(step.id);
      onPath.delete(step.id);
      path.pop();
    } else if (onPath.has(parent)) {
      cycle ??= [...path.map((each) => each.id).slice(path.findIndex((each) => each.id === parent)), parent];
    } else if (up.has(parent) && !settled.has(parent)) {
      path.push({ id: parent, next: 0 });
      onPath.add(parent);
    }
  }
  return cycle;
}

/** A long circle is shown by its beginning and end. */
const spelled = (cycle: readonly string[]): string =>
  (cycle.length <= 8 ? cycle : [...cycle.slice(0, 5), '…', ...cycle.slice(-2)]).join(' → ');
