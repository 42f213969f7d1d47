import { isWorkingDay, nationalCalendar } from '../clock/index.ts';
import type { Diagnostic } from '../kernel/index.ts';
import type { DraftList } from './draft.ts';
import { finding } from './finding.ts';
import type { LocalDay } from './local-day.ts';
import type { Entry } from './source.ts';

const stoodBefore = ({ record, placeOf }: Entry<LocalDay>): Diagnostic =>
  finding(placeOf('day'), {
    code: 'local-day-twice',
    zh: `${record.day}写了两次。`,
    en: `${record.day} stands here twice.`,
    doZh: '一天只留一条。',
    doEn: 'Keep one record for the day.',
  });

/** The national calendar must know the day, and should say otherwise about it. */
function checkAgainstNation({ record, placeOf }: Entry<LocalDay>): Diagnostic[] {
  const { day, working } = record;
  const nation = nationalCalendar();
  if (day < nation.from || day > nation.until) {
    return [
      finding(placeOf('day'), {
        code: 'wrong-day',
        zh: `工作日历只涵盖${nation.from}至${nation.until}，${day}不在其中。`,
        en: `The working calendar reaches from ${nation.from} to ${nation.until}; ${day} is outside it.`,
        doZh: '核对年份。',
        doEn: 'Check the year.',
      }),
    ];
  }
  if (isWorkingDay(nation, day) !== working) return [];
  return [
    finding(placeOf('working'), {
      code: 'local-day-changes-nothing',
      severity: 'warning',
      zh: `按全国日历${day}本来就${working ? '上班' : '放假'}。`,
      en: `By the national calendar ${day} is ${working ? 'worked' : 'off'} anyway.`,
      doZh: '核对日期；没有写错的，这一条可以删去。',
      doEn: 'Check the day; where it is right, the record may go.',
    }),
  ];
}

/** A county says of each day once whether it is worked, and only of days on which it departs from the nation. */
export function checkLocalDays({ entries }: DraftList<LocalDay>): Diagnostic[] {
  const seen = new Set<string>();
  return entries.flatMap((entry) => {
    const { day } = entry.record;
    if (seen.has(day)) return [stoodBefore(entry)];
    seen.add(day);
    return checkAgainstNation(entry);
  });
}
