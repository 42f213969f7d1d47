import { plainDigits } from '../../kernel/index.ts';
import { type Comparator, comparatorOfBare } from '../../ledger/index.ts';
import type { Target } from '../../measures/index.ts';
import { figurePattern, figureValue, halfWidth, writeFigure } from './figure.ts';
import { isQuoted, partsOf, quoted, unquoted } from './quoted.ts';
import { type Marks, readMarks, writeMarks } from './target-marks.ts';
import { unitOf, writtenUnit } from './units.ts';

export type { Target };

type Kind = Target['kind'];
type Direction = Target['direction'];
type Op = Target['op'];

/** What a line of the column 目标 says: a target, or why it is none. */
export type TargetLine =
  | { readonly target: Target }
  | { readonly fault: 'no-figure' | 'unknown-unit' | 'contradiction'; readonly word: string };

/** What reading a line of targets needs to know: what a bare figure counts, and units beyond the usual. */
export type TargetContext = { readonly subject: string; readonly units: ReadonlySet<string> };

const NO_FIGURE = '（无数值）';

const verbs: Readonly<Record<Kind, Readonly<Record<Direction, string>>>> = {
  value: { none: '', up: '提高到', down: '降到' },
  change: { none: '变化', up: '增加', down: '减少' },
  growth: { none: '变动', up: '增长', down: '下降' },
  rank: { none: '', up: '升至', down: '退至' },
};

/** Words that say the same as the verbs above; a longer one stands before a shorter one. */
const moreVerbs: readonly (readonly [string, Kind, Direction])[] = [
  ['提升到', 'value', 'up'],
  ['提高至', 'value', 'up'],
  ['提升至', 'value', 'up'],
  ['增加到', 'value', 'up'],
  ['增加至', 'value', 'up'],
  ['降低到', 'value', 'down'],
  ['降至', 'value', 'down'],
  ['减少到', 'value', 'down'],
  ['下降到', 'value', 'down'],
  ['提高', 'change', 'up'],
  ['提升', 'change', 'up'],
  ['降低', 'change', 'down'],
  ['达到', 'value', 'none'],
  ['达', 'value', 'none'],
  ['完成', 'value', 'none'],
];

const verbMeanings: ReadonlyMap<string, readonly [Kind, Direction]> = new Map([
  ...(Object.keys(verbs) as Kind[]).flatMap((kind) =>
    (Object.keys(verbs[kind]) as Direction[]).map(
      (direction) => [verbs[kind][direction], [kind, direction]] as const,
    ),
  ),
  ...moreVerbs.map(([word, kind, direction]) => [word, [kind, direction]] as const),
  ['', ['value', 'none']],
]);

const before: Readonly<Record<string, Op>> = {
  不低于: 'ge',
  不少于: 'ge',
  不小于: 'ge',
  至少: 'ge',
  '≥': 'ge',
  '>=': 'ge',
  超过: 'gt',
  突破: 'gt',
  高于: 'gt',
  多于: 'gt',
  大于: 'gt',
  '>': 'gt',
  '＞': 'gt',
  不超过: 'le',
  不高于: 'le',
  不多于: 'le',
  不大于: 'le',
  控制在: 'le',
  '≤': 'le',
  '<=': 'le',
  低于: 'lt',
  少于: 'lt',
  小于: 'lt',
  不足: 'lt',
  '<': 'lt',
  '＜': 'lt',
  约: 'approx',
  等于: 'eq',
};
const after: Readonly<Record<string, Op>> = {
  及以上: 'ge',
  以上: 'ge',
  及以内: 'le',
  以内: 'le',
  之内: 'le',
  以下: 'le',
  左右: 'approx',
  上下: 'approx',
};

const anyOf = (words: Iterable<string>): string =>
  [...words]
    .filter((word) => word !== '')
    .toSorted((a, b) => b.length - a.length)
    .join('|');

const body = new RegExp(
  `^(${anyOf(verbMeanings.keys())})?(${anyOf(Object.keys(before))})?(第|前)?${figurePattern}` +
    `(?:[—–~～至到-]${figurePattern})?(.*?)(${anyOf(Object.keys(after))})?$`,
);

