import { type ComparedItem, type Comparison, verdicts, verdictWords } from '../documents/index.ts';
import type { Wording } from '../kernel/index.ts';
import { fit } from './read-table.ts';

type Words = (wording: Wording) => string;

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

function itemLines(item: ComparedItem, words: Words): string[] {
  const head = [
    fit(words(verdictWords[item.verdict]), 14),
    fit(item.subject, 44),
    fit(item.last.figure ?? '', 16),
    fit(item.now ? `→ ${item.now.figure ?? ''}` : '', 18),
    words(item.reason),
  ];
  const year = { last: words({ zh: '上年', en: 'last' }), now: words({ zh: '本年', en: 'this' }) };
  const quote = (which: string, text: string, at: number) => `    ${which} [${at}] ${flat(text)}`;
  return [
    head.join('  ').trimEnd(),
    quote(year.last, item.last.text, item.last.start),
    ...(item.now ? [quote(year.now, item.now.text, item.now.start)] : []),
  ];
}

/** The comparison for people: counts, the ratio with its definition, then verdict by verdict both quotes. */
export function comparisonLines(comparison: Comparison, words: Words): string[] {
  const { last, now, counts, ratio, tolerance, items } = comparison;
  const title = words({
    zh: `${last.year}年计划 对照 ${now.year}年政府工作报告`,
    en: `The plan of ${last.year} against the work report of ${now.year}`,
  });
  const parts = verdicts.map((verdict) => `${words(verdictWords[verdict])} ${counts[verdict]}`).join(' · ');
  const share = ratio.share === null ? '—' : `${ratio.share}%`;
  const kept = words({ zh: '兑现率', en: 'Kept' });
  return [
    title,
    parts,
    `${kept} ${share}（${ratio.kept}/${ratio.judged}）`,
    words(ratio.definition),
    words(tolerance),
    ...verdicts.flatMap((verdict) => {
      const here = items.filter((item) => item.verdict === verdict);
      const heading = `── ${words(verdictWords[verdict])} ${here.length} ──`;
      return here.length === 0 ? [] : ['', heading, ...here.flatMap((item) => itemLines(item, words))];
    }),
  ];
}
