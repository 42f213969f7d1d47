import type { Wording } from '../kernel/index.ts';
import type { Day, Instant } from './day.ts';
import { dayNumber, weekdayOf } from './day-number.ts';
import type { DayReason, ExplainedDay, Explanation } from './explain.ts';
import { wallTime } from './moment.ts';
import { type ClockUnit, isTimed, type Silence } from './policy.ts';

const weekdaysZh = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];
const weekdaysEn = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const unitZh: Readonly<Record<ClockUnit, string>> = {
  'working-day': '个工作日',
  'calendar-day': '日',
  month: '个月',
  'working-hour': '个工作小时',
  hour: '小时',
};
const unitEn: Readonly<Record<ClockUnit, string>> = {
  'working-day': 'working day',
  'calendar-day': 'day',
  month: 'month',
  'working-hour': 'working hour',
  hour: 'hour',
};

/** A span in words: 20个工作日, 半个工作日; 20 working days, half a working day. */
export function sayAmount(amount: number, unit: ClockUnit): Wording {
  if (amount === 0.5) return { zh: `半${unitZh[unit]}`, en: `half a ${unitEn[unit]}` };
  return { zh: `${amount}${unitZh[unit]}`, en: `${amount} ${unitEn[unit]}${amount === 1 ? '' : 's'}` };
}

/** A day with its weekday: 2026年10月29日（周四）; 2026-10-29 (Thursday). */
export function sayDay(day: Day): Wording {
  const [year, month, date] = day.split('-').map(Number);
  const weekday = weekdayOf(dayNumber(day)) - 1;
  return {
    zh: `${year}年${month}月${date}日（${weekdaysZh[weekday]}）`,
    en: `${day} (${weekdaysEn[weekday]})`,
  };
}

const reasons: Readonly<Record<DayReason, Wording>> = {
  'working-day': { zh: '工作日', en: 'working day' },
  'make-up-day': { zh: '调休上班', en: 'make-up working day' },
  'local-working-day': { zh: '本地安排上班', en: 'worked by local order' },
  weekend: { zh: '双休日，不计', en: 'weekend, not counted' },
  holiday: { zh: '节假日，不计', en: 'holiday, not counted' },
  'local-day-off': { zh: '本地放假，不计', en: 'local day off, not counted' },
  'event-day': { zh: '事件当日，不计', en: 'day of the event, not counted' },
  'calendar-day': { zh: '自然日，计入', en: 'calendar day, counted' },
  suspended: { zh: '中止期间，不计', en: 'suspended, not counted' },
  rolled: { zh: '期间已满，顺延', en: 'the period is over, its last day moves on' },
  'outside-hours': { zh: '工作时间之外，不计', en: 'outside office hours, not counted' },
};

/** Why one day counted or not, in words. */
export function sayReason({ because, name }: ExplainedDay): Wording {
  const reason = reasons[because];
  if (name === undefined) return reason;
  return { zh: `${reason.zh}（${name.zh}）`, en: `${reason.en} (${name.en})` };
}

type Group = { name: Wording; days: number };

/** Days that did not count, by their holiday or ground. */
function groups(days: readonly ExplainedDay[], unnamed: Wording): Group[] {
  const byName = new Map<string, Group>();
  for (const { name = unnamed } of days) {
    const group = byName.get(name.zh) ?? { name, days: 0 };
    byName.set(name.zh, { name, days: group.days + 1 });
  }
  return [...byName.values()];
}

const join = (found: readonly Group[]): Wording => ({
  zh: found.map(({ name, days }) => `${name.zh}${days}天`).join('、'),
  en: found.map(({ name, days }) => `${name.en} ${days} d`).join(', '),
});

const weekend: Wording = { zh: '双休日', en: 'weekends' };

function sayNotCounted(days: readonly ExplainedDay[]): Wording[] {
  const of = (...because: DayReason[]) => days.filter((d) => because.includes(d.because));
  const off = groups(of('holiday', 'weekend', 'local-day-off'), weekend);
  const held = groups(of('suspended'), { zh: '中止', en: 'suspension' });
  const makeUp = of('make-up-day', 'local-working-day').map((d) => d.day);
  const said: Wording[] = [];
  if (off.length > 0) said.push({ zh: `期间不计：${join(off).zh}。`, en: `Not counted: ${join(off).en}.` });
  if (held.length > 0)
    said.push({ zh: `中止不计：${join(held).zh}。`, en: `Suspended and not counted: ${join(held).en}.` });
  if (makeUp.length > 0)
    said.push({
      zh: `调休上班计入：${makeUp.join('、')}。`,
      en: `Make-up days counted: ${makeUp.join(', ')}.`,
    });
  return said;
}

function sayRolled(days: readonly ExplainedDay[]): Wording[] {
  const last = days.findLast((d) => d.counts > 0);
  if (last === undefined || days.at(-1)?.because !== 'rolled') return [];
  const name = last.name ?? weekend;
  return [
    {
      zh: `期间最后一日${last.day}为${name.zh}，顺延至其后第一个工作日（民法典第二百零三条）。`,
      en: `The last day ${last.day} is a day off (${name.en}), so the period ends on the next working day (Civil Code, article 203).`,
    },
  ];
}

