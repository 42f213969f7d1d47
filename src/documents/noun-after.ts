import { withoutAdjuncts } from './clauses.ts';
import { clean, closesAt, nameAt } from './head-words.ts';
import { nounish } from './vocabulary/heads.ts';
import { adverbs, firmVerbs, nominal, nominalEnding, pureVerbs, verbs } from './vocabulary/verbs.ts';

/** Verbs whose object is a piece of work, whatever verbs it is made of: 完成46个村环境整治. */
export const takesWhole = /(?:完成|实现|开展|启动|推进|加快|抓好|做好)$/;
const PREDICATES = /(?:完成|实现|达到|投资额?|超过?|突破|增长|下降)/;
const MARK = /[，。；：！？]|、(?=\d)/;

/** What stands behind a number up to the next mark. */
const bodyOf = (behind: string): string =>
  behind.slice(0, behind.search(MARK) < 0 ? behind.length : behind.search(MARK));

/** The noun phrase behind a number, up to the predicate. `governed`: a verb before the number governs it. */
export function nounAfter(behind: string, governed: boolean, whole = false): string {
  const text = behind.replace(/^的/, '');
  if (/^(?:$|[，。；、：！？”）（]|台阶|大关)/.test(text)) return '';
  if (
    /^(?:和(?!美|谐|平|睦)|及|与|以及|并|且|增(?![量速值幅发])|降|提(?![案质])|到|至|以上|左右|\/)/.test(
      text,
    ) &&
    !/^与会/.test(text)
  )
    return '';
  const body = bodyOf(text);
  const start = whole && !PREDICATES.test(body) ? -1 : predicateAt(body, governed);
  const phrase = start < 0 ? body : body.slice(0, start);
  const noun = governed ? phrase : phrase.replace(WHOSE, '$1');
  return clean(withoutAdjuncts(governed ? noun : noun.replace(/(?<=[一-龥]{2})“[^”]{2,4}”$/, '')));
}

/** 4万居民的居住条件[得到改善]: people are counted, not what they have. */
const WHOSE =
  /^([^的，]{0,12}(?:居民|群众|家庭|农户|学生|人口|老人|职工|农民|市民|儿童|残疾人|住户|用户))的[^的，]{2,10}$/;

/** The predicate behind a counted noun: 5个项目[建成投产]. */
export function predicateOf(behind: string): string {
  const body = bodyOf(behind);
  const at = predicateAt(body, false);
  return at < 0 ? '' : body.slice(at, at + 12).replace(/[、，].*$/, '');
}

type Verb = {
  readonly at: number;
  readonly skip: number;
  readonly adverb: string;
  readonly word: string;
  readonly after: string;
};

/** Adverbs that modify a noun as well: 高质量孵化器, 自主创新产品. */
const MODIFIES = /^(?:高质量|高标准|高效|重点|特别|自主|规范|联合|统一|深度|创新|智能|综合|已|拟|计划|未)$/;

function verbAt(body: string, at: number): Verb | undefined {
  const adverb = adverbs.at(body, at);
  const skip = adverb > 0 && verbs.at(body, at) < adverb ? adverb : 0;
  const length = verbs.at(body, at + skip);
  if (length === 0) return undefined;
  const from = at + skip;
  return {
    at,
    skip,
    adverb: body.slice(at, from),
    word: body.slice(from, from + length),
    after: body.slice(from + length),
  };
}

const SAYS_DONE = /^(?:完成|实现|达到|开展|得到|获得|进行|实行|通过|建成|取得)$/;

/** True where a verb behind a number belongs to the noun: 改造项目, 供水管网, 安置房. */
function belongsToNoun({ at, skip, word, adverb, after }: Verb, governed: boolean): boolean {
  if (at === 0 && MODIFIES.test(adverb) && after.length > 0) return true;
  const firm = firmVerbs.has(word);
  if (/^(?:[性式型化类等]|、[^，]{1,16}等)/.test(after)) return true;
  if (nominal.test(after) && !pureVerbs.has(word) && !(at === 0 && firm && skip > 0)) return true;
  if (!firm && skip === 0 && (nominalEnding.test(after) || nounish.has(word))) return true;
  if (at === 0) return skip === 0 && after.length > 1 && !pureVerbs.has(word) && !(firm && verbs.has(after));
  return governed && skip === 0 && !firm && !SAYS_DONE.test(word);
}

/** Adverbs and marks of the passive that end a noun phrase, whatever verb follows: 全部市场化运营, 被命名为. */
const ENDS_NOUN =
  /(?:全部(?!门)|(?<![年平人户亩日月村])均(?![衡价等匀])|(?<!自)已(?!故|婚|有)|都(?!市|会|江|匀|安)|成功(?!率|案例|经验|企业|者|典型)|明显|显著|先后|相继|陆续|首次|率先|顺利|正在|有望|得以|得到|获得|荣获|不断|逐步|被(?!服|子|动)|成为|属于|可全|可网|[吃喝用住坐开过]上(?!市|游|级)|住进|搬进|走上|有了|实现|达到|进城|扎根|摆脱|取得|进展(?=顺利|良好|有序|明显)|成效(?=显著|明显)|全面(?=[开完建投竣启施推落实铺])|(?<=[一-龥]{2})在(?![建校岗册职读线编外用]))/;

/** Where the predicate behind a counted noun begins, or -1. */
function predicateAt(body: string, governed: boolean): number {
  const sure = governed ? -1 : body.search(ENDS_NOUN);
  const limit = sure > 0 && !insideMarks(body, sure) ? sure : body.length;
  const found = verbPredicateAt(body, governed);
  if (limit === body.length) return found;
  // 184个国债公路工程[全部竣工]: a verb before the sure end belongs to the noun.
  return found >= 0 && found < limit && body.indexOf('、', found) > 0 && body.indexOf('、', found) < limit
    ? found
    : limit;
}

/** True where an offset lies in a quotation or bracket. */
function insideMarks(body: string, at: number): boolean {
  for (let i = 0; i < at; i += 1) if ('“（'.includes(body.charAt(i)) && closesAt(body, i) > at) return true;
  return false;
}

/** The first verb that does not belong to the noun, or -1. */
function verbPredicateAt(body: string, governed: boolean): number {
  for (let i = 0; i < body.length; i += 1) {
    const past = Math.max(i + nameAt(body, i) - 1, closesAt(body, i));
    if (past > i) {
      i = past;
      continue;
    }
    const verb = verbAt(body, i);
    if (!verb) continue;
    const of = body.indexOf('的', i + verb.skip + verb.word.length);
    if (of > 0) {
      i = of;
      continue;
    }
    if (!belongsToNoun(verb, governed)) return governed && i > 0 && verb.after.length < 2 ? -1 : i;
    i += verb.skip + verb.word.length - 1;
  }
  return -1;
}
