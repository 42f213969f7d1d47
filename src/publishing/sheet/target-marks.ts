import type { Day } from '../../clock/index.ts';
import type { Target } from '../../measures/index.ts';
import { fullDay, readDay } from './day-text.ts';
import { figurePattern, figureValue, writeFigure } from './figure.ts';
import { ASSUMED } from './names.ts';
import { quoted, unquoted } from './quoted.ts';

/** What stands in brackets behind a target: that its comparator is assumed, what it keeps pace with, and more. */
export type Marks = Pick<Target, 'opAssumed' | 'inStepWith' | 'tolerance' | 'deadline' | 'measure'>;

/** （与生产总值同步）（±0.5）（2025年6月30日前）（指标gdp）（推定） */
export function writeMarks({ inStepWith, tolerance, deadline, measure, opAssumed }: Marks): string {
  const marks = [
    inStepWith === undefined ? '' : `（与${quoted(inStepWith, /[：:；;（）()]/)}同步）`,
    tolerance === undefined ? '' : `（±${writeFigure(tolerance)}）`,
    deadline === undefined ? '' : `（${fullDay(deadline)}前）`,
    measure === undefined ? '' : `（指标${measure}）`,
    opAssumed ? ASSUMED : '',
  ];
  return marks.join('');
}

type ReadMark = (inside: readonly string[]) => Marks | undefined;

const dayOf = (text: string): Day | undefined => readDay(text, 0)?.day ?? undefined;

const shapes: readonly (readonly [RegExp, ReadMark])[] = [
  [/[（(]推定[）)]$/, () => ({ opAssumed: true })],
  [/[（(]指标([a-z][a-z0-9-]{0,47})[）)]$/, ([measure = '']) => ({ measure })],
  [
    /[（(](\d{4}年\d{1,2}月\d{1,2}日)前[）)]$/,
    ([text = '']) => {
      const deadline = dayOf(text);
      return deadline && { deadline };
    },
  ],
  [
    new RegExp(`[（(]±${figurePattern}[）)]$`),
    ([digits = '', scale = '']) => ({ tolerance: figureValue(digits, scale) }),
  ],
  [
    /[（(]与(「(?:[^」]|」」)*」|[^「」（）()]+)同步[）)]$/,
    ([other = '']) => ({ inStepWith: unquoted(other) }),
  ],
];

/** Takes the marks off the end of a line; brackets that say something else stay part of it. */
export function readMarks(line: string): { readonly text: string; readonly marks: Marks } {
  let text = line.trim();
  let marks: Marks = {};
  for (;;) {
    const found = shapes
      .map(([shape, read]) => ({ match: shape.exec(text), read }))
      .find(({ match }) => match !== null);
    const mark = found?.match && found.read(found.match.slice(1));
    if (!found?.match || !mark) return { text, marks };
    text = text.slice(0, found.match.index);
    marks = { ...mark, ...marks };
  }
}
