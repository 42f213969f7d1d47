import type { Diagnostic, Place, Wording } from '../kernel/index.ts';

type Facts = Readonly<Record<string, string | number>>;
type Template = {
  severity: 'error' | 'warning';
  message: (facts: Facts) => Wording;
  hint: Wording;
};

const error = (message: (facts: Facts) => Wording, hint: Wording): Template => ({
  severity: 'error',
  message,
  hint,
});
const warning = (message: (facts: Facts) => Wording, hint: Wording): Template => ({
  ...error(message, hint),
  severity: 'warning',
});

const compare: Wording = {
  zh: '请与通知原文逐日核对后改正。',
  en: 'Compare with the notice day by day and correct it.',
};

/** Every finding this room makes about a text, with its words. */
const templates = {
  'not-yaml': error(
    ({ why }) => ({ zh: `文件不是有效的YAML：${why}`, en: `The file is not valid YAML: ${why}` }),
    { zh: '请检查缩进、冒号和引号。', en: 'Check indentation, colons and quotes.' },
  ),
  'day-does-not-exist': error(
    ({ day }) => ({ zh: `日历上没有${day}这一天。`, en: `There is no day ${day}.` }),
    {
      zh: '请填写日历上有的日期，格式为2026-02-28。',
      en: 'Give a day that the calendar has, like 2026-02-28.',
    },
  ),
  'field-missing': error(({ field }) => ({ zh: `缺少“${field}”。`, en: `"${field}" is missing.` }), {
    zh: '请补上这一项。',
    en: 'Add it.',
  }),
  'field-unknown': error(
    ({ field }) => ({ zh: `不认识“${field}”这一项。`, en: `"${field}" is not known here.` }),
    { zh: '请检查拼写，或者删去这一项。', en: 'Check the spelling or remove it.' },
  ),
  'field-wrong': error(
    ({ field, why }) => ({ zh: `“${field}”填写有误：${why}`, en: `"${field}" is wrong: ${why}` }),
    { zh: '请按说明改正。', en: 'Correct it as described.' },
  ),
  'notice-without-holidays': error(
    () => ({ zh: '文中找不到任何节日的安排。', en: 'No holiday was found in the text.' }),
    { zh: '请粘贴通知的完整正文。', en: 'Paste the full text of the notice.' },
  ),
  'notice-section-unreadable': error(
    ({ section }) => ({
      zh: `读不懂“${section}”的放假日期。`,
      en: `The days off of ${section} cannot be read.`,
    }),
    { zh: '请把这个节日写成数据文件。', en: 'Enter this holiday as data.' },
  ),
  'notice-weekday-differs': error(
    ({ day, is, said }) => ({
      zh: `${day}是${is}，文中写的是${said}。`,
      en: `${day} is ${is}, but the text says ${said}.`,
    }),
    compare,
  ),
  'notice-length-differs': error(
    ({ section, said, is }) => ({
      zh: `“${section}”写明共${said}天，而所列日期为${is}天。`,
      en: `${section}: the text says ${said} days, but the days listed are ${is}.`,
    }),
    compare,
  ),
  'notice-range-reversed': error(
    ({ from, to }) => ({
      zh: `放假从${from}到${to}，起止颠倒。`,
      en: `Off from ${from} to ${to} runs backwards.`,
    }),
    compare,
  ),
  'notice-range-too-long': error(
    ({ from, to, days }) => ({
      zh: `从${from}到${to}连放${days}天，不合常理。`,
      en: `${days} days off from ${from} to ${to} are not plausible.`,
    }),
    compare,
  ),
  'notice-day-twice': error(({ day }) => ({ zh: `${day}出现了两次。`, en: `${day} stands twice.` }), {
    zh: '每一天只写一次。',
    en: 'Write each day once.',
  }),
  'notice-day-off-and-worked': error(
    ({ day }) => ({
      zh: `${day}既写放假又写上班，自相矛盾。`,
      en: `${day} is both off and worked: the notice contradicts itself.`,
    }),
    compare,
  ),
  'notice-make-up-on-weekday': error(
    ({ day }) => ({
      zh: `${day}不是周末，不能是调休上班日。`,
      en: `${day} is not on a weekend and cannot be a make-up working day.`,
    }),
    compare,
  ),
  'notice-day-outside-year': error(
    ({ day, year }) => ({
      zh: `${day}不在${year}年通知的范围内。`,
      en: `${day} does not belong to the notice of ${year}.`,
    }),
    {
      zh: '通知的年份以标题为准，只有元旦可以带上前一年12月的日期。',
      en: 'The year is that of the title; only New Year may reach back into December.',
    },
  ),
  'notice-count-implausible': error(
    ({ off, work }) => ({
      zh: `全年放假${off}天、调休上班${work}天，不合常理。`,
      en: `${off} days off and ${work} make-up days in a year are not plausible.`,
    }),
    compare,
  ),
  'notice-balance-differs': warning(
    ({ net, statutory }) => ({
      zh: `工作日净减${net}天，而法定全体公民放假为${statutory}天。`,
      en: `The year loses ${net} working days, while ${statutory} statutory days are due.`,
    }),
    {
      zh: '除非国务院另加假期，否则说明漏了或者多了一天。',
      en: 'Unless the State Council added days, one is missing or too many.',
    },
  ),
  'notice-holiday-missing': warning(
    ({ section }) => ({ zh: `没有“${section}”的安排。`, en: `${section} is missing.` }),
    compare,
  ),
  'notice-statutory-day-missing': error(
    ({ day }) => ({
      zh: `${day}是法定节日，通知里却没有放假。`,
      en: `${day} is a statutory holiday, but the notice does not make it a day off.`,
    }),
    compare,
  ),
  'notice-out-of-season': warning(
    ({ section, day }) => ({
      zh: `“${section}”从${day}放假，不在通常的时节。`,
      en: `${section} from ${day} is out of season.`,
    }),
    compare,
  ),
  'notice-year-twice': error(
    ({ year }) => ({ zh: `${year}年的通知有两份。`, en: `There are two notices for ${year}.` }),
    { zh: '每年只留一份，后发的调整并入其中。', en: 'Keep one a year; a later change is merged into it.' },
  ),
  'notices-contradict': error(
    ({ day, first, second }) => ({
      zh: `${day}在${first}年和${second}年的通知里说法不一。`,
      en: `The notices of ${first} and ${second} differ about ${day}.`,
    }),
    compare,
  ),
  'local-day-twice': error(
    ({ day }) => ({ zh: `本地安排里${day}写了两次。`, en: `${day} stands twice in the local days.` }),
    { zh: '每一天只写一次。', en: 'Write each day once.' },
  ),
  'policy-id-twice': error(
    ({ id }) => ({ zh: `时限“${id}”定义了两次。`, en: `The clock "${id}" is defined twice.` }),
    { zh: '请改名或者删去一个。', en: 'Rename or remove one.' },
  ),
  'policy-contradicts-itself': error(({ zh, en }) => ({ zh: String(zh), en: String(en) }), {
    zh: '请改正其中一项。',
    en: 'Correct one of the two.',
  }),
} as const satisfies Record<string, Template>;

export type FindingCode = keyof typeof templates;

/** One finding of this room, worded in both languages. */
export function finding(code: FindingCode, place: Place, facts: Facts): Diagnostic {
  const template: Template = templates[code];
  return { code, severity: template.severity, place, message: template.message(facts), hint: template.hint };
}
