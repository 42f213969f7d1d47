import { z } from 'zod';
import { Day } from './day.ts';

const Words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** One holiday of a notice: the ranges that are off, both ends included, and the weekend days worked for it. */
export const NoticeHoliday = z.strictObject({
  name: Words,
  off: z.array(z.strictObject({ from: Day, to: Day })).min(1),
  work: z.array(Day).default([]),
});
export type NoticeHoliday = z.infer<typeof NoticeHoliday>;

/**
 * One year's notice on holidays by the General Office of the State Council (国务院办公厅关于某年部分节假日安排
 * 的通知), as data. The file's year is the notice's year: days of the December before may stand in it.
 */
export const Notice = z.strictObject({
  year: z.int().min(1999).max(2098),
  title: z.string().min(1),
  /** Document number, like 国办发明电〔2006〕49号, where known. */
  number: z.string().min(1).optional(),
  /** Where the text stands, and the later notices that changed it. */
  sources: z.array(z.string().min(1)).min(1),
  holidays: z.array(NoticeHoliday).min(1),
});
export type Notice = z.infer<typeof Notice>;

/**
 * One day on which a county departs from the national calendar: a local day off (typhoon, heat, a local
 * festival by the Regulation on Public Holidays, article 4) or a day worked instead.
 */
export const LocalDay = z.strictObject({
  day: Day,
  working: z.boolean(),
  name: Words,
  /** The document that ordered it. */
  source: z.string().min(1),
});
export type LocalDay = z.infer<typeof LocalDay>;

/** A county's departures from the national calendar. */
export const LocalDays = z.strictObject({ days: z.array(LocalDay) });
export type LocalDays = z.infer<typeof LocalDays>;
