import type { Diagnostic } from '../kernel/index.ts';
import { type Assembled, assemble, type Traced } from './assemble.ts';
import { emptyText, noPlan, noReview, notAReport, noYear, wrongEncoding } from './diagnostics.ts';
import { fold } from './fold.ts';
import { documentHead, partYear } from './head-of-document.ts';
import { paragraphsOf } from './lines.ts';
import { type Outline, outlineOf } from './outline.ts';
import { readSentences } from './read-sentences.ts';
import type { DocumentHead, Reading, Section } from './reading.ts';

const NOTHING: DocumentHead = { title: null, place: null, year: null, speaker: null, date: null };
/** More replacement characters than this share of a text, and it was damaged before it came here. */
const DAMAGED_SHARE = 1 / 200;

const refused = (diagnostic: Diagnostic): Assembled => ({
  reading: {
    document: NOTHING,
    sections: [],
    claims: [],
    nonClaims: [],
    commitments: [],
    waived: [],
    diagnostics: [diagnostic],
  },
  rules: () => [],
});

function read(text: string): Assembled {
  if (text.trim() === '') return refused(emptyText());
  const damaged = text.indexOf('\ufffd');
  if (damaged >= 0 && (text.match(/\ufffd/g)?.length ?? 0) > text.length * DAMAGED_SHARE)
    return refused(wrongEncoding(damaged));
  const folded = fold(text);
  const paragraphs = paragraphsOf(folded);
  const outline = outlineOf(folded, paragraphs);
  const document = documentHead(text, folded, paragraphs, outline.parts);
  const found = readSentences(folded, text, outline, document);
  return assemble({
    text,
    document,
    sections: sectionsOf(outline, document.year),
    found,
    diagnostics: judge(folded, outline, document),
  });
}

/** The reading contract for a text; offsets are UTF-16 code units of the text as given. Never throws for a bad text. */
export const readDocument = (text: string): Reading => read(text).reading;

/** The same with the rule that decided at each span. */
export function trace(text: string): Traced {
  const { reading, rules } = read(text);
  return { reading, rules: rules() };
}

/** What is missing from the text as a work report. */
function judge(folded: string, outline: Outline, document: DocumentHead): Diagnostic[] {
  const roles = new Set(outline.sentences.map((s) => s.role));
  const reported =
    /政府工作报告|向大会(?:作|做)?(?:政府)?(?:工作)?报告|人民政府|工作(?:回顾|安排|目标|任务|重点)/.test(
      folded,
    );
  const reviews = roles.has('review') || roles.has('term-review');
  if (!reported || (!roles.has('plan') && !reviews)) return [notAReport()];
  const found: Diagnostic[] = [];
  if (!roles.has('plan')) found.push(noPlan());
  if (!reviews) found.push(noReview());
  if (document.year === null) found.push(noYear());
  return found;
}

const sectionsOf = (outline: Outline, year: number | null): Section[] =>
  outline.parts.map((part) => ({
    start: part.start,
    end: part.end,
    level: part.level,
    title: part.title,
    role: part.role,
    year: partYear(part, year),
  }));
