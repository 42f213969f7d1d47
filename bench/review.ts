// How long the screen keeps a person waiting who confirms the commitments of a work report by keyboard: for each
// the first proposed lead unit (1), confirm (Enter), next unconfirmed (n). What a person needs to read and to
// think comes on top; this is the machine's share.
//
//   node bench/review.ts [REPORT] [COUNT]
import { startStand } from '../test/browser/stand.ts';
import { acceptInvitation, upload } from '../test/browser/walks.ts';

const [report = 'test/fixtures/chengchuan-2025.txt', count = '200'] = process.argv.slice(2);
const county = report.includes('xingyang') ? 'xingyang' : 'chengchuan';

const at = (sorted: readonly number[], share: number): string =>
  `${Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)} ms`;

const stand = await startStand(county);
try {
  const page = await stand.visitor();
  await acceptInvitation(page, stand.link);
  const began = performance.now();
  await upload(page, report);
  const opened = performance.now() - began;

  const waits: number[] = [];
  let without = 0;
  await page.locator('body').press('n');
  while (waits.length + without < Number(count)) {
    const open = await page.locator('[data-item] .tag-proposed').count();
    if (open === 0) break;
    const from = performance.now();
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    try {
      await page.waitForFunction(
        (before) => document.querySelectorAll('[data-item] .tag-proposed').length < before,
        open,
        { timeout: 5000 },
      );
      waits.push(performance.now() - from);
    } catch {
      // No duty of the county speaks of this one: a person must choose the unit. It is left and counted.
      without += 1;
      await page.keyboard.press('Escape');
      await page.keyboard.press('j');
    }
  }
  const total = performance.now() - began;
  const sorted = waits.toSorted((a, b) => a - b);
  console.log(`${report}: from choosing the file to the first proposal ${Math.round(opened)} ms`);
  console.log(
    `confirmed ${waits.length}, without a proposed lead unit ${without}, in ${Math.round(total / 1000)} s`,
  );
  console.log(
    `each: median ${at(sorted, 0.5)}, 95 in 100 below ${at(sorted, 0.95)}, longest ${at(sorted, 1)}`,
  );
} finally {
  await stand.stop();
}
