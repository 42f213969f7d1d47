import type { Day, Instant } from '../../clock/index.ts';
import type { Language } from './target.ts';

const locales: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };

/** A moment on the county's clock, whatever the clock of the reader's machine says. */
export const momentText = (at: Instant, language: Language): string =>
  new Intl.DateTimeFormat(locales[language], {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: language === 'zh' ? '2-digit' : 'short',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(Date.parse(at));

/** A legal day in words: 2025年6月30日, 30 June 2025. */
export const dayText = (day: Day, language: Language): string =>
  new Intl.DateTimeFormat(locales[language], { timeZone: 'UTC', dateStyle: 'long' }).format(Date.parse(day));
