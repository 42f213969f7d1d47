import { withoutAdjuncts, withoutLeadIn } from './clauses.ts';
import type { Quantity } from './quantities.ts';
import { genericHeads, nounish, placeEnd, splitHeads, vagueSubjects } from './vocabulary/heads.ts';
import {
  actVerbs,
  adverbs,
  causatives,
  beforeLink,
  causalVerb,
  firmVerbs,
  pureVerbs,
  linkVerbs,
  measureNoun,
  nominal,
  nominalEnding,
  compoundEnding,
  verbs,
} from './vocabulary/verbs.ts';

/** What a quantity measures and which verb governs it. */
export type Head = {
  readonly metric: string;
  readonly action: string;
  /** The word that stands between metric and number (增长, 达到), or '' where an act governs. */
  readonly link: string;
  readonly rule: string;
};

/** What earlier quantities of the sentence leave to those that follow. */
export type Memory = {
  metric: string;
  action: string;
  prefix: string;
  list: readonly string[];
  found: boolean;
  /** The thing that an earlier clause without numbers spoke of. */
  context: string;
};

export const emptyMemory = (): Memory => ({
  metric: '',
  action: '',
  prefix: '',
  list: [],
  found: false,
  context: '',
});

/** The thing that a clause without numbers speaks of: its object, or its subject. */
export function contextOf(clause: string): string {
  const split = governingVerb(clause);
  const text = split
    ? clean(split.object)
    : clean(withoutLeadIn(clause)).replace(
        /(?:成效显著|稳步.{2,4}|不断.{2,4}|持续.{2,4}|加快.{2,4}|更加.{2,4})$/,
        '',
      );
  return text.length > 32 ? '' : text.replace(/^在|(?:中|上)$/g, '');
}

/** True where a verb only modifies the noun behind it: 改造项目, 办结率, 供水管网. */
function isNominalUse(text: string, at: number, length: number, opening: boolean): boolean {
  const word = text.slice(at, at + length);
  const rest = text.slice(at + length);
  if (/^[了好实]/.test(rest)) return false;
  if (!opening && !firmVerbs.has(word) && !firmVerbs.has(word.replace(/^新/, ''))) return true;
  if (compoundEnding.test(rest)) return true;
  if (firmVerbs.has(word)) return !opening && nominal.test(rest);
  if (nominal.test(rest) || nominalEnding.test(rest)) return true;
  if (nounish.has(word)) return true;
  return !opening && rest === '';
}

function withoutAdverbs(text: string): string {
  let rest = withoutLeadIn(text);
  for (let skip = adverbs.at(rest, 0); skip > 0; skip = adverbs.at(rest, 0))
    rest = withoutLeadIn(rest.slice(skip));
  return rest;
}

/** True where only list numbers, times and adverbs stand before. */
const isOpening = (before: string): boolean => withoutAdverbs(before) === '';

type Split = { subject: string; verb: string; object: string };

/** Finds the verb that governs the text before a number: [subject] verb [object]. */
export function governingVerb(text: string): Split | undefined {
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charAt(i);
    if (c === '“' || c === '《' || c === '（') {
      const close = text.indexOf(c === '“' ? '”' : c === '《' ? '》' : '）', i);
      if (close > i) i = close;
      continue;
    }
    const length = actVerbs.at(text, i);
    if (length === 0) continue;
    const opening = isOpening(text.slice(0, i));
    if (isNominalUse(text, i, length, opening)) {
      i += length - 1;
      continue;
    }
    if (!opening && text.indexOf('的', i) > i && !/[，、]/.test(text.slice(i, text.indexOf('的', i)))) {
      i = text.indexOf('的', i);
      continue;
    }
    return chain(text, i, length);
  }
  return undefined;
}

