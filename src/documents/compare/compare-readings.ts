import { Refusal, type Wording } from '../../kernel/index.ts';
import type { Claim, Commitment, Reading, SectionRole, Span } from '../reading.ts';
import { clauseAt } from './clause-at.ts';
import type {
  ComparedItem,
  Comparison,
  Finding,
  Quoted,
  ReadText,
  Verdict,
  VerdictCounts,
} from './comparison.ts';
import { tolerance } from './judge.ts';
import { matchClaims, namedClaim } from './match-claims.ts';
import { type Clause, clausesOf, findObjects, mentionOf } from './named-objects.ts';

const sectionAt = (reading: Reading, { start }: Span): SectionRole | undefined =>
  reading.sections.findLast((s) => s.start <= start && start < s.end)?.role;

const planRoles: readonly (SectionRole | undefined)[] = ['plan', 'self-building'];
const reviewRoles: readonly (SectionRole | undefined)[] = ['review', 'term-review'];

/** «投资5亿元的游泳馆»: the figure only says which project is meant. */
const namesProject = (claim: Claim, text: string): boolean =>
  /投资(约|超|近)?$/.test(text.slice(Math.max(0, claim.start - 4), claim.start)) &&
  text.slice(claim.end).startsWith('的');

/** A planned figure that is due in the planned year itself. */
function isDue(claim: Claim, year: number): boolean {
  const period = claim.period ?? String(year);
  const late = claim.deadline !== null && Number(claim.deadline.slice(0, 4)) > year;
  return period === String(year) && !late && !/[两二三四五]年(内|时间|行动)|年均/.test(claim.clause);
}

const notDue: Wording = {
  zh: '目标不在计划年度到期（多年目标或以后年度）',
  en: 'the target is not due in the planned year (several years, or later)',
};

/** Names under which the text speaks of its own county. */
function placesOf(reading: Reading): readonly string[] {
  const { place } = reading.document;
  return place === null
    ? []
    : [place, place.replace(/(自治)?[区县市省旗州盟]$/, '')].filter((name) => name.length > 1);
}

const quoteOf = (text: string, span: Span, figure: string | null): Quoted => ({
  start: span.start,
  end: span.end,
  text: text.slice(span.start, span.end),
  figure,
});

const nowOf = ({ text }: ReadText, { now, figure }: Finding): Quoted | null =>
  now && quoteOf(text, figure ? clauseAt(text, figure) : now, figure?.quote ?? null);

const nothing = (verdict: Verdict, reason: Wording): Finding => ({
  verdict,
  confidence: 0.3,
  reason,
  now: null,
  figure: null,
});

const likeWords: Wording = {
  zh: '没有可直接对照的数字，有相近表述，待核实',
  en: 'no figure to hold against it, but like words; to be checked',
};

/** Not mentioned is said only where not even like words stand in the review. */
function orLikeWords(finding: Finding, claim: Claim, clauses: readonly Clause[]): Finding {
  const now = finding.verdict === 'not-mentioned' ? mentionOf(claim.metric, clauses) : undefined;
  return now ? { ...finding, verdict: 'unsure', confidence: 0.3, reason: likeWords, now } : finding;
}

/** The clauses of the parts of this year's report that look back. */
const reviewOf = ({ text, reading }: ReadText): readonly Clause[] =>
  clausesOf(
    text,
    reading.sections.filter((s) => s.level === 1 && reviewRoles.includes(s.role)),
  );

type Draft = Omit<ComparedItem, 'id'>;

function claimItems(
  last: ReadText,
  now: ReadText,
  year: number,
  clauses: readonly Clause[],
): readonly Draft[] {
  const places = [...placesOf(last.reading), ...placesOf(now.reading)];
  const name = (side: ReadText) => (claim: Claim) => namedClaim(claim, side.text, places);
  const planned = last.reading.claims.filter(
    (c) =>
      c.modality === 'plan' && planRoles.includes(sectionAt(last.reading, c)) && !namesProject(c, last.text),
  );
  const done = now.reading.claims.filter(
    (c) =>
      c.modality === 'done' && reviewRoles.includes(sectionAt(now.reading, c)) && !namesProject(c, now.text),
  );
  const due = planned.filter((c) => isDue(c, year));
  const found = matchClaims(due.map(name(last)), done.map(name(now)), year);
  const holder = (claim: Claim) =>
    last.reading.commitments.find((c) => c.claims.includes(claim.id))?.id ?? null;
  return planned.map((claim) => {
    const finding = orLikeWords(found.get(claim) ?? nothing('unsure', notDue), claim, clauses);
    return {
      commitment: holder(claim),
      claim: claim.id,
      subject: claim.metric,
      verdict: finding.verdict,
      confidence: finding.confidence,
      reason: finding.reason,
      last: quoteOf(last.text, clauseAt(last.text, claim), claim.quote),
      now: nowOf(now, finding),
    };
  });
}

