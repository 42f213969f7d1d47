import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

/**
 * A button that shows what belongs to it, and says whether it does. Escape closes it and goes back to the button;
 * a click beside it and moving on close it too. The pattern: WAI-ARIA practices, disclosure navigation.
 */
export function Disclosure({
  words,
  className,
  children,
}: {
  words: ReactNode;
  className: string;
  /** What is shown; a link among it calls `close`. */
  children: (close: () => void) => ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const whole = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = (): void => setOpen(false);
  useEffect(() => {
    if (!open) return;
    const onLeave = ({ target }: Event): void => {
      if (target instanceof Node && !whole.current?.contains(target)) setOpen(false);
    };
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    addEventListener('pointerdown', onLeave);
    addEventListener('focusin', onLeave);
    addEventListener('keydown', onKey);
    return () => {
      removeEventListener('pointerdown', onLeave);
      removeEventListener('focusin', onLeave);
      removeEventListener('keydown', onKey);
    };
  }, [open]);
  return (
    <div className="disclosure" ref={whole}>
      <button
        type="button"
        ref={button}
        className={className}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {words}
      </button>
      <div id={id} hidden={!open} className="disclosure-panel">
        {open && children(close)}
      </div>
    </div>
  );
}
