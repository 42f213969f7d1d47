import { Input } from 'antd';
import { useId, useState } from 'react';
import { figure, parseFigure } from '../format/figure.ts';
import { useWording } from '../wording/index.ts';

type FigureProps = {
  readonly label: string;
  readonly value: number | null;
  readonly quote: string;
  readonly placeholder?: string;
  readonly set: (value: number | null) => void;
};

/** A figure as people write it, 360亿; kept in base units. What is no number is said at once and not taken. */
export function FigureInput({ label, value, quote, placeholder = '', set }: FigureProps) {
  const { t } = useWording();
  const [typed, setTyped] = useState<{ text: string; value: number | null } | undefined>();
  const words = useId();
  const written = value === null ? '' : figure(value, quote);
  const text = typed?.value === value ? typed.text : written;
  const wrong = text.trim() !== '' && parseFigure(text) === undefined;
  const change = (next: string) => {
    const read = next.trim() === '' ? null : parseFigure(next);
    setTyped({ text: next, value: read === undefined ? value : read });
    if (read !== undefined) set(read);
  };
  return (
    <span className={wrong ? 'target-value field-fault' : 'target-value'}>
      <Input
        value={text}
        aria-label={label}
        placeholder={placeholder}
        aria-invalid={wrong}
        {...(wrong ? { 'aria-describedby': words } : {})}
        inputMode="text"
        status={wrong ? 'error' : ''}
        title={value === null ? t('target.value.hint') : value.toLocaleString('en')}
        onChange={(event) => change(event.target.value)}
        // What is no number stays to be mended, for nobody is to think that it was taken.
        onBlur={() => (wrong ? undefined : setTyped(undefined))}
      />
      {wrong && (
        <span id={words} className="field-words" role="alert">
          {t('target.no-number')}
        </span>
      )}
    </span>
  );
}
