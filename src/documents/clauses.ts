import type { Span } from './reading.ts';
import { clausesOf } from './sentences.ts';

/** Comparisons and times that stand between a metric and its verb. */
const ADJUNCT =
  /(?:同比|环比|(?:比|较|与)[^，、]{1,16}?(?:相比|上年|去年|年|末|初|期|时|底|平均|水平)|(?<![公])较[^，、]{1,14}$|(?<![占同环])比(?!例|重|率|值|赛|达标|选|拼)[^，、]{1,10}$|年均|平均|累计|分别|均|各|共|已|将|又|再|还|也|都|大幅|首次|预计|(?<![签节履违合契预])约|超额|提前|合计|共计|全部|全面|持续|连续[^，、]{1,4}年|总体|人均|可比|名义|净|实际|进一步|稳步|逐年|同口径|可比口径|可比价|同期|初步|拟|可|达|了|每人每[月年天]|人均每[月年]|每[人月年亩吨度]|每公?斤|每\d+公斤|依法|成功|顺利|有望|早日|率先|历史性|(?<!占)全年|当年|今年|去年|(?<![一二两三四五六七八九十\d])年内|每年|(?:上|下)半年|前?[一二三四]季度|(?:[近这]|过去)?(?<!\d)[两三四五六七八九十\d]年(?:来|间|内)?|[按以][^，、]{0,8}口径|(?:由|从|自)?(?:20\d\d|去|上)年(?:末|底)?的|(?:是|较|比)?“?十[一二三四五]五”?(?:时期|末|期末)?的?)$/;

/** The text without the adverbials that end it. */
export function withoutAdjuncts(text: string): string {
  let rest = text.trim();
  for (;;) {
    const hit = ADJUNCT.exec(rest);
    if (!hit || hit[0] === '') return rest;
    const cut = rest.slice(0, hit.index);
    if (/(?:人均|全省|全市|全县|全区|全国)$/.test(hit[0]) && cut.length > 0 && !/[，、]$/.test(cut))
      return rest;
    if (/^(?:将|共|各|约|净|达|了|又|再|也|还|都|均|已)$/.test(hit[0]) && cut === '') return '';
    rest = cut.trimEnd();
  }
}

const LEAD_IN =
  /^(?:(?:其中|预计|初步核算|据初步统计|经初步核算|截至目前|目前|全年|今年|去年|当年|上半年|年内|到年底|年底前|年末|月底前|同时|并(?!网|购|轨)|且|力争|确保|保证|争取|努力|使(?!用|馆|命|得)|让(?!利)|令|促使|带动|拉动|推动|促进|全面|预期|累计|共(?!享|建|同|青|富|产|性|有|享)|已|将(?!军)|又|再(?!生|造|就业)|还(?!款|迁|田)|成功|顺利|圆满|首次|率先|先后|相继|陆续|为(?!民|农)|对(?!外|接|口|标)|给(?!排|水)|向|把|以(?!上|下|内|外|及|工代赈|旧换新)|其|该|从而|进而|以及|和(?!谐|平|美|睦)|与(?!会)|及(?!时|格|以)|、|，|；|：| |——|—|-|·|一是|二是|三是|四是|五是|六是|七是|八是|九是|十是|（[一二三四五六七八九十\d]{1,3}）|（下同）|[①-⑳]|[一二三四五六七八九十]+、|\d+[.、]|20\d\d年底?(?:前|末)?|到20\d\d年底?|“?十[一二三四五]五”?(?:时期|期间|末)?|过去五年|五年来|一年来|\d{1,2}月底?前?|\d{1,2}[-—~]\d{1,2}月|至今|至|到(?!位|账|期|户)|经过努力|[一二两三四五六七八九十\d]{1,2}年内?|通过))+/;

/** The text without the words that only introduce it: 其中, 预计, 全年, a number of a list. */
export const withoutLeadIn = (text: string): string => text.replace(LEAD_IN, '').trim();

export type Clause = Span & { readonly text: string };

/** The clauses of a sentence with their text. */
export const clauseTexts = (folded: string, sentence: Span): Clause[] =>
  clausesOf(folded, sentence).map((span) => ({ ...span, text: folded.slice(span.start, span.end) }));
