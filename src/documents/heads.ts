import { withoutAdjuncts, withoutLeadIn } from './clauses.ts';
import {
  clean,
  governingVerb,
  isOpening,
  type Split,
  thingIn,
  withoutAdverbs,
  withoutCausative,
} from './head-words.ts';
import { carried, completed, type Memory } from './memory.ts';
import { nounAfter, predicateOf, takesWhole } from './noun-after.ts';
import type { Quantity } from './quantity.ts';
import { nounish, placeEnd, vagueSubjects } from './vocabulary/heads.ts';
import { pointUnits, ratioUnits } from './vocabulary/units.ts';
import { beforeLink, causalVerb, linkVerbs, verbs } from './vocabulary/verbs.ts';

/** What a quantity measures and which verb governs it. */
export type Head = {
  readonly metric: string;
  readonly action: string;
  /** The word that stands between metric and number (增长, 达到), or '' where an act governs. */
  readonly link: string;
  readonly rule: string;
};

/** The piece of a clause that belongs to one quantity: the text before it, and behind it. */
export type Piece = { readonly quantity: Quantity; readonly before: string; readonly behind: string };

/** Where a clause without numbers stops naming its subject and praises it: 标准[逐年提高], 基地[初具规模]. */
const PRAISE =
  /(?<=.{2})(?:逐年|逐步|不断|持续|稳步|快速|高效|逐[季月]|连[续跨]|进一步|大幅|明显|显著|更加|加快|加速|有序|再[创上获添]|取得|进展|成效|成果丰|初具|日益|日趋|日渐|基本|顺利|蓬勃|全面|扎实|深入|有力|有效|得到|实现|获得|总体|均|创历史|创新高|双双|只增不减|(?:提升|提高|增长|增强|扩大|改善|优化|完善|推进|凸显|向好|见效|回升|下降|开工|完工)$).{0,9}$/;
const LONGEST_CONTEXT = 32;
const LONGEST_PREFIX = 22;
/** A list of names this long before 等 adds nothing to the noun behind it. */
const LONGEST_SCOPE = 30;

/** The thing that a clause without numbers speaks of: its object, or its subject. */
export function contextOf(clause: string): string {
  const bare = clean(withoutLeadIn(clause)).replace(PRAISE, '');
  const split = governingVerb(bare);
  const acts = split && (isOpening(split.subject) || clean(split.object) !== '');
  const text = acts ? clean(split.object) : bare;
  return text.length > LONGEST_CONTEXT ? '' : text.replace(/^在|(?:中|上)$/g, '');
}

/** Single characters that end other words more often than they link: 成为, 没有, 还是. */
const FALSE_LINK = /[作成行认称因仅制新所具享没还](?:为|是|有|降|增|减|涨|达|超|翻)$/;
const SLOGAN_LINK = /[稳促保抓]增长/;

/** True where what looks like a link verb is part of another word. */
const isFalseLink = (text: string, word: string): boolean =>
  (word.length === 1 && (text.length === 1 || FALSE_LINK.test(text))) ||
  (word.startsWith('增长') && SLOGAN_LINK.test(text.slice(-word.length - 1)));

/** The link verb that ends the text before a number, with the comparators around it. */
function trailingLink(text: string): { rest: string; link: string } {
  let rest = text.trimEnd();
  let link = '';
  for (let i = 0; i < 3; i += 1) {
    const bare = rest.replace(/(?:了|仅|共|约|近|超|将|均|分别|已)$/, '');
    const length = linkVerbs.before(bare, bare.length);
    const word = bare.slice(bare.length - length);
    if (length === 0 || isFalseLink(bare, word)) break;
    rest = bare.slice(0, bare.length - length);
    const performs = word === '完成' || word === '实现';
    if (!performs || link === '') link = `${word}${link}`;
    if (performs || /^(?:增长|下降|提高|提升|上升|降低|减少|增加)$/.test(word)) break;
  }
  return { rest, link };
}

const withPrefix = (prefix: string, noun: string): string =>
  prefix === '' || noun.startsWith(prefix) ? noun : `${prefix}${noun}`;

