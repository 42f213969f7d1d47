import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useWording } from '../wording/index.ts';
import { type Stretch, selectedStretch } from './selection.ts';
import { useMarkingKeys } from './use-marking-keys.ts';

type ProposeProps = {
  readonly text: string;
  readonly propose: (stretch: Stretch) => void;
  /** Where marking by keys begins; undefined while the keys work the list. */
  readonly markingFrom: number | undefined;
  readonly stopMarking: () => void;
};

/**
 * Offers to list a stretch that the reading passed over: mark it in the text, with the pointer or clause by
 * clause with the keys, then press the button or Enter.
 */
export function ProposeByHand({ text, propose, markingFrom, stopMarking }: ProposeProps) {
  const { t } = useWording();
  const [stretch, setStretch] = useState<Stretch>();
  // A pointer that slips marks a letter or two and means nothing; with the keys the shortest clause is meant.
  const atLeast = markingFrom === undefined ? 4 : 1;
  useEffect(() => {
    const look = () => setStretch(selectedStretch(atLeast));
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [atLeast]);
  const act = (marked: Stretch) => {
    document.getSelection()?.removeAllRanges();
    stopMarking();
    propose(marked);
  };
  useMarkingKeys(text, markingFrom, { propose: act, stop: stopMarking });
  if (!stretch) return null;
  return (
    <div className="propose">
      <div className="propose-words">
        <p className="propose-line" role="status">
          {text.slice(stretch.start, stretch.end)}
        </p>
        {markingFrom !== undefined && <p className="propose-line quiet small">{t('review.marking')}</p>}
      </div>
      <Button
        type="primary"
        size="small"
        // The press must not clear the selection before it is read.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => act(stretch)}
      >
        {t('review.propose')}
      </Button>
    </div>
  );
}
