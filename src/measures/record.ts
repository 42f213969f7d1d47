import { z } from 'zod';
import { holdsOn, type Measure } from '../catalog/index.ts';
import { Day, daysBetween } from '../clock/index.ts';
import type { Diagnostic, Wording } from '../kernel/index.ts';
import type { Area } from './facts.ts';
import { Aspect, Grade, ObservationSource } from './observation.ts';
import { daysOf, sayPeriod } from './period.ts';
import { recordingPost, type Standing } from './policy.ts';
import { isCumulative } from './series.ts';

/** An observation to put on record: its vintage is counted when it is written. */
export const NewObservation = z.strictObject({
  measure: z.string().min(1).max(48),
  /** The code of a town or the id of a unit; empty for the whole county. */
  place: z.string().max(60).default(''),
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

/** What figures are held against before they come on record. */
export type RecordingGround = {
  readonly measures: readonly Measure[];
  /** The towns and units of the day, with their names. */
  readonly areas: readonly Area[];
  readonly by: Standing;
};

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

type Said = readonly [zh: string, en: string];

const fault = (field: keyof NewObservation, code: string, [zh, en]: Said, [doZh, doEn]: Said): Fault => ({
  field,
  code,
  zh,
  en,
  doZh,
  doEn,
});

/** What a flow has no figure of: January alone, or a second half that begins nowhere near January. */
function flowFault({ period }: NewObservation, measure: Measure): Fault | undefined {
  const year = period.slice(0, 4);
  if (measure.january === 'with-february' && period === `${year}-01`)
    return fault(
      'period',
      'january-alone',
      [`“${measure.name}”不单独出1月数。`, `“${measure.name}” has no figure for January alone.`],
      [`1—2月的数，所属期写 ${year}-02。`, `Write ${year}-02 for January and February together.`],
    );
  if (isCumulative(measure) && period === `${year}-H2`)
    return fault(
      'period',
      'not-from-january',
      [
        `“${measure.name}”是本年累计数，没有单独的下半年。`,
        `“${measure.name}” counts from the beginning of the year: it has no second half alone.`,
      ],
      [`全年的累计数，所属期写 ${year}。`, `Write ${year} for the whole year.`],
    );
  return undefined;
}

function periodFault(observation: NewObservation, measure: Measure): Fault | undefined {
  const { period, issuedOn } = observation;
  const { name, frequency } = measure;
  const stretch = daysOf(period);
  if (!stretch)
    return fault(
      'period',
      'unreadable-period',
      [`“${period}”不是时期。`, `“${period}” is no period.`],
      [
        '写成 2025、2025-H1、2025-Q2、2025-06 或 2025-06-30。',
        'Write 2025, 2025-H1, 2025-Q2, 2025-06 or 2025-06-30.',
      ],
    );
  if (daysBetween(stretch.first, stretch.last) + 1 < shortest[frequency])
    return fault(
      'period',
      'period-too-short',
      [
        `“${name}”没有这么短时期的数：${period}。`,
        `“${name}” has no figures for a period as short as ${period}.`,
      ],
      ['按该指标的统计频率填写时期。', 'Give the period in the frequency of the measure.'],
    );
  if (stretch.first > issuedOn)
    return fault(
      'period',
      'period-ahead',
      [
        `时期${period}在公布日${issuedOn}之后。`,
        `The period ${period} lies after the day of issue, ${issuedOn}.`,
      ],
      ['核对时期和公布日期。', 'Check the period and the day of issue.'],
    );
  return flowFault(observation, measure);
}

function gradeFault(
  { grade }: NewObservation,
  { name, authority }: Measure,
  by: Standing,
): Fault | undefined {
  if (grade === 'statistics-bureau' && authority !== 'statistics-bureau' && authority !== 'survey')
    return fault(
      'grade',
      'grade-not-of-this-measure',
      [`“${name}”不由统计部门出数。`, `“${name}” is not issued by the statistics bureau.`],
      ['改为单位上报、已核实或系统生成。', 'Make it reported, verified or by the system.'],
    );
  if (grade === 'verified' && by !== 'system' && !by.some(({ office }) => office))
    return fault(
      'grade',
      'not-the-verifier',
      ['“已核实”只能由督查室填写。', 'Only the delivery office says that a figure is verified.'],
      ['写单位上报，由督查室核实。', 'Make it reported; the delivery office verifies it.'],
    );
  return undefined;
}

const unknownMeasure = (id: string): Fault =>
  fault(
    'measure',
    'unknown-measure',
    [`本县没有指标“${id}”。`, `The county has no measure “${id}”.`],
    [
      '写本县 measures.yaml 中的指标名称或编号。',
      'Write the name or id of a measure of the county’s measures.yaml.',
    ],
  );

function areaFault(
  { place }: NewObservation,
  { name, areas }: Measure,
  known: readonly Area[],
): Fault | undefined {
  if (place === '') return undefined;
  if (areas === undefined)
    return fault(
      'place',
      'not-by-area',
      [`“${name}”只有全县的数，不分地方和单位。`, `“${name}” is kept for the whole county only.`],
      ['地区一栏留空。', 'Leave the area empty.'],
    );
  if (known.some(({ id, kind }) => id === place && kind === areas)) return undefined;
  return areas === 'place'
    ? fault(
        'place',
        'unknown-area',
        [`本县没有乡镇“${place}”。`, `The county has no town “${place}”.`],
        ['写乡镇、街道的名称或12位代码。', 'Write the name or the 12-digit code of a town or subdistrict.'],
      )
    : fault(
        'place',
        'unknown-area',
        [`本县没有单位“${place}”。`, `The county has no unit “${place}”.`],
        ['写单位的全称。', 'Write the full name of a unit.'],
      );
}

/** Who may put figures of a measure on record, by the names that a reader knows. */
export const recordersOf = ({ recordedBy = ['delivery-office'] }: Measure, areas: readonly Area[]): Said => {
  const said = recordedBy.map((id) =>
    id === 'area'
      ? { zh: '各地方、各单位（只录自己的）', en: 'each area’s own unit' }
      : id === 'delivery-office'
        ? { zh: '督查室', en: 'the delivery office' }
        : {
            zh: areas.find((one) => one.id === id)?.name ?? id,
            en: areas.find((one) => one.id === id)?.name ?? id,
          },
  );
  return [said.map(({ zh }) => zh).join('、'), said.map(({ en }) => en).join(', ')];
};

/** Others are told who may, in plain words. */
function recorderFault(
  { place }: NewObservation,
  measure: Measure,
  { by, areas }: RecordingGround,
): Fault | undefined {
  if (by === 'system' || recordingPost(measure, place, by)) return undefined;
  const [zh, en] = recordersOf(measure, areas);
  return fault(
    'measure',
    'not-the-recorder',
    [
      `“${measure.name}”的数由${zh}录入，您的岗位不能录入。`,
      `Figures of “${measure.name}” are put on record by ${en}; your post may not.`,
    ],
    [
      '请交由上述单位录入；需要改由您录入的，由督查室修改该指标的定义（recorded_by）。',
      'Hand them to that unit; if it should be yours, the delivery office changes the measure’s definition (recorded_by).',
    ],
  );
}

const wrongRank = (value: string): Fault =>
  fault(
    'value',
    'rank-not-whole',
    [`位次须是从1起的整数，不能是${value}。`, `A rank is a whole number from 1, not ${value}.`],
    ['写整数。', 'Write a whole number.'],
  );

/** The definition that speaks for an observation; figures of the years before are bases of growth, by the one that came after. */
export function measureOf(
  { measure: id, issuedOn }: Pick<NewObservation, 'measure' | 'issuedOn'>,
  measures: readonly Measure[],
): Measure | undefined {
  const rows = measures.filter((row) => row.id === id);
  return rows.find((row) => holdsOn(row, issuedOn)) ?? rows[0];
}

/** What is wrong with an observation, held against the county's measures: every finding. */
export function faultsOf(observation: NewObservation, ground: RecordingGround): Fault[] {
  const measure = measureOf(observation, ground.measures);
  if (!measure) return [unknownMeasure(observation.measure)];
  const { aspect, value } = observation;
  return [
    recorderFault(observation, measure, ground),
    areaFault(observation, measure, ground.areas),
    periodFault(observation, measure),
    gradeFault(observation, measure, ground.by),
    aspect === 'rank' && !/^[1-9]\d*$/.test(value) ? wrongRank(value) : undefined,
  ].filter((found) => found !== undefined);
}

/** Rows that say the same thing twice in one go: which of them holds nobody could tell. */
export function twiceIn(observations: readonly NewObservation[]): ReadonlyMap<number, number> {
  const first = new Map<string, number>();
  const twice = new Map<number, number>();
  for (const [place, o] of observations.entries()) {
    const key = [o.measure, o.period, o.place, o.aspect, o.grade, o.edition, o.issuedOn].join('\n');
    const before = first.get(key);
    if (before === undefined) first.set(key, place);
    else twice.set(place, before);
  }
  return twice;
}

/** The fault of a row that says again what an earlier one said. */
export const twiceFault = (o: NewObservation, earlier: number): Fault =>
  fault(
    'period',
    'twice',
    [
      `与第${earlier}行是同一个数（${sayPeriod(o.period).zh}，同一批次、同一公布日期）。`,
      `says the same as row ${earlier}: ${o.period}, the same edition and day of issue.`,
    ],
    ['只留一行；是修订的，写明批次或公布日期。', 'Keep one; of a revision give its edition or day of issue.'],
  );

/** A fault as a finding at its row: of a list, counted from 1. */
export const findingOf = ({ field, code, zh, en, doZh, doEn }: Fault, row: number): Diagnostic => ({
  code,
  severity: 'error',
  place: { line: row, field },
  message: { zh: `第${row}行：${zh}`, en: `Row ${row}: ${en}` },
  hint: { zh: doZh, en: doEn },
});
