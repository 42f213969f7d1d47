// Makes the pictures of the README from the made-up county: `node scripts/screenshots.ts`, after the web is
// built. Only simulated data stands in them.
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { noBrowser, ownReport, startStand } from '../test/browser/stand.ts';
import { acceptInvitation, choose, upload } from '../test/browser/walks.ts';

const folder = path.join(import.meta.dirname, '../docs/images');
const largest = 300 * 1024;

/**
 * Decides the first proposals as an office would: confirms those whose lead unit the reading suggests. Runs in
 * the page, for the server takes writes only from there.
 */
const decideSome = `async (count) => {
  const [, , county, , document] = location.pathname.split('/');
  const base = '/api/counties/' + county + '/documents/' + document;
  const { proposals } = await (await fetch(base)).json();
  let done = 0;
  for (const { id, version, draft, suggestedLeads } of proposals) {
    const lead = suggestedLeads.find((s) => s.organisation !== null)?.organisation;
    if (!lead || done >= count) continue;
    const answer = await fetch(base + '/proposals/' + id + '/confirm', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'if-match': '"' + version + '"' },
      body: JSON.stringify({ ...draft, lead }),
    });
    if (answer.ok) done += 1;
  }
  return done;
}`;

async function take(page: Page, name: string): Promise<void> {
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file });
  const { size } = statSync(file);
  console.log(`${path.relative(process.cwd(), file)}  ${Math.round(size / 1024)} KB`);
  if (size > largest) throw new Error(`${file} is larger than 300 KB.`);
}

async function speak(page: Page, language: 'zh' | 'en'): Promise<void> {
  await page.evaluate(`localStorage['suohe.language'] = '${language}'`);
  await page.reload();
}

if (noBrowser) throw new Error(noBrowser);
mkdirSync(folder, { recursive: true });
const stand = await startStand('chengchuan');
try {
  const page = await stand.visitor({ width: 1400, height: 780 });
  await acceptInvitation(page, stand.link, '林知行');
  await upload(page, ownReport);
  const done: unknown = await page.evaluate(`(${decideSome})(20)`);
  console.log(`${done} commitments stand in the ledger.`);
  await page.reload();
  await choose(page, '零售额达到6亿元');
  const review = page.url();
  for (const language of ['zh', 'en'] as const) {
    await page.goto(review);
    await speak(page, language);
    await page.locator('.mark-chosen').first().waitFor();
    await page.evaluate('document.fonts.ready');
    await take(page, `review.${language}`);
    await page.goto(new URL('ledger', `${stand.address}c/chengchuan/`).href);
    await page.locator('.ledger-title a').first().waitFor();
    await take(page, `ledger.${language}`);
    await page.locator('.ledger-title a').first().click();
    await page.locator('.entry').first().waitFor();
    await page.getByRole('button', { name: language === 'zh' ? '校验' : 'Check the chain' }).click();
    await page.locator('.note-good').waitFor();
    await take(page, `case.${language}`);
  }
} finally {
  await stand.stop();
}
