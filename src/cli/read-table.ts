import type { Claim, Commitment, Reading, Section } from '../documents/index.ts';
import type { Wording } from '../kernel/index.ts';

type Words = (wording: Wording) => string;

/** Columns that a text takes in a terminal: Chinese characters and full-width marks take two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const c of text)
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6“”‘’—…]/.test(
        c,
      )
        ? 2
        : 1;
  return width;
}

/** The text in exactly so many columns: cut with … or filled with blanks. */
export function fit(text: string, columns: number): string {
  const flat = text.replace(/\s+/g, ' ');
  if (widthOf(flat) <= columns) return flat + ' '.repeat(columns - widthOf(flat));
  let kept = '';
  for (const c of flat) {
    if (widthOf(kept + c) > columns - 2) break;
    kept += c;
  }
  return `${kept}…${' '.repeat(Math.max(0, columns - widthOf(kept) - 2))}`;
}

const row = (cells: readonly (readonly [string, number])[]): string =>
  cells
    .map(([text, columns]) => fit(text, columns))
    .join('  ')
    .trimEnd();

const roles: Readonly<Record<Section['role'], Wording>> = {
  review: { zh: '工作回顾', en: 'review' },
  'term-review': { zh: '五年回顾', en: 'term review' },
  problems: { zh: '问题', en: 'problems' },
  'term-plan': { zh: '五年规划', en: 'term plan' },
  plan: { zh: '年度计划', en: 'plan' },
  'self-building': { zh: '自身建设', en: 'self-building' },
  other: { zh: '其他', en: 'other' },
};
const types: Readonly<Record<Commitment['type'], Wording>> = {
  numeric: { zh: '定量', en: 'numeric' },
  countable: { zh: '可数', en: 'countable' },
  descriptive: { zh: '定性', en: 'descriptive' },
};
const signs: Readonly<Record<Claim['op'], string>> = {
  eq: '',
  ge: '≥',
  gt: '＞',
  le: '≤',
  lt: '＜',
  approx: '≈',
  range: '',
};

/** The number with its unit and comparison, as a person reads it. */
function amountOf(claim: Claim): string {
  const number = (n: number | null): string => (n === null ? '?' : String(n));
  const range = claim.op === 'range' ? `–${number(claim.value2)}` : '';
  const arrow = claim.direction === 'up' ? '↑' : claim.direction === 'down' ? '↓' : '';
  const from = claim.base === null ? '' : `${number(claim.base)}→`;
  return `${arrow}${signs[claim.op]}${from}${number(claim.value)}${range}${claim.unit}`;
}

function headLines(reading: Reading, words: Words, minutes = false): string[] {
  const { document: d, claims, nonClaims, commitments, waived, sections } = reading;
  const said = [d.title, d.place, d.speaker, d.date].filter((x) => x !== null).join(' · ');
  const counts = words({
    zh: `章节 ${sections.length}，数据陈述 ${claims.length}，非数据数字 ${nonClaims.length}，承诺事项 ${commitments.length}，未列为承诺 ${waived.length}`,
    en: `${sections.length} sections, ${claims.length} claims, ${nonClaims.length} other numbers, ${commitments.length} commitments, ${waived.length} waived`,
  });
  if (minutes)
    return [
      [said, d.indexNumber].filter(Boolean).join(' · '),
      words({
        zh: `议定事项 ${commitments.length}，未列为议定事项的句子 ${waived.length}`,
        en: `${commitments.length} decided items, ${waived.length} sentences that decide nothing`,
      }),
    ];
  const year = d.year === null ? [] : [words({ zh: `计划年度：${d.year}`, en: `Plans the year ${d.year}` })];
  return [said === '' ? words({ zh: '（无标题）', en: '(no title)' }) : said, ...year, counts];
}

const sectionLine = (s: Section, words: Words): string =>
  row([
    [words(roles[s.role]), 12],
    [s.year === null ? '' : String(s.year), 4],
    [`${'  '.repeat(s.level - 1)}${s.title}`, 76],
  ]);

const claimLine = (c: Claim, words: Words): string =>
  row([
    [String(c.id), 4],
    [c.modality === 'plan' ? words({ zh: '计划', en: 'plan' }) : words({ zh: '完成', en: 'done' }), 4],
    [c.period ?? '', 9],
    [c.metric, 40],
    [amountOf(c), 22],
    [c.deadline ?? '', 10],
  ]);

const commitmentLine = (c: Commitment, words: Words): string =>
  row([
    [String(c.id), 4],
    [words(types[c.type]), 11],
    [c.deadline ?? '', 10],
    [c.lead[0]?.name ?? '', 26],
    [c.text, 70],
  ]);

/** A decided item of minutes: its clause, its day, who leads and joins, and its words. */
const itemLine = (c: Commitment, words: Words): string =>
  row([
    [String(c.id), 4],
    [c.clause ?? '', 8],
    [c.deadline ?? c.dueWords ?? '', 10],
    [
      c.deadline !== null && c.dueWords ? words({ zh: `推定：${c.dueWords}`, en: `from ${c.dueWords}` }) : '',
      18,
    ],
    [[c.lead[0]?.name ?? '—', ...(c.joins ?? [])].join('、'), 34],
    [c.text, 60],
  ]);

/**
 * The reading as a table for people: the document, its sections, claims and proposed commitments; of minutes their
 * topics and decided items.
 */
export function linesOf(reading: Reading, words: Words, minutes = false): string[] {
  const heading = (zh: string, en: string): string[] => ['', `── ${words({ zh, en })} ──`];
  if (minutes)
    return [
      ...headLines(reading, words, true),
      ...heading('议定事项（待确认）', 'Decided items (to be confirmed)'),
      ...reading.commitments.map((c) => itemLine(c, words)),
    ];
  return [
    ...headLines(reading, words),
    ...heading('章节', 'Sections'),
    ...reading.sections.filter((s) => s.level <= 3).map((s) => sectionLine(s, words)),
    ...heading('数据陈述', 'Claims'),
    ...reading.claims.map((c) => claimLine(c, words)),
    ...heading('承诺事项（待确认）', 'Commitments (to be confirmed)'),
    ...reading.commitments.map((c) => commitmentLine(c, words)),
  ];
}