/** The subject of a clause as a prefix of its metrics: a place, a park, a firm; never 全市 or 我们. */
function prefixOf(subject: string): string {
  if (
    /^(?:依托|通过|围绕|以|在|按照|根据|针对|为|经(?!济|营|开|销|贸)|借助|利用|组织|引导|鼓励|支持|推动)/.test(
      withoutLeadIn(subject),
    )
  )
    return '';
  const text = clean(withoutAdjuncts(withoutAdverbs(subject)).replace(vagueSubjects, ''));
  return /[，。；]/.test(text) || text.length > LONGEST_PREFIX ? '' : text;
}

/** Where a place in a ranking begins: 居全省第3位. */
export const PLACE =
  /^(.*?)(继续保持|稳居|位居|位列|名列|排名|排在|(?<!安)排(?![放水污])|列(?![入为车])|居(?![民住家])|(?:均?为|荣?获|获得|达到)(?=全[国省市县区州])|跻身|跃居|跃升至|跃升到|升至|升到|提升至|上升到|上升至|前进至|进位至|保持|综合排名)[^，。；]{0,16}$/;

/** 总量居全省第3位: the metric stands before the place. */
function ranked(before: string, memory: Memory): Head {
  const hit = PLACE.exec(before);
  const action = hit?.[2] ?? '';
  const subject = thingIn((hit?.[1] ?? before).replace(FIELD, ''));
  if (subject === '' || VAGUE_RANKED.test(subject))
    return { metric: carried(memory) || listRanked(before), action, link: action, rule: 'rank-inherited' };
  return { metric: completed(subject, memory), action, link: action, rule: 'rank' };
}

/** Among whom a place is held: 全省, 西部地区, 长三角. */
const FIELD =
  /(?:全[国省市县区州球盟]|世界|亚洲|(?:西|中|东)部(?:地区)?|东北(?:地区)?|长三角|珠三角|省会城市|同类城市)$/;

/** What stands for the subject named before: 增幅均居全省第一, 排全市第2. */
const VAGUE_RANKED = /^(?:均|都|其中|各|双双)$/;

/** 位列全国先进制造业百强市第66位: with no subject anywhere the ranking itself is what is measured. */
const listRanked = (before: string): string =>
  clean(before.replace(/^.*?(?:位居|位列|名列|排名|排在|跃居|居|列)/, ''));

const TIMES =
  /^(.*?)(?:分别)?(?:是|为|相当于|恢复[到至]|达到?)(?:上年|去年|20\d\d年|“?十[一二三四五]?五|全国|全省|同期|上一|前|年度|年初|全年|计划|目标|预算|年计划|同类)[^，；]*的$/;

/** 是上年同期的2.2倍: the metric stands before 是, or is the one just named. */
function multiple(before: string, memory: Memory): Head | undefined {
  const hit = TIMES.exec(before);
  if (!hit) return undefined;
  return { metric: thingIn(hit[1] ?? '') || carried(memory), action: '是', link: '', rule: 'multiple' };
}

const ABOVE =
  /^(.*?)(高于|超(?=目标|计划|预期|年度|序时|时间|全[国省市])|高出|快于|优于|(?<!不)低于|好于)[^，；]{2,18}$/;

/** 高于全省平均水平2个百分点: the metric stands before, or was just named. */
function above({ quantity }: Piece, before: string, memory: Memory): Head | undefined {
  const hit = quantity.unit === '百分点' || quantity.unit === '%' ? ABOVE.exec(before) : null;
  if (!hit?.[2]) return undefined;
  const metric = thingIn(hit[1] ?? '') || carried(memory);
  const link = hit[2] === '低于' ? '低于' : '高于';
  return { metric, action: hit[2], link, rule: 'above' };
}

const SHARE = /^(.*?)占([^，]{2,24}?)(?:的)?(?:比重|比例)?(?:约|高)?$/;

