/** What a key asks for on the review screen. */
export type Command =
  | 'next'
  | 'previous'
  | 'confirm'
  | 'waive'
  | 'next-proposed'
  | 'lead'
  | 'lead-1'
  | 'lead-2'
  | 'lead-3'
  | 'merge'
  | 'split'
  | 'mark'
  | 'undo';

type Pressed = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** Whether the key was pressed in a field, where letters are text. */
  readonly inField: boolean;
  /** Whether it was pressed on a button or link that Enter would work itself. */
  readonly onControl: boolean;
};

const letters: Readonly<Record<string, Command>> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  w: 'waive',
  n: 'next-proposed',
  l: 'lead',
  1: 'lead-1',
  2: 'lead-2',
  3: 'lead-3',
  m: 'merge',
  s: 'split',
  p: 'mark',
  u: 'undo',
};

/**
 * Reads a key. In a field only Ctrl+Enter (⌘+Enter) means something, so that typing never decides;
 * elsewhere single keys do, and Enter leaves buttons and links their own.
 */
export function commandOf(pressed: Pressed): Command | undefined {
  const { key, ctrlKey, metaKey, altKey, inField, onControl } = pressed;
  if (altKey) return undefined;
  if (ctrlKey || metaKey) return key === 'Enter' ? 'confirm' : undefined;
  if (inField) return undefined;
  if (key === 'Enter') return onControl ? undefined : 'confirm';
  return letters[key];
}