/** Takes verbs that follow at once into the governing verb: 启动建设, 谋划引进, 新建、改建. */
function chain(text: string, at: number, length: number): Split {
  let end = at + length;
  for (;;) {
    const step = /^[、和]/.test(text.slice(end)) ? 1 : 0;
    const skip = adverbs.at(text, end + step);
    const more = verbs.at(text, end + step) || (skip ? verbs.at(text, end + step + skip) : 0);
    if (!more) break;
    const from = end + step + (verbs.at(text, end + step) ? 0 : skip);
    if (!firmVerbs.has(text.slice(from, from + more))) break;
    const stop = verbs.at(text, end + step) ? end + step + more : end + step + skip + more;
    if (compoundEnding.test(text.slice(stop)) || (nominal.test(text.slice(stop)) && stop < text.length))
      break;
    end = stop;
  }
  if (/^[了好实]/.test(text.slice(end))) end += 1;
  return { subject: text.slice(0, at), verb: text.slice(at, end), object: text.slice(end) };
}

const clean = (text: string): string =>
  text
    .replace(/\[\d+\]/g, '')
    .replace(/^[、，；：\s和及与的]+|[、，；：\s]+$/g, '')
    .replace(/(?:和|及|与|以及|并|共|达|等共|总计|约|近|超|为|共计)$/, '')
    .trim();

const unquoted = (text: string): string => text.replace(/^[\s·—-]+/, '');

/** Verbs whose object is a piece of work, whatever verbs it is made of: 完成46个村环境整治. */
const takesWhole = /(?:完成|实现|开展|启动|推进|加快|抓好|做好)$/;

/** The noun phrase behind a number, up to the predicate. */
export function nounAfter(post: string, governed: boolean, whole = false): string {
  const text = post.replace(/^的/, '');
  if (text === '' || /^[，。；、：！？”）]/.test(text)) return '';
  if (
    /^(?:和|及|与|以及|并|且|增|降|提|到|至|以上|左右|，)/.test(text) &&
    !/^(?:增量|提案|提质|与会|以上)/.test(text)
  )
    return '';
  const stop = text.search(/[，。；：！？]/);
  const body = stop < 0 ? text : text.slice(0, stop);
  const start =
    whole && !/(?:完成|实现|达到|投资额?|超过?|突破|增长|下降)/.test(body) ? -1 : predicateAt(body, governed);
  const noun = start < 0 ? body : body.slice(0, start);
  return clean(withoutAdjuncts(governed ? noun : noun.replace(/(?<=[一-龥]{2})“[^”]{2,4}”$/, '')));
}

/** Where the predicate behind a counted noun begins, or -1. */
function predicateAt(body: string, governed: boolean): number {
  for (let i = 0; i < body.length; i += 1) {
    const c = body.charAt(i);
    if (c === '“' || c === '（') {
      const close = body.indexOf(c === '“' ? '”' : '）', i);
      if (close > i) i = close;
      continue;
    }
    let skip = adverbs.at(body, i);
    if (skip > 0 && verbs.at(body, i) >= skip) skip = 0;
    const length = verbs.at(body, i + skip);
    if (length === 0) continue;
    const of = body.indexOf('的', i + skip + length);
    if (of > 0) {
      i = of;
      continue;
    }
    const after = body.slice(i + skip + length);
    const word = body.slice(i + skip, i + skip + length);
    if (nominal.test(after) && !pureVerbs.has(word) && !(i === 0 && firmVerbs.has(word) && skip > 0)) {
      i += skip + length - 1;
      continue;
    }
    if (!firmVerbs.has(word) && skip === 0 && (nominalEnding.test(after) || nounish.has(word))) {
      i += length - 1;
      continue;
    }
    if (i === 0 && skip === 0 && !firmVerbs.has(word) && after.length > 1) {
      i += length - 1;
      continue;
    }
    if (governed && i > 0 && after.length < 2) return -1;
    if (
      governed &&
      i > 0 &&
      skip === 0 &&
      !/^(?:完成|实现|达到|开展|得到|获得|进行|实行|通过|建成|取得)$/.test(word) &&
      !firmVerbs.has(word)
    ) {
      i += length - 1;
      continue;
    }
    return i;
  }
  return -1;
}

/** The piece of a clause that belongs to one quantity: the text before it, and behind it. */
export type Piece = { readonly quantity: Quantity; readonly before: string; readonly behind: string };

const startsVague = (text: string): string => text.replace(vagueSubjects, '');

