import type { Lights } from '../catalog/index.ts';
import { addMonths, addWorkingDays, type Calendar, Day, sayDay } from '../clock/index.ts';
import type { ReportFact } from './facts.ts';
import { daysOf, sayPeriod } from './period.ts';
import type { Progress } from './progress.ts';
import type { Judging, Reason } from './reason.ts';
import { reason } from './reason.ts';
import { periodFault } from './reported.ts';

const monthOf = (day: Day): string => day.slice(0, 7);

/** The last month whose report had to be there: the day of the month, and the working days of grace after it. */
function reportDue(
  rule: NonNullable<Lights['report']>,
  asOf: Day,
  calendar: Calendar,
): { month: string; due: Day } {
  for (let month = asOf; ; month = addMonths(month, -1)) {
    const due = Day.parse(`${monthOf(month)}-${String(rule.day).padStart(2, '0')}`);
    if (addWorkingDays(calendar, due, rule.graceWorkingDays) < asOf) return { month: monthOf(month), due };
  }
}

/**
 * Whoever has only measures or its parts' figures to be judged by is not asked for reports: one fact, one entry (law 14).
 * Nor is anybody once everything is reached that cannot be lost again.
 */
const reportsAsked = ({ targets, done, type }: Progress): boolean => {
  const settled =
    done === true &&
    (type !== 'numeric' || targets.every(({ target: { op } }) => op === 'ge' || op === 'gt'));
  return (
    !settled &&
    (targets.length === 0 ||
      targets.some(({ target, basis }) => target.measure === undefined && basis !== 'parts'))
  );
};

/**
 * A report that did not come, by the working days of grace after the day of the month. None is asked of what is reported as
 * done, nor of what was adopted after its deadline, when only the result is still to be recorded.
 */
export function reportReason(
  { facts, found, rule }: Judging,
  deadline: Day | null,
  calendar: Calendar,
): Reason[] {
  const { adoptedOn, handledOn, year } = facts;
  if (!rule.report || !reportsAsked(found) || adoptedOn === null) return [];
  if (deadline !== null && adoptedOn > deadline) return [];
  const { month, due } = reportDue(rule.report, found.asOf, calendar);
  if (adoptedOn > due || (handledOn !== null && handledOn <= due)) return [];
  const speaksOf = ({ on, period }: ReportFact): string =>
    monthOf((period === null ? undefined : daysOf(period)?.last) ?? on);
  const there = facts.reports.some(
    (report) =>
      report.on <= found.asOf &&
      speaksOf(report) >= month &&
      periodFault(report, year, deadline) === undefined,
  );
  if (there) return [];
  const grace = rule.report.graceWorkingDays;
  return [
    reason(
      'no-report',
      'red',
      `${sayPeriod(month).zh}的进展应于${sayDay(due).zh}前报送，宽限${grace}个工作日已过，至今没有收到`,
      `The report for ${month} was due on ${sayDay(due).en} and has not come, ${grace} working days of grace included`,
    ),
  ];
}
