import { englishUnit } from '../../kernel/index.ts';
import type { Target } from '../../wire/index.ts';
import { englishFigure, figure } from './figure.ts';

/** The language of the screen. */
export type Language = 'zh' | 'en';

const chinese: Readonly<Record<Target['op'], (figure: string) => string>> = {
  eq: (f) => f,
  ge: (f) => `${f}以上`,
  gt: (f) => `超过${f}`,
  le: (f) => `${f}以内`,
  lt: (f) => `低于${f}`,
  approx: (f) => `${f}左右`,
  range: (f) => f,
};

const english: Readonly<Record<Target['op'], (figure: string) => string>> = {
  eq: (f) => f,
  ge: (f) => `at least ${f}`,
  gt: (f) => `more than ${f}`,
  le: (f) => `at most ${f}`,
  lt: (f) => `less than ${f}`,
  approx: (f) => `about ${f}`,
  range: (f) => f,
};

const verbs: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: { 'growth up': '增长', 'growth down': '下降', 'change up': '增加', 'change down': '减少' },
  en: { 'growth up': 'growth ', 'growth down': 'fall ', 'change up': 'more by ', 'change down': 'less by ' },
};

/** As much of a target, or of a claim, as makes its figure. */
export type Figure = Pick<Target, 'kind' | 'direction' | 'op' | 'value' | 'value2' | 'unit'> &
  Partial<Pick<Target, 'inStepWith' | 'tolerance'>>;

/** Whether a target is an amount or a count that is divided and added up; growth, shares and ranks are not. */
export const addsUp = ({ kind, value, unit }: Figure): boolean =>
  value !== null && (kind === 'value' || kind === 'change') && !['%', '‰', '百分点'].includes(unit);

function verb({ kind, direction }: Figure, language: Language): string {
  return verbs[language][`${kind} ${direction === 'down' ? 'down' : 'up'}`] ?? '';
}

export const unitWords = (unit: string, language: Language, one: boolean): string =>
  language === 'zh' ? unit : englishUnit(unit, one);

const written = (number: number, language: Language, quote: string): string =>
  language === 'zh' ? figure(number, quote) : englishFigure(number);

function amount(target: Figure, language: Language, quote: string): string {
  const { value, value2, unit, kind } = target;
  if (value === null) return '';
  const write = (number: number) => written(number, language, quote);
  if (kind === 'rank') return language === 'zh' ? `第${write(value)}位` : `rank ${write(value)}`;
  const upTo = value2 === null ? '' : `${language === 'zh' ? '—' : '–'}${write(value2)}`;
  return `${write(value)}${upTo}${unitWords(unit, language, value === 1 && value2 === null)}`;
}

/** Where no figure was promised: to keep pace with another measure, or only a direction. */
function withoutFigure({ inStepWith, direction }: Figure, language: Language): string {
  if (inStepWith !== undefined)
    return language === 'zh' ? `与${inStepWith}同步` : `in step with ${inStepWith}`;
  if (direction === 'none') return '';
  const words = { zh: { up: '上升', down: '下降' }, en: { up: 'to rise', down: 'to fall' } } as const;
  return words[language][direction];
}

/**
 * One target in words: 增长7.5%以上, 360亿元以上, at least 36 billion yuan, 与生产总值同步.
 * Empty where the text names neither value nor direction; the quote lets the scale be that of the text.
 */
export function targetFigure(target: Figure, language: Language, quote = ''): string {
  const figureText = amount(target, language, quote);
  if (figureText === '') return withoutFigure(target, language);
  const compare = (language === 'zh' ? chinese : english)[target.op];
  const { tolerance } = target;
  const about = tolerance === undefined ? '' : `±${written(tolerance, language, quote)}`;
  const within = about && (language === 'zh' ? `（${about}）` : ` (${about})`);
  return `${verb(target, language)}${compare(figureText)}${within}`;
}
