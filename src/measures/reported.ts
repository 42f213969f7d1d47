import type { Day } from '../clock/index.ts';
import type { Wording } from '../kernel/index.ts';
import { type Claimed, type Held, heldAgainst } from './claims.ts';
import { aside, type Computation, figure, missing } from './computation.ts';
import { decimal } from './decimal.ts';
import type { CaseFacts, ReportFact } from './facts.ts';
import { daysOf, sayPeriod } from './period.ts';
import type { Asked } from './series.ts';
import type { Target } from './target.ts';

/**
 * A target, whether it is the first of its commitment (a report that names no metric speaks of the first), and its day.
 */
export type Asking = { readonly target: Target; readonly first: boolean; readonly due: Day | null };

const valueIn = ({ values }: ReportFact, { target, first }: Asking): number | undefined =>
  values.find(({ metric }) => metric === target.metric || (metric === null && first))?.value;

/**
 * Why a report does not count for the year: its month is no month, lies ahead, or belongs to another year. After its day
 * a promise may still be made good, so months after the year count for what is overdue.
 */
export function periodFault(
  { period, on }: Pick<ReportFact, 'period' | 'on'>,
  year: number,
  due: Day | null,
): Wording | undefined {
  if (period === null) return undefined;
  const days = daysOf(period);
  if (!days)
    return {
      zh: `所属期“${period}”看不懂，未采用；请写成 ${year}-06`,
      en: `The period “${period}” cannot be read and is not used; write it like ${year}-06`,
    };
  const said = sayPeriod(period);
  if (days.first > on)
    return {
      zh: `所属期${said.zh}在报送日${sayPeriod(on).zh}之后，未采用`,
      en: `The period ${said.en} lies after the day of the report, ${on}: not used`,
    };
  const of = days.last.slice(0, 4);
  if (of === String(year) || (of > String(year) && due !== null && on > due)) return undefined;
  return {
    zh: `所属期${said.zh}不在${year}年内，未采用`,
    en: `The period ${said.en} is not of ${year}: not used`,
  };
}

const untilOf = ({ period, on }: ReportFact): Day => {
  const last = period === null ? undefined : daysOf(period)?.last;
  return last === undefined || last > on ? on : last;
};

/** What units report of a target, in months that count, held against the verdicts on it. */
function held(
  { reports, findings = [] }: Pick<CaseFacts, 'reports' | 'findings'>,
  asking: Asking,
  { year, asOf, until: latest, counts }: Asked,
): Held {
  const claims = reports.flatMap((report): Claimed[] => {
    const value = valueIn(report, asking);
    const until = untilOf(report);
    if (value === undefined || report.on > asOf || periodFault(report, year, asking.due)) return [];
    return latest !== undefined && until > latest ? [] : [{ report, value, until, by: 'report' }];
  });
  const passed = findings.filter(({ on }) => on <= asOf);
  return heldAgainst(claims, passed, { metric: asking.target.metric, counts });
}

/**
 * The figures that count, in the order of the days they speak of. Of one day, and of one period, the last report holds:
 * whoever reports a month again corrects it.
 */
export function reportedFigures(
  facts: Pick<CaseFacts, 'reports' | 'findings'>,
  asking: Asking,
  asked: Asked,
): Claimed[] {
  const counted = held(facts, asking, asked).counted.toSorted((a, b) => a.report.seq - b.report.seq);
  const newest = new Map(counted.map((one) => [one.report.period ?? `on ${one.report.on}`, one]));
  return [...newest.values()].toSorted((a, b) =>
    a.until < b.until ? -1 : a.until > b.until ? 1 : a.report.seq - b.report.seq,
  );
}

/** What units reported of a target: the figure that speaks of the latest day; wrong months are shown aside. */
export function reportedOf(facts: CaseFacts, asking: Asking, asked: Asked): Computation | undefined {
  const { unit } = asking.target;
  const leaf = (report: ReportFact, value: number, rule: Wording, by: Claimed['by']): Computation => ({
    rule,
    value: figure(decimal(value), unit),
    row: {
      kind: 'entry',
      caseId: facts.id,
      number: facts.number,
      seq: report.seq,
      on: report.on,
      // A figure that was upheld is the unit's own still; only what was found is another's.
      grade: by === 'found' ? 'verified' : 'reported',
      period: report.period,
    },
    parts: [],
  });
  const newest = reportedFigures(facts, asking, asked).at(-1);
  const { struck } = held(facts, asking, asked);
  const refused = struck.map(({ report, value }) =>
    aside(leaf(report, value, refusedWords(report), 'report')),
  );
  const after = facts.reports.filter(
    (report) =>
      report.on <= asked.asOf &&
      report.seq > (newest?.report.seq ?? 0) &&
      !struck.some((one) => one.report.seq === report.seq),
  );
  const strange = after.flatMap((report) => {
    const value = valueIn(report, asking);
    if (value === undefined) return [];
    const said = sayPeriod(report.period ?? report.on);
    const other =
      asked.counts === 'verified'
        ? {
            zh: `报的是${said.zh}，还没有核查认定，未采用`,
            en: `It speaks of ${said.en}; no verdict has upheld it yet: not used`,
          }
        : asked.until === undefined
          ? {
              zh: `报的是${said.zh}，不是最近一期，未作为最新数`,
              en: `It speaks of ${said.en}, an earlier period: not the newest figure`,
            }
          : {
              zh: `报的是${said.zh}，期限当日的数另有，未采用`,
              en: `It speaks of ${said.en}; the figure of the day itself decides`,
            };
    return [aside(leaf(report, value, periodFault(report, asked.year, asking.due) ?? other, 'report'))];
  });
  if (!newest && strange.length === 0 && refused.length === 0) return undefined;
  const used = newest && leaf(newest.report, newest.value, wordsOf(newest), newest.by);
  return {
    rule: newest ? (newest.by === 'report' ? reportedRule : verifiedRule) : unusedRule,
    value: used?.value ?? missing,
    parts: [...(used ? [used] : []), ...refused, ...strange],
  };
}

const reportedRule: Wording = {
  zh: '单位报送的累计数，取所属期最近的一次',
  en: 'The cumulative figure that the unit reported for the latest period',
};

const verifiedRule: Wording = {
  zh: '经核查认定的累计数，取所属期最近的一次',
  en: 'The cumulative figure that a verdict upheld or found, for the latest period',
};

const unusedRule: Wording = {
  zh: '报送过，但所属期不对，或未经核查认定，都未采用',
  en: 'Reported, but for wrong periods or not upheld by a verdict: none is used',
};

/** A figure by where it comes from: a report, a report that was upheld, or what was found in its place. */
function wordsOf({ report, by }: Claimed): Wording {
  const { zh, en } = periodWords(report);
  if (by === 'report') return { zh, en };
  if (by === 'upheld') return { zh: `${zh}，经核查属实`, en: `${en}, upheld by a verdict` };
  return { zh: `${sayPeriod(report.on).zh}核查认定`, en: `found by a verdict on ${report.on}` };
}

/** What was claimed and not upheld. */
const refusedWords = (report: ReportFact): Wording => {
  const { zh, en } = periodWords(report);
  return { zh: `${zh}，核查未认定，未采用`, en: `${en}, not upheld by the verdict: not used` };
};

function periodWords({ period, on }: ReportFact): Wording {
  const day = sayPeriod(on).zh;
  if (period === null) return { zh: `${day}报送`, en: `reported on ${on}` };
  const of = sayPeriod(period);
  return { zh: `${day}报送，所属期${of.zh}`, en: `reported on ${on} for ${of.en}` };
}
