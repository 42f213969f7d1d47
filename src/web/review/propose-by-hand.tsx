import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useWording } from '../wording/index.ts';

type Stretch = { readonly start: number; readonly end: number };

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

/** What the person has marked in the text of the document, if it is more than a letter or two. */
function selectedStretch(): Stretch | undefined {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const parts = [...document.querySelectorAll<HTMLElement>('.review-text [data-start]')]
    .filter((piece) => range.intersectsNode(piece))
    .map((piece) => covered(piece, range))
    .filter(({ start, end }) => end > start);
  const start = parts[0]?.start ?? 0;
  const end = parts.at(-1)?.end ?? 0;
  return end - start < 4 ? undefined : { start, end };
}

/** Offers to list a stretch that the reading passed over: mark it in the text, then press the button. */
export function ProposeByHand({ text, propose }: { text: string; propose: (stretch: Stretch) => void }) {
  const { t } = useWording();
  const [stretch, setStretch] = useState<Stretch>();
  useEffect(() => {
    const look = () => setStretch(selectedStretch());
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, []);
  if (!stretch) return null;
  return (
    <div className="propose">
      <span className="propose-words">{text.slice(stretch.start, stretch.end)}</span>
      <Button
        type="primary"
        size="small"
        // The press must not clear the selection before it is read.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => {
          document.getSelection()?.removeAllRanges();
          propose(stretch);
        }}
      >
        {t('review.propose')}
      </Button>
    </div>
  );
}
