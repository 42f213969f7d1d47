import type { Draft } from './claims.ts';
import type { CommitmentType } from './reading.ts';
import {
  kindOpening,
  kindsOnly,
  measuredCounters,
  measuredThings,
  measuredWords,
  namedThings,
} from './vocabulary/promises.ts';
import { counterUnits } from './vocabulary/units.ts';

const LARGE = 10_000;
/** Households that are firms are counted one by one: 规模以上企业35户. */
const FIRM = /企业$/;

const isCount = (claim: Draft): boolean =>
  counterUnits.has(claim.unit) &&
  claim.kind === 'value' &&
  (!measuredCounters.has(claim.unit) || (claim.unit === '户' && FIRM.test(claim.metric))) &&
  !measuredThings.test(claim.metric) &&
  (claim.value ?? 0) < LARGE;

/** The size of a work that is to be done as a whole: 5万平方米的建材城完工. */
const SIZE =
  /[\d.]+[万亿]?(?:千瓦|吨|平方米|立方米|亩)的?[一-龥]{2,12}(?:运营|完工|投产|投用|开工|竣工|建成|投入使用)$/;

/** Money beside counted works says what they cost: 实施项目67个，年计划投资11亿元. */
const isMoneyBeside = (claims: readonly Draft[]): boolean => {
  const [first, ...rest] = claims;
  return first !== undefined && rest.length > 0 && isCount(first) && rest.every((c) => c.unit === '元');
};

/** What decides at year's end: a measure, the named or counted things, or milestones with evidence. */
export function typeOf(text: string, claims: readonly Draft[]): CommitmentType {
  if (isMoneyBeside(claims) && text.includes('，')) return 'countable';
  if (claims.some((c) => !isCount(c)) && !SIZE.test(text)) return 'numeric';
  if (claims.length > 0 && !SIZE.test(text)) return 'countable';
  if (measuredWords.test(text)) return 'numeric';
  return countedWorks.test(text) || severalNamed(text) ? 'countable' : 'descriptive';
}

/** 十大行动, “四大工程”: works that are counted without a counter of their own. */
const countedWorks = /[二两三四五六七八九十]大(?:专项|提升|攻坚|重点)?(?:行动|工程|计划|专项|战役)/;

/** Verbs before a list of names. */
const ACT =
  /^(?:确保|支持|推进|推动|加快|实施|完成|启动|建设|开工|新建|做好|抓好|谋划|改造|打造|建成|引进|争创|创建|办好|举办|开展|创成|力促|协助|配合|规划|有序|继续|完善|健全|加强|改善|优化|推行)+/;
/** “春风行动”“金秋招聘月”等活动: names in marks one after another. */
const QUOTED_NAMES =
  /“[^”]{3,14}”[、和]?“[^”]{3,14}”(?:[、和]?“[^”]{3,14}”)*等?(?:[^，；]{0,4}(?:活动|行动|工程|计划|项目|品牌|赛事))/;
const LONG_NAME = 3;

/** 甲、乙等项目; 甲水库、乙水库清淤工程: two or more named things under one verb. */
function severalNamed(text: string): boolean {
  if (QUOTED_NAMES.test(text)) return true;
  if (/[，；]/.test(text) || kindsOnly.test(text)) return false;
  const list = text
    .replace(/“[^”]*”/g, '甲乙丙')
    .replace(/（[^）]*）/g, '')
    .replace(ACT, '')
    .split(/[、和及]/);
  if (list.length < 2 || kindOpening.test(list[0] ?? '')) return false;
  // 一批 alone is vague; behind names it only says that there are more.
  if (text.includes('一批')) return /等一批/.test(text);
  const longest = Math.max(...list.slice(0, -1).map((part) => part.length));
  return (
    longest >= LONG_NAME &&
    namedThings.test(text.replace(/建设$|实施$|前期谋划$|软硬件建设$|修编$|建成投产$|投产$|开工$/, ''))
  );
}

const NAMED =
  /(?:推进|推动|加快|实施|完成|启动|建设|开工|新建|确保|支持|做好|抓好|谋划|改造|扩建|打通|建成|引进|配合|投用|争取)(?:建设|实施|推进|改造)?([^，；]{3,40}?)(?:等(?:[^，；]{0,12})?(?:项目|工程|道路|学校|医院|公园|园区)|(?:项目|工程)(?:建设|前期|落地|开工|竣工|投产|实施|$)|建设$|建成投产|投入使用|落地$)/;

/** Names of projects in a commitment: what stands before 等 or before 项目, cut at 、. */
export function projectsIn(text: string): string[] {
  const hit = NAMED.exec(text);
  if (!hit?.[1]) return [];
  const listed = /等/.test(hit[0].slice(hit[0].indexOf(hit[1]) + hit[1].length));
  const names = hit[1].split(/[、和]/).map((name) => name.replace(/^[的了]|“|”/g, '').trim());
  if (!listed && names.length === 1 && (names[0]?.length ?? 0) > 16) return [];
  return names.filter(
    (name) => name.length >= 2 && name.length <= 20 && !/\d+[个条座]|一批|更多|重点|各类/.test(name),
  );
}
