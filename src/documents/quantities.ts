import { exponentOf, SPELLED, scaled, spelledValue } from './numerals.ts';
import type { NonClaim, Op, Span } from './reading.ts';
import { after, before, inner, spelledOnly } from './vocabulary/comparators.ts';
import {
  indexBefore,
  measuredTime,
  measuredTimeAfter,
  nonClaimShapes,
  threeParts,
} from './vocabulary/non-claims.ts';
import { notCounted, slogans } from './vocabulary/spelled.ts';
import {
  counterUnits,
  moneyUnits,
  nounUnits,
  spelledUnits,
  timeUnits,
  unitName,
  units,
} from './vocabulary/units.ts';

/** A number with its unit, its comparators and its place; the span is the whole quantity expression. */
export type Quantity = Span & {
  /** Where the number itself begins, after 近 or 约. */
  readonly number: number;
  readonly value: number | null;
  readonly value2: number | null;
  readonly unit: string;
  /** The unit's class decides how its thing is found. */
  readonly counter: boolean;
  readonly op: Op;
  /** True where the comparison closes the expression (以上, 左右 …): with 分别 it reaches back. */
  readonly closing: boolean;
  /** 第2位, 前三名. */
  readonly rank: boolean;
  /** One part of a printed ratio, from 0. */
  readonly part: number | null;
  readonly rule: string;
};

export type Numbers = {
  readonly quantities: readonly Quantity[];
  readonly nonClaims: readonly (NonClaim & { rule: string })[];
};

const BEFORE = 24;
const AFTER = 24;
const LONGEST_SLOGAN = 14;

type Number_ = { start: number; end: number; value: number; digits: string; scale: string; bare: boolean };

const NUMBER = new RegExp(`\\d+(?:,\\d{3})*(?:\\.\\d+)?|[${SPELLED}]+|半`, 'g');
const FRACTION = new RegExp(`^([${SPELLED}]+)分之([${SPELLED}]+)`);
const SCALE = /^\s?(?:[十百千]?[万亿]+|[百千])(?![分强])/;

/** The text's printed spans in which numbers name something: 《…》 and short “…”. */
function namedSpans(folded: string): { title: Span[]; quoted: Span[] } {
  const title: Span[] = [];
  const quoted: Span[] = [];
  for (const m of folded.matchAll(/《[^》\n]{1,80}》/g))
    title.push({ start: m.index, end: m.index + m[0].length });
  for (const m of folded.matchAll(/“[^”“\n]{1,40}”/g))
    quoted.push({ start: m.index, end: m.index + m[0].length });
  return { title, quoted };
}

const covers = (spans: readonly Span[], at: number): Span | undefined => {
  let low = 0;
  let high = spans.length - 1;
  while (low <= high) {
    const mid = (low + high) >> 1;
    const span = spans[mid];
    if (!span) return undefined;
    if (at < span.start) high = mid - 1;
    else if (at >= span.end) low = mid + 1;
    else return span;
  }
  return undefined;
};

/** Reads one printed number of digits with its scale at `start`. */
function numberAt(folded: string, start: number, digits: string): Number_ {
  let end = start + digits.length;
  let scale = SCALE.exec(folded.slice(end, end + 4))?.[0] ?? '';
  if (/^[百千]$/.test(scale) && units.at(folded, end) > 1) scale = '';
  end += scale.length;
  return {
    start,
    end,
    value: scaled(digits, exponentOf(scale.trim())),
    digits,
    scale: scale.trim(),
    bare: false,
  };
}

type Tail = { unit: string; end: number; op: Op | null; closing: boolean };

