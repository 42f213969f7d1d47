import { digestOf } from '../../kernel/index.ts';
import { exact } from '../../rules/index.ts';

/**
 * All of one unit that reported a case as done, or of these all that show one light: the stratum from which a share is
 * drawn, its own where it has one.
 */
export type Stratum = {
  readonly unit: string;
  readonly light?: 'green' | 'yellow' | 'red' | 'none';
  readonly share?: number;
  readonly numbers: readonly string[];
};

/** How much of each stratum is drawn: a share in percent rounded up, but never less than so many. */
export type SampleSize = { readonly share: number; readonly least: number };

/** A share rounded up, exactly: 7 % of 100 is 7 and not 8. */
function shareOf(count: number, share: number): number {
  const { over, under } = exact(share);
  const scaled = BigInt(count) * over;
  const whole = 100n * under;
  return Number((scaled + whole - 1n) / whole);
}

/** Numbers in the order in which a seed draws them: by the SHA-256 of `seed|number`. */
export const drawOrder = (seed: string, numbers: readonly string[]): string[] =>
  numbers
    .map((number) => ({ number, key: digestOf(`${seed}|${number}`) }))
    .sort((a, b) => Number(a.key > b.key) - Number(a.key < b.key))
    .map(({ number }) => number);

/**
 * Draws the sample of each stratum: the numbers in the order of the SHA-256 of `seed|number`, and of these the
 * first. With the seed, which is fixed before anybody knows the population, everybody draws the same again.
 */
export function drawSample(
  seed: string,
  strata: readonly Stratum[],
  { share, least }: SampleSize,
): Stratum[] {
  return strata.map((stratum) => {
    const { numbers } = stratum;
    const wanted = Math.max(least, shareOf(numbers.length, stratum.share ?? share));
    return { ...stratum, numbers: drawOrder(seed, numbers).slice(0, Math.min(numbers.length, wanted)) };
  });
}
