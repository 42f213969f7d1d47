import { useEffect, useRef } from 'react';
import { type Arrow, clausesOf, markFrom, moveMarked } from './by-clause.ts';
import { type Stretch, selectStretch } from './selection.ts';

const arrows: readonly Arrow[] = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];

type Marking = { readonly propose: (stretch: Stretch) => void; readonly stop: () => void };

/**
 * Marks by keys from an offset of the text on: arrows move by clause and sentence, Shift extends, Enter
 * proposes what is marked, Escape stops. A press of the pointer stops it too: then the pointer marks.
 */
export function useMarkingKeys(text: string, from: number | undefined, marking: Marking): void {
  const latest = useRef(marking);
  useEffect(() => {
    latest.current = marking;
  });
  useEffect(() => {
    if (from === undefined) return;
    const clauses = clausesOf(text);
    let marked = markFrom(clauses, from);
    const stretch = (): Stretch | undefined => {
      const first = marked && clauses[marked.first];
      const last = marked && clauses[marked.last];
      return first && last && { start: first.start, end: last.end };
    };
    const show = () => {
      const shown = stretch();
      if (shown) selectStretch(shown);
    };
    const stop = () => latest.current.stop();
    const press = (event: KeyboardEvent) => {
      const arrow = arrows.find((key) => key === event.key);
      const chosen = stretch();
      if (arrow && marked) marked = moveMarked(clauses, marked, arrow, event.shiftKey);
      else if (event.key === 'Enter' && chosen) latest.current.propose(chosen);
      else if (event.key === 'Escape') {
        document.getSelection()?.removeAllRanges();
        stop();
      } else return;
      event.preventDefault();
      event.stopPropagation();
      if (arrow) show();
    };
    show();
    window.addEventListener('keydown', press, true);
    window.addEventListener('pointerdown', stop);
    return () => {
      window.removeEventListener('keydown', press, true);
      window.removeEventListener('pointerdown', stop);
    };
  }, [text, from]);
}
