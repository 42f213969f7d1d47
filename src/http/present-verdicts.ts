import { z } from 'zod';
import type { Matter } from '../catalog/index.ts';
import { dayAt } from '../clock/index.ts';
import type { CaseRecord, Entry } from '../ledger/index.ts';
import type { FindingView, SelfReportView } from '../wire/index.ts';
import type { Names } from './names.ts';

const Words = z.object({ zh: z.string(), en: z.string() });
const Figures = z.array(z.object({ metric: z.string(), value: z.number() }));

/** What a verdict says, as the entry of the verifier or of an inspection holds it. */
const Verdict = z.object({
  passed: z.boolean(),
  words: Words.optional(),
  reason: z.string(),
  found: Figures.optional(),
  fields: z.object({ found: Figures.optional() }).optional(),
});

const Told = z.object({
  inspection: z.string(),
  number: z.string(),
  visitedAt: z.string().nullable(),
  place: z.string().nullable(),
});

const yes = { zh: '通过', en: 'verified' };
const no = { zh: '不通过', en: 'not verified' };

const written = ({ seq, at, byPost }: Entry, names: Names) => ({
  seq,
  at,
  byPost: names.post(byPost, dayAt(at)),
});

function saidBy(entry: Entry, names: Names) {
  const { passed, words = passed ? yes : no, reason, found, fields } = Verdict.parse(entry.body);
  return { ...written(entry, names), passed, words, reason, found: found ?? fields?.found ?? [] };
}

const textOf = ({ body }: Entry): string => (typeof body['text'] === 'string' ? body['text'] : '');

/** Every report of a case as done, each with the verdict that came of it: two facts by two hands. */
export function presentSelfReports(
  entries: readonly Entry[],
  matter: Matter | undefined,
  names: Names,
): SelfReportView[] {
  // A visit that an inspector records, or a plan handed in for approval, is nobody's report of itself.
  const reports = entries.filter(
    ({ type, body }) =>
      type === 'handled' && matter?.steps[String(body['step'])]?.by.includes('lead') === true,
  );
  return reports.map((report, place) => {
    const next = reports[place + 1]?.seq ?? Number.POSITIVE_INFINITY;
    const verdict = entries.find(({ type, seq }) => type === 'verified' && seq > report.seq && seq < next);
    return {
      ...written(report, names),
      text: textOf(report),
      verdict: verdict ? saidBy(verdict, names) : null,
    };
  });
}

/** What inspections on the spot found of a case, in order. */
export const presentFindings = (entries: readonly Entry[], names: Names): FindingView[] =>
  entries
    .filter(({ type }) => type === 'inspected')
    .map((entry) => {
      const { inspection, number, visitedAt, place } = Told.parse(entry.body);
      return { ...saidBy(entry, names), inspection: { id: inspection, number }, visitedAt, place };
    });

/** The case that verdicts are of, with what its unit reported last before a moment. */
export function presentInspected(
  { id, number, state }: Pick<CaseRecord, 'id' | 'number' | 'state'>,
  entries: readonly Entry[],
  names: Names,
) {
  const report = entries.findLast(({ type }) => type === 'handled');
  const { title, ended } = state;
  return {
    case: { id, number, title, ended },
    report: report ? { ...written(report, names), text: textOf(report) } : null,
  };
}