/** 20—30个 shares its unit and scale: the first figure of 20—30万 counts in 万 too. */
function writeRange(value: number, value2: number): string {
  const [low, high] = [writeFigure(value), writeFigure(value2)];
  const shared = !/[万亿]$/.test(low) && /[万亿]$/.test(high);
  return `${low}—${shared ? plainDigits(value2) : high}`;
}

function amountText({ kind, op, value, value2, unit }: Target): string {
  const range = op === 'range' && value2 !== null;
  const figures = range ? writeRange(value ?? 0, value2) : writeFigure(value ?? 0);
  const amount = `${figures}${writtenUnit(unit)}`;
  if (kind === 'rank') return op === 'le' ? `前${amount}` : compared(`第${amount}`, op, 'value');
  const bare = comparatorOfBare({ kind, value, unit }, false).op;
  return op === 'eq' && bare !== 'eq' ? `等于${amount}` : compared(amount, op, kind);
}

/** 不低于360亿元, but 增长7.5%以上: amounts take their comparator before them, differences behind. */
function compared(amount: string, op: Op, kind: Kind): string {
  const behind = kind === 'growth' || kind === 'change';
  switch (op) {
    case 'eq':
    case 'range':
      return amount;
    case 'ge':
      return behind ? `${amount}以上` : `不低于${amount}`;
    case 'le':
      return behind ? `${amount}以内` : `不超过${amount}`;
    case 'gt':
      return `超过${amount}`;
    case 'lt':
      return `低于${amount}`;
    case 'approx':
      return `${amount}左右`;
  }
}

const withoutFigure = ({ kind, direction, inStepWith }: Target): string =>
  `${verbs[kind][direction]}${inStepWith === undefined ? NO_FIGURE : ''}`;

/**
 * One target as people write it: 不低于360亿元, 生产总值：增长7.5%以上. What is counted is left out where it is
 * the task itself (`subject`).
 */
export function writeTarget(target: Target, subject: string): string {
  const { metric, value } = target;
  const figure =
    value === null ? withoutFigure(target) : `${verbs[target.kind][target.direction]}${amountText(target)}`;
  const text = `${figure}${writeMarks(target)}`;
  return metric === subject ? text : `${quoted(metric, /[：:；;]/)}：${text}`;
}

/** The column 目标: one target a line. */
export const writeTargets = (targets: readonly Target[], subject: string): string =>
  targets.map((target) => writeTarget(target, subject)).join('\n');

function meaningOf(verb: string, unit: string): readonly [Kind, Direction] {
  const [kind, direction] = verbMeanings.get(verb) ?? ['value', 'none'];
  const relative = unit === '' || ['%', '‰', '倍', '成', '番'].includes(unit);
  return kind === 'growth' && !relative ? ['change', direction] : [kind, direction];
}

/** The one comparator that the words before and behind a figure agree on; a figure without any is bare. */
function opOf(front: string, back: string): Op | 'bare' | undefined {
  const [a, b] = [before[front], after[back]];
  if (a === undefined || b === undefined) return a ?? b ?? 'bare';
  if (a === b) return a;
  if (a === 'gt' && b === 'ge') return 'gt';
  if (front === '控制在' && b === 'approx') return 'approx';
  return undefined;
}

type Body = Omit<Target, 'metric' | keyof Marks> & Comparator;
type BodyLine = Body | Exclude<TargetLine, { readonly target: Target }>;

function ofRank(
  place: string,
  rest: { direction: Direction; op: Op | 'bare'; value: number; unit: string },
): BodyLine {
  const { op, value, unit, direction } = rest;
  const common = { kind: 'rank', direction, value, value2: null, unit } as const;
  if (place === '第') return { ...common, op: op === 'bare' ? 'eq' : op };
  return op === 'bare' ? { ...common, op: 'le' } : { fault: 'contradiction', word: '前' };
}

