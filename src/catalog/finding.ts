import type { Diagnostic, Place } from '../kernel/index.ts';

type Says = {
  readonly code: string;
  readonly severity?: 'error' | 'warning';
  readonly zh: string;
  readonly en: string;
  readonly doZh: string;
  readonly doEn: string;
};

/** One finding about a definition: where, what is wrong, what to do (law 11). */
export const finding = (place: Place, says: Says): Diagnostic => ({
  code: says.code,
  severity: says.severity ?? 'error',
  place,
  message: { zh: says.zh, en: says.en },
  hint: { zh: says.doZh, en: says.doEn },
});

/** A value as a message quotes it: short, on one line, whatever a file may hold. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  const line = text.replaceAll(/\p{C}/gu, '␣');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
