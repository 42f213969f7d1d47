import type { Draft } from './claims.ts';
import { clauseTexts, withoutLeadIn } from './clauses.ts';
import { leadsFor } from './leads.ts';
import type { Sentence } from './outline.ts';
import type { CommitmentType, Lead, Waiver } from './reading.ts';
import { actVerbs, adverbs } from './vocabulary/verbs.ts';
import { deadlineIn } from './when.ts';

export type CommitmentDraft = {
  readonly start: number;
  readonly end: number;
  readonly type: CommitmentType;
  readonly claims: readonly Draft[];
  readonly deadline: string | null;
  readonly projects: readonly string[];
  readonly themes: readonly string[];
  readonly lead: readonly Lead[];
  readonly rule: string;
};
export type Promises = {
  readonly commitments: CommitmentDraft[];
  readonly waived: (Waiver & { rule: string })[];
};

/** Where the act begins behind list numbers and adverbs. */
function actAt(text: string): number {
  let at = text.length - withoutLeadIn(text).length;
  for (
    let skip = adverbs.at(text, at);
    skip > 0 && actVerbs.at(text, at) <= skip;
    skip = adverbs.at(text, at)
  )
    at += skip;
  return at;
}

/** Reads the commitments of one sentence of a plan. */
export function commitmentsIn(
  folded: string,
  sentence: Sentence,
  claims: readonly Draft[],
  year: number | null,
  out: Promises,
): void {
  let found = 0;
  for (const clause of clauseTexts(folded, sentence)) {
    const own = claims.filter((c) => c.start >= clause.start && c.end <= clause.end);
    const at = actAt(clause.text);
    const acts = actVerbs.at(clause.text, at) > 0;
    if (own.length === 0 && !acts) {
      out.waived.push({ start: clause.start, end: clause.end, reason: 'no-act', rule: 'no-act' });
      continue;
    }
    found += 1;
    const deadline =
      year === null ? null : (deadlineIn(folded.slice(sentence.start, clause.end), year)?.day ?? null);
    out.commitments.push({
      start: clause.start + at,
      end: clause.end,
      type: own.length > 0 ? 'numeric' : 'descriptive',
      claims: own,
      deadline,
      projects: [],
      themes: [],
      lead: leadsFor(clause.text),
      rule: 'clause',
    });
  }
  if (found === 0)
    out.waived.push({ start: sentence.start, end: sentence.end, reason: 'no-act', rule: 'no-act' });
}