function sayProvisional({ reading }: Explanation): Wording[] {
  const said: Wording[] = [];
  if (reading.provisionalBecause.includes('calendar'))
    said.push({
      zh: '所涉年份的放假安排尚未发布或者还可能调整，到期日为暂定，通知发布后重新计算。',
      en: 'The holiday notice for these days is not out yet: the due day is provisional and will be computed again.',
    });
  if (reading.provisionalBecause.includes('suspended'))
    said.push({
      zh: '时限正在中止，到期日为暂定，以恢复之日为准。',
      en: 'The clock is suspended: the due day is provisional until it is resumed.',
    });
  return said;
}

/** A day, with the minute on China's clock where there is one. */
function sayMoment(day: Day, at: Instant | undefined): Wording {
  const { zh, en } = sayDay(day);
  if (at === undefined) return { zh, en };
  const time = wallTime(at).slice(11);
  return { zh: `${zh}${time}`, en: `${en} ${time}` };
}

/** Whether the day of the event counts; nothing where a clock runs by the minute. */
function sayEventDay({ policy }: Explanation): Wording {
  if (isTimed(policy)) return { zh: '', en: '' };
  if (policy.start.counted) return { zh: '（当日计入）', en: ', that day counted,' };
  return { zh: '（当日不计）', en: ', that day not counted,' };
}

function sayPeriod(told: Explanation): Wording {
  const { policy, reading } = told;
  const span = sayAmount(reading.amount, reading.unit);
  const from = sayMoment(told.countedFrom, told.countedFromAt);
  const end = sayMoment(reading.due, isTimed(policy) ? reading.dueAt : undefined);
  if (policy.direction === 'before' && reading.amount === 0)
    return {
      zh: `最迟为${end.zh}${policy.start.name.zh}之时。`,
      en: `${end.en} at the latest: ${policy.start.name.en}.`,
    };
  if (policy.direction === 'before')
    return {
      zh: `${from.zh}之前${span.zh}（当日不计），最迟为${end.zh}。`,
      en: `${span.en} before ${from.en}, that day not counted: ${end.en} at the latest.`,
    };
  const day = sayEventDay(told);
  return {
    zh: `自${from.zh}起${span.zh}${day.zh}，到期日为${end.zh}。`,
    en: `${span.en} from ${from.en}${day.en} ${reading.amount <= 1 ? 'ends' : 'end'} on ${end.en}.`,
  };
}

/** What changed the span, and what has become of it. */
function sayCourse({ policy, reading, restarted }: Explanation): Wording[] {
  const said: Wording[] = [];
  if (!reading.inForce)
    said.push({
      zh: `注意：该规定在${reading.startedOn}不施行，请核对当时有效的规定。`,
      en: `Note: this rule was not in force on ${reading.startedOn}; check the rule that was.`,
    });
  const cause = policy.restarts.find((r) => r.event === restarted)?.name;
  if (cause !== undefined) said.push({ zh: `因“${cause.zh}”重新起算。`, en: `Restarted by: ${cause.en}.` });
  if (reading.extensions > 0)
    said.push({ zh: `含延长${reading.extensions}次。`, en: `Extended ${reading.extensions} time(s).` });
  if (reading.breached) {
    const over = sayAmount(reading.over, reading.unit === 'month' ? 'calendar-day' : reading.unit);
    said.push({ zh: `已逾期${over.zh}。`, en: `Overdue by ${over.en}.` });
  }
  if (reading.silence !== undefined) {
    const effect = sayEffect(reading.silence.effect);
    const { asOf } = reading.silence;
    said.push({ zh: `依法自${asOf}起${effect.zh}。`, en: `By law ${effect.en} as of ${asOf}.` });
  }
  return said;
}

const effects: Readonly<Record<Exclude<Silence['effect'], 'none'>, Wording>> = {
  'deemed-accepted': { zh: '视为受理', en: 'deemed accepted' },
  'deemed-renewed': { zh: '视为准予延续', en: 'deemed renewed' },
  'deemed-refused': { zh: '视为拒绝', en: 'deemed refused' },
  'deemed-agreed': { zh: '视为同意', en: 'deemed agreed' },
  'deemed-lapsed': { zh: '视为未办', en: 'deemed not done' },
};

/** The legal effect of silence, in words. */
export const sayEffect = (effect: Exclude<Silence['effect'], 'none'>): Wording => effects[effect];

/** An explanation as a short paragraph in both languages. */
export function sayExplanation(told: Explanation): Wording {
  const said = [
    sayPeriod(told),
    ...sayNotCounted(told.days),
    ...sayRolled(told.days),
    ...sayCourse(told),
    ...sayProvisional(told),
  ];
  return { zh: said.map((s) => s.zh).join(''), en: said.map((s) => s.en).join(' ') };
}
