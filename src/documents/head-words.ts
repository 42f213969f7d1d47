import { withoutAdjuncts, withoutLeadIn } from './clauses.ts';
import { nounish } from './vocabulary/heads.ts';
import {
  actVerbs,
  adverbs,
  causatives,
  compoundEnding,
  firmVerbs,
  nominal,
  nominalEnding,
  pureVerbs,
  verbs,
} from './vocabulary/verbs.ts';

/** The text without joints and marks at its ends. */
export const clean = (text: string): string =>
  text
    .replace(/\[\d+\]/g, '')
    .replace(/^(?:[、，；：\s及与的”]|和(?!美|谐|平|睦))+|[、，；：\s“]+$/g, '')
    .replace(/(?:和|及|与|以及|并|共|达|等共|总计|约|近|超|为|共计)$/, '')
    .trim();

/** The text without list numbers, times and adverbs at its head. */
export function withoutAdverbs(text: string): string {
  let rest = withoutLeadIn(text);
  for (let skip = adverbs.at(rest, 0); skip > 0; skip = adverbs.at(rest, 0))
    rest = withoutLeadIn(rest.slice(skip));
  return rest;
}

/** True where only list numbers, times and adverbs stand before. */
export const isOpening = (before: string): boolean => withoutAdverbs(before) === '';

/** 完成率, 完成额: the verb is part of the noun. */
const RATE = /^[率额量值度](?:$|[^，]{0,3}$)/;

/** The noun that a text names when its own verb of making is left out: 拉动[消费], 确保[年产值]. */
export function withoutCausative(text: string): string {
  let rest = withoutLeadIn(text);
  for (let i = 0; i < 4; i += 1) {
    const length = causatives.at(rest, 0);
    const skip = adverbs.at(rest, 0);
    const causes = length > 0 && !nominal.test(rest.slice(length)) && !RATE.test(rest.slice(length));
    const leads = skip > 0 && (actVerbs.at(rest, skip) > 0 || causatives.at(rest, skip) > 0);
    if (!causes && !leads) break;
    rest = withoutLeadIn(rest.slice(causes ? length : skip));
  }
  return rest;
}

/** Where something was measured, against what, how often: 在全省考核中, 与上年相比, 平均每天. */
const SETTING =
  /^(?:在(?![建校岗册库职外线地谈手用京任])[^，、]{2,40}?(?:中|里|方面|期间|基础上)(?=.{2})|与[^，、]{2,12}?相比|(?:平均)?每[天日周月年](?!人)|(?:特别|尤其)是|至少)/;
const SETTING_LAST = /(?:(?<=.)在[^，、]{2,20}[中里内]|(?<=.{2})在|^(?:特别|尤其)是?)$/;

/** The thing that a text names, without adverbials and verbs that only make it happen. */
export const thingIn = (text: string): string =>
  clean(withoutAdjuncts(withoutCausative(withoutSetting(text))));

const withoutSetting = (text: string): string =>
  withoutLeadIn(text).replace(SETTING, '').replace(SETTING_LAST, '');

const PARTNERS = new Map([
  ['“', '”'],
  ['《', '》'],
  ['（', '）'],
]);
const OPENS_BRACKET = new Uint8Array(0x10000);
for (const mark of PARTNERS.keys()) OPENS_BRACKET[mark.charCodeAt(0)] = 1;

const opensBracket = (text: string, at: number): boolean => OPENS_BRACKET[text.charCodeAt(at)] === 1;

/** Where a bracket or quotation that opens at `at` closes; `at` where it does not. */
export const closesAt = (text: string, at: number): number =>
  opensBracket(text, at) ? Math.max(at, text.indexOf(PARTNERS.get(text.charAt(at)) ?? '', at)) : at;

/** 电网建设完成投资: the verb before 完成 names the work. */
const PERFORMS = /^(?:完成|实现|达到|取得|获得|投入|累计|超额)/;

