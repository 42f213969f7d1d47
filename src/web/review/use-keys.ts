import { useEffect, useRef } from 'react';
import { isTyping } from '../parts/is-typing.ts';
import { type Command, commandOf } from './keys.ts';

/** Works the screen by keys, as long as it is `on` and nothing lies over the page. */
export function useKeys(on: boolean, work: Readonly<Record<Command, () => void>>): void {
  const latest = useRef(work);
  useEffect(() => {
    latest.current = work;
  });
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : undefined;
      if (event.isComposing || target?.closest('[role=dialog], [role=menu]')) return;
      const control = target?.closest('button, a, summary');
      // The chosen item of the list and the chosen mark hold the focus after a click: there Enter confirms.
      const chosen = control?.getAttribute('aria-current') === 'true' && control.closest('.review');
      const command = commandOf({
        key: event.key,
        ctrlKey: event.ctrlKey,
        metaKey: event.metaKey,
        altKey: event.altKey,
        inField: isTyping(event.target),
        onControl: Boolean(control) && !chosen,
      });
      if (!command) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current[command]();
    };
    // Before the controls: a list of units would take Ctrl+Enter for its own.
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, [on]);
}
