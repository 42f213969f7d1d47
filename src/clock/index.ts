export {
  addWorkingDays,
  type Calendar,
  type CalendarDay,
  calendarDay,
  committedNotices,
  type DayKind,
  isWorkingDay,
  makeCalendar,
  nationalCalendar,
  workingDaysBetween,
} from './calendar.ts';
export { checkNotice, readLocalDays, readNotice } from './check-notice.ts';
export { type Clock, Day, dayAt, Instant, machineClock, today } from './day.ts';
export { addDays, addMonths, daysBetween, parseDay } from './day-number.ts';
export { LocalDay, Notice } from './notice.ts';
export { readNoticeProse } from './notice-prose.ts';
export { WorkingHours } from './working-hours.ts';
