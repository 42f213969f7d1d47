import { withoutAdjuncts } from './clauses.ts';
import { clean, closesAt } from './head-words.ts';
import { nounish } from './vocabulary/heads.ts';
import { adverbs, firmVerbs, nominal, nominalEnding, pureVerbs, verbs } from './vocabulary/verbs.ts';

/** Verbs whose object is a piece of work, whatever verbs it is made of: 完成46个村环境整治. */
export const takesWhole = /(?:完成|实现|开展|启动|推进|加快|抓好|做好)$/;
const PREDICATES = /(?:完成|实现|达到|投资额?|超过?|突破|增长|下降)/;
const MARK = /[，。；：！？]/;

/** What stands behind a number up to the next mark. */
const bodyOf = (behind: string): string =>
  behind.slice(0, behind.search(MARK) < 0 ? behind.length : behind.search(MARK));

/** The noun phrase behind a number, up to the predicate. `governed`: a verb before the number governs it. */
export function nounAfter(behind: string, governed: boolean, whole = false): string {
  const text = behind.replace(/^的/, '');
  if (/^(?:$|[，。；、：！？”）（])/.test(text)) return '';
  if (
    /^(?:和(?!美|谐|平|睦)|及|与|以及|并|且|增(?!量)|降|提(?![案质])|到|至|以上|左右)/.test(text) &&
    !/^与会/.test(text)
  )
    return '';
  const body = bodyOf(text);
  const start = whole && !PREDICATES.test(body) ? -1 : predicateAt(body, governed);
  const noun = start < 0 ? body : body.slice(0, start);
  return clean(withoutAdjuncts(governed ? noun : noun.replace(/(?<=[一-龥]{2})“[^”]{2,4}”$/, '')));
}

/** The predicate behind a counted noun: 5个项目[建成投产]. */
export function predicateOf(behind: string): string {
  const body = bodyOf(behind);
  const at = predicateAt(body, false);
  return at < 0 ? '' : body.slice(at, at + 12).replace(/[、，].*$/, '');
}

type Verb = { readonly at: number; readonly skip: number; readonly word: string; readonly after: string };

function verbAt(body: string, at: number): Verb | undefined {
  const adverb = adverbs.at(body, at);
  const skip = adverb > 0 && verbs.at(body, at) < adverb ? adverb : 0;
  const length = verbs.at(body, at + skip);
  if (length === 0) return undefined;
  const from = at + skip;
  return { at, skip, word: body.slice(from, from + length), after: body.slice(from + length) };
}

const SAYS_DONE = /^(?:完成|实现|达到|开展|得到|获得|进行|实行|通过|建成|取得)$/;

/** True where a verb behind a number belongs to the noun: 改造项目, 供水管网, 安置房. */
function belongsToNoun({ at, skip, word, after }: Verb, governed: boolean): boolean {
  const firm = firmVerbs.has(word);
  if (/^[性式型化类]/.test(after)) return true;
  if (nominal.test(after) && !pureVerbs.has(word) && !(at === 0 && firm && skip > 0)) return true;
  if (!firm && skip === 0 && (nominalEnding.test(after) || nounish.has(word))) return true;
  if (at === 0) return skip === 0 && after.length > 1 && !pureVerbs.has(word) && !(firm && verbs.has(after));
  return governed && skip === 0 && !firm && !SAYS_DONE.test(word);
}

/** Where the predicate behind a counted noun begins, or -1. */
function predicateAt(body: string, governed: boolean): number {
  for (let i = 0; i < body.length; i += 1) {
    if ('“（'.includes(body.charAt(i))) {
      i = closesAt(body, i);
      continue;
    }
    const verb = verbAt(body, i);
    if (!verb) continue;
    const of = body.indexOf('的', i + verb.skip + verb.word.length);
    if (of > 0) {
      i = of;
      continue;
    }
    const own = belongsToNoun(verb, governed);
    if (own) i += verb.skip + verb.word.length - 1;
    else return governed && i > 0 && verb.after.length < 2 ? -1 : i;
  }
  return -1;
}