/** The link verb that ends the text before a number, with the comparators around it. */
function trailingLink(text: string): { rest: string; link: string } {
  let rest = text.trimEnd();
  let link = '';
  for (let i = 0; i < 3; i += 1) {
    const bare = rest.replace(/(?:了|仅|共|约|近|超|将|均|分别|已)$/, '');
    const length = linkVerbs.before(bare, bare.length);
    if (length === 0) break;
    const word = bare.slice(bare.length - length);
    if (
      /^(?:为|是|有|列|居|降|增|减|涨|达|超|翻)$/.test(word) &&
      /[作成行认称因仅制新所具享没还]$/.test(bare.slice(0, -length))
    )
      break;
    if (length === 1 && bare.length === 1) break;
    if (/^增长/.test(word) && /[稳促保抓]$/.test(bare.slice(0, -length))) break;
    if (word === '完成' || word === '实现') {
      if (link === '') link = word;
      rest = bare.slice(0, bare.length - length);
      break;
    }
    link = link === '' ? word : `${word}${link}`;
    rest = bare.slice(0, bare.length - length);
    if (/^(?:增长|下降|提高|提升|上升|降低|减少|增加)$/.test(word)) break;
  }
  return { rest, link };
}

/** Drops the verb that makes something happen before its metric: 拉动消费, 确保年产值. */
function withoutCausative(text: string): string {
  let rest = withoutLeadIn(text);
  for (let i = 0; i < 4; i += 1) {
    const length = Math.max(causatives.at(rest, 0), 0);
    const skip = adverbs.at(rest, 0);
    if (length > 0 && !nominal.test(rest.slice(length))) rest = rest.slice(length);
    else if (skip > 0 && (actVerbs.at(rest, skip) > 0 || causatives.at(rest, skip) > 0))
      rest = rest.slice(skip);
    else break;
    rest = withoutLeadIn(rest);
  }
  return rest;
}

const withPrefix = (prefix: string, noun: string): string =>
  prefix === '' || noun.startsWith(prefix) || prefix.length > 24 ? noun : `${prefix}${noun}`;

/** The subject of a clause as a prefix of its metrics: a place, a park, a firm; never 全市 or 我们. */
function prefixOf(subject: string): string {
  if (
    /^(?:依托|通过|围绕|以|在|按照|根据|针对|为|经|借助|利用|组织|引导|鼓励|支持|推动)/.test(
      withoutLeadIn(subject),
    )
  )
    return '';
  const text = clean(startsVague(withoutAdjuncts(withoutAdverbs(subject))));
  return /[，。；]/.test(text) || text.length > 22 ? '' : text;
}

/** 总量居全省第3位: the metric stands before the place. */
function ranked(before: string, memory: Memory): Head {
  const hit =
    /^(.*?)(继续保持|稳居|位居|位列|名列|排名|排在|排|列|居|跃居|跃升至|跃升到|升至|升到|提升至|上升到|上升至|前进至|进位至|保持|综合排名)[^，。；]{0,16}$/.exec(
      before,
    );
  const action = hit?.[2] ?? '';
  const subject = clean(withoutAdjuncts(withoutCausative(hit?.[1] ?? before)));
  if (subject === '') return { metric: memory.metric, action, link: action, rule: 'rank-inherited' };
  return { metric: completed(subject, memory), action, link: action, rule: 'rank' };
}

/** 是上年同期的2.2倍: the metric stands before 是, or is the one just named. */
function multiple(before: string, memory: Memory): Head | undefined {
  const hit =
    /^(.*?)(?:分别)?(?:是|为|相当于|达到?)(?:上年|去年|20\d\d年|“?十[一二三四五]?五|全国|全省|同期|上一|前)[^，；]*的$/.exec(
      before,
    );
  if (!hit) return undefined;
  const subject = clean(withoutAdjuncts(withoutCausative(hit[1] ?? '')));
  return { metric: subject || memory.metric, action: '是', link: '', rule: 'multiple' };
}

/** 占一般公共预算支出78.3%: the share of one thing in another. */
function share(before: string, memory: Memory): Head | undefined {
  const hit =
    /^(.*?)占([^，]{2,24}?)(?:的)?(?:比重|比例)?(?:分别)?(?:达到?|为|超过?|提高到|提升至|提升到|升至|约|高达)?$/.exec(
      withoutAdjuncts(before),
    );
  if (!hit || hit[1] === undefined || hit[2] === undefined) return undefined;
  if (/^(?:地|用地|比|道|有率|有)/.test(hit[2]) || /[抢侵强挤独征]$/.test(hit[1])) return undefined;
  const subject = clean(withoutAdjuncts(withoutCausative(hit[1]))) || memory.metric.replace(/(.)占.*$/, '$1');
  const whole = clean(hit[2]);
  return { metric: `${subject}占${whole}`, action: '占', link: '占', rule: 'share' };
}

