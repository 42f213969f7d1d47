import type { z } from 'zod';
import type { Diagnostic, Place } from '../kernel/index.ts';
import { finding, quoted } from './finding.ts';
import { type Entry, type Path, type SourceFile, snakeCase } from './source.ts';

type Issue = z.core.$ZodIssue;

const days = ['日期写成 2021-01-31。', 'Write a day like 2021-01-31.'] as const;
const codes = [
  '代码是数字串；在 YAML 里加引号，在表格软件里把这一列设为文本。',
  'A code is a string of digits: quote it in YAML, make the column text in a spreadsheet.',
] as const;

const hints = new Map<string, readonly [string, string]>([
  ...['validFrom', 'validTo', 'on', 'deadline', 'due', 'until'].map((name) => [name, days] as const),
  ...['code', 'parent', 'place', 'places'].map((name) => [name, codes] as const),
  [
    'id',
    [
      '用小写字母开头的英文短名，如 fagaiwei，定了不改。',
      'A permanent short name such as fagaiwei: small letters, digits, hyphens.',
    ],
  ],
  [
    'unit',
    ['用单位表里的计量单位，如 亿元、%、公里、个。', 'Use a unit of the list, such as 亿元, %, 公里 or 个.'],
  ],
  ['value', ['写数，不带单位与千分位。', 'Write a plain number, without its unit or separators.']],
]);

/** Where a wrong value stands in a record, and what stands there. */
type Wrong = { readonly place: Place; readonly field: string; readonly value: unknown };

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((part, step) => {
    if (Array.isArray(part)) return typeof step === 'number' ? part[step] : undefined;
    return isObject(part) ? part[String(step)] : undefined;
  }, value);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const missing = ({ place, field }: Wrong): Diagnostic =>
  finding(place, {
    code: 'missing-field',
    zh: `缺少字段“${snakeCase(field)}”。`,
    en: `The field “${snakeCase(field)}” is missing.`,
    doZh: '照同一文件里其他记录补上。',
    doEn: 'Add it, like the other records of this file.',
  });

function wrongValue(
  { place, field, value }: Wrong,
  why: { zh: string; en: string },
  code = 'wrong-value',
  isBound = false,
): Diagnostic {
  const [doZh, doEn] = (isBound ? undefined : hintFor(field, value)) ?? [why.zh, why.en];
  const name = snakeCase(field);
  return finding(place, {
    code,
    zh: field === '' ? `这里${why.zh}` : `“${name}”的值“${quoted(value)}”不对：${why.zh}`,
    en: field === '' ? `Here ${why.en}` : `“${quoted(value)}” will not do for “${name}”: ${why.en}`,
    doZh,
    doEn,
  });
}

const hintFor = (field: string, value: unknown): readonly [string, string] | undefined => {
  if (field === '')
    return ['照 counties/README.md 的格式写。', 'Write it in the form that counties/README.md shows.'];
  if (hints.has(field)) return hints.get(field);
  const bare = typeof value === 'number' || typeof value === 'boolean';
  return bare
    ? ['YAML 把它读成了数或真假值；文字要加引号。', 'YAML reads this as a number or truth value: quote text.']
    : undefined;
};

function unknownFields(issue: z.core.$ZodIssueUnrecognizedKeys, entry: Entry<unknown>): Diagnostic[] {
  return issue.keys.map((key) =>
    finding(entry.placeOf(...pathOf(issue), key, keyMark), {
      code: 'unknown-field',
      zh: `没有叫“${quoted(snakeCase(key.trim()))}”的字段。`,
      en: `There is no field called “${quoted(snakeCase(key.trim()))}”.`,
      doZh: '改正拼写，或删去这一项；字段名用小写字母和下划线；值里有半角逗号时加引号。',
      doEn: 'Mend the spelling or take it away; field names are small letters and underscores; quote a value with a comma.',
    }),
  );
}

/** Asks an entry for the place of a key instead of that of its value. */
export const keyMark = '\u0000key';

const pathOf = (issue: Issue): (string | number)[] =>
  issue.path.map((step) => (typeof step === 'number' ? step : String(step)));

