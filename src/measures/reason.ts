import type { Lights } from '../catalog/index.ts';
import type { Wording } from '../kernel/index.ts';
import { compare, type Decimal, decimal } from './decimal.ts';
import type { CaseFacts, MeasureFacts } from './facts.ts';
import type { Progress } from './progress.ts';
import type { Milestone } from './target.ts';

/** `none`: nothing can be judged yet, and the reasons say why. */
export type Colour = 'green' | 'yellow' | 'red' | 'none';

/** Why a light is what it is. */
export type Reason = { readonly code: string; readonly light: Colour; readonly words: Wording };

export const darkness: Readonly<Record<Colour, number>> = { none: 0, green: 1, yellow: 2, red: 3 };

export const darkest = (lights: readonly Colour[]): Colour =>
  lights.reduce<Colour>((worst, light) => (darkness[light] > darkness[worst] ? light : worst), 'none');

/** The light of an amount beyond two thresholds. */
export const beyond = (amount: Decimal, { yellow, red }: Lights['behind']): Colour =>
  compare(amount, decimal(red)) > 0 ? 'red' : compare(amount, decimal(yellow)) > 0 ? 'yellow' : 'green';

export const reason = (code: string, light: Colour, zh: string, en: string): Reason => ({
  code,
  light,
  words: { zh, en },
});

/** What a light is judged from. */
export type Judging = {
  readonly facts: CaseFacts;
  readonly found: Progress;
  readonly milestones: readonly Milestone[];
  readonly known: MeasureFacts;
  readonly rule: Lights;
};
