import assert from 'node:assert/strict';
import type { Lights } from '../catalog/index.ts';
import { nationalCalendar } from '../clock/index.ts';
import { day } from './facts.fixture.ts';
import type { CaseFacts, MeasureFacts } from './facts.ts';
import { type Light, lightOf } from './light.ts';
import { progress } from './progress.ts';

/** The usual thresholds of DOMAIN 1. */
export const rule: Lights = {
  basis: '通例',
  confirmed: false,
  behind: { yellow: 5, red: 20 },
  overdue: { yellow: 0, red: 15 },
  between: 'step',
  about: 5,
  pace: 0,
  forecast: 3,
};
const calendar = nationalCalendar();

type Seen = {
  readonly figure: string | undefined;
  readonly reached: boolean | null | undefined;
  readonly light: Light['light'];
  readonly codes: readonly string[];
  readonly words: readonly string[];
  readonly one: Light['targets'][number] | undefined;
};

/** Everything a reader sees of the first target: figure, whether it is reached, the light, and the first reason. */
export function seen(
  facts: CaseFacts,
  asOf: string,
  known: Partial<MeasureFacts> = {},
  lights: Partial<Lights> = {},
): Seen {
  const whole = { measures: [], observations: [], areas: [], ...known };
  const found = progress(facts, whole, day(asOf), rule);
  assert.ok(found);
  const light = lightOf(facts, found, { known: whole, rule: { ...rule, ...lights }, calendar });
  const [one] = found.targets;
  const value = one?.computed.value;
  return {
    figure: value?.kind === 'figure' ? `${value.value}${value.unit}` : value?.kind,
    reached: one?.reached,
    light: light.light,
    codes: light.reasons.map(({ code }) => code),
    words: light.reasons.map(({ words }) => words.zh),
    one: light.targets[0],
  };
}
