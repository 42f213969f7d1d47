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
  'evidence.no-preview': 'A file of this kind cannot be shown on the page; save it and open it there.',
  'evidence.sound': 'Checked: the file is the one whose hash stands in the ledger.',
  'evidence.not-sound':
    'The file is not the one whose hash stands in the ledger. Do not rely on it, and tell the administrator.',
  'evidence.save': 'Save it',
};