/** Completes 完成投资, 占比, 办结率 … by the thing that the sentence spoke of before. */
function completed(metric: string, memory: Memory): string {
  if (!memory.found) {
    const alone =
      memory.context !== '' && (genericHeads.test(metric) || metric === '产值' || metric === '年产值');
    return alone && !metric.startsWith(memory.context) ? `${memory.context}${metric}` : metric;
  }
  if (genericHeads.test(metric)) {
    const thing = memory.metric.replace(genericTail, '');
    return thing === '' || metric.startsWith(thing)
      ? metric
      : `${thing}${metric.replace(/^(?:年|计划|完成|累计|年度计划|年计划|总共)+(?=投资)/, '')}`;
  }
  if (/[级类型等]$/.test(metric) && metric.length <= 8) {
    const tail = /[级类型](.+)$/.exec(memory.metric)?.[1] ?? '';
    return `${metric}${tail || lastNoun(memory.metric)}`;
  }
  if (
    metric.length === 2 &&
    memory.metric.length === 4 &&
    /^(?:授权|毕业|投产|竣工|开工|签约|落地|出栏|存栏)$/.test(metric)
  ) {
    return memory.metric.slice(0, 2) + metric;
  }
  return metric;
}

const genericTail =
  /(?:完成|年度|计划)?(?:投资|总投资|投资额|交易面积|交易额|面积|产值|总产值|增加值|占比|比重|办结率|满意率|满意度|回复率|开工率|覆盖率|利用率|达标率|合格率)$/;
const lastNoun = (metric: string): string =>
  /(?:企业|项目|基地|园区|中心|合作社|农场|示范区|示范村|社区|品牌|产品|园|村|镇|站|馆)$/.exec(metric)?.[0] ??
  '';

/** Reads the head of one quantity from its own piece of the clause. */
export function headOf(piece: Piece, memory: Memory, listed: boolean): Head {
  const { quantity } = piece;
  const before = piece.before.replace(/\[\d+\]/g, '');
  if (quantity.rank) return ranked(before, memory);
  const byMultiple = multiple(before, memory);
  if (byMultiple) return byMultiple;
  const byShare = share(before, memory);
  if (byShare) return byShare;
  const { rest, link } = trailingLink(before);
  const behind = nounAfter(piece.behind, true);
  if (link !== '' && !(link === '完成' || link === '实现') && (behind === '' || !quantity.counter))
    return linked(rest, link, memory);
  const text = link === '' ? before : `${rest}${link}`;
  const split = governingVerb(text);
  if (split) return acted(split, piece, memory);
  if (link !== '') return linked(rest, link, memory);
  return bare(before, piece, memory, listed);
}

function linked(rest: string, link: string, memory: Memory): Head {
  const subject = withoutAdjuncts(rest);
  let text = clean(withoutAdjuncts(withoutCausative(subject)));
  const split = text === '' ? undefined : governingVerb(text);
  const action = link;
  const opens = split && isOpening(split.subject) && beforeLink.has(split.verb.replace(/^累计/, ''));
  if (opens && clean(split.object) !== '') text = clean(split.object);
  if (text === '') return { metric: memory.metric, action, link, rule: 'inherited' };
  return { metric: completed(text, memory), action, link, rule: 'subject-link' };
}

function acted(split: Split, piece: Piece, memory: Memory): Head {
  const object = clean(withoutAdjuncts(split.object));
  const prefix = prefixOf(split.subject);
  const action = split.verb.replace(/了$/, '');
  const link = verbs.has(split.verb) ? split.verb : '';
  const behind = nounAfter(piece.behind, !causalVerb.test(split.verb), takesWhole.test(split.verb));
  if (behind !== '') {
    const scope =
      object !== ''
        ? object.length > 30 && behind.length > 3
          ? ''
          : object
        : placeEnd.test(prefix)
          ? prefix
          : '';
    return { metric: join(scope, behind), action, link, rule: 'act-number-noun' };
  }
  if (object === '') {
    const metric = prefix !== '' ? completed(prefix, memory) : memory.metric;
    return { metric, action, link, rule: 'act-number' };
  }
  const whole = completed(object, memory);
  return {
    metric:
      whole === object ? withPrefix(prefix, object) : prefix === '' ? whole : withPrefix(prefix, object),
    action,
    link,
    rule: 'act-noun-number',
  };
}

