import { Input } from 'antd';
import { type ClipboardEvent, useState } from 'react';
import { typedDay } from '../format/typed-day.ts';
import { useWording } from '../wording/index.ts';

type DayInputProps = {
  readonly id?: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-label'?: string;
  /** A day, or an empty text. */
  readonly value: string;
  readonly put: (day: string) => void;
};

/**
 * A day, typed or chosen. The year has four digits, so that 20250301 can be typed in one go; a day copied from
 * elsewhere is understood however it is written, and a day that does not exist, or lies a thousand years back because
 * its parts were typed in another order, is told and not dropped in silence.
 */
export function DayInput({ value, put, ...named }: DayInputProps) {
  const { t } = useWording();
  const [wrong, setWrong] = useState(false);
  const paste = (event: ClipboardEvent<HTMLInputElement>): void => {
    event.preventDefault();
    const day = typedDay(event.clipboardData.getData('text'));
    setWrong(day === undefined);
    if (day) put(day);
  };
  return (
    <>
      <Input
        {...named}
        type="date"
        min="1900-01-01"
        max="2199-12-31"
        value={value}
        aria-invalid={wrong}
        onPaste={paste}
        onChange={({ target }) => {
          setWrong(false);
          put(target.value);
        }}
        onBlur={({ target }) => setWrong(!target.validity.valid)}
      />
      {wrong && (
        <span className="field-words field-fault" role="alert">
          {t('form.fault.no-day')}
        </span>
      )}
    </>
  );
}
