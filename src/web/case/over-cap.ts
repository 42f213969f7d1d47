import type { EntryView } from '../../wire/index.ts';

/** A unit that an entry takes above its cap of a month. */
export type OverCap = {
  readonly unit: string;
  readonly month: string;
  readonly demands: number;
  readonly minutes: number;
  readonly cap: { readonly demands: number | null; readonly minutes: number | null };
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const numberOr = <Else>(value: unknown, other: Else): number | Else =>
  typeof value === 'number' ? value : other;

/** What an entry says about caps that it passed. */
export function overCapsIn(body: EntryView['body']): OverCap[] {
  const list = body['overCap'];
  return (Array.isArray(list) ? list : []).filter(isObject).map((fact) => {
    const cap = isObject(fact['cap']) ? fact['cap'] : {};
    return {
      unit: String(fact['unit'] ?? ''),
      month: String(fact['month'] ?? ''),
      demands: numberOr(fact['demands'], 0),
      minutes: numberOr(fact['minutes'], 0),
      cap: { demands: numberOr(cap['demands'], null), minutes: numberOr(cap['minutes'], null) },
    };
  });
}
