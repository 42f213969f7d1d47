import { exponentOf, scaled } from './numerals.ts';
import type { Op } from './reading.ts';
import { after, before, compared, inner, spelledOnly } from './vocabulary/comparators.ts';
import { nounUnits, spelledUnits, unitName, units } from './vocabulary/units.ts';

/** A number of digits with its scale, as printed. */
export type Printed = {
  readonly end: number;
  readonly value: number;
  readonly digits: string;
  readonly scale: string;
  /** True for 10多万: the approximation stands inside the number. */
  readonly more: boolean;
};

const SCALE = /^\s?(?:[余多几]?[十百千]?[万亿]+|[百千])(?![分强])/;

/** Reads the number whose digits begin at `start`, with 万 or 亿 behind it. */
export function numberAt(folded: string, start: number, digits: string): Printed {
  const end = start + digits.length;
  let scale = SCALE.exec(folded.slice(end, end + 4))?.[0] ?? '';
  // 160千伏安 is a number with a unit, not 160 thousand.
  if (/^[百千]$/.test(scale) && units.at(folded, end) > 1) scale = '';
  return {
    end: end + scale.length,
    value: scaled(digits, exponentOf(scale.trim())),
    digits,
    scale: scale.trim(),
    more: /[余多]/.test(scale),
  };
}

/** What stands behind a number: 余, the unit, 以上. */
export type Tail = {
  readonly unit: string;
  readonly end: number;
  readonly op: Op | null;
  /** True for 以上, 以内, 左右: with 分别 they reach back to the numbers before. */
  readonly closing: boolean;
};

/** Words that only look like a unit: 30成立, 20人均. */
const FALSE_UNIT = new Map<string, RegExp>([
  ['成', /^成[立为功员果本就长效]/],
  ['群', /^群[众体]/],
  ['台', /^台[阶州湾山县]/],
  ['项', /^项目/],
  ['件', /^件套/],
  ['部', /^部[委门]/],
  ['人', /^人[均民才工大社口]/],
]);
/** 5G, 3D: letters that go on are a name. */
const LETTERS = /^[A-Za-z]+$/;
const MORE_LETTERS = /^[A-Za-z]+[A-Za-z0-9]/;
const FIRST_HAN = 0x2e80;

function unitAt(folded: string, at: number, spelled: boolean): string {
  const length = (spelled ? spelledUnits : units).at(folded, at);
  const unit = folded.slice(at, at + length);
  if (length === 0) return '';
  const ahead = folded.slice(at, at + length + 1);
  if (ahead.length === length) return unit;
  const whole = FALSE_UNIT.get(unit);
  if (whole) return whole.test(ahead) ? '' : unit;
  const isName = unit.charCodeAt(0) < FIRST_HAN && LETTERS.test(unit) && MORE_LETTERS.test(ahead);
  return isName ? '' : unit;
}

/** 余 or 多 between number and unit: 4万余家, 50多个. */
function moreAt(folded: string, at: number, spelled: boolean): boolean {
  const c = inner.exec(folded.slice(at, at + 1))?.[0];
  if (!c) return false;
  if ((spelled ? spelledUnits : units).at(folded, at + 1) > 0) return true;
  return c !== '几' && c !== '来' && /^[万亿]/.test(folded.slice(at + 1, at + 2));
}

/** Reads what follows a number. */
export function tailAt(folded: string, at: number, spelled: boolean): Tail {
  const more = moreAt(folded, at, spelled);
  let end = more ? at + 1 : at;
  if (folded.charAt(end) === ' ' && units.at(folded, end + 1) > 0) end += 1;
  const unit = unitAt(folded, end, spelled);
  end += unit.length;
  const rest = folded.slice(end, end + 4);
  const close = after.find(({ shape }) => shape.test(rest));
  if (!close) return { unit, end, op: more ? 'gt' : null, closing: false };
  end += close.shape.exec(rest)?.[0].length ?? 0;
  if (close.op === 'gt') end += /^(?:左右|以上|以内)/.exec(folded.slice(end, end + 2))?.[0].length ?? 0;
  return { unit, end, op: close.op === 'gt' && more ? 'gt' : close.op, closing: close.op !== 'gt' };
}

/** The comparator before a number, and how many characters of it belong to the quantity expression. */
export function comparatorBefore(text: string, spelled: boolean): { op: Op; length: number } | undefined {
  const bare = text.trimEnd();
  const trimmed = bare.endsWith('了') ? bare.slice(0, -1) : bare;
  if (!compared.test(trimmed)) return undefined;
  for (const { shape, op, inside } of before) {
    const hit = shape.exec(trimmed);
    if (!hit || (!spelled && hit[0] === '上' && spelledOnly.test(hit[0]))) continue;
    return { op, length: inside && trimmed.length === text.length ? hit[0].length : 0 };
  }
  return undefined;
}

/** The unit that a noun stands for where none is printed: 36万群众. */
export function nounUnit(folded: string, end: number): string {
  const rest = folded.slice(end, end + 16);
  return nounUnits.find(([shape]) => shape.test(rest))?.[1] ?? '';
}

export type Range = { readonly value: number; readonly value2: number; readonly tail: Tail };

const TO = /^\s?(?:[-—~]{1,2}|至|到)\s?(\d+(?:,\d{3})*(?:\.\d+)?)/;

/** 3—5万亩, 10%至12%: both ends, the first in the scale of the second where it prints none. */
export function rangeAt(folded: string, first: Printed, tail: Tail): Range | undefined {
  const hit = TO.exec(folded.slice(tail.end, tail.end + 16));
  if (!hit?.[1]) return undefined;
  const second = numberAt(folded, tail.end + hit[0].length - hit[1].length, hit[1]);
  const close = tailAt(folded, second.end, false);
  if (close.unit === '' || (tail.unit !== '' && unitName(tail.unit) !== unitName(close.unit)))
    return undefined;
  const scale = first.scale === '' && tail.unit === '' ? second.scale : first.scale;
  return { value: scaled(first.digits, exponentOf(scale)), value2: second.value, tail: close };
}
