import { z } from 'zod';
import { holdsOn, type Measure } from '../catalog/index.ts';
import { Day, daysBetween } from '../clock/index.ts';
import type { Diagnostic, Wording } from '../kernel/index.ts';
import { Aspect, Grade, ObservationSource } from './observation.ts';
import { daysOf } from './period.ts';

/** An observation to put on record: its vintage is counted when it is written. */
export const NewObservation = z.strictObject({
  measure: z.string().min(1).max(48),
  place: z
    .string()
    .regex(/^(\d{12})?$/)
    .default(''),
  period: z.string().min(4).max(10),
  aspect: Aspect.default('level'),
  grade: Grade,
  edition: z.string().trim().max(20).default(''),
  issuedOn: Day,
  /** Decimal digits in the measure's own unit, so that money stays exact. */
  value: z.string().regex(/^-?\d{1,18}(\.\d{1,8})?$/),
  source: ObservationSource,
});
export type NewObservation = z.infer<typeof NewObservation>;

/** The fewest days that a figure of a measure covers, by how often it is issued. */
const shortest: Readonly<Record<Measure['frequency'], number>> = {
  day: 1,
  month: 28,
  quarter: 90,
  'half-year': 181,
  season: 1,
  year: 365,
};

/** Which field a finding is about, and what to do. */
export type Fault = { readonly field: keyof NewObservation; readonly code: string } & Wording & {
    readonly doZh: string;
    readonly doEn: string;
  };

function periodFault({ period, issuedOn }: NewObservation, { name, frequency }: Measure): Fault | undefined {
  const stretch = daysOf(period);
  if (!stretch)
    return {
      field: 'period',
      code: 'unreadable-period',
      zh: `“${period}”不是时期。`,
      en: `“${period}” is no period.`,
      doZh: '写成 2025、2025-H1、2025-Q2、2025-06 或 2025-06-30。',
      doEn: 'Write 2025, 2025-H1, 2025-Q2, 2025-06 or 2025-06-30.',
    };
  if (daysBetween(stretch.first, stretch.last) + 1 < shortest[frequency])
    return {
      field: 'period',
      code: 'period-too-short',
      zh: `“${name}”没有这么短时期的数：${period}。`,
      en: `“${name}” has no figures for a period as short as ${period}.`,
      doZh: '按该指标的统计频率填写时期。',
      doEn: 'Give the period in the frequency of the measure.',
    };
  if (stretch.first > issuedOn)
    return {
      field: 'period',
      code: 'period-ahead',
      zh: `时期${period}在公布日${issuedOn}之后。`,
      en: `The period ${period} lies after the day of issue, ${issuedOn}.`,
      doZh: '核对时期和公布日期。',
      doEn: 'Check the period and the day of issue.',
    };
  return undefined;
}

function gradeFault({ grade }: NewObservation, { name, authority }: Measure): Fault | undefined {
  if (grade !== 'statistics-bureau' || authority === 'statistics-bureau' || authority === 'survey')
    return undefined;
  return {
    field: 'grade',
    code: 'grade-not-of-this-measure',
    zh: `“${name}”不由统计部门出数。`,
    en: `“${name}” is not issued by the statistics bureau.`,
    doZh: '改为单位上报、已核实或系统生成。',
    doEn: 'Make it reported, verified or by the system.',
  };
}

const unknownMeasure = (id: string): Fault => ({
  field: 'measure',
  code: 'unknown-measure',
  zh: `本县没有指标“${id}”。`,
  en: `The county has no measure “${id}”.`,
  doZh: '写本县 measures.yaml 中的指标名称或编号。',
  doEn: 'Write the name or id of a measure of the county’s measures.yaml.',
});

const wrongRank = (value: string): Fault => ({
  field: 'value',
  code: 'rank-not-whole',
  zh: `位次须是从1起的整数，不能是${value}。`,
  en: `A rank is a whole number from 1, not ${value}.`,
  doZh: '写整数。',
  doEn: 'Write a whole number.',
});

/** What is wrong with an observation, held against the county's measures: every finding. */
export function faultsOf(observation: NewObservation, measures: readonly Measure[]): Fault[] {
  const rows = measures.filter(({ id }) => id === observation.measure);
  // Figures of the years before serve as bases of growth: the definition that came after speaks for them.
  const measure = rows.find((row) => holdsOn(row, observation.issuedOn)) ?? rows[0];
  if (!measure) return [unknownMeasure(observation.measure)];
  const { aspect, value } = observation;
  return [
    periodFault(observation, measure),
    gradeFault(observation, measure),
    aspect === 'rank' && !/^[1-9]\d*$/.test(value) ? wrongRank(value) : undefined,
  ].filter((fault) => fault !== undefined);
}

/** A fault as a finding at its row: of a list, counted from 1. */
export const findingOf = ({ field, code, zh, en, doZh, doEn }: Fault, row: number): Diagnostic => ({
  code,
  severity: 'error',
  place: { line: row, field },
  message: { zh: `第${row}行：${zh}`, en: `Row ${row}: ${en}` },
  hint: { zh: doZh, en: doEn },
});
