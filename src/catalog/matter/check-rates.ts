import type { Diagnostic, Place } from '../../kernel/index.ts';
import { type Column, columnsOf, type Fault, readExpression } from '../../rules/index.ts';
import { finding } from '../finding.ts';
import type { Entry } from '../source.ts';
import type { Matter } from './matter.ts';

const faultAt = (place: Place, text: string, { start, end, zh, en }: Fault): Diagnostic => {
  const part = text.slice(start, end);
  return finding(place, {
    code: 'wrong-expression',
    zh: `算式“${part || text}”处：${zh}`,
    en: `In the expression, at “${part || text}”: ${en}`,
    doZh: '算式的写法见 src/rules/README.md，可用的列见 src/rules/facts.ts。',
    doEn: 'How expressions are written: src/rules/README.md; the columns there are: src/rules/facts.ts.',
  });
};

/** Every fault of an expression that stands in a file. */
export function expressionFaults(
  place: Place,
  text: string,
  columns: Readonly<Record<string, Column>>,
  gives: 'boolean' | 'number',
): Diagnostic[] {
  return readExpression(text, columns, gives).faults.map((fault) => faultAt(place, text, fault));
}

/** The rates of a matter can be computed as they are written (law 9). */
export const checkRates = ({ record, placeOf }: Entry<Matter>): Diagnostic[] =>
  Object.entries(record.rates).flatMap(([id, { compute }]) => {
    if (!compute) return [];
    const columns = columnsOf(compute.facts);
    const within = ['rates', id, 'compute'];
    return [
      ...expressionFaults(placeOf(...within, 'among'), compute.among, columns, 'boolean'),
      ...expressionFaults(placeOf(...within, 'counts'), compute.counts, columns, 'number'),
    ];
  });
