import type { DefaultTreeAdapterTypes } from 'parse5';

export type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;

/** What a reader of the page does not see as text. */
const UNSEEN = new Set([
  ...[
    'head',
    'script',
    'style',
    'noscript',
    'template',
    'svg',
    'math',
    'iframe',
    'object',
    'canvas',
    'video',
  ],
  ...['audio', 'button', 'select', 'textarea', 'input', 'nav', 'footer', 'dialog'],
]);
const BLOCKS = new Set([
  ...['address', 'article', 'aside', 'blockquote', 'body', 'center', 'dd', 'div', 'dl', 'dt', 'fieldset'],
  ...[
    'figcaption',
    'figure',
    'form',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'header',
    'hr',
    'html',
    'li',
    'main',
  ],
  ...['ol', 'p', 'pre', 'section', 'table', 'tbody', 'tfoot', 'thead', 'title', 'tr', 'ul'],
]);

export const isElement = (node: Node): node is Element => 'tagName' in node;
export const attribute = (element: Element, name: string): string =>
  element.attrs.find((a) => a.name === name)?.value ?? '';

const isHidden = (element: Element): boolean =>
  element.attrs.some(
    (a) =>
      a.name === 'hidden' ||
      (a.name === 'style' && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(a.value)),
  );

/** True for elements whose content is no text of the page. */
export const isUnseen = (element: Element): boolean => UNSEEN.has(element.tagName) || isHidden(element);

/** Inline text runs together; a block or a line break begins a new line; cells are parted by a tab. */
class Lines {
  readonly done: string[] = [];
  #open = '';

  add(text: string): void {
    this.#open += text;
  }

  addCell(): void {
    if (this.#open.trim() !== '') this.#open += '\t';
  }

  break(): void {
    const line = this.#open.replace(/[ \n\r\f]*\t[ \t\n\r\f]*/g, '\t').replace(/[ \n\r\f]+/g, ' ');
    const trimmed = line.replace(/^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/g, '');
    if (trimmed !== '') this.done.push(trimmed);
    this.#open = '';
  }
}

function addText(text: string, lines: Lines, preformatted: boolean): void {
  if (!preformatted) lines.add(text);
  else
    for (const [i, part] of text.split(/\r?\n/).entries()) {
      if (i > 0) lines.break();
      lines.add(part);
    }
}

type Walk = { readonly lines: Lines; readonly preformatted: boolean; readonly skip: (e: Element) => boolean };

function walk(node: Node, on: Walk): void {
  const { lines, preformatted, skip } = on;
  if ('value' in node) addText(node.value, lines, preformatted);
  if (!isElement(node) || isUnseen(node) || skip(node)) return;
  const { tagName } = node;
  if (tagName === 'td' || tagName === 'th') lines.addCell();
  const block = tagName === 'br' || BLOCKS.has(tagName);
  if (block) lines.break();
  const inside = tagName === 'pre' ? { ...on, preformatted: true } : on;
  for (const child of node.childNodes) walk(child, inside);
  if (block) lines.break();
}

/** The lines of text that a reader of these nodes sees, one a paragraph; elements that `skip` names are left out. */
export function linesIn(nodes: readonly Node[], skip: (element: Element) => boolean = () => false): string[] {
  const lines = new Lines();
  for (const node of nodes) walk(node, { lines, preformatted: false, skip });
  lines.break();
  return lines.done;
}
