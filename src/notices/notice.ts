import type { Day } from '../clock/index.ts';
import { dayIn } from './day-in.ts';

/**
 * One thing that a post is told, as far as it may leave the house: number, title and day. Private parts, texts of
 * reports and names of people never stand in a notice (law 13).
 */
export type NoticeItem = {
  /** What it is: 橙色督办单, 提醒, 交办. */
  readonly kind: string;
  /** The number of the order, or of the case where it is no order. */
  readonly number: string;
  readonly title: string;
  readonly due: Day | null;
  /** Where it can be answered without signing in. */
  readonly link: string | null;
};

/** A notice (通知) for one address: one order, or the digest of a day. */
export type Notice = {
  /** The same at every attempt, so that the receiver can tell a repetition. */
  readonly id: string;
  readonly county: string;
  readonly simulated: boolean;
  readonly items: readonly NoticeItem[];
};

/** Titles come from anywhere: on one line, and not longer than a line is read. */
const oneLine = (text: string, most = 120): string => {
  const line = text.replace(/[\p{C}\s]+/gu, ' ').trim();
  return [...line].length > most ? `${[...line].slice(0, most - 1).join('')}…` : line;
};

const itemText = ({ kind, number, title, due, link }: NoticeItem): string =>
  [
    `${kind} ${oneLine(number)}`,
    `事项：${oneLine(title)}`,
    ...(due === null ? [] : [`期限：${dayIn(due).zh}`]),
    ...(link === null ? [] : [`在线回复：${link}`]),
  ].join('\n');

const sender = ({ county, simulated }: Notice): string => `【${county}督查${simulated ? '·模拟数据' : ''}】`;

/** The subject of a notice: one order by its number, several by how many they are. */
export function subjectOf(notice: Notice): string {
  const [first] = notice.items;
  const what =
    notice.items.length === 1 && first
      ? `${first.kind} ${oneLine(first.number)} ${oneLine(first.title, 40)}`
      : `有${notice.items.length}件事项待办`;
  return `${sender(notice)}${what}`;
}

const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8');

/**
 * The text of a notice within so many bytes of UTF-8: what does not fit is counted, not cut in two. Robots have no
 * place for the id of a notice but its last line.
 */
export function textOf(notice: Notice, most = Number.POSITIVE_INFINITY): string {
  const tail = (left: number): string =>
    [...(left > 0 ? [`另有${left}件，请登录系统查看。`] : []), `通知编号 ${notice.id}`].join('\n');
  const parts: string[] = [`${sender(notice)}以下事项请及时办理。`];
  let told = 0;
  for (const item of notice.items) {
    const next = [...parts, itemText(item)];
    const left = notice.items.length - told - 1;
    if (bytesOf([...next, tail(left)].join('\n\n')) > most) break;
    parts.push(itemText(item));
    told += 1;
  }
  return [...parts, tail(notice.items.length - told)].join('\n\n');
}
