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
  'hand-over.open': 'Hand over a post',
  'hand-over.short': 'Hand over',
  'hand-over.short.of': 'Hand over: {{post}}',
  'hand-over.title': 'Hand over a post, or cover it',
  'hand-over.words':
    'Work stays with the post: whoever comes next goes on with its cases, messages and clocks. The record keeps who did what.',
  'hand-over.post': 'Post',
  'hand-over.now': 'Who is at the post',
  'hand-over.vacant': 'Nobody is at this post.',
  'hand-over.holder': 'holder',
  'hand-over.cover': 'cover',
  'hand-over.since': 'since {{from}}',
  'hand-over.days': '{{from}} to {{until}}',
  'hand-over.kind': 'How',
  'hand-over.as-holder': 'takes over',
  'hand-over.as-cover': 'covers while the holder is away',
  'hand-over.to': 'Who comes',
  'hand-over.same':
    'This is the present holder: choose somebody else, or “covers” where somebody only stands in.',
  'hand-over.from': 'From',
  'hand-over.from.hint': 'The present holder stays until the day before.',
  'hand-over.until': 'Until',
  'hand-over.act': 'Hand over',
  'hand-over.done': 'Recorded. {{name}} may act from that day.',
};