function objectItems(
  last: ReadText,
  now: ReadText,
  year: number,
  clauses: readonly Clause[],
): readonly Draft[] {
  const judged = new Set(last.reading.claims.filter((c) => !namesProject(c, last.text)).map((c) => c.id));
  const byObject = (c: Commitment) =>
    planRoles.includes(sectionAt(last.reading, c)) && c.claims.every((id) => !judged.has(id));
  return last.reading.commitments.filter(byObject).map((commitment) => {
    const finding = findObjects(commitment, year, clauses);
    return {
      commitment: commitment.id,
      claim: null,
      subject: commitment.projects.join('、') || commitment.text,
      verdict: finding.verdict,
      confidence: finding.confidence,
      reason: finding.reason,
      last: quoteOf(last.text, commitment, null),
      now: nowOf(now, finding),
    };
  });
}

function yearsOf(last: Reading, now: Reading): { readonly last: number; readonly now: number } {
  const [planned, told] = [last.document.year, now.document.year];
  if (planned === null || told === null) {
    throw new Refusal('bad-input', {
      zh: `${planned === null ? '上年' : '本年'}报告读不出年份，无法对照。请确认文件是含标题的政府工作报告全文。`,
      en: `The year of ${planned === null ? 'last' : 'this'} year’s report could not be read. Give the whole work report with its title.`,
    });
  }
  if (told !== planned + 1) {
    throw new Refusal(
      'bad-input',
      {
        zh: `两份报告不是相邻年度：前一份计划 ${planned} 年，后一份回顾 ${told - 1} 年。请先给上年报告，再给本年报告。`,
        en: `The reports are not of consecutive years: the first plans ${planned}, the second looks back on ${told - 1}. Give last year’s first, then this year’s.`,
      },
      { planned, reviewed: told - 1 },
    );
  }
  return { last: planned, now: told };
}

function countsOf(items: readonly Draft[]): VerdictCounts {
  const count = (verdict: Verdict): number => items.filter((item) => item.verdict === verdict).length;
  return {
    reached: count('reached'),
    exceeded: count('exceeded'),
    short: count('short'),
    changed: count('changed'),
    'not-mentioned': count('not-mentioned'),
    unsure: count('unsure'),
  };
}

/** Law 9: every ratio once, with its definition. */
const definition: Wording = {
  zh: '兑现率 =（完成 + 超额完成）÷（完成 + 超额完成 + 未达到）；口径变化、待核实、未提及的不计入，另列。以两份报告的文字为准，未经核实。',
  en: 'Kept = (reached + exceeded) ÷ (reached + exceeded + short). Changed, unsure and not mentioned are left out and shown apart. As the two reports tell it, unverified.',
};

/**
 * Holds last year's plan against this year's report: for every figure and every promise of the plan part what became
 * of it, with both places in the texts. Pure; the same texts always give the same comparison. Refuses (`bad-input`)
 * reports without a year, and reports that are not of consecutive years.
 */
export function compareReadings(last: ReadText, now: ReadText): Comparison {
  const years = yearsOf(last.reading, now.reading);
  const clauses = reviewOf(now);
  const items = [
    ...claimItems(last, now, years.last, clauses),
    ...objectItems(last, now, years.last, clauses),
  ]
    .toSorted((a, b) => a.last.start - b.last.start || (a.claim ?? -1) - (b.claim ?? -1))
    .map((item, id) => ({ id, ...item }));
  const counts = countsOf(items);
  const kept = counts.reached + counts.exceeded;
  const judged = kept + counts.short;
  return {
    last: { title: last.reading.document.title, year: years.last },
    now: { title: now.reading.document.title, year: years.now },
    items,
    counts,
    ratio: { kept, judged, share: judged === 0 ? null : Math.round((kept * 1000) / judged) / 10, definition },
    tolerance,
  };
}
