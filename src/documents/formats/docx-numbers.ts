/**
 * Word numbers paragraphs by itself and keeps no number in their text: 一、 （一） 1. are printed, not stored. Here they are
 * counted as Word counts them and written into the text. Source: ECMA-376-1, 17.9 (numbering) and 17.18.59 (formats).
 */

/** One level of a list: what it starts with, how it counts and what is printed around the number (`（%2）`). */
type Level = {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  readonly suffix: string;
  /** Levels above are printed in arabic figures. */
  readonly legal: boolean;
  /** False where it goes on counting below a new heading. */
  readonly restarts: boolean;
  /** The style whose paragraphs stand at this level. */
  readonly style: string | undefined;
};
/** A list as paragraphs name it: the counters belong to `abstract`, which several lists may share. */
type List = {
  readonly abstract: string;
  readonly levels: readonly (Level | undefined)[];
  readonly starts: ReadonlyMap<number, number>;
};
type Place = { readonly list: string | undefined; readonly level: number | undefined };

const MOST_LEVELS = 9;
const NO_LIST = '0';

/** The attribute `w:val` of the first element of a name. */
const valOf = (xml: string, name: string): string | undefined =>
  new RegExp(`<w:${name}\\s[^>]*?w:val="([^"]*)"`).exec(xml)?.[1];
const attributeOf = (tag: string, name: string): string | undefined =>
  new RegExp(`\\bw:${name}="([^"]*)"`).exec(tag)?.[1];
/** The elements of a name with their attributes and their content. */
const elements = (xml: string, name: string): { tag: string; content: string }[] =>
  [...xml.matchAll(new RegExp(`<w:${name}(\\s[^>]*[^/])?>([\\s\\S]*?)</w:${name}>`, 'g'))].map(
    ([, tag = '', content = '']) => ({ tag, content }),
  );
const isOn = (xml: string, name: string): boolean =>
  new RegExp(`<w:${name}\\s*(?:/>|w:val="(?:1|true|on)")`).test(xml);

function levelOf(xml: string): Level {
  return {
    start: Number(valOf(xml, 'start') ?? 0),
    format: valOf(xml, 'numFmt') ?? 'decimal',
    text: valOf(xml, 'lvlText') ?? '',
    suffix: valOf(xml, 'suff') ?? 'tab',
    legal: isOn(xml, 'isLgl'),
    restarts: valOf(xml, 'lvlRestart') !== '0',
    style: valOf(xml, 'pStyle'),
  };
}

const levelsOf = (xml: string): [number, Level][] =>
  elements(xml, 'lvl').map(({ tag, content }) => [Number(attributeOf(tag, 'ilvl')), levelOf(content)]);

/** A list with the levels it takes over and those it begins or makes anew. */
function listOf(xml: string, abstracts: ReadonlyMap<string, readonly (Level | undefined)[]>): List {
  const abstract = valOf(xml, 'abstractNumId') ?? '';
  const levels = [...(abstracts.get(abstract) ?? [])];
  const starts = new Map<number, number>();
  for (const { tag, content } of elements(xml, 'lvlOverride')) {
    const start = valOf(content, 'startOverride');
    if (start !== undefined) starts.set(Number(attributeOf(tag, 'ilvl')), Number(start));
    for (const [at, level] of levelsOf(content)) levels[at] = level;
  }
  return { abstract, levels, starts };
}

/** The lists of `numbering.xml` by the number that paragraphs name. */
function listsOf(numbering: string): Map<string, List> {
  const abstracts = new Map<string, (Level | undefined)[]>();
  for (const { tag, content } of elements(numbering, 'abstractNum')) {
    const levels: (Level | undefined)[] = [];
    for (const [at, level] of levelsOf(content)) levels[at] = level;
    abstracts.set(attributeOf(tag, 'abstractNumId') ?? '', levels);
  }
  const own = elements(numbering, 'num');
  return new Map(
    own.map(({ tag, content }) => [attributeOf(tag, 'numId') ?? '', listOf(content, abstracts)]),
  );
}

/** Which list and level the properties of a paragraph or of a style name. */
function placeIn(properties: string): Place {
  const own = elements(properties, 'numPr')[0]?.content ?? '';
  const level = valOf(own, 'ilvl');
  return { list: valOf(own, 'numId'), level: level === undefined ? undefined : Number(level) };
}

/** The list of each style that has one, its own or that of the style it is based on. */
function placesOfStyles(styles: string): (style: string | undefined) => Place | undefined {
  const own = new Map<string, Place & { base: string | undefined }>();
  for (const { tag, content } of elements(styles, 'style')) {
    const id = attributeOf(tag, 'styleId');
    if (id !== undefined) own.set(id, { ...placeIn(content), base: valOf(content, 'basedOn') });
  }
  return (style) => {
    let found = own.get(style ?? '');
    for (let depth = 0; found && found.list === undefined && depth < MOST_LEVELS; depth += 1)
      found = own.get(found.base ?? '');
    return found;
  };
}

