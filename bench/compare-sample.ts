/**
 * Draws verdicts of reached, exceeded and short at random, with both places, for a person to check by hand.
 * node bench/compare-sample.ts SEED COUNT LAST THIS [LAST THIS …]
 */
import { readFileSync } from 'node:fs';
import { compareReadings, decodeText, type ReadText, readDocument } from '../src/documents/index.ts';

const [seedText = '1', countText = '60', ...files] = process.argv.slice(2);

function load(file: string): ReadText {
  const { text } = decodeText(readFileSync(file));
  return { text, reading: readDocument(text) };
}

/** The same seed always draws the same. Source: Park and Miller, minimal standard generator, 1988. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 48_271) % 2_147_483_647;
    yield state;
  }
}

const judged = files
  .filter((_, i) => i % 2 === 0)
  .flatMap((file, i) =>
    compareReadings(load(file), load(files[i * 2 + 1] ?? '')).items.map((item) => ({ file, item })),
  )
  .filter(({ item }) => ['reached', 'exceeded', 'short'].includes(item.verdict));
const random = numbers(Number(seedText));
const drawn = judged
  .map((one) => ({ ...one, lot: random.next().value }))
  .toSorted((a, b) => a.lot - b.lot)
  .slice(0, Number(countText));

const flat = (words: string | undefined): string => (words ?? '').replace(/\s+/g, ' ').slice(0, 200);
process.stdout.write(`${judged.length} judged, ${drawn.length} drawn with seed ${seedText}\n`);
for (const [i, { file, item }] of drawn.entries()) {
  process.stdout.write(
    `\n${i + 1} ${file.split('/').at(-1)} ${item.verdict} (${item.reason.zh})\n  ${flat(item.last.text)} [${item.last.figure}]\n  ${flat(item.now?.text)} [${item.now?.figure}]\n`,
  );
}
