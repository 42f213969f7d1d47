import type { Target } from '../../wire/index.ts';
import { englishFigure, figure } from './figure.ts';

/** The language of the screen. */
export type Language = 'zh' | 'en';

const englishUnits: Readonly<Record<string, string>> = {
  元: 'yuan',
  美元: 'US dollars',
  亩: 'mu',
  吨: 'tonnes',
  公里: 'km',
  平方公里: 'km²',
  平方米: 'm²',
  人: 'people',
  人次: 'visits',
  户: 'households',
  家: 'firms',
  天: 'days',
  百分点: 'points',
  倍: 'times',
};

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

function verb({ kind, direction }: Target, language: Language): string {
  return verbs[language][`${kind} ${direction === 'down' ? 'down' : 'up'}`] ?? '';
}

function unitWords(unit: string, language: Language, one: boolean): string {
  if (language === 'zh' || unit === '' || unit === '%') return unit;
  const word = englishUnits[unit] ?? unit;
  return ` ${one ? word.replace(/^people$/, 'person').replace(/s$/, '') : word}`;
}

function amount(target: Target, language: Language, quote: string): string {
  const { value, value2, unit, kind } = target;
  if (value === null) return '';
  const write = (number: number) => (language === 'zh' ? figure(number, quote) : englishFigure(number));
  if (kind === 'rank') return language === 'zh' ? `第${write(value)}位` : `rank ${write(value)}`;
  const upTo = value2 === null ? '' : `${language === 'zh' ? '—' : '–'}${write(value2)}`;
  return `${write(value)}${upTo}${unitWords(unit, language, value === 1 && value2 === null)}`;
}

/**
 * One target in words: 增长7.5%以上, 360亿元以上, at least 36 billion yuan.
 * Empty where the text names no value; the quote lets the scale be that of the text.
 */
export function targetFigure(target: Target, language: Language, quote = ''): string {
  const figureText = amount(target, language, quote);
  if (figureText === '') return '';
  const compare = (language === 'zh' ? chinese : english)[target.op];
  return `${verb(target, language)}${compare(figureText)}`;
}