/** Reads what follows a number: 余, unit, 以上. */
function tailAt(folded: string, at: number, spelled: boolean): Tail {
  let end = at;
  let op: Op | null = null;
  let closing = false;
  const more = inner.exec(folded.slice(end, end + 1));
  if (more && (spelled ? spelledUnits : units).at(folded, end + 1) > 0) {
    op = 'gt';
    end += 1;
  } else if (more && /^[余多]/.test(more[0]) && /^.[万亿]/.test(folded.slice(end, end + 2))) {
    op = 'gt';
    end += 1;
  }
  if (folded.charAt(end) === ' ' && units.at(folded, end + 1) > 0) end += 1;
  const length = (spelled ? spelledUnits : units).at(folded, end);
  let unit = length > 0 ? folded.slice(end, end + length) : '';
  if (unit === '成' && /^成[立为功员果本就长效]/.test(folded.slice(end, end + 2))) unit = '';
  if (/^[A-Z]+$/i.test(unit) && /^[A-Za-z0-9]/.test(folded.slice(end + unit.length))) unit = '';
  if (unit === '人' && /^人[均民才工大社]/.test(folded.slice(end, end + 2))) unit = '';
  end += unit.length;
  const rest = folded.slice(end, end + 4);
  for (const { shape, op: found } of after) {
    const hit = shape.exec(rest);
    if (!hit) continue;
    op = found === 'gt' && op ? op : found;
    closing = found !== 'gt';
    end += hit[0].length;
    const again = /^(?:左右|以上|以内)/.exec(folded.slice(end, end + 2));
    if (again && found === 'gt') end += again[0].length;
    break;
  }
  return { unit, end, op, closing };
}

/** The comparator before a number. */
function comparatorBefore(text: string, spelled: boolean): { op: Op; length: number } | undefined {
  const trimmed = text.replace(/了?\s*$/, '');
  for (const { shape, op, inside } of before) {
    const hit = shape.exec(trimmed);
    if (!hit) continue;
    if (!spelled && spelledOnly.test(hit[0]) && hit[0] === '上') continue;
    return { op, length: inside && trimmed.length === text.length ? hit[0].length : 0 };
  }
  return undefined;
}

function nounUnit(folded: string, end: number): string {
  const rest = folded.slice(end, end + 16);
  return nounUnits.find(([shape]) => shape.test(rest))?.[1] ?? '';
}

type Range = { value2: number; end: number; scale: string; tail: Tail };

/** The upper end of 3—5万亩, 10%至12%. */
function rangeAt(folded: string, first: Number_, tail: Tail): Range | undefined {
  const hit = /^\s?(?:[-—~]{1,2}|至|到)\s?(\d+(?:,\d{3})*(?:\.\d+)?)/.exec(
    folded.slice(tail.end, tail.end + 16),
  );
  if (!hit?.[1]) return undefined;
  const second = numberAt(folded, tail.end + hit[0].length - hit[1].length, hit[1]);
  const tail2 = tailAt(folded, second.end, false);
  if (tail.unit !== '' && unitName(tail.unit) !== unitName(tail2.unit)) return undefined;
  if (tail2.unit === '') return undefined;
  const scale = first.scale === '' && tail.unit === '' ? second.scale : first.scale;
  return { value2: second.value, end: tail2.end, scale, tail: tail2 };
}

export class Scanner {
  readonly folded: string;
  readonly quantities: Quantity[] = [];
  readonly nonClaims: (NonClaim & { rule: string })[] = [];
  readonly title: Span[];
  readonly quoted: Span[];
  readonly noted: boolean;

