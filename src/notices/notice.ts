import type { Day } from '../clock/index.ts';
import type { Wording } from '../kernel/index.ts';
import { dayIn } from './day-in.ts';

/** The language of a receiver. An order itself is written in Chinese. */
export type Language = keyof Wording;

/**
 * One thing that a post is told, as far as it may leave the house: number, title and day. Private parts, texts of
 * reports and names of people never stand in a notice (law 13).
 */
export type NoticeItem = {
  /** What it is: 橙色督办单, 提醒, 交办. */
  readonly kind: Wording;
  /** The number of the order, or of the case where it is no order. */
  readonly number: string;
  readonly title: string;
  readonly due: Day | null;
  /** Where it can be answered without signing in. */
  readonly link: string | null;
};

/** A notice (通知) for one address: one order, the digest of a day, or nothing but a trial. */
export type Notice = {
  /** The same at every attempt, so that the receiver can tell a repetition. */
  readonly id: string;
  readonly county: Wording;
  readonly simulated: boolean;
  readonly language: Language;
  /** None in a trial notice. */
  readonly items: readonly NoticeItem[];
  /** Where to sign in, for what does not fit. */
  readonly site: string | null;
};

const words = {
  zh: {
    sender: (county: string) => `${county}督查`,
    simulated: '模拟数据',
    begin: '以下事项请及时办理。',
    trial: '试发通知',
    trialText: '这是一条试发的通知：收到即说明渠道可用，不需要办理，也不需要回复。',
    title: '事项：',
    due: '期限：',
    link: '在线回复：',
    several: (count: number) => `有${count}件事项待办`,
    left: (count: number, site: string) =>
      `另有${count}件，请登录系统查看${site === '' ? '。' : `：${site}`}`,
    id: '通知编号',
  },
  en: {
    sender: (county: string) => `${county}, delivery office`,
    simulated: 'simulated data',
    begin: 'Please see to the following.',
    trial: 'Trial notice',
    trialText:
      'This is a trial: that it arrived shows that the channel works. Nothing is to be done or answered.',
    title: 'Matter: ',
    due: 'Due: ',
    link: 'Answer online: ',
    several: (count: number) => `${count} matters wait for you`,
    left: (count: number, site: string) => `${count} more: sign in to see them${site && ` (${site})`}`,
    id: 'Notice',
  },
} as const;

const characters = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Titles come from anywhere: on one line, and not longer than a line is read. What joins characters stays. */
function oneLine(text: string, most = 120): string {
  const line = text.replace(/(?:(?!\u200d)[\p{C}\s])+/gu, ' ').trim();
  const shown = Array.from(characters.segment(line), ({ segment }) => segment);
  return shown.length > most ? `${shown.slice(0, most - 1).join('')}…` : line;
}

const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8');

/** A text cut to so many bytes of UTF-8 between two characters as people see them, and marked as cut. */
export function cutTo(text: string, most: number): string {
  if (bytesOf(text) <= most) return text;
  let kept = '';
  for (const { segment } of characters.segment(text)) {
    if (bytesOf(`${kept}${segment}…`) > most) break;
    kept += segment;
  }
  return `${kept}…`;
}

const itemText = ({ kind, number, title, due, link }: NoticeItem, language: Language): string => {
  const say = words[language];
  return [
    `${kind[language]} ${oneLine(number, 60)}`,
    `${say.title}${oneLine(title)}`,
    ...(due === null ? [] : [`${say.due}${dayIn(due)[language]}`]),
    ...(link === null ? [] : [`${say.link}${link}`]),
  ].join('\n');
};

const sender = ({ county, simulated, language }: Notice): string => {
  const say = words[language];
  return `【${oneLine(say.sender(county[language]), 60)}${simulated ? `·${say.simulated}` : ''}】`;
};

/** The subject of a notice: one order by its number, several by how many they are. */
export function subjectOf(notice: Notice): string {
  const { items, language } = notice;
  const say = words[language];
  const [first] = items;
  if (!first) return `${sender(notice)}${say.trial}`;
  const what =
    items.length === 1
      ? `${first.kind[language]} ${oneLine(first.number, 60)} ${oneLine(first.title, 40)}`
      : say.several(items.length);
  return `${sender(notice)}${what}`;
}

/**
 * The text of a notice within so many bytes of UTF-8: what does not fit is counted, with where to find it; a single
 * thing that is too long has its title cut between two characters. Robots have no place for the id of a notice but
 * its last line.
 */
export function textOf(notice: Notice, most = Number.POSITIVE_INFINITY): string {
  const { items, language } = notice;
  const say = words[language];
  const tail = (left: number): string =>
    [...(left > 0 ? [say.left(left, notice.site ?? '')] : []), `${say.id} ${notice.id}`].join('\n');
  const whole = (parts: readonly string[], left: number): string => [...parts, tail(left)].join('\n\n');
  if (items.length === 0) return whole([`${sender(notice)}${say.trialText}`], 0);
  const parts: string[] = [`${sender(notice)}${say.begin}`];
  let told = 0;
  for (const item of items) {
    const left = items.length - told - 1;
    const over = bytesOf(whole([...parts, itemText(item, language)], left)) - most;
    if (over > 0 && told > 0) break;
    const title = over > 0 ? cutTo(oneLine(item.title), bytesOf(oneLine(item.title)) - over) : item.title;
    parts.push(itemText({ ...item, title }, language));
    told += 1;
  }
  return whole(parts, items.length - told);
}
