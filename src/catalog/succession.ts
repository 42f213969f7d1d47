import type { Day } from '../clock/index.ts';
import type { Organisation } from './definition.ts';
import { holdsOn } from './validity.ts';

type Row = Pick<Organisation, 'id' | 'predecessors' | 'validFrom' | 'validTo'>;

/**
 * The organisations that have taken over from one by a day: itself where it still stands, else those that name it
 * as their predecessor, and theirs in turn. Several after a split, none where it was dissolved without any.
 */
export function successorsOf(organisations: readonly Row[], id: string, on: Day): string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const follow = (one: string): void => {
    if (seen.has(one)) return;
    seen.add(one);
    if (organisations.some((row) => row.id === one && holdsOn(row, on))) found.add(one);
    else
      for (const row of organisations)
        if (row.validFrom <= on && row.predecessors.includes(one)) follow(row.id);
  };
  follow(id);
  return [...found];
}

/** Organisations that stood before a day and stand no more, each with those that have taken over from it. */
export function endedBy(organisations: readonly Row[], on: Day): ReadonlyMap<string, readonly string[]> {
  const begun = organisations.filter(({ validFrom }) => validFrom <= on);
  const standing = new Set(begun.filter((row) => holdsOn(row, on)).map(({ id }) => id));
  const ended = new Set(begun.map(({ id }) => id).filter((id) => !standing.has(id)));
  return new Map([...ended].map((id) => [id, successorsOf(organisations, id, on)]));
}