  constructor(folded: string) {
    this.folded = folded;
    const named = namedSpans(folded);
    this.title = named.title;
    this.quoted = named.quoted;
    this.noted =
      /\n\s*\[?1\]?[.、．：:]?\s*[“"]?[^\n。]{2,40}[：:]/.test(folded) ||
      /(?:名词解释|名词注释|注释)/.test(folded);
  }

  reject(start: number, end: number, reason: string, rule = reason): void {
    this.nonClaims.push({ start, end, reason, rule });
  }

  scan(from: number, to: number): void {
    NUMBER.lastIndex = from;
    for (let m = NUMBER.exec(this.folded); m && m.index < to; m = NUMBER.exec(this.folded)) {
      const first = m[0].charCodeAt(0);
      const next = first >= 48 && first <= 57 ? this.digits(m.index, m[0]) : this.spelled(m.index, m[0]);
      NUMBER.lastIndex = next;
    }
  }

  /** Reads the number printed in digits at `start`; returns where to go on. */
  digits(start: number, digits: string): number {
    const { folded } = this;
    const end = start + digits.length;
    const behind = folded.slice(Math.max(0, start - BEFORE), start);
    const ahead = folded.slice(end, end + AFTER);
    const reason = this.notMeasured(start, digits, behind, ahead);
    if (reason) {
      this.reject(start, end, reason);
      return end;
    }
    const ratio = this.ratio(start, digits, behind);
    if (ratio) return ratio;
    const number = numberAt(folded, start, digits);
    const fraction = /^\/(\d+)/.exec(folded.slice(end, end + 4));
    if (fraction?.[1] && Number(digits) < Number(fraction[1])) {
      return this.add(
        start,
        start,
        end + fraction[0].length,
        Number(digits) / Number(fraction[1]),
        null,
        '',
        behind,
        null,
        'fraction',
      );
    }
    const tail = tailAt(folded, number.end, false);
    const isRank = /(?:前|第)$/.test(behind) && /^[位名]/.test(tail.unit);
    if (isRank) return this.rank(start, tail.end, number.value, behind);
    if (timeUnits.has(tail.unit) && !this.timed(behind, tail)) {
      this.reject(start, end, 'duration');
      return end;
    }
    const range = /[由从自][^，。；]{0,12}$/.test(behind) ? undefined : rangeAt(folded, number, tail);
    if (range) {
      const value = scaled(digits, exponentOf(range.scale || number.scale));
      return this.add(
        start,
        start,
        range.end,
        value,
        range.value2,
        range.tail.unit,
        behind,
        'range',
        'range',
      );
    }
    const unit = tail.unit || (number.scale !== '' ? nounUnit(folded, tail.end) : nounUnit(folded, tail.end));
    if (unit === '' && number.scale === '' && !indexBefore.test(behind)) {
      this.reject(start, end, 'no-unit');
      return end;
    }
    return this.add(start, start, tail.end, number.value, null, unit, behind, tail, 'digits');
  }

  /** The reason why digits measure nothing, or undefined. */
  notMeasured(start: number, digits: string, behind: string, ahead: string): string | undefined {
    if (covers(this.title, start)) return 'title';
    const quote = covers(this.quoted, start);
    if (quote && quote.end - quote.start - 2 <= LONGEST_SLOGAN) return 'slogan';
    const place =
      /(?:居|列|排|位次|跃升?|升|进|进入|稳居|保持)[^，。；]{0,14}第\s*$|(?:全[国省市县区]|全州)第\s*$/.test(
        behind,
      ) && /^(?:位|名|(?=[，。；、]))/.test(ahead);
    if (place) return undefined;
    if (/前$/.test(behind) && /^[位名]/.test(ahead)) return undefined;
    for (const shape of nonClaimShapes) {
      if (shape.before && !shape.before.test(behind)) continue;
      if (shape.digits && !shape.digits.test(digits)) continue;
      if (shape.after && !shape.after.test(ahead)) continue;
      if (shape.reason === 'duration' && /(?:提前|缩短|延长)[^，]{0,4}$/.test(behind)) continue;
      return shape.reason;
    }
    if (this.noted && /^\d{1,3}$/.test(digits) && this.isNaked(behind, ahead)) return 'footnote-mark';
    return undefined;
  }

  /** A footnote mark printed as bare digits behind a word, as pages print superscripts. */
  isNaked(behind: string, ahead: string): boolean {
    if (/[”》]$/.test(behind))
      return units.at(ahead.replace(/^[余多]/, ''), 0) === 0 && !/^[万亿千百]/.test(ahead);
    return /[一-龥）]$/.test(behind) && /^[，。、；）]/.test(ahead) && !indexBefore.test(behind);
  }

  timed(behind: string, tail: Tail): boolean {
    const rest = this.folded.slice(tail.end, tail.end + 8);
    return measuredTime.test(behind) || measuredTimeAfter.test(rest);
  }

  /** 5.2 : 49 : 45.8 of the three industries is three quantities. */
  ratio(start: number, digits: string, behind: string): number | undefined {
    const hit = /^\s*(?:：|:)\s*\d+(?:\.\d+)?(?:\s*(?:：|:)\s*\d+(?:\.\d+)?)?/.exec(
      this.folded.slice(start + digits.length, start + digits.length + 24),
    );
    if (!hit) return undefined;
    const clause = this.folded.slice(Math.max(0, start - 60), start);
    const isThree = (hit[0].match(/[：:]/g) ?? []).length === 2;
    const end = start + digits.length + hit[0].length;
    if (!isThree || !threeParts.test(clause)) {
      for (const m of this.folded.slice(start, end).matchAll(/\d+(?:\.\d+)?/g))
        this.reject(start + m.index, start + m.index + m[0].length, 'ratio');
      return end;
    }
    let part = 0;
    for (const m of this.folded.slice(start, end).matchAll(/\d+(?:\.\d+)?/g)) {
      const at = start + m.index;
      this.quantities.push({
        start: at,
        end: at + m[0].length,
        number: at,
        value: Number(m[0]),
        value2: null,
        unit: '%',
        counter: false,
        op: /约$/.test(behind) ? 'approx' : 'eq',
        closing: false,
        rank: false,
        part,
        rule: 'ratio-of-industries',
      });
      part += 1;
    }
    return end;
  }

  rank(start: number, end: number, value: number, behind: string): number {
    const prefix = /[前第]\s*$/.exec(behind)?.[0].length ?? 0;
    const top = behind.trimEnd().endsWith('前');
    const unit = this.folded.charAt(end - 1);
    this.quantities.push({
      start: start - prefix,
      end,
      number: start,
      value,
      value2: null,
      unit: unit === '名' ? '名' : '位',
      counter: false,
      op: top ? 'le' : 'eq',
      closing: false,
      rank: true,
      part: null,
      rule: 'rank',
    });
    return end;
  }

  add(
    number: number,
    start: number,
    end: number,
    value: number | null,
    value2: number | null,
    unit: string,
    behind: string,
    tail: Tail | 'range' | null,
    rule: string,
  ): number {
    const spelled = rule === 'spelled';
    const comparator = comparatorBefore(behind, spelled);
    const isRange = tail === 'range';
    const suffix = tail && tail !== 'range' ? tail : undefined;
    let op: Op = isRange ? 'range' : (suffix?.op ?? comparator?.op ?? 'eq');
    if (suffix?.op === 'gt' && comparator && comparator.op !== 'approx') op = comparator.op;
    if (!isRange && suffix?.op === 'ge' && comparator?.op === 'gt') op = 'gt';
    const from = start - (comparator?.length ?? 0);
    const name = unitName(unit);
    this.quantities.push({
      start: from,
      end,
      number,
      value,
      value2,
      unit: name,
      counter: counterUnits.has(unit),
      op,
      closing: suffix?.closing ?? false,
      rank: false,
      part: null,
      rule,
    });
    return end;
  }

  /** Reads the number spelled in characters at `start`; most such characters are words, not counts. */
  spelled(start: number, text: string): number {
    const { folded } = this;
    const end = start + text.length;
    const previous = folded.charAt(start - 1);
    const behind = folded.slice(Math.max(0, start - BEFORE), start);
    const special = this.specialSpelled(start, end, text, behind);
    if (special) return special;
    if (/[第其之专唯每另周星数几０-９\d—]/.test(previous) && !/^[万亿]/.test(text)) {
      if (!/[数几]/.test(previous)) return end;
    }
    if (covers(this.title, start) || covers(this.quoted, start)) return end;
    if (text === '半') {
      const half = /^半(?:个工作日|天|个小时|小时)/.exec(folded.slice(start, start + 5));
      if (!half) return end;
      const unit = half[0].slice(1);
      return this.add(start, start, start + half[0].length, 0.5, null, unit, behind, null, 'half');
    }
    const tail = tailAt(folded, end, true);
    if (tail.unit === '') return end;
    if (!this.counts(text, tail, behind)) return end;
    if (/[数几]/.test(previous) || /^[零〇]/.test(text)) return end;
    const value = spelledValue(text) ?? null;
    return this.add(start, start, tail.end, value, null, tail.unit, behind, tail, 'spelled');
  }

  /** 四分之一, 百分之三, 首位, 全省第一. */
  specialSpelled(start: number, end: number, text: string, behind: string): number | undefined {
    const { folded } = this;
    const fraction = FRACTION.exec(folded.slice(start, start + 12));
    if (fraction?.[1] && fraction[2]) {
      const below = spelledValue(fraction[1]);
      const above = spelledValue(fraction[2]);
      if (below === undefined || above === undefined) return undefined;
      const percent = fraction[1] === '百';
      const stop = start + fraction[0].length;
      const tail = tailAt(folded, stop, true);
      const close = tail.unit === '' ? { ...tail } : { ...tail, unit: '', end: stop };
      return this.add(
        start,
        start,
        close.end,
        percent ? above : above / below,
        null,
        percent ? '%' : '',
        behind,
        close,
        'fraction',
      );
    }
    const previous = folded.charAt(start - 1);
    if (previous === '前' && /^[名位]/.test(folded.slice(end, end + 1)) && spelledValue(text)) {
      return this.rank(start, end + 1, spelledValue(text) ?? 0, behind);
    }
    if (
      previous === '第' &&
      /(?:居|列|排名?|跃|升|稳居|保持|全[国省市县区州])[^，。；]{0,14}第$/.test(behind)
    ) {
      const unit = /^[名位]/.exec(folded.slice(end, end + 1))?.[0] ?? '';
      if (unit === '' && !/^[，。；、！（]/.test(folded.slice(end, end + 1))) return undefined;
      const value = spelledValue(text);
      return value === undefined ? undefined : this.rank(start, end + unit.length, value, behind);
    }
    return undefined;
  }

  /** True where a spelled number with a counter counts something instead of naming it. */
  counts(text: string, tail: Tail, behind: string): boolean {
    const rest = this.folded.slice(tail.end, tail.end + 10);
    if (
      slogans.test(
        behind.slice(-4) +
          this.folded.slice(
            tail.end - tail.unit.length - text.length - (tail.op === 'gt' ? 1 : 0),
            tail.end,
          ) +
          rest,
      )
    )
      return false;
    if (tail.closing && tail.op === 'ge' && /^[一-龥“]/.test(rest)) return false;
    if (/^[十百千万亿]+$/.test(text) && text !== '十') {
      return (
        tail.op === 'gt' || /(?:上|近|超|超过|逾|突破|数|几|达到?|约|迈上|跨越|跨上|首破|冲击)$/.test(behind)
      );
    }
    if (timeUnits.has(tail.unit)) return measuredTime.test(behind) && !/^一/.test(text);
    if (notCounted.test(rest) || /^届$/.test(tail.unit)) return false;
    if (/^[金银铜]$/.test(tail.unit))
      return /(?:获|夺|取|得|揽|摘)[^。；]{0,30}$/.test(behind) || /[金银铜]、$/.test(behind);
    if (text === '一')
      return moneyUnits.has(tail.unit)
        ? false
        : /(?:建成|新建|建设|新增|投用|增设|打造|获批|完成|改造|引进|培育|创建|创成)$/.test(behind) &&
            !/^[个次件条项]$/.test(tail.unit);
    return true;
  }
}

/** Every number of the folded text between two offsets: what measures something, and what does not and why. */
export function numbersIn(folded: string, span: Span): Numbers {
  const scanner = new Scanner(folded);
  scanner.scan(span.start, span.end);
  return { quantities: scanner.quantities, nonClaims: scanner.nonClaims };
}
