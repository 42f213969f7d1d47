import { Input } from 'antd';
import { useState } from 'react';
import { figure, parseFigure } from '../format/figure.ts';
import { useWording } from '../wording/index.ts';

type FigureProps = {
  readonly label: string;
  readonly value: number | null;
  readonly quote: string;
  readonly set: (value: number | null) => void;
};

/** A figure as people write it, 360亿; kept in base units. What is no number is said at once and not taken. */
export function FigureInput({ label, value, quote, set }: FigureProps) {
  const { t } = useWording();
  const [typed, setTyped] = useState<{ text: string; value: number | null } | undefined>();
  const written = value === null ? '' : figure(value, quote);
  const text = typed?.value === value ? typed.text : written;
  const wrong = text.trim() !== '' && parseFigure(text) === undefined;
  const change = (next: string) => {
    const read = next.trim() === '' ? null : parseFigure(next);
    setTyped({ text: next, value: read === undefined ? value : read });
    if (read !== undefined) set(read);
  };
  return (
    <Input
      value={text}
      aria-label={label}
      inputMode="text"
      className="target-value"
      status={wrong ? 'error' : ''}
      title={
        wrong ? t('target.no-number') : value === null ? t('target.value.hint') : value.toLocaleString('en')
      }
      onChange={(event) => change(event.target.value)}
      onBlur={() => setTyped(undefined)}
    />
  );
}
