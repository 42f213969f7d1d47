import type { Wording } from '../../kernel/index.ts';
import type { Verdict } from './comparison.ts';

/** The verdicts in the words of an office. */
export const verdictWords: Readonly<Record<Verdict, Wording>> = {
  reached: { zh: '完成', en: 'reached' },
  exceeded: { zh: '超额完成', en: 'exceeded' },
  short: { zh: '未达到', en: 'short' },
  changed: { zh: '口径变化', en: 'changed' },
  unsure: { zh: '待核实', en: 'unsure' },
  'not-mentioned': { zh: '未提及', en: 'not mentioned' },
};
