import type { Measure } from '../../catalog/index.ts';
import type { Id } from '../../kernel/index.ts';
import type { Observation } from '../../measures/index.ts';
import type { NumberOwed } from '../burden/store.ts';
import type { AskedField } from './store.ts';

/** Where the ledger has already what a form is about to ask for. */
export type Known =
  | {
      readonly kind: 'measure';
      readonly column: string;
      readonly measure: string;
      readonly name: string;
      readonly unit: string;
      /** The newest figure, where there is one yet. */
      readonly latest: { readonly period: string; readonly value: string } | null;
    }
  | {
      readonly kind: 'case' | 'form';
      readonly column: string;
      readonly name: string;
      readonly case: Id;
      readonly number: string;
      /** The units that report it there. */
      readonly units: readonly string[];
    };

const bare = (text: string): string => text.toLowerCase().replace(/[\s、，。；：“”（）()《》]/g, '');

/** Words that say when, where or how a number is counted in passing, and do not make another number of it. */
const inPassing =
  /^(?:本|当|全|截至|截止|目前|累计|共|已|其中|完成|实际|县|市|区|年|季|月|日|底|末|度|总|数|量|额|值|个|情况|单位)*$/u;

/**
 * Whether two names mean one number: alike, or one with nothing but words in passing about it. 人均地区生产总值 is another
 * number than 地区生产总值; 本月新建停车位数量 is the same as 新建停车位.
 */
export function sameNumber(one: string, other: string): boolean {
  const [short = '', long = ''] = [bare(one), bare(other)].sort((a, b) => a.length - b.length);
  if (short.length < 2) return short !== '' && short === long;
  const at = long.indexOf(short);
  return at >= 0 && inPassing.test(long.slice(0, at)) && inPassing.test(long.slice(at + short.length));
}

/** What of a form's columns the county has already: measures, numbers that cases report, columns of other open forms. Pure. */
export function knownAmong(
  columns: readonly string[],
  held: {
    readonly measures: readonly Pick<Measure, 'id' | 'name' | 'alsoCalled' | 'unit'>[];
    readonly observations: readonly Observation[];
    readonly owed: readonly NumberOwed[];
    readonly asked: readonly AskedField[];
  },
): Known[] {
  return columns.flatMap((column): Known[] => {
    const measures = held.measures
      .filter(({ name, alsoCalled = [] }) => [name, ...alsoCalled].some((one) => sameNumber(column, one)))
      .map(({ id, name, unit }): Known => {
        const found = held.observations.find(({ measure }) => measure === id);
        const latest = found ? { period: found.period, value: String(found.value) } : null;
        return { kind: 'measure', column, measure: id, name, unit, latest };
      });
    const cases = [
      ...Map.groupBy(
        held.owed.filter(({ metric }) => sameNumber(column, metric)),
        (one) => one.case,
      ).values(),
    ].flatMap((group): Known[] => {
      const [first] = group;
      if (!first) return [];
      const units = [...new Set(group.map(({ unit }) => unit))];
      return [{ kind: 'case', column, name: first.metric, case: first.case, number: first.number, units }];
    });
    const forms = held.asked
      .filter(({ name }) => sameNumber(column, name))
      .map(({ name, units, ...one }): Known => ({ kind: 'form', column, name, units, ...one }));
    return [...measures, ...cases, ...forms];
  });
}

/** What the case keeps of it: that the ledger had the column, and where. */
export const knownText = (known: Known): string =>
  (known.kind === 'measure'
    ? `${known.column}：指标“${known.name}”`
    : `${known.column}：${known.number}`
  ).slice(0, 300);