/** 华煜等 + 项目, 现代产业园 + 企业; no 的 between. */
const join = (scope: string, noun: string): string =>
  scope === '' || noun.startsWith(scope) ? noun : `${scope.replace(/的$/, '')}${noun}`;

function bare(before: string, piece: Piece, memory: Memory, listed: boolean): Head {
  const behind = nounAfter(piece.behind, false, listed && takesWhole.test(memory.action));
  const text = clean(startsVague(withoutAdjuncts(withoutCausative(before))));
  const scope = unquoted(text);
  const action = listed ? memory.action : '';
  if (behind !== '') {
    const predicate = predicateOf(piece.behind);
    const unknown = scope.length === 2 && !/[等级县市区镇村园类年月日省内外]$/.test(scope) && !listed;
    if (unknown) return { metric: behind, action: scope, link: '', rule: 'unknown-verb' };
    return { metric: join(clean(scope), behind), action: predicate || action, link: '', rule: 'number-noun' };
  }
  if (scope === '') {
    return {
      metric: memory.metric,
      action: predicateOf(piece.behind) || memory.action,
      link: '',
      rule: 'inherited',
    };
  }
  const metric = completed(scope, memory);
  const own = metric === scope && listed ? withPrefix(memory.prefix, scope) : metric;
  return { metric: own, action, link: '', rule: 'noun-number' };
}

/** The predicate behind a counted noun: 5个项目[建成投产]. */
export function predicateOf(behind: string): string {
  const body = /^[^，。；：！？]*/.exec(behind)?.[0] ?? '';
  const at = predicateAt(body, false);
  return at < 0 ? '' : body.slice(at, at + 12).replace(/[、，].*$/, '');
}

/** 装备制造业、高新技术产业增加值 → two heads that share their last word; 城乡居民收入 → two by one character. */
export function headsOf(text: string, count: number): string[] | undefined {
  const body = clean(text);
  if (/[一1]、?二、?三(?:次)?产业/.test(body) && count === 3) {
    const tail = body.replace(/^.*产业/, '');
    return ['第一产业', '第二产业', '第三产业'].map((name) => name + tail);
  }
  const parts = body
    .split(/[、，]|和|与|及|以及/)
    .map((p) => p.trim())
    .filter(Boolean);
  if (parts.length === count) return shared(parts);
  const commas = body
    .split('、')
    .map((p) => p.trim())
    .filter(Boolean);
  if (commas.length === count) return shared(commas);
  if (count === 2 || count === 3) {
    for (const { shape, into } of splitHeads) {
      if (into.length !== count) continue;
      const hit = shape.exec(body);
      if (hit)
        return into.map((word) => body.slice(0, hit.index) + word + body.slice(hit.index + hit[0].length));
    }
  }
  return undefined;
}

/** The last head's measure noun belongs to all, the first head's place too. */
function shared(parts: string[]): string[] {
  const last = parts.at(-1) ?? '';
  const first = parts[0] ?? '';
  return parts.map((part, i) => {
    const head = i < parts.length - 1 && !measureNoun.test(part) ? part + tailFor(part, last) : part;
    return i > 0 ? withFirst(first, head) : head;
  });
}

/** What a head lacks of the last one: 工业 of 服务业增加值 lacks 增加值, 城镇 of 农村居民收入 lacks 居民收入. */
function tailFor(part: string, last: string): string {
  const end = part.charAt(part.length - 1);
  for (let i = Math.max(1, part.length - 3); i <= part.length + 4 && i < last.length - 1; i += 1) {
    if (last.charAt(i) === end) return last.slice(i + 1);
  }
  if (part.length <= 3 && last.length > part.length + 2) return last.slice(part.length);
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
