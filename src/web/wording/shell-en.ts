import type { shellZh } from './shell-zh.ts';

/** Sentences of the shell around the pages in English: the menu, and what every page may have to say. */
export const shellEn: Record<keyof typeof shellZh, string> = {
  'nav.menu': 'Menu',
  'nav.open': 'Register a case',
  'nav.compare': 'Plan against report',
  'nav.rates': 'Rates',
  'nav.year-end': 'Account of the year',
  'nav.notices': 'Notices outside',
  'nav.group.papers': 'Papers and meetings',
  'nav.group.account': 'Scores and burden',
  'nav.group.ground': 'Reference',
};