const types: ReadonlyMap<string, { zh: string; en: string }> = new Map([
  ['string', { zh: '文字', en: 'text' }],
  ['number', { zh: '数', en: 'a number' }],
  ['int', { zh: '整数', en: 'a whole number' }],
  ['boolean', { zh: ' true 或 false', en: 'true or false' }],
  ['array', { zh: '列表', en: 'a list' }],
  ['object', { zh: '一组字段', en: 'a group of fields' }],
]);

const noSuchDay = (value: unknown) =>
  /^\d{4}-\d{2}-\d{2}$/.test(String(value))
    ? { zh: '没有这一天。', en: 'there is no such day.' }
    : { zh: '不是日期。', en: 'this is no day.' };

function explain(issue: Issue, entry: Entry<unknown>): Diagnostic[] {
  const path = pathOf(issue);
  const field = path.findLast((step) => typeof step === 'string') ?? '';
  const value = valueAt(entry.record, path);
  const wrong = { place: entry.placeOf(...path), field, value };
  if (issue.code === 'unrecognized_keys') return unknownFields(issue, entry);
  if (value === undefined && path.length > 0) return [missing(wrong)];
  switch (issue.code) {
    case 'invalid_type': {
      const { zh, en } = types.get(issue.expected) ?? { zh: issue.expected, en: issue.expected };
      return [wrongValue(wrong, { zh: `应当是${zh}。`, en: `it must be ${en}.` })];
    }
    case 'invalid_value': {
      const allowed = issue.values.map(String).join(' | ');
      return [wrongValue(wrong, { zh: `只能是 ${allowed}。`, en: `it must be one of ${allowed}.` })];
    }
    case 'invalid_union': {
      const allowed = 'options' in issue && Array.isArray(issue.options) ? issue.options.join(' | ') : '';
      return [wrongValue(wrong, { zh: `只能是 ${allowed}。`, en: `it must be one of ${allowed}.` })];
    }
    case 'invalid_format':
      return [
        issue.format === 'date'
          ? wrongValue(wrong, noSuchDay(value), 'wrong-day')
          : wrongValue(wrong, { zh: '写法不对。', en: 'it is not written as it must be.' }),
      ];
    case 'custom': {
      const { code, zh, en } = issue.params ?? {};
      // What a rule of our own says of a number is what to do about it.
      return [wrongValue(wrong, { zh: String(zh), en: String(en) }, String(code), typeof value === 'number')];
    }
    case 'too_small':
      return [
        wrongValue(
          wrong,
          { zh: `至少要有 ${issue.minimum}。`, en: `at least ${issue.minimum} is needed.` },
          'wrong-value',
          issue.origin === 'number',
        ),
      ];
    case 'too_big':
      return [
        wrongValue(
          wrong,
          { zh: `不能超过 ${issue.maximum}。`, en: `at most ${issue.maximum} is allowed.` },
          'wrong-value',
          issue.origin === 'number',
        ),
      ];
    default:
      return [wrongValue(wrong, { zh: '写法不对。', en: 'it is not written as it must be.' })];
  }
}

const entryOf = (source: SourceFile, base: Path, record: unknown): Entry<unknown> => ({
  record,
  placeOf: (...path) =>
    path.at(-1) === keyMark
      ? source.placeOf([...base, ...path.slice(0, -1)], 'key')
      : source.placeOf([...base, ...path]),
});

/** Holds a part of a file against its schema: the record, or every finding about its shape. */
export function shapeOf<T>(
  schema: z.ZodType<T>,
  source: SourceFile,
  base: Path,
): { entry: Entry<T> | undefined; raw: unknown; found: Diagnostic[] } {
  const raw = valueAt(source.value, base);
  const entry = entryOf(source, base, raw);
  const parsed = schema.safeParse(raw);
  if (!parsed.success) {
    return { entry: undefined, raw, found: parsed.error.issues.flatMap((issue) => explain(issue, entry)) };
  }
  return { entry: { record: parsed.data, placeOf: entry.placeOf }, raw, found: [] };
}