/** True where a verb only modifies the noun behind it: 改造项目, 办结率, 供水管网. */
function isNominalUse(text: string, at: number, length: number, opening: boolean): boolean {
  const word = text.slice(at, at + length);
  const rest = text.slice(at + length);
  const firm = firmVerbs.has(word);
  if (/^(?:[了好]|实(?![际施现体验物]))/.test(rest)) return false;
  if (!opening && !firm && !firmVerbs.has(word.replace(/^新/, ''))) return true;
  if (
    compoundEnding.test(rest) ||
    (!opening && (PERFORMS.test(rest) || /^(?:等|、|和(?![美谐平睦])|与|及)/.test(rest)))
  )
    return true;
  if (firm) return !opening && nominal.test(rest);
  if (opening && pureVerbs.has(word) && !nounish.has(word)) return false;
  return nominal.test(rest) || nominalEnding.test(rest) || nounish.has(word) || (!opening && rest === '');
}

/** [subject] verb [object] of the text before a number. */
export type Split = { readonly subject: string; readonly verb: string; readonly object: string };

/** Where a clause that modifies a noun ends: behind its 的; -1 where there is none. */
function relativeEnd(text: string, at: number): number {
  const of = text.indexOf('的', at);
  return of > at && !/[，、]/.test(text.slice(at, of)) ? of : -1;
}

/** Words that hold a verb and only name: 运动员, 生产安全事故. */
const HOLDS_VERB =
  /^(?:运动员|运动会|发展中国家|创业者|建设者|投资者|消费者|经营者|参保人|就业者|创业园|出口商|生产安全|生产经营|生产总值|投资拉动|服务业|组织部|建档立卡(?=[一-龥]))/;

/** The length of a word at `at` that holds a verb and only names, 0 where none stands. */
export const nameAt = (text: string, at: number): number =>
  HOLDS_VERB.exec(text.slice(at, at + 6))?.[0].length ?? 0;

/** Finds the verb that governs the text before a number. */
export function governingVerb(text: string): Split | undefined {
  for (let i = 0; i < text.length; i += 1) {
    if (opensBracket(text, i)) {
      i = closesAt(text, i);
      continue;
    }
    const length = actVerbs.at(text, i);
    if (length === 0) continue;
    const name = nameAt(text, i);
    if (name > length) {
      i += name - 1;
      continue;
    }
    const opening = isOpening(text.slice(0, i));
    const relative = opening ? -1 : relativeEnd(text, i);
    if (isNominalUse(text, i, length, opening)) i += length - 1;
    else if (relative > 0) i = relative;
    else return chain(text, i, length);
  }
  return undefined;
}

/** The verb that follows at once, with an adverb or 、 between: where it ends, or -1. */
function nextVerb(text: string, end: number): number {
  const from = end + (/^[、和并]/.test(text.slice(end)) ? 1 : 0);
  const direct = verbs.at(text, from);
  const skip = direct > 0 ? 0 : adverbs.at(text, from);
  const length = direct > 0 ? direct : skip > 0 ? verbs.at(text, from + skip) : 0;
  const at = from + skip;
  if (length === 0 || !firmVerbs.has(text.slice(at, at + length))) return -1;
  const rest = text.slice(at + length);
  return compoundEnding.test(rest) || (!pureVerbs.has(text.slice(at, at + length)) && nominal.test(rest))
    ? -1
    : at + length;
}

/** Takes verbs that follow at once into the governing verb: 启动建设, 谋划引进, 新建、改建. */
function chain(text: string, at: number, length: number): Split {
  let end = at + length;
  for (let next = nextVerb(text, end); next > 0; next = nextVerb(text, end)) end = next;
  if (/^(?:[了好]|实(?![际施现体验物]))/.test(text.slice(end))) end += 1;
  return { subject: text.slice(0, at), verb: text.slice(at, end), object: text.slice(end) };
}
