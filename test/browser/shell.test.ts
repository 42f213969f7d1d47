import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { noBrowser, type Stand, startStand } from './stand.ts';
import { acceptInvitation, addPerson, password } from './walks.ts';

describe('what stands around every page', { skip: noBrowser }, () => {
  let stand: Stand;
  let office: Page;
  let desk: Page;

  before(async () => {
    stand = await startStand('chengchuan');
    office = await stand.visitor();
    await acceptInvitation(office, stand.link, '林知行');
    desk = await addPerson(office, stand, { name: '赵一鸣', login: 'zhao', posts: ['热线话务员'] });
  });
  after(async () => await stand.stop());

  const menu = (page: Page) => page.getByRole('navigation', { name: '主要页面' });

  test('on a phone every page is behind one button, which the keyboard opens and Escape closes', async () => {
    await office.setViewportSize({ width: 390, height: 844 });
    await office.goto(`${stand.address}c/chengchuan/scores`);
    const button = menu(office).getByRole('button', { name: '菜单' });
    assert.equal(await button.getAttribute('aria-expanded'), 'false');
    await button.press('Enter');
    assert.equal(await button.getAttribute('aria-expanded'), 'true');
    await menu(office).getByRole('link', { name: '减负账本' }).focus();
    await office.keyboard.press('Escape');
    assert.equal(await button.getAttribute('aria-expanded'), 'false');
    assert.equal(await button.evaluate((element) => element === document.activeElement), true);
    await button.click();
    assert.equal(await menu(office).locator('[aria-current=page]').innerText(), '评价');
    await menu(office).getByRole('link', { name: '台账' }).click();
    await office.getByRole('heading', { name: '台账', level: 1 }).waitFor();
    assert.equal(await button.getAttribute('aria-expanded'), 'false');
    assert.equal(await office.locator('main').evaluate((main) => main === document.activeElement), true);
  });

  test('on a wide screen a group opens under its button and closes when one moves on', async () => {
    await office.setViewportSize({ width: 1280, height: 800 });
    await office.goto(`${stand.address}c/chengchuan/scores`);
    const ground = menu(office).getByRole('button', { name: '基础资料' });
    await ground.press('Enter');
    await menu(office).getByRole('link', { name: '人员' }).waitFor();
    await menu(office)
      .getByRole('button', { name: /考核与减负/ })
      .focus();
    await menu(office).getByRole('link', { name: '人员' }).waitFor({ state: 'detached' });
    await ground.click();
    await office.locator('main').click({ position: { x: 5, y: 300 } });
    assert.equal(await ground.getAttribute('aria-expanded'), 'false');
  });

  test('a hotline post finds its own pages alone', async () => {
    await desk.goto(`${stand.address}c/chengchuan/work`);
    await menu(desk).getByRole('link').first().waitFor();
    assert.deepEqual(await menu(desk).getByRole('link').allInnerTexts(), ['台账', '我的工作', '登记新件']);
    await menu(desk).getByRole('button', { name: '基础资料' }).click();
    assert.equal(await menu(desk).getByRole('link', { name: '期限计算' }).isVisible(), true);
    assert.equal(await menu(desk).getByRole('link', { name: '县情定义' }).count(), 0);
  });

  test('without signing in the due days are counted, and an address asked for is found again afterwards', async () => {
    const visitor = await stand.visitor();
    await visitor.goto(`${stand.address}clock`);
    await visitor.getByLabel('要算什么').fill('自2025-09-25起20个工作日');
    await visitor.getByRole('button', { name: '计算' }).click();
    await visitor.getByText('2025年10月29日').first().waitFor();
    await visitor.goto(`${stand.address}c/chengchuan/ledger?q=${encodeURIComponent('泊位')}`);
    await visitor.getByLabel('登录名').fill('zhao');
    await visitor.getByLabel('密码', { exact: true }).fill(password);
    await visitor.getByRole('button', { name: '登录' }).click();
    await visitor.getByRole('heading', { name: '台账', level: 1 }).waitFor();
    assert.equal(new URL(visitor.url()).searchParams.get('q'), '泊位');
  });

  test('what is not there, not yet there, or cannot be reached says so under a heading, with a way on', async () => {
    const county = `${stand.address}c/chengchuan`;
    for (const missing of [
      'cases/01a229fb-4e54-7625-a71f-29aa48c9012f',
      'cases/xyz',
      'documents/01a229fb-4e54-7625-a71f-29aa48c9012f',
      'meetings/01a229fb-4e54-7625-a71f-29aa48c9012f',
      'scores/01a229fb-4e54-7625-a71f-29aa48c9012f',
    ]) {
      await office.goto(`${county}/${missing}`);
      await office.getByRole('heading', { name: '没有找到', level: 1 }).waitFor();
      assert.equal(
        await office.getByRole('main').getByRole('link', { name: '回到首页' }).isVisible(),
        true,
        missing,
      );
      assert.equal(await office.getByRole('button', { name: '重试' }).count(), 0, missing);
    }
    await office.goto(`${county}/nowhere`);
    await office.getByRole('heading', { name: '没有这个页面', level: 1 }).waitFor();
    assert.equal(await menu(office).isVisible(), true, 'the menu stays');
    await office.route('**/api/counties/chengchuan/orders*', (route) => route.abort());
    await office.goto(`${county}/orders`);
    await office.getByText('连不上服务器').waitFor();
    await office.unroute('**/api/counties/chengchuan/orders*');
    await office.getByRole('button', { name: '重试' }).click();
    await office.getByText('连不上服务器').waitFor({ state: 'detached' });
  });

  test('a session that ended leads to the sign-in and back to the page', async () => {
    const county = `${stand.address}c/chengchuan`;
    await desk.goto(`${county}/work`);
    await desk.getByRole('heading', { name: '我的工作', level: 1 }).waitFor();
    await desk.context().clearCookies();
    await menu(desk).getByRole('link', { name: '台账' }).click();
    await desk.getByLabel('登录名').fill('zhao');
    await desk.getByLabel('密码', { exact: true }).fill(password);
    await desk.getByRole('button', { name: '登录' }).click();
    await desk.getByRole('heading', { name: '台账', level: 1 }).waitFor();
  });

  test('handing a post over begins with its present holder, and the next one acts from that day', async () => {
    await office.goto(`${stand.address}c/chengchuan/people`);
    await office.getByRole('button', { name: /交接：.*热线话务员/ }).click();
    const dialog = office.getByRole('dialog');
    await dialog.getByRole('list', { name: '现在谁在岗' }).getByText('赵一鸣').waitFor();
    const chosen = dialog.locator('.ant-select', { hasText: '赵一鸣' });
    assert.equal(await chosen.count(), 1, 'the present holder is filled in');
    const act = dialog.getByRole('button', { name: '交接', exact: true });
    assert.equal(await act.isDisabled(), true, 'nobody is handed the post that is theirs');
    const from = dialog.getByLabel('从哪天起');
    const today = await from.inputValue();
    await from.evaluate((field) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', '2026年13月1日');
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    await dialog.getByText('没有这一天').waitFor();
    await from.evaluate((field) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', ' 2199/3/1 ');
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    assert.equal(await from.inputValue(), '2199-03-01', 'a day is understood as it was written elsewhere');
    await from.fill(today);
    await dialog.getByRole('combobox', { name: '接任或代岗的人' }).fill('林知行');
    await office.locator('.ant-select-item-option', { hasText: '林知行' }).first().click();
    await act.click();
    await dialog.waitFor({ state: 'hidden' });
    await office
      .getByRole('row', { name: /林知行/ })
      .getByText(/热线话务员/)
      .first()
      .waitFor();
  });

  test('no page threw an error on the way', () => {
    assert.deepEqual(stand.troubles, []);
  });
});
