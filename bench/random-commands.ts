// A million random commands against every matter that comes with Suohe: none may reach a state that its definition
// does not allow, and folding the entries again must give the state that was kept. The test does the same with fewer.
//
//   node bench/random-commands.ts [COUNT]     1000000 unless named
import { runLives } from '../src/ledger/law/random-commands.fixture.ts';
import { matters } from '../test/support/county.ts';

const count = Number(process.argv[2] ?? 1_000_000);
const length = 120;
const began = performance.now();
const { tried, entries } = runLives(await matters(), {
  lives: Math.ceil(count / length),
  length,
  seed: 20210203,
});
console.log(
  `${tried} random commands, ${entries} entries, in ${Math.round((performance.now() - began) / 1000)} s: nothing broken`,
);
