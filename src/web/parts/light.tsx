import type { LightColour } from '../../wire/index.ts';
import { type Key, useWording } from '../wording/index.ts';

export const lightKeys: Readonly<Record<LightColour, Key>> = {
  red: 'light.red',
  yellow: 'light.yellow',
  green: 'light.green',
  none: 'light.none',
};

/** The lights, the worst first. */
export const lightColours: readonly LightColour[] = ['red', 'yellow', 'green', 'none'];

/** A light in its colour and in words: nobody has to tell colours apart. */
export function LightTag({ light }: { light: LightColour }) {
  const { t } = useWording();
  return <span className={`light light-${light}`}>{t(lightKeys[light])}</span>;
}
