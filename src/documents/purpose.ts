import { clean, governingVerb, isOpening, withoutAdverbs } from './head-words.ts';
import { nounAfter } from './noun-after.ts';
import { units } from './vocabulary/units.ts';

/** Money whose own words do not say what it is for: 投资, 累计投入, 年度计划投资. */
const BARE_MONEY =
  /(总投资|投资额?|投入(?:资金)?|(?:筹措|筹集|安排|统筹|落实)(?:各类)?(?:资金)?|资金)(?:超过?|逾|近|约|达到?|了)*$/;
const LONGEST = 32;

/** The word for bare money that ends the text before a sum, or '' where the text says whose it is. */
export function bareMoney(before: string): string {
  const hit = BARE_MONEY.exec(before.trimEnd());
  if (!hit?.[1]) return '';
  const lead = before
    .slice(0, hit.index)
    .replace(/(?:完成|计划|全年|年度|当年|年|启动|实施|推进|谋划|新增|了)+$/, '');
  return isOpening(lead) ? nameOf(hit[1]) : '';
}

const nameOf = (word: string): string => {
  if (/投资/.test(word)) return word;
  return word === '投入' ? '投入' : '资金';
};

/**
 * What a sum is spent on, where the text says it behind: 投资3亿元的〔绿道工程〕, 投资3亿元实施了〔管网改造〕,
 * 投资3亿元，推进〔城市建设〕. `own`: the rest of its clause; `next`: the clause after it.
 */
export function purposeOf(own: string, next: string): string {
  if (own.startsWith('的')) return thingBehind(own.replace(/^的(?:[一-龥]{2}的)?/, ''));
  const rest = own.trim();
  return rest === '' ? objectOf(next) : objectOf(rest);
}

/** 80吨污泥厂土建工程开工建设: the noun with its numbers, up to its predicate. */
function thingBehind(text: string): string {
  const body = withoutCount(text).replace(/、(?:总|计划)?投资.*$/, '');
  const work = /^[^，。；]*(?:项目|工程|行动)/.exec(body)?.[0];
  const noun = clean(work ?? nounAfter(body, false));
  return noun.length > LONGEST ? '' : noun;
}

/** 实施了17条道路的改扩建 → 道路改扩建. */
function objectOf(text: string): string {
  const dealt = /^(?:用于|对|为)([^，]{2,24}?)(?:进行|实施|开展|予以|提供|$)/.exec(text)?.[1];
  if (dealt) return clean(withoutCount(dealt));
  const split = governingVerb(withoutAdverbs(text));
  if (!split || !isOpening(split.subject)) return '';
  const object = clean(withoutCount(split.object).replace(/的(?=[一-龥]{2,4}$)/, ''));
  return object.length > LONGEST ? '' : object;
}

const DIGITS = /(?:近|约|超过?)?\d[\d.,]*[余多]?[万亿千百]*[余多]?/;

/** The text without its first count: 30栋老旧楼房 → 老旧楼房; 项目47个 → 项目. */
function withoutCount(text: string): string {
  const hit = DIGITS.exec(text);
  if (!hit) return text;
  const end = hit.index + hit[0].length;
  const unit = units.at(text, end);
  if (unit === 0) return text;
  const behind = text.slice(end + unit).replace(/^的/, '');
  return text.slice(0, hit.index) + behind;
}