/** 占一般公共预算支出78.3%: the share of one thing in another. */
function share(before: string, memory: Memory): Head | undefined {
  if (!before.includes('占')) return undefined;
  const { rest, link } = trailingLink(before);
  const hit = SHARE.exec(withoutAdjuncts(rest));
  if (hit?.[1] === undefined || hit[2] === undefined) return undefined;
  if (/^(?:地|用地|比|道|有率|有|补平衡)/.test(hit[2]) || /[抢侵强挤独征]$/.test(hit[1])) return undefined;
  const subject = thingIn(hit[1]) || memory.metric.replace(/(.)占.*$/, '$1');
  return { metric: `${subject}占${clean(hit[2])}`, action: '占', link: link || '占', rule: 'share' };
}

/** 提升656公里专用道: the verb acts on the thing behind the number instead of linking one before it. */
const actsOn = ({ unit }: Quantity, rest: string, behind: string): boolean =>
  behind !== '' && !ratioUnits.has(unit) && !pointUnits.has(unit) && thingIn(rest) === '';

/** Reads the head of one quantity from its own piece of the clause. */
export function headOf(piece: Piece, memory: Memory, listed: boolean): Head {
  const before = piece.before.replace(/\[\d+\]/g, '');
  if (piece.quantity.rank) return ranked(before, memory);
  const special = multiple(before, memory) ?? above(piece, before, memory) ?? share(before, memory);
  if (special) return special;
  const { rest, link } = trailingLink(before);
  const performs = link === '完成' || link === '实现';
  const behind = nounAfter(piece.behind, true);
  if (
    link !== '' &&
    !performs &&
    (behind === '' || !piece.quantity.counter) &&
    !actsOn(piece.quantity, rest, behind)
  ) {
    return linked(rest, link, memory);
  }
  const split = governingVerb(link === '' ? before : `${rest}${link}`);
  if (split) return acted(split, piece, memory);
  if (link === '') return bare(before, piece, memory, listed);
  const counted =
    piece.quantity.counter && !MOVES.test(link) && thingIn(rest).replace(vagueSubjects, '') === ''
      ? nounAfter(piece.behind, false)
      : '';
  return counted === ''
    ? linked(rest, link, memory)
    : { metric: counted, action: predicateOf(piece.behind) || link, link: '', rule: 'link-number-noun' };
}

const MOVES = /[增升高涨降减落缩快]/;

/** 生产总值增长7.5%: the metric stands before the verb that links it to the number. */
function linked(rest: string, link: string, memory: Memory): Head {
  const subject = thingIn(withoutAdjuncts(rest));
  const split = subject === '' ? undefined : governingVerb(subject);
  const opens = split && isOpening(split.subject) && beforeLink.has(split.verb.replace(/^累计/, ''));
  const text = opens && clean(split.object) !== '' ? clean(split.object) : subject;
  if (text === '') return { metric: carried(memory), action: link, link, rule: 'inherited' };
  return { metric: completed(text, memory), action: link, link, rule: 'subject-link' };
}

/** 改造小区54个, 完成33条道路亮化: an act governs the number. */
function acted(split: Split, piece: Piece, memory: Memory): Head {
  const object = clean(withoutAdjuncts(split.object)).replace(/的$/, '');
  const prefix = prefixOf(split.subject);
  const action = split.verb.replace(/了$/, '');
  const link = verbs.has(split.verb) ? split.verb : '';
  const behind = nounAfter(piece.behind, !causalVerb.test(split.verb), takesWhole.test(split.verb));
  if (behind !== '') {
    return { metric: join(scopeOf(object, prefix, behind), behind), action, link, rule: 'act-number-noun' };
  }
  if (object === '' && EVENTS.test(piece.quantity.unit) && split.verb.length > 3 && prefix === '') {
    return { metric: split.verb.replace(HELD, ''), action, link, rule: 'act-itself' };
  }
  if (object === '') {
    return {
      metric:
        prefix === '' ? memory.metric || itself(split.verb) || memory.context : spent(prefix, action, memory),
      action,
      link,
      rule: 'act-number',
    };
  }
  const grown = NET.exec(object);
  if (grown?.[1] && grown[2])
    return { metric: grown[1] + grown[2], action: '新增', link: '', rule: 'act-noun-number' };
  const whole = completed(object, memory);
  const metric = whole === object || prefix !== '' ? withPrefix(prefix, object) : whole;
  return { metric, action, link, rule: 'act-noun-number' };
}

