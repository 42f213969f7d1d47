import { parse } from 'parse5';
import { attribute, type Element, isElement, isUnseen, linesIn, type Node } from './html-lines.ts';

/** Characters, characters in links, and marks of running prose outside links. */
type Weight = { chars: number; linked: number; marks: number };

/** The article is the smallest element with this share of the prose of the page. */
const SHARE = 0.85;
/** Never down into a paragraph: its neighbours are headings and short lines of the same article. */
const CONTAINERS = new Set([
  ...['div', 'article', 'main', 'section', 'td', 'tr', 'tbody', 'table', 'center', 'form', 'ucapcontent'],
  ...['dl', 'dd', 'ul', 'li', 'body', 'header', 'aside', 'blockquote', 'fieldset'],
]);
/** A part inside the article that is mostly links and has next to no prose is a menu. */
const MENU_LINKS = 0.5;
const MENU_MARKS = 3;
/** Names that designers give to what surrounds an article. */
const FRAME =
  /(?:^|[-_\s])(?:nav|menu|crumbs?|breadcrumbs?|position|location|share|bdsharebuttonbox|footer?|copyright|toolbar|tools?|sidebar|related|recommend|hot|prev|next|pagination|qrcode|ewm|print)(?:[-_\s\d]|$)/i;
/** Lines that the sites themselves put around an article. */
const FRAME_LINE =
  /^(?:[【[（(]?(?:打印(?:本页)?|关闭(?:窗口|本页)?|收藏(?:本页)?|返回(?:顶部|首页)?|分享(?:到)?|字体|大|中|小)[】\]）)]?[\s:：|丨/]*)+$|^(?:当前位置|您(?:现在)?(?:所在)?的?位置|首页\s*[>›»＞]|上一[篇条]|下一[篇条]|责任编辑|扫一扫|浏览次数|阅读次数|点击数|分享到|版权所有|主办单位|网站标识码)/;

const weights = new WeakMap<Node, Weight>();

/** Weighs a node and everything in it; a page that nests too deep for the stack kills the worker, not the program. */
function weigh(node: Node): Weight {
  const known = weights.get(node);
  if (known) return known;
  const weight: Weight = { chars: 0, linked: 0, marks: 0 };
  if ('value' in node) {
    weight.chars = node.value.replace(/\s+/g, '').length;
    weight.marks = node.value.match(/[，。；：、！？]/g)?.length ?? 0;
  } else if (isElement(node) && !isUnseen(node)) {
    for (const child of node.childNodes) {
      const inner = weigh(child);
      weight.chars += inner.chars;
      weight.linked += inner.linked;
      weight.marks += inner.marks;
    }
    if (node.tagName === 'a') {
      weight.linked = weight.chars;
      weight.marks = 0;
    }
  }
  weights.set(node, weight);
  return weight;
}

/** Goes down from the body as long as one child holds nearly all of the prose. */
function articleIn(body: Element): Element {
  let at = body;
  for (;;) {
    const { marks } = weigh(at);
    const next = at.childNodes
      .filter(isElement)
      .find((child) => CONTAINERS.has(child.tagName) && weigh(child).marks >= Math.max(1, marks * SHARE));
    if (!next) return at;
    at = next;
  }
}

function isFrame(element: Element): boolean {
  const { chars, linked, marks } = weigh(element);
  if (element.tagName === 'a' || chars === 0) return false;
  if (linked > chars * MENU_LINKS && marks <= MENU_MARKS) return true;
  return marks <= MENU_MARKS && FRAME.test(`${attribute(element, 'class')} ${attribute(element, 'id')}`);
}

function find(nodes: readonly Node[], wanted: (element: Element) => boolean): Element | undefined {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    if (wanted(node)) return node;
    const inside = find(node.childNodes, wanted);
    if (inside) return inside;
  }
  return undefined;
}

const tight = (text: string): string => text.replace(/[\s\u200b\ufeff]+/g, '');

/**
 * The title that the page gives to its article: its metadata, a heading, or the window's.
 * Source: 政府网站发展指引（国办发〔2017〕47号）, annex on page design, which names the tag ArticleTitle.
 */
function titleOf(page: readonly Node[]): string {
  const meta = find(page, (e) => e.tagName === 'meta' && /^articletitle$/i.test(attribute(e, 'name')));
  const stated = meta ? attribute(meta, 'content').trim() : '';
  if (stated !== '') return stated;
  const heading = find(page, (e) => e.tagName === 'h1' && weigh(e).chars > 0);
  if (heading) return linesIn([heading])[0] ?? '';
  const window = find(page, (e) => e.tagName === 'title');
  const text = window?.childNodes.map((n) => ('value' in n ? n.value : '')).join('') ?? '';
  return text.split(/\s*[-_|–—]\s*/)[0]?.trim() ?? '';
}

/** Lines of a page before its article that belong to the report: where and when it was given, and by whom. */
const HEAD_LINE = /人民代表大会.*会议|^[^\t，。]{0,20}人民政府[^\t，。]{0,6}长[\s　]*[一-龥·\s　]{2,8}$/;
const INDEX_NUMBER = /索\s*引\s*号\s*[：:]?\s*([0-9A-Za-z][0-9A-Za-z\-/（）()〔〕]{4,})/;

function headOf(page: readonly Node[], before: readonly string[], article: readonly string[]): string[] {
  const top = tight(article.slice(0, 8).join('\n'));
  const title = titleOf(page);
  const index = INDEX_NUMBER.exec([...before, ...article.slice(0, 8)].join('\n'))?.[1];
  return [
    ...(index !== undefined && !top.includes(index) ? [`索引号：${index}`] : []),
    ...(title !== '' && !top.includes(tight(title)) ? [title] : []),
    ...before.filter((line) => line.length < 60 && HEAD_LINE.test(line) && !top.includes(tight(line))),
  ];
}

/** The article of a page of a government site, without menu and footer: one line a paragraph, its title first. */
export function articleOf(html: string): string {
  const page = parse(html).childNodes;
  const body = find(page, (e) => e.tagName === 'body');
  if (!body) return '';
  const article = articleIn(body);
  const text = linesIn([article], isFrame).filter((line) => !FRAME_LINE.test(line));
  const whole = linesIn([body], (e) => e === article || e.tagName === 'a');
  return [...headOf(page, whole, text), ...text].join('\n');
}
