/** Words that say how a printed number stands to the true one. Source: gold/GUIDE.md, ruling 1 and the table of `op`. */
import type { Op } from '../reading.ts';

/** Before the number; the first that fits decides. `inside`: part of the quantity expression. */
export const before: readonly { readonly shape: RegExp; readonly op: Op; readonly inside: boolean }[] = [
  {
    shape: /(?:不低于|不少于|不小于|不得低于|不得少于|不下|至少[^，、]{0,6}|最低|力争达到以上)$/,
    op: 'ge',
    inside: false,
  },
  {
    shape: /(?:不超过|不高于|不多于|不突破|不大于|不超|最多|控制在不超过|不得超过)$/,
    op: 'le',
    inside: false,
  },
  { shape: /(?:不足|不到|低于|少于|小于)$/, op: 'lt', inside: false },
  {
    shape: /(?:超过|超过了|超出|突破|突破了|高于|大于|多于|迈上|迈过|跨过|跨越|站上)$/,
    op: 'gt',
    inside: false,
  },
  { shape: /(?:(?<![赶反])超|逾|上|(?<![超通经不]|[一-龥]经)过)$/, op: 'gt', inside: false },
  {
    shape: /(?:(?<![附最就临邻亲逼贴])近|将近|接近|(?<![节签违履契预公条合制大])约|大约|约为|大概)$/,
    op: 'approx',
    inside: true,
  },
];

/** Any of them: most numbers have none, and this tells so at once. */
export const compared = new RegExp(before.map(({ shape }) => `(?:${shape.source})`).join('|'));

/** 上 is a comparator only before spelled magnitudes: 上千名, 上百家; elsewhere it ends another word (网上5项). */
export const spelledOnly = /上$/;

/** After the unit (or, for 余 and 多, before it); part of the quantity expression. */
export const after: readonly { readonly shape: RegExp; readonly op: Op }[] = [
  { shape: /^(?:左右|上下|前后)/, op: 'approx' },
  { shape: /^(?:及?以上|之上|起)/, op: 'ge' },
  { shape: /^(?:及?以内|之内|以下|之下|及以下)/, op: 'le' },
  { shape: /^(?:余|多|有余)(?!种|元化|样|边|功能|场景|元|式|层|维|方|渠|领域|项|彩)/, op: 'gt' },
];

/** Between number and unit: 4万余家, 50多个, 三十几个. */
export const inner: RegExp = /^(?:余|多|几|来)/;
