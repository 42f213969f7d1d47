import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { noBrowser, ownReport, type Stand, startStand } from './stand.ts';
import { acceptInvitation, choose, chooseLead, saved, settledAt, signIn, upload } from './walks.ts';

/** What is marked as assumed inside a part of the page: the text before each mark. */
const marks = (page: Page, within: string) => page.locator(`${within} .tag-assumed`, { hasText: '推定' });

describe('the delivery office works a plan of a county whose names are mostly assumed', {
  skip: noBrowser,
}, () => {
  let stand: Stand;
  let page: Page;
  let caseAddress = '';

  before(async () => {
    stand = await startStand('xingyang');
    page = await stand.visitor();
    await acceptInvitation(page, stand.link, '林知行');
    await upload(page, ownReport);
  });
  after(async () => await stand.stop());

  test('in the review, units to choose and units chosen say that they are assumed', async () => {
    await choose(page, '1500个');
    await page.getByRole('combobox', { name: '牵头单位', exact: true }).click();
    await marks(page, '.ant-select-item-option').first().waitFor();
    await page.keyboard.press('Escape');
    await chooseLead(page, '财政');
    await marks(page, '.review-form .form-pair').first().waitFor();
    await saved(page);
    const mark = marks(page, '.item-chosen').first();
    await mark.waitFor();
    assert.match((await mark.getAttribute('title')) ?? '', /尚待确认/);
  });

  test('in ledger, plan, case and people they say so too', async () => {
    await page.getByRole('button', { name: '确认立项' }).click();
    await page.getByText(/已确认立项/).waitFor();
    for (const place of ['ledger', 'plan'] as const) {
      await page.goto(`${stand.address}c/xingyang/${place}`);
      await marks(page, '.ledger-unit').first().waitFor();
    }
    await page.goto(`${stand.address}c/xingyang/people`);
    await marks(page, '.posts').first().waitFor();
    await page.goto(`${stand.address}c/xingyang/ledger`);
    await page.locator('.ledger-title a').first().click();
    await marks(page, '.facts').first().waitFor();
    caseAddress = page.url();
    assert.match(await page.locator('.facts').innerText(), /财政局\s*推定/);
  });

  test('a confirmed commitment is corrected with a reason, and the new entry is shown', async () => {
    await page.getByRole('button', { name: '更正', exact: true }).click();
    const form = page.getByRole('region', { name: '更正事项' });
    const submit = form.getByRole('button', { name: '更正并记入台账' });
    await form.getByText('还没有改动').waitFor();
    await form.getByLabel('完成时限').fill('2025-09-30');
    await form.getByText('配合单位、牵头领导、节点').click();
    await form.getByRole('combobox', { name: '配合单位' }).fill('公安');
    await page.locator('.ant-select-item-option', { hasText: '公安' }).first().click();
    await page.keyboard.press('Escape');
    assert.equal(await submit.isDisabled(), true, 'without a reason nothing is written');
    await form.getByLabel('更正理由').fill('按专题会议意见提前');
    await submit.click();
    await form.waitFor({ state: 'detached' });
    const entries = page.getByRole('region', { name: '记录', exact: true });
    await entries.getByText(/按专题会议意见提前/).waitFor();
    const facts = await page.locator('.facts').innerText();
    assert.match(facts, /2025年9月30日/);
    assert.match(facts, /公安局/);
    await page.getByRole('button', { name: '校验' }).click();
    await page.getByText(/校验通过/).waitFor();
  });

  test('of two corrections at once the later one sees both versions, and keeps the other’s fields', async () => {
    const other = await stand.visitor();
    await signIn(other, stand.address, 'admin');
    await other.goto(caseAddress);
    for (const person of [page, other])
      await person.getByRole('button', { name: '更正', exact: true }).click();
    await other.getByLabel('事项', { exact: true }).fill('增加公共停车泊位1500个');
    await other.getByLabel('更正理由').fill('统一说法');
    await other.getByRole('button', { name: '更正并记入台账' }).click();
    await other.getByText(/统一说法/).waitFor();
    await other.context().close();

    await page.getByLabel('完成时限').fill('2025-08-31');
    await page.getByLabel('更正理由').fill('再提前一个月');
    await page.getByRole('button', { name: '更正并记入台账' }).click();
    const conflict = page.getByRole('alert').filter({ hasText: '有人先改了这一条' });
    await conflict.waitFor();
    const words = await conflict.innerText();
    assert.ok(words.includes('2025-08-31') && words.includes('2025-09-30'), words);
    await conflict.getByRole('button', { name: '保留我的改动，接着改' }).click();
    await conflict.waitFor({ state: 'detached' });
    assert.equal(await page.getByLabel('事项', { exact: true }).inputValue(), '增加公共停车泊位1500个');
    await page.getByRole('button', { name: '更正并记入台账' }).click();
    await page.getByText(/再提前一个月/).waitFor();
    assert.match(await page.locator('.facts').innerText(), /2025年8月31日/);
    assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), '增加公共停车泊位1500个');
  });

  test('what the reading passed over is proposed with the keys alone', async () => {
    await page.goto(`${stand.address}c/xingyang/documents`);
    await page.locator('.document-title').first().click();
    const items = page.locator('[data-item]');
    await items.first().waitFor();
    const before = await items.count();
    await choose(page, '客运站续建');
    await page.keyboard.press('p');
    const bar = page.locator('.propose');
    await bar.waitFor();
    const sentence = await bar.getByRole('status').innerText();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('ArrowDown');
    // The screen follows the keys a moment later; what never changes fails by running out of time.
    await page.waitForFunction(
      (shown) => document.querySelector('.propose [role="status"]')?.textContent?.trim() !== shown.trim(),
      sentence,
    );
    await page.keyboard.press('Escape');
    await bar.waitFor({ state: 'detached' });
    await page.keyboard.press('p');
    await bar.waitFor();
    assert.equal(await bar.getByRole('status').innerText(), sentence, 'it begins at the chosen proposal');
    await page.keyboard.press('ArrowRight');
    // The clause at the end, which the reading passed over.
    const clause = '年内投入使用';
    await bar
      .getByRole('status')
      .and(page.getByText(clause, { exact: true }))
      .waitFor();
    await page.keyboard.press('Enter');
    await bar.waitFor({ state: 'detached' });
    await page.locator('.item-chosen', { hasText: clause }).waitFor();
    assert.equal(await settledAt(items, before + 1), before + 1);
    await page.keyboard.press('u');
    await page.getByText('已撤销').waitFor();
    assert.equal(await settledAt(items, before), before);
  });

  test('with the keys even a clause of three letters can be chosen, where a pointer means nothing by it', async () => {
    const at = '早干预';
    await choose(page, '省级和美乡村示范村');
    await page.keyboard.press('p');
    const shown = page.locator('.propose [role="status"]');
    await shown.waitFor();
    await page.keyboard.press('ArrowDown');
    await shown.filter({ hasText: '防止返贫' }).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    await shown.and(page.getByText(at, { exact: true })).waitFor();
    await page.keyboard.press('Escape');
    await shown.waitFor({ state: 'detached' });
  });

  test('no page threw an error on the way', () => {
    assert.deepEqual(stand.troubles, []);
  });
});
