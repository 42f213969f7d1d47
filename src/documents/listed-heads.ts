import { clean } from './head-words.ts';
import { splitHeads } from './vocabulary/heads.ts';
import { measureNoun } from './vocabulary/verbs.ts';

/** How much longer or shorter one head of a list may be than another up to the character they share. */
const MOST_UNLIKE = 7;
const THREE_INDUSTRIES = ['第一产业', '第二产业', '第三产业'];

const partsOf = (text: string, joint: RegExp): string[] =>
  text
    .split(joint)
    .map((part) => part.trim())
    .filter(Boolean);

/** 装备制造业、高新技术产业增加值 → two heads that share their last word; 城乡居民收入 → two by one character. */
export function headsOf(text: string, count: number): string[] | undefined {
  const body = clean(text);
  if (count === 3 && /[一1]、?二、?三(?:次)?产业/.test(body)) {
    return THREE_INDUSTRIES.map((name) => name + body.replace(/^.*产业/, ''));
  }
  for (const joint of [/[、，]|和|与|及|以及/, /、/]) {
    const parts = partsOf(body, joint);
    if (parts.length === count) return shared(parts);
  }
  return bySplitWord(body, count);
}

/** 城乡居民, 收支, 存贷款: one word that stands for several heads. */
function bySplitWord(body: string, count: number): string[] | undefined {
  const found = splitHeads.find(({ shape, into }) => into.length === count && shape.test(body));
  return found?.into.map((word) => body.replace(found.shape, word));
}

/** The last head's measure noun belongs to all, the first head's place too. */
function shared(parts: string[]): string[] {
  const last = parts.at(-1) ?? '';
  const first = parts[0] ?? '';
  return parts.map((part, i) => {
    const head = i < parts.length - 1 && !measureNoun.test(part) ? part + tailFor(part, last) : part;
    return i > 0 ? withFirst(first, ownless(first, head)) : head;
  });
}

/** Measures that say nothing without their thing, alone or at the end of the head before. */
const MEASURE =
  /(?:总|增)?(?:产量|产值|总量|总数|总额|规模|面积|金额|营收|利润|税收|增速|增幅|增量|数量|余额|销售额|销售量|交易额|交易量|起数|人数|死亡人数|受伤人数|损失金额|经济损失|案件(?:数|量)?|次数|套数|宗数|户数|收入|存量)$/;

/** 亩均税收、营收: a bare measure takes the thing of the first. */
function ownless(first: string, head: string): string {
  const own = MEASURE.exec(head);
  if (!own || own.index > 0) return head;
  const thing = first.replace(MEASURE, '');
  return thing !== first && thing !== '' ? thing + head : head;
}

/** What a head lacks of the last one: 工业 of 服务业增加值 lacks 增加值, 城镇 of 农村居民收入 lacks 居民收入. */
function tailFor(part: string, last: string): string {
  const end = part.charAt(part.length - 1);
  for (let away = 0; away <= MOST_UNLIKE; away += 1) {
    for (const i of [part.length - 1 - away, part.length - 1 + away]) {
      if (i >= 1 && i < last.length - 1 && last.charAt(i) === end) return last.slice(i + 1);
    }
  }
  if (part.length <= 3 && last.length >= part.length + 2) return last.slice(part.length);
  return measureNoun.exec(last)?.[0] ?? '';
}

/** 银行存款余额、贷款余额: the second lacks what stands before the common word of the first. */
function withFirst(first: string, head: string): string {
  const area = /^(?:全[省市县区州国]|我[省市县区])/.exec(first)?.[0];
  if (area && !head.startsWith(area)) return area + head;
  for (let n = Math.min(4, head.length - 1); n >= 1; n -= 1) {
    const tail = head.slice(-n);
    if (first.endsWith(tail) && first.length > head.length && first.length - head.length <= 3) {
      return first.slice(0, first.length - head.length) + head;
    }
  }
  return head;
}
