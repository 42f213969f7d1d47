import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import type { Diagnostic } from '../kernel/index.ts';
import { finding, quoted } from './finding.ts';
import { camelCase, type Path, Places, type SourceFile } from './source.ts';

/** Deeper than any definition; keeps a hostile file from exhausting the stack. */
const deepest = 12;

const syntaxInChinese: Record<string, string> = {
  BAD_INDENT: '缩进不对，或括号没有闭合',
  TAB_AS_INDENT: '缩进用了制表符（Tab）',
  MISSING_CHAR: '缺少引号、冒号或括号',
  MULTIPLE_DOCS: '一个文件里只能有一份内容，不能用 --- 分隔出第二份',
  BLOCK_AS_IMPLICIT_KEY: '冒号的位置不对，可能少了引号或换行',
  MULTILINE_IMPLICIT_KEY: '这一行或上一行缺少半角冒号（常见的是用了全角“：”），或引号没有闭合',
  UNEXPECTED_TOKEN: '出现了多余的符号',
};

type Reading = {
  readonly file: string;
  readonly places: Places;
  readonly lines: LineCounter;
  found: Diagnostic[];
};

function refuse(reading: Reading, offset: number, code: string, zh: string, en: string): void {
  const { line, col } = reading.lines.linePos(offset);
  reading.found.push(
    finding(
      { file: reading.file, line, column: col },
      {
        code,
        zh: `YAML 写法有误：${zh}。`,
        en: `This is not well-formed YAML: ${en}.`,
        doZh: '请对照邻近几行的写法改正；缩进用空格，值里有冒号或 # 时加引号。',
        doEn: 'Write it like the lines around it: indent with spaces, and quote values that hold a colon or #.',
      },
    ),
  );
}

/** The name of a field, or nothing where the key is no plain word. */
function fieldName(
  reading: Reading,
  key: unknown,
  map: YAMLMap,
): { name: string; offset: number } | undefined {
  const offset = (isNode(key) ? key.range?.[0] : map.range?.[0]) ?? 0;
  if (!isScalar(key) || typeof key.value !== 'string') {
    refuse(reading, offset, 'yaml-key', '键必须是一个词', 'a key must be a plain word');
    return undefined;
  }
  // Files spell keys in snake_case only, so that a camelCase spelling is an unknown field, not a second way.
  return { name: /[A-Z]/.test(key.value) ? `${key.value} ` : camelCase(key.value), offset };
}

function plainMap(reading: Reading, node: YAMLMap, path: Path): Record<string, unknown> {
  const value: Record<string, unknown> = Object.create(null);
  for (const pair of node.items) {
    const field = fieldName(reading, pair.key, node);
    if (field === undefined) continue;
    const { name, offset } = field;
    if (Object.hasOwn(value, name)) {
      refuse(reading, offset, 'yaml-syntax', `键“${quoted(name.trim())}”写了两次`, 'a key stands twice');
      continue;
    }
    const { line, col } = reading.lines.linePos(offset);
    reading.places.mark([...path, name], 'key', line, col);
    reading.places.mark([...path, name], 'value', line, col);
    value[name] = plainValue(reading, isNode(pair.value) ? pair.value : null, [...path, name]);
  }
  return value;
}

function plainValue(reading: Reading, node: Node | null, path: Path): unknown {
  if (node === null) return null;
  const offset = node.range?.[0] ?? 0;
  if (path.length > deepest) {
    refuse(reading, offset, 'yaml-depth', '嵌套太深', 'it is nested too deeply');
    return null;
  }
  const { line, col } = reading.lines.linePos(offset);
  // An empty value has no text of its own: its key is the better place, and is already marked.
  if (!isScalar(node) || node.value !== null) reading.places.mark(path, 'value', line, col);
  if (isAlias(node)) {
    refuse(
      reading,
      offset,
      'yaml-alias',
      '不能用 & 与 * 引用别处的内容',
      'anchors and aliases are not used here',
    );
    return null;
  }
  if (isMap(node)) return plainMap(reading, node, path);
  if (isSeq(node))
    return node.items.map((item, index) => plainValue(reading, isNode(item) ? item : null, [...path, index]));
  return isScalar(node) ? node.value : null;
}

/** Reads YAML 1.2 without aliases, tags of its own or a second document; keeps the place of every part. */
export function readYaml(file: string, text: string): SourceFile {
  const places = new Places(file);
  const lines = new LineCounter();
  const reading: Reading = { file, places, lines, found: [] };
  if (nestsTooDeeply(text)) {
    refuse(reading, 0, 'yaml-depth', '嵌套太深', 'it is nested too deeply');
    return { file, value: undefined, placeOf: places.find, diagnostics: reading.found };
  }
  // Keys that stand twice are found below: the parser's own search compares each key with every other.
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    schema: 'core',
    uniqueKeys: false,
  });
  for (const error of [...document.errors, ...document.warnings]) {
    const zh = syntaxInChinese[error.code] ?? `(${error.code}) ${quoted(error.message)}`;
    refuse(reading, error.pos[0], 'yaml-syntax', zh, error.message.replace(/\.$/, ''));
  }
  const value = document.errors.length > 0 ? undefined : plainValue(reading, document.contents, []);
  return { file, value, placeOf: places.find, diagnostics: reading.found };
}

/** Counts brackets and indents before the parser sees them: a run of `[[[[` would exhaust its stack. */
function nestsTooDeeply(text: string): boolean {
  let open = 0;
  for (const character of text) {
    if (character === '[' || character === '{') open += 1;
    if (character === ']' || character === '}') open -= 1;
    if (open > 200) return true;
  }
  return text.split('\n').some((line) => /^[ \-?:]{400}/.test(line));
}