const HAN = '零一二三四五六七八九';
const HAN_FORMATS = new Set([
  'chineseCounting',
  'chineseCountingThousand',
  'japaneseCounting',
  'taiwaneseCounting',
  'taiwaneseCountingThousand',
  'ideographDigital',
]);

/** 1 to 999 as offices count: 十, 十一, 二十, 一百零三. */
function han(n: number): string {
  if (n < 10) return HAN.charAt(n);
  const [hundreds, tens, ones] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10];
  const head = hundreds > 0 ? `${HAN.charAt(hundreds)}百` : '';
  const middle = tens > 0 ? `${tens === 1 && hundreds === 0 ? '' : HAN.charAt(tens)}十` : '';
  const gap = hundreds > 0 && tens === 0 && ones > 0 ? '零' : '';
  return `${head}${middle}${gap}${ones > 0 ? HAN.charAt(ones) : ''}`;
}

const letter = (n: number): string => String.fromCharCode(65 + ((n - 1) % 26)).repeat(Math.ceil(n / 26));

/** A number as a format prints it; formats that no report uses are printed in arabic figures. */
function printed(n: number, format: string): string {
  if (n < 1 || n > 999) return String(n);
  if (HAN_FORMATS.has(format)) return han(n);
  if (/^decimalEnclosedCircle/.test(format) && n <= 20) return String.fromCharCode(0x2460 + n - 1);
  if (format === 'ideographTraditional' && n <= 10) return '甲乙丙丁戊己庚辛壬癸'.charAt(n - 1);
  if (format === 'upperLetter') return letter(n);
  if (format === 'lowerLetter') return letter(n).toLowerCase();
  return String(n);
}

/** Counts paragraph by paragraph. */
class Counting {
  readonly #lists: ReadonlyMap<string, List>;
  readonly #counters = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();

  constructor(lists: ReadonlyMap<string, List>) {
    this.#lists = lists;
  }

  /** What is printed before the next paragraph at this place. */
  next(id: string, named: number | undefined, style: string | undefined): string {
    const list = this.#lists.get(id);
    const ofStyle = list?.levels.findIndex((l) => l?.style !== undefined && l.style === style) ?? -1;
    const at = named ?? Math.max(0, ofStyle);
    const level = list?.levels[at];
    if (!list || !level) return '';
    const counters = this.#count(id, list, at);
    if (level.format === 'bullet') return '';
    const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const shown = list.levels[Number(digit) - 1];
      const value = counters[Number(digit) - 1] ?? shown?.start ?? 1;
      return shown?.format === 'none' ? '' : printed(value, level.legal ? 'decimal' : (shown?.format ?? ''));
    });
    // A figure must not run into the text behind it: 1. 2024年, not 1.2024年.
    return level.suffix !== 'nothing' && /[!-~]$/.test(text) ? `${text} ` : text;
  }

  #count(id: string, { abstract, levels, starts }: List, at: number): (number | undefined)[] {
    const counters = this.#counters.get(abstract) ?? [];
    this.#counters.set(abstract, counters);
    const start = starts.get(at);
    const first = !this.#begun.has(`${id} ${at}`);
    this.#begun.add(`${id} ${at}`);
    const known = counters[at];
    if (start !== undefined && first) counters[at] = start;
    else counters[at] = known === undefined ? (levels[at]?.start ?? 1) : known + 1;
    for (let below = at + 1; below < MOST_LEVELS; below += 1)
      if (levels[below]?.restarts !== false) counters[below] = undefined;
    return counters;
  }
}

/** The opening of a paragraph and its properties; those before a tracked change stand in an element of their own. */
const PARAGRAPH =
  /<w:p(?=[\s>])[^>]*(?<!\/)>(\s*<w:pPr>((?:(?!<\/?w:pPr>|<w:pPrChange)[\s\S])*)(?:<w:pPrChange[\s\S]*?<\/w:pPrChange>)?\s*<\/w:pPr>)/g;

/** The XML of a document with the numbers that Word prints written before the text of their paragraphs. */
export function withNumbers(document: string, numbering: string, styles: string): string {
  const counting = new Counting(listsOf(numbering));
  const placeOf = placesOfStyles(styles);
  return document.replace(PARAGRAPH, (whole: string, _: string, properties: string) => {
    const style = valOf(properties, 'pStyle');
    const own = placeIn(properties);
    const inherited = placeOf(style);
    const list = own.list ?? inherited?.list ?? NO_LIST;
    const number = list === NO_LIST ? '' : counting.next(list, own.level ?? inherited?.level, style);
    return number === '' ? whole : `${whole}<w:r><w:t xml:space="preserve">${number}</w:t></w:r>`;
  });
}
