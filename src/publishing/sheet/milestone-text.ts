import type { Terms } from '../../ledger/index.ts';
import { dueLabel, readDay } from './day-text.ts';
import { figurePattern, figureValue, halfWidth, writeFigure } from './figure.ts';
import { partsOf, quoted, unquoted } from './quoted.ts';
import { unitOf, writtenUnit } from './units.ts';

export type Milestone = Terms['milestones'][number];

/** What a line of the column 节点 says: a milestone, or why it is none. */
export type MilestoneLine =
  | { readonly milestone: Milestone }
  | { readonly fault: 'no-day' | 'other-unit'; readonly word: string };

/** The plan's year, and the unit of the first target, in which planned values count. */
export type MilestoneContext = { readonly year: number; readonly unit: string };

const EVIDENCE = '佐证：';
const marks = /[；;，：:]|^累计/;

/** One milestone as people write it: 9月底前：累计400个, 6月底前：主体完工；佐证：验收单. */
export function writeMilestone(
  { name, due, planned, evidence }: Milestone,
  context: MilestoneContext,
): string {
  const label = dueLabel(due, context.year);
  const parts = [
    ...(name === label ? [] : [quoted(name, marks)]),
    ...(planned === null ? [] : [`累计${writeFigure(planned)}${writtenUnit(context.unit)}`]),
    ...(evidence === '' ? [] : [`${EVIDENCE}${quoted(evidence, marks)}`]),
  ];
  return `${label}前：${parts.join('；')}`;
}

/** The column 节点: one milestone a line. */
export const writeMilestones = (milestones: readonly Milestone[], context: MilestoneContext): string =>
  milestones.map((milestone) => writeMilestone(milestone, context)).join('\n');

const cumulative = new RegExp(`^累计(?:完成|达到|达)?${figurePattern}(.*)$`);

/** The planned value of 累计400个; a string is the unit that is not the target's. */
function plannedOf(part: string, unit: string): number | string | undefined {
  const match = cumulative.exec(halfWidth(part));
  if (!match) return undefined;
  const [, digits = '', scale = '', written = ''] = match;
  if (unitOf(written, new Set([unit])) !== unit && written !== '') return written;
  return figureValue(digits, scale);
}

/** Reads one line of the column 节点, the inverse of `writeMilestone`. */
export function readMilestone(line: string, context: MilestoneContext): MilestoneLine {
  const parted = /^([^：:]+)[：:](.*)$/s.exec(line);
  const [, front = '', rest = ''] = parted ?? [];
  const due = readDay(front, context.year)?.day;
  if (!due) return { fault: 'no-day', word: line };
  let name = dueLabel(due, context.year);
  let planned: number | null = null;
  let evidence = '';
  const names: string[] = [];
  for (const part of partsOf(rest, '；;，')) {
    const value = plannedOf(part, context.unit);
    if (typeof value === 'string') return { fault: 'other-unit', word: value };
    if (value !== undefined) planned = value;
    else if (/^佐证[：:]/.test(part)) evidence = unquoted(part.slice(EVIDENCE.length).trim());
    else names.push(part);
  }
  const [only] = names;
  if (only !== undefined) name = names.length === 1 ? unquoted(only) : names.join('，');
  return { milestone: { name, due, planned, evidence } };
}

/** The lines of the column 节点. */
export const milestoneLines = (cell: string): string[] => partsOf(cell, '\n');
