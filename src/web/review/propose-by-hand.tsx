import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useWording } from '../wording/index.ts';

type Stretch = { readonly start: number; readonly end: number };

/** The offset of the document's text at a place of the page; every piece of text carries where it starts. */
function offsetAt(node: Node | null, within: number): number | undefined {
  const piece = (node instanceof Element ? node : node?.parentElement)?.closest<HTMLElement>('[data-start]');
  if (!piece || node?.nodeType !== Node.TEXT_NODE) return undefined;
  return Number(piece.dataset['start']) + within;
}

/** What the person has marked in the text of the document, if it is more than a letter or two. */
function selectedStretch(): Stretch | undefined {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed) return undefined;
  const one = offsetAt(selection.anchorNode, selection.anchorOffset);
  const other = offsetAt(selection.focusNode, selection.focusOffset);
  if (one === undefined || other === undefined) return undefined;
  const [start, end] = [Math.min(one, other), Math.max(one, other)];
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