/** 实现城镇新增就业: the growth stands inside the noun. */
const NET = /^([一-龥]{2,6})(?:新增|净增)([一-龥]{2,4})$/;

const EVENTS = /^[次件起宗场例]$/;
/** 组织集中开工4次, 立案处罚58件: what is counted is the act itself. */
const HELD = /^(?:组织|开展|举办|召开|实施|累计)(?=..)/;

/** 新造林12.8万亩: the verb is the thing. */
const itself = (verb: string): string => {
  const noun = verb.replace(/^(?:新增|新|完成|实施|开展)/, '');
  return nounish.has(noun) ? noun : '';
};

/** 财政科技投入14亿元: what was put in is the measure of whoever or whatever stands before. */
const spent = (prefix: string, action: string, memory: Memory): string =>
  /^(?:累计)?投入$/.test(action) ? `${prefix}投入` : completed(prefix, memory);

/** What narrows the noun behind a number: the names before 等, else the place that acts. */
function scopeOf(object: string, prefix: string, behind: string): string {
  if (object === '') return placeEnd.test(prefix) ? prefix : '';
  return object.length > LONGEST_SCOPE && behind.length > 3 ? '' : object;
}

/** 华煜等 + 项目, 现代产业园 + 企业; no 的 between, and a sum for its thing: 甲厂等总投资 + 项目 is 甲厂等项目总投资. */
function join(scope: string, noun: string): string {
  if (scope === '' || noun.startsWith(scope)) return noun;
  const money = /(?:总|计划)?投资$/.exec(scope)?.[0] ?? '';
  return `${scope.slice(0, scope.length - money.length).replace(/的$/, '')}${noun}${money}`;
}

/** Two characters before a count that are no place and no list are a verb that no vocabulary knows. */
const isUnknownVerb = (scope: string): boolean =>
  scope.length === 2 && !/[等级县市区镇村园类年月日省内外]$/.test(scope);

/** 20万人实现脱贫: people counted without a noun are what they do. */
const deedOf = ({ quantity, behind }: Piece): string =>
  /^[人户名次]$/.test(quantity.unit) && !/^[（\d]/.test(behind)
    ? clean(/^[^，。；、]{1,14}/.exec(behind)?.[0].replace(DONE, '') ?? '')
    : '';
const DONE = /^(?:已|均|都|全部|全面|实现|获[得评]?|荣获|入选|当选|被评为|完成|得到|顺利|成功)+/;

/** 居全省15个城市第1: who stands among the counted is not one of them. */
const PLACED = /(?:居|位列|排名?)全[国省市县区州]$/;

/** 旅游总收入1.4亿元, 5个项目建成投产: no verb stands before the number. */
function bare(before: string, piece: Piece, memory: Memory, listed: boolean): Head {
  const behind = nounAfter(piece.behind, false, listed && takesWhole.test(memory.action));
  const scope = clean(withoutAdjuncts(withoutCausative(before)).replace(vagueSubjects, '')).replace(
    /^[\s·—-]+|^(?:其中)?共?有$/g,
    '',
  );
  const inherited = listed ? memory.action : '';
  if (behind !== '') {
    if (isUnknownVerb(scope) && !listed)
      return { metric: behind, action: scope, link: '', rule: 'unknown-verb' };
    return {
      metric: join(PLACED.test(scope) ? '' : scope, behind),
      action: predicateOf(piece.behind) || inherited,
      link: '',
      rule: 'number-noun',
    };
  }
  if (listed && verbs.has(scope) && completed(scope, memory) === scope)
    return { metric: memory.metric, action: scope, link: '', rule: 'verb-of-list' };
  if (scope !== '')
    return { metric: completed(scope, memory), action: inherited, link: '', rule: 'noun-number' };
  return {
    metric: deedOf(piece) || carried(memory),
    action: predicateOf(piece.behind) || memory.action,
    link: '',
    rule: 'inherited',
  };
}
