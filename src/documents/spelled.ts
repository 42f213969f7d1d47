import { covering, type Page, standsAt } from './not-measured.ts';
import { SPELLED, spelledValue } from './numerals.ts';
import { type Tail, tailAt } from './printed-number.ts';
import { BEHIND, type Found, quantityOf, rankOf } from './quantity.ts';
import { measuredTime } from './vocabulary/non-claims.ts';
import { countedOnce, medals, namesBefore, notCounted, slogans, swelling } from './vocabulary/spelled.ts';
import { timeUnits } from './vocabulary/units.ts';

const FRACTION = new RegExp(`^([${SPELLED}]+)分之([${SPELLED}]+)`);
const HALF = /^半(?:个工作日|天|个小时|小时)/;

type Place = {
  readonly page: Page;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly behind: string;
};

/** Reads the number spelled in characters at `start`; most such characters are words, not counts. */
export function readSpelled(page: Page, start: number, text: string): Found {
  const { folded } = page;
  const behind = folded.slice(Math.max(0, start - BEHIND), start);
  if (text === '首位') return firstPlace(folded, start, behind);
  const place: Place = { page, start, end: start + text.length, text, behind };
  return spelledFraction(place) ?? spelledRank(place) ?? spelledCount(place) ?? { next: place.end };
}

/** 居全省首位. */
function firstPlace(folded: string, start: number, behind: string): Found {
  const end = start + 2;
  return /(?:居|列|排|保持|位)[^，。；]{0,14}$/.test(behind)
    ? rankOf(folded, start, end, 1, behind)
    : { next: end };
}

/** 四分之一, 百分之三. */
function spelledFraction({ page, start, behind }: Place): Found | undefined {
  const hit = FRACTION.exec(page.folded.slice(start, start + 12));
  const below = hit?.[1] ? spelledValue(hit[1]) : undefined;
  const above = hit?.[2] ? spelledValue(hit[2]) : undefined;
  if (!hit || below === undefined || above === undefined) return undefined;
  const percent = hit[1] === '百';
  const end = start + hit[0].length;
  const tail = tailAt(page.folded, end, true);
  const parts = {
    start,
    value: percent ? above : above / below,
    unit: percent ? '%' : '',
    behind,
    rule: 'fraction',
  };
  return tail.unit === '' ? quantityOf({ ...parts, end: tail.end, tail }) : quantityOf({ ...parts, end });
}

/** 前三名, 居全省第一. */
function spelledRank({ page, start, end, text, behind }: Place): Found | undefined {
  const { folded } = page;
  const value = spelledValue(text);
  if (!value) return undefined;
  const unit = /^[名位]/.exec(folded.slice(end, end + 1))?.[0] ?? '';
  if (behind.endsWith('前')) return unit === '' ? undefined : rankOf(folded, start, end + 1, value, behind);
  if (!standsAt(behind)) return undefined;
  if (unit === '' && !/^[，。；、！（]/.test(folded.slice(end, end + 1))) return undefined;
  return rankOf(folded, start, end + unit.length, value, behind);
}

/** 六项, 两家, 千余家. */
function spelledCount(place: Place): Found | undefined {
  const { page, start, end, text, behind } = place;
  if (covering(page.titles, start) || covering(page.quotes, start)) return undefined;
  if (text === '半') return half(place);
  if (namesBefore.test(behind) || /^[零〇]/.test(text)) return undefined;
  const tail = tailAt(page.folded, end, true);
  if (tail.unit === '') return bareMagnitude(place);
  if (!counts(place, tail)) return undefined;
  return quantityOf({
    start,
    end: tail.end,
    value: spelledValue(text) ?? null,
    unit: tail.unit,
    behind,
    tail,
    rule: 'spelled',
  });
}

/** 突破千亿, 迈上万亿台阶: what runs in 亿 without a unit is money. */
function bareMagnitude({ page, start, end, text, behind }: Place): Found | undefined {
  if (!/^[百千万]亿$/.test(text) || !/(?:突破|跨越|迈上|超|站上|跨上|迈过)了?$/.test(behind))
    return undefined;
  if (!/^(?:台阶|大关|[，、。；])/.test(page.folded.slice(end, end + 2))) return undefined;
  return quantityOf({ start, end, value: spelledValue(text) ?? null, unit: '元', behind, rule: 'spelled' });
}

/** 半个工作日. */
function half({ page, start, behind }: Place): Found | undefined {
  const hit = HALF.exec(page.folded.slice(start, start + 5));
  return hit
    ? quantityOf({
        start,
        end: start + hit[0].length,
        value: 0.5,
        unit: hit[0].slice(1),
        behind,
        rule: 'half',
      })
    : undefined;
}

/** 一五, 三元: characters of numbers that are names. */
const isWord = (text: string, tail: Tail): boolean =>
  /^[一二三四五六七八九]{2,}$/.test(text) || (tail.unit === '元' && text.length < 2);

/** True where a spelled number with a counter counts something instead of naming it. */
function counts({ page, start, text, behind }: Place, tail: Tail): boolean {
  const rest = page.folded.slice(tail.end, tail.end + 10);
  if (slogans.test(behind.slice(-4) + page.folded.slice(start, tail.end) + rest)) return false;
  if (tail.closing && tail.op === 'ge' && /^[一-龥“]/.test(rest)) return false;
  if (isWord(text, tail)) return false;
  if (/^[百千万亿十]{1,}$/.test(text) && text !== '十') return tail.op === 'gt' || swelling.test(behind);
  if (timeUnits.has(tail.unit)) return measuredTime.test(behind) && text !== '一';
  if (tail.unit === '届' || notCounted.test(rest)) return false;
  if (/^[金银铜]$/.test(tail.unit)) return medals.test(behind);
  return text !== '一' || (countedOnce.test(behind) && /^(?!元|万元|亿元|[个次件条项]$)/.test(tail.unit));
}
