import { adverbsEnd } from './act.ts';
import type { Draft } from './claims.ts';
import { beside, leadsFor } from './leads.ts';
import type { Sentence } from './outline.ts';
import { reasonOf, verdictsOf } from './promise-lines.ts';
import { traitsOf } from './promise-points.ts';
import { projectsIn, typeOf } from './promise-type.ts';
import type { CommitmentType, Lead, Waiver } from './reading.ts';
import { type Segment, segmentsOf } from './segments.ts';
import { address, announcement, situation, waiverReasons } from './vocabulary/promises.ts';
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
  /** Which points decided; spelled out only where somebody asks. */
  readonly rule: () => string;
};
export type Promises = {
  readonly commitments: CommitmentDraft[];
  readonly waived: (Waiver & { rule: () => string })[];
};

/** What a sentence of a plan stands under. */
export type Surroundings = {
  readonly headings: readonly string[];
  readonly year: number | null;
  /** 县, 市, 区 … of the government that reports. */
  readonly level: string;
};

type Group = { start: number; end: number; claims: Draft[]; rules: (() => string)[] };
/** A sentence of a plan in its text; `opens`: it is the first of its paragraph. */
type Said = { readonly folded: string; readonly sentence: Sentence; readonly opens: boolean };

/** Blanks before the first sentence of a paragraph. */
const LONGEST_INDENT = 8;

/** True for the first sentence of a paragraph. */
export const opensParagraph = (folded: string, { start }: Sentence): boolean =>
  /(?:^|\n)\s*$/.test(folded.slice(Math.max(0, start - LONGEST_INDENT), start));

/** The text without the line ends of a page. */
export const unbroken = (text: string): string => (text.includes('\n') ? text.replaceAll('\n', '') : text);

/** Openings of the act that a breakdown sheet leaves out. */
const AIM = /^(?:力争|确保|争取(?!更多|[^，]{0,12}(?:资金|支持|债券|政策))|努力)/;

/** The span of a segment without the adverbs before its act. */
export function actFrom(folded: string, segment: Segment): number {
  const text = folded.slice(segment.start, segment.end);
  let at = segment.shared ? 0 : adverbsEnd(text);
  const aim = AIM.exec(text.slice(at));
  if (aim && text.length - at - aim[0].length >= 6) at += aim[0].length;
  return segment.start + at + (text.slice(at).startsWith(' ') ? 1 : 0);
}

/** Groups the segments of a sentence into commitments; the others are waived with a reason. */
function groupsOf({ folded, sentence, opens }: Said, segments: readonly Segment[], out: Promises): Group[] {
  const groups: Group[] = [];
  const texts = segments.map((segment) => unbroken(folded.slice(segment.start, segment.end)));
  const traits = traitsOf(segments, texts, {
    folded,
    opens,
    selfBuilding: sentence.role === 'self-building',
  });
  const verdicts = verdictsOf(traits);
  for (let i = 0; i < segments.length; i += 1) {
    const [segment, own, verdict] = [segments[i], traits[i], verdicts[i]];
    if (!segment || !own || !verdict) continue;
    const rule = (): string => reasonOf(own, verdict);
    const before = verdict === 'goes-on' ? groups.at(-1) : undefined;
    if (before) {
      before.end = segment.end;
      before.claims.push(...segment.claims);
      before.rules.push(rule);
    } else if (verdict === 'left') {
      const decisive = own.names.find((name) => waiverReasons.has(name)) ?? '';
      const reason = waiverReasons.get(decisive) ?? 'too-general';
      out.waived.push({ start: segment.start, end: segment.end, reason, rule });
    } else {
      const start = actFrom(folded, segment);
      groups.push({ start, end: segment.end, claims: [...segment.claims], rules: [rule] });
    }
  }
  return groups;
}

const waivedWhole = (text: string): string | undefined => {
  if (address.test(text)) return 'address';
  if (announcement.test(text)) return 'announcement';
  return undefined;
};

/** Reads the commitments of one sentence of a plan. */
export function commitmentsIn(
  folded: string,
  sentence: Sentence,
  claims: readonly Draft[],
  around: Surroundings,
  out: Promises,
): void {
  const text = folded.slice(sentence.start, sentence.end);
  const whole = waivedWhole(text);
  const planned = claims.some((c) => c.modality === 'plan');
  if (whole && !planned) {
    out.waived.push({ start: sentence.start, end: sentence.end, reason: whole, rule: () => whole });
    return;
  }
  if (!planned && situation.test(text)) {
    out.waived.push({
      start: sentence.start,
      end: sentence.end,
      reason: 'situation',
      rule: () => 'situation',
    });
    return;
  }
  const segments = segmentsOf(folded, sentence, claims);
  const opens = opensParagraph(folded, sentence);
  const groups = groupsOf({ folded, sentence, opens }, segments, out);
  if (groups.length === 0) return;
  const said = beside(unbroken(text));
  for (const group of groups) {
    const body = unbroken(folded.slice(group.start, group.end));
    out.commitments.push({
      start: group.start,
      end: group.end,
      type: typeOf(body, group.claims),
      claims: group.claims,
      deadline: deadlineOf(folded, sentence, group, around.year),
      projects: projectsIn(body),
      themes: around.headings.slice(-1),
      lead: leadsFor(body, said, around.headings, around.year, around.level),
      rule: () => group.rules.map((rule) => rule()).join(' · '),
    });
  }
}

/** The day set in the commitment itself, or earlier in its part of the sentence. */
function deadlineOf(folded: string, sentence: Sentence, group: Group, year: number | null): string | null {
  if (year === null) return null;
  const said = group.claims.find((c) => c.deadline !== null)?.deadline;
  if (said) return said;
  const upTo = folded.slice(sentence.start, group.end);
  const from = upTo.lastIndexOf('；') + 1;
  return deadlineIn(upTo.slice(from), year)?.day ?? null;
}