function rangeOf(
  first: readonly string[],
  second: readonly string[],
): { value: number; value2: number | null } {
  const [digits = '', scale = ''] = first;
  const [digits2, scale2 = ''] = second;
  if (digits2 === undefined) return { value: figureValue(digits, scale), value2: null };
  return { value: figureValue(digits, scale || scale2), value2: figureValue(digits2, scale2) };
}

/** Reads 增长7.5%以上; undefined where it holds no figure in that form. */
function readBody(written: string, units: ReadonlySet<string>): BodyLine | undefined {
  const match = body.exec(halfWidth(written).replaceAll(' ', ''));
  if (!match) return undefined;
  const [
    ,
    verb = '',
    front = '',
    place = '',
    digits = '',
    scale = '',
    digits2,
    scale2 = '',
    rest = '',
    back = '',
  ] = match;
  const unit = unitOf(rest, units);
  if (unit === undefined) return { fault: 'unknown-unit', word: rest };
  const op = opOf(front, back);
  if (op === undefined) return { fault: 'contradiction', word: `${front}…${back}` };
  const { value, value2 } = rangeOf([digits, scale], digits2 === undefined ? [] : [digits2, scale2]);
  const [kind, direction] = verb === '升至' || verb === '退至' ? rankMove(verb) : meaningOf(verb, unit);
  if (place !== '') return ofRank(place, { direction, op, value, unit });
  if (value2 === null) {
    const comparator = op === 'bare' ? comparatorOfBare({ kind, value, unit }, direction === 'down') : { op };
    return { kind, direction, ...comparator, value, value2, unit };
  }
  return op === 'bare'
    ? { kind, direction, op: 'range', value, value2, unit }
    : { fault: 'contradiction', word: back };
}

const rankMove = (verb: string): readonly [Kind, Direction] => ['rank', verb === '升至' ? 'up' : 'down'];

function readWithoutFigure(written: string, { inStepWith }: Marks): Body | undefined {
  if (inStepWith === undefined && !written.endsWith(NO_FIGURE)) return undefined;
  const meaning = verbMeanings.get(
    written.endsWith(NO_FIGURE) ? written.slice(0, -NO_FIGURE.length) : written,
  );
  if (!meaning) return undefined;
  const [kind, direction] = meaning;
  return { kind, direction, op: 'eq', value: null, value2: null, unit: '' };
}

/** Where 「生产总值：增长5%」 parts: behind the last colon, or behind a name in 「」. */
function partAtColon(line: string): readonly [string, string] | undefined {
  const named = /^(「(?:[^」]|」」)*」)[：:](.*)$/s.exec(line) ?? /^(.+)[：:]([^：:]*)$/s.exec(line);
  if (!named) return undefined;
  const [, name = '', text = ''] = named;
  return [isQuoted(name) ? unquoted(name) : name.trim(), text.trim()];
}

/** 完成投资360亿元 without a colon: the longest end that reads as an amount is one, what stands before is counted. */
function readLoose(line: string, context: TargetContext, marks: Marks): TargetLine {
  let fault: TargetLine = { fault: 'no-figure', word: line };
  for (let at = 0; at <= line.length; at += 1) {
    if (/[\d.,]/.test(line.charAt(at - 1))) continue;
    const found = readBody(line.slice(at), context.units) ?? readWithoutFigure(line.slice(at), marks);
    if (!found) continue;
    if (!('fault' in found))
      return { target: { metric: line.slice(0, at).trim() || context.subject, ...found, ...marks } };
    if (found.fault === 'contradiction') return found;
    fault = found;
  }
  return fault;
}

/** Reads one line of the column 目标, the inverse of `writeTarget`. */
export function readTarget(line: string, context: TargetContext): TargetLine {
  const { text: whole, marks } = readMarks(line);
  const parted = partAtColon(whole);
  if (!parted) return readLoose(whole, context, marks);
  const [metric, text] = parted;
  const found = readBody(text, context.units) ?? readWithoutFigure(text, marks);
  if (found === undefined) return readLoose(text, { ...context, subject: metric }, marks);
  return 'fault' in found ? found : { target: { metric, ...found, ...marks } };
}

/** The lines of the column 目标: by line ends and semicolons. */
export const targetLines = (cell: string): string[] => partsOf(cell, '\n；;');
