/** A stretch of the document's text: UTF-16 offsets, end exclusive. */
export type Stretch = { readonly start: number; readonly end: number };

const piecesOfText = (): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('.review-text [data-start]'),
];

/** How much of a piece of text a range covers, as offsets of the document's text. */
function covered(piece: HTMLElement, range: Range): Stretch {
  const start = Number(piece.dataset['start']);
  const within = document.createRange();
  within.selectNodeContents(piece);
  const from = range.compareBoundaryPoints(Range.START_TO_START, within) > 0 ? range.startOffset : 0;
  const upTo =
    range.compareBoundaryPoints(Range.END_TO_END, within) < 0 ? range.endOffset : piece.innerText.length;
  return { start: start + from, end: start + upTo };
}

/** What the person has marked in the text of the document, if it has at least so many letters. */
export function selectedStretch(atLeast: number): Stretch | undefined {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const parts = piecesOfText()
    .filter((piece) => range.intersectsNode(piece))
    .map((piece) => covered(piece, range))
    .filter(({ start, end }) => end > start);
  const start = parts[0]?.start ?? 0;
  const end = parts.at(-1)?.end ?? 0;
  return end - start < atLeast ? undefined : { start, end };
}

/** The place in the page where an offset of the text stands. */
function placeOf(offset: number): { node: Node; offset: number; piece: HTMLElement } | undefined {
  const piece = piecesOfText().findLast((one) => Number(one.dataset['start']) <= offset);
  const node = piece?.firstChild;
  if (!piece || !node) return undefined;
  const within = offset - Number(piece.dataset['start']);
  return { node, offset: Math.min(within, node.textContent?.length ?? 0), piece };
}

/** Marks a stretch as a person with a pointer would, and brings it into sight. */
export function selectStretch({ start, end }: Stretch): void {
  const from = placeOf(start);
  // The end stands in the piece of the last letter, not at the beginning of the one after it.
  const last = placeOf(end - 1);
  if (!from || !last) return;
  document.getSelection()?.setBaseAndExtent(from.node, from.offset, last.node, last.offset + 1);
  from.piece.scrollIntoView({ block: 'nearest' });
  last.piece.scrollIntoView({ block: 'nearest' });
}
