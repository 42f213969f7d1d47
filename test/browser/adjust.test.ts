import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { noBrowser, ownReport, type Stand, startStand } from './stand.ts';
import { acceptInvitation, addPerson, chooseLead, doStep, openStep, saved, upload } from './walks.ts';

async function barriers(page: Page): Promise<string[]> {
  // The head of the page stays in sight and would cover a field that was scrolled to.
  await page.evaluate('scrollTo(0, 0)');
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
}

const overhang = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - innerWidth');

describe('a target is adjusted by request and approval', { skip: noBrowser }, () => {
  let stand: Stand;
  let page: Page;
  let unit: Page;
  let office: Page;

  before(async () => {
    stand = await startStand('chengchuan');
    page = await stand.visitor();
    await acceptInvitation(page, stand.link, '林知行');
    await upload(page, ownReport);
    await page.locator('[data-item]', { hasText: '泊位' }).first().click();
    await chooseLead(page, '城市管理');
    await saved(page);
    await page.getByRole('button', { name: '确认立项' }).click();
    await page.locator('[data-item] .tag-confirmed').waitFor();
    await page.goto(`${stand.address}c/chengchuan/plan`);
    await page.getByRole('checkbox', { name: '全选' }).check();
    const adopted = page.waitForResponse(/\/adoptions$/);
    await page.getByRole('button', { name: '认定所选事项' }).click();
    await adopted;
    const posts = ['城市管理局 · 督查联络员'];
    unit = await addPerson(page, stand, { name: '何一舟', login: 'heyizhou', posts });
    office = await addPerson(page, stand, { name: '苏明', login: 'suming', posts: ['督查室科员'] });
    await page.goto(`${stand.address}c/chengchuan/ledger`);
    await page.locator('.ledger-title a').first().click();
    await page.getByRole('heading', { name: '新增停车泊位1500个' }).waitFor();
    for (const other of [unit, office]) await other.goto(page.url());
  });
  after(async () => await stand.stop());

  test('who asks sees the present target beside the new one, and nothing unreadable or unchanged goes out', async () => {
    await doStep(unit, '签收');
    const form = await openStep(unit, '申请调整');
    const send = form.getByRole('button', { name: '申请调整', exact: true });
    await form.getByText('还没有改动').waitFor();
    await form.getByLabel('理由', { exact: true }).fill('两处用地征收推迟');
    assert.equal(await send.isDisabled(), true);
    const value = form.getByLabel('目标 1：目标值', { exact: true });
    await value.fill('一千二');
    await form.getByText(/不是数值，未采用/).waitFor();
    assert.equal(await send.isDisabled(), true);
    await value.fill('1200');
    const row = form.getByRole('row', { name: /目标/ });
    await row.filter({ hasText: '1500个以上' }).filter({ hasText: '1200个以上' }).waitFor();
    for (const width of [1280, 390]) {
      await unit.setViewportSize({ width, height: 900 });
      assert.deepEqual(await barriers(unit), [], `asking ${width}`);
      assert.ok((await overhang(unit)) <= 0, `asking ${width} is wider than the screen`);
    }
    await send.click();
    await form.waitFor({ state: 'detached' });
  });

  test('the approver sees old and new, agrees, and every version stands with who asked and who agreed', async () => {
    const waiting = office.getByRole('region', { name: '待批的调整申请' });
    await waiting
      .getByRole('row')
      .filter({ hasText: '1500个以上' })
      .filter({ hasText: '1200个以上' })
      .waitFor();
    await doStep(office, '审批调整', async (form) => {
      await form.getByLabel('审批意见').selectOption({ label: '同意' });
      await form.getByLabel('理由', { exact: true }).fill('常务会议研究同意');
    });
    await waiting.waitFor({ state: 'detached' });
    const history = office.getByRole('region', { name: '目标与责任沿革' });
    const newest = history.getByRole('row', { name: /第2版/ });
    const words = await newest.first().innerText();
    for (const said of [
      '现行',
      '1500个以上',
      '1200个以上',
      '城市管理局',
      '两处用地征收推迟',
      '常务会议研究同意',
    ])
      assert.ok(words.includes(said), `${said} in: ${words}`);
    assert.match(await history.getByRole('row', { name: /第1版/ }).innerText(), /1500个以上/);
    assert.match(await office.locator('.facts').first().innerText(), /1200个以上/);
    for (const width of [1280, 390]) {
      await office.setViewportSize({ width, height: 900 });
      assert.deepEqual(await barriers(office), [], `history ${width}`);
      assert.ok((await overhang(office)) <= 0, `history ${width} is wider than the screen`);
    }
  });

  test('a day on which the case was not open says so, and leads back to today', async () => {
    const progress = office.getByRole('region', { name: '进度' });
    await progress.getByText(/第2版，共2版/).waitFor();
    await progress.getByLabel('截至日期').fill('2020-01-01');
    await progress.getByText(/那一天还没有立项/).waitFor();
    await progress.getByRole('button', { name: '回到今天' }).click();
    await progress.getByText(/第2版，共2版/).waitFor();
  });

  test('document, ledger and plan say what the county has adopted and where it stands', async () => {
    await page.goto(`${stand.address}c/chengchuan/documents`);
    await page.getByText(/已认定1项，共\d+项/).waitFor();
    await page.locator('.document-title').first().click();
    await page.getByText(/已认定1项，共\d+项/).waitFor();
    for (const place of ['ledger', 'plan'] as const) {
      await page.goto(`${stand.address}c/chengchuan/${place}`);
      await page.getByRole('columnheader', { name: '环节' }).waitFor();
      await page.getByRole('cell', { name: /推进中/ }).waitFor();
    }
  });

  test('no page threw an error on the way', () => {
    assert.deepEqual(stand.troubles, []);
  });
});
