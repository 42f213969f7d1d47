import type { OrderLevel } from '../../wire/index.ts';
import { type Key, useWording } from '../wording/index.ts';

export const levelKeys: Readonly<Record<OrderLevel, Key>> = {
  reminder: 'order.level.reminder',
  blue: 'order.level.blue',
  orange: 'order.level.orange',
  red: 'order.level.red',
};

/** The level of an order: its colour, and the word for it. */
export function LevelTag({ level }: { level: OrderLevel }) {
  const { t } = useWording();
  return <span className={`tag order-${level}`}>{t(levelKeys[level])}</span>;
}
