export { agendaOf, type Reminder, stepFrom } from './agenda.ts';
export { answerClockQuestion, type ClockAnswer } from './answer.ts';
export {
  addWorkingDays,
  type Calendar,
  type CalendarDay,
  calendarDay,
  committedNotices,
  countyCalendar,
  isWorkingDay,
  makeCalendar,
  nationalCalendar,
  workingDaysBetween,
} from './calendar.ts';
export { checkNotice, readLocalDays, readNotice } from './check-notice.ts';
export { checkPolicy, readPolicies } from './check-policy.ts';
export { type Clock, Day, dayAt, Instant, later, machineClock, today } from './day.ts';
export { addDays, addMonths, daysBetween, parseDay } from './day-number.ts';
export { type ExplainedDay, type Explanation, explainClock } from './explain.ts';
export { atWallTime, Moment, wallTime } from './moment.ts';
export { LocalDay, Notice } from './notice.ts';
export { readNoticeProse } from './notice-prose.ts';
export { periodEndBy } from './period-end.ts';
export { readyPolicies } from './policies/index.ts';
export { ClockPolicy, type ClockPolicyInput, type ClockUnit } from './policy.ts';
export {
  type ClockReading,
  type Due,
  dueOf,
  partsPastParent,
  projectDue,
  type RunningClock,
  readClock,
  readClocks,
} from './reading.ts';
export { type MovedDue, type OpenClock, reproject } from './reproject.ts';
export { ClockEvent } from './run.ts';
export { sayAmount, sayDay, sayEffect, sayExplanation, sayReason } from './sentence.ts';
export { WorkingHours } from './working-hours.ts';
