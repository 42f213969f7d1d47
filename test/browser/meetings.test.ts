import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { noBrowser, ownReport, type Stand, startStand } from './stand.ts';
import { acceptInvitation, choose, chooseLead, saved, upload } from './walks.ts';

const ownMinutes = path.join(import.meta.dirname, '../fixtures/chengchuan-minutes-2025.txt');
const shots = process.env['SHOTS'];

async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
  );
}

const overhang = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - innerWidth');

/** Looks at a page in both languages, on a wide screen and a phone. */
async function lookAt(page: Page, url: string, name: string, there: string): Promise<void> {
  for (const language of ['zh', 'en'] as const)
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 844 });
      await page.evaluate(`localStorage['suohe.language'] = '${language}'`);
      await page.goto(url);
      await page.locator(there).first().waitFor();
      assert.deepEqual(await barriers(page), [], `${name} ${language} ${width}`);
      assert.ok((await overhang(page)) <= 0, `${name} ${language} ${width} is wider than the screen`);
      // No id of the ledger stands where people read.
      const text = await page.locator('main').innerText();
      assert.doesNotMatch(
        text,
        /[0-9a-f]{8}-[0-9a-f]{4}-7|yuediaodu|fagaiwei|zhengfuban/,
        `${name} ${language}`,
      );
      if (shots) await page.screenshot({ path: `${shots}/${name}-${language}-${width}.png`, fullPage: true });
    }
  await page.evaluate(`localStorage['suohe.language'] = 'zh'`);
  await page.setViewportSize({ width: 1280, height: 900 });
}

describe('minutes become orders, meetings decide, and the year is accounted for', { skip: noBrowser }, () => {
  let stand: Stand;
  let page: Page;
  let order = '';
  let meeting = '';

  before(async () => {
    stand = await startStand('chengchuan');
    page = await stand.visitor({ width: 1280, height: 900 });
    await acceptInvitation(page, stand.link, '林知行');
  });
  after(() => stand.stop());

  test('minutes are read into items with unit and day, a person confirms them, and they go out', async () => {
    await upload(page, ownMinutes);
    await choose(page, '停车场选址');
    await page.getByRole('button', { name: '确认立项' }).click();
    await page
      .getByText(/确认 1/)
      .first()
      .waitFor();
    await choose(page, '占道停车专项整治');
    // The day was reckoned from 5个工作日内: whoever confirms is told.
    await page.getByText(/由“5个工作日内”自会议之日推定/).waitFor();
    await page.getByRole('button', { name: '确认立项' }).click();
    await page
      .getByText(/确认 2/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: '交办已确认事项' }).click();
    await page.getByText('已交办 2 项').waitFor();
  });

  test('the page of the order shows its source, its clause, its day and its sentence in the minutes', async () => {
    await page.goto(`${stand.address}c/chengchuan/search?q=${encodeURIComponent('停车场选址')}`);
    await page
      .getByRole('main')
      .getByRole('link', { name: /停车场选址/ })
      .last()
      .click();
    await page.getByRole('region', { name: '可以办理' }).waitFor();
    order = page.url();
    const facts = await page.locator('dl.facts').innerText();
    for (const said of [
      '常务会议',
      '澄政常纪〔2025〕4号',
      '一（一）',
      '停车场选址',
      '2025年6月30日',
      '澄川县住房和城乡建设局',
    ])
      assert.ok(facts.includes(said), `${said} in ${facts}`);
    await page.locator('.source mark', { hasText: '停车场选址' }).waitFor();
    await lookAt(page, order, 'order', 'dl.facts');
  });

  test('a meeting takes its agenda from the ledger: what is late stands on it with the reason', async () => {
    await page.goto(`${stand.address}c/chengchuan/meetings`);
    await page.locator('.meeting-list a').first().click();
    await page.locator('.agenda li', { hasText: '停车场选址' }).waitFor();
    meeting = page.url();
    assert.match(await page.locator('.agenda').innerText(), /完成时限逾期\d+天/);
    await page.getByRole('button', { name: '议程定稿' }).click();
    await page.getByText(/议程于.*定稿/).waitFor();
    await page.getByRole('button', { name: '会议已召开' }).click();
    await page.getByLabel('议定意见').first().waitFor();
  });

  test('a decision becomes an order with the meeting as its source', async () => {
    const form = page.getByRole('form', { name: '记录第1项的议定意见' });
    await form.getByLabel('议定意见').fill('由县财政局一周内落实停车场征地资金。');
    await form.getByRole('button', { name: '记入' }).click();
    const became = page.locator('.decisions a').first();
    await became.waitFor();
    await became.click();
    await page.locator('dl.facts').getByText('落实停车场征地资金').first().waitFor();
    assert.match(await page.locator('dl.facts').innerText(), /调度会[\s\S]*调度〔\d{4}〕\d+号/);
    // The decision names another unit than the item's: it goes there, with the day that was said.
    assert.match(
      await page.locator('dl.facts').innerText(),
      /牵头单位\s*澄川县财政局[\s\S]*约定完成日\s*\d{4}年/,
    );
  });

  test('meetings are seen in both languages, wide and narrow, with names and no ids', async () => {
    await lookAt(page, `${stand.address}c/chengchuan/meetings`, 'meetings', '.meeting-list');
    await lookAt(page, meeting, 'meeting', '.agenda');
    await lookAt(page, meeting.replace('/meetings/', '/cases/'), 'meeting-case', 'dl.facts');
  });

  test('the year’s account says what is missing first, and drafts one sentence a promise', async () => {
    await page.goto(`${stand.address}c/chengchuan/documents`);
    await upload(page, ownReport);
    await page.locator('[data-item]').first().click();
    await chooseLead(page, '教育局');
    await saved(page);
    await page.getByRole('button', { name: '确认立项' }).click();
    await page.locator('[data-item] .tag-confirmed').first().waitFor();
    await page.goto(`${stand.address}c/chengchuan/year-end?year=2025`);
    await page.getByRole('heading', { name: '2025年年底交账' }).waitFor();
    await page.locator('.year-missing summary', { hasText: '没有采信的佐证' }).waitFor();
    assert.match(await page.locator('.year-draft').first().innerText(), /草稿[\s\S]*尚未核查。$/);
    await lookAt(page, `${stand.address}c/chengchuan/year-end?year=2025`, 'year-end', 'h1');
    assert.deepEqual(stand.troubles, []);
  });
});
