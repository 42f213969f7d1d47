import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import type { CaseStand, Invited, OrganisationView, PostView } from '../../src/wire/index.ts';
import { noBrowser, type Stand, startStand } from './stand.ts';
import { acceptInvitation, password } from './walks.ts';

const county = 'chengchuan';

/** Asks the server as the page's own person. */
const ask = <T>(page: Page, path: string, body?: unknown): Promise<T> =>
  page.evaluate(
    async ([url, json]) => {
      const sent = {
        method: 'POST',
        body: String(json),
        headers: { 'content-type': 'application/json' },
      };
      const answer = await fetch(String(url), json === null ? {} : sent);
      return await answer.json();
    },
    [`/api/counties/${county}${path}`, body === undefined ? null : JSON.stringify(body)],
  ) as Promise<T>;

describe('whoever asks a town for more than its cap is warned first, and it stands in the entry', {
  skip: noBrowser,
}, () => {
  let stand: Stand;
  let page: Page;
  let town: OrganisationView;
  const due = `${new Date().getFullYear() + 1}-12-20`;
  const part = () => town.name.slice(-4);
  const open = async (path: string) => await page.goto(`${stand.address}c/${county}/${path}`);
  const choose = async (label: string) => {
    await page.getByRole('combobox', { name: label, exact: true }).first().fill(part());
    await page.locator('.ant-select-item-option', { hasText: part() }).first().click();
    await page.keyboard.press('Escape');
  };
  const warned = async () =>
    await page.locator('.note-warn', { hasText: '超过上限 20 件次' }).first().waitFor();

  before(async () => {
    stand = await startStand(county);
    page = await stand.visitor();
    await acceptInvitation(page, stand.link, '林知行');
    const organisations = await ask<OrganisationView[]>(page, '/organisations');
    town = organisations.find(({ kind }) => kind === 'town') ?? assert.fail('no town');
    const fields = { type: 'descriptive', targets: [], milestones: [], children: [] };
    const cases = Array.from({ length: 20 }, (_, at) => ({
      ...{ matter: 'task', title: `模拟任务${at + 1}`, lead: town.id, deadline: due, fields },
    }));
    const opened = await ask<CaseStand[]>(page, '/openings', { cases });
    assert.equal(opened.length, 20);
  });
  after(async () => await stand.stop());

  test('a form: its asker hears what the ledger has and that the cap is passed, sends it, and that is on record', async () => {
    await open('forms/new');
    await page.getByLabel('报表名称').fill('经济情况表');
    await page.getByLabel('依据').fill('年度统计报表制度');
    await choose('填报单位');
    await page.getByLabel('名称', { exact: true }).first().fill('地区生产总值');
    await page.getByLabel('报送日').fill(due);
    await page.locator('.note-warn', { hasText: '县里已有指标“地区生产总值”' }).waitFor();
    await warned();
    await page.getByRole('button', { name: '下发给 1 个单位' }).click();
    await page.getByText('下发时台账已有的项').waitFor();
    await page.getByRole('link', { name: new RegExp(part()) }).click();
    await page.getByRole('link', { name: '看台账记录' }).click();
    await page.getByText(/连这一件已有 21 件次/).waitFor();
  });

  test('the town fills its copy in and says how long it took; the asker sees both in one table', async () => {
    const posts = await ask<PostView[]>(page, '/posts');
    const post = posts.find(({ organisation, roles }) => organisation === town.id && roles.includes('unit'));
    const person = { login: 'zhenlianluo', name: '镇联络员', posts: [post?.id ?? ''] };
    const { link } = await ask<Invited>(page, '/people', person);
    const unit = await stand.visitor({ width: 390, height: 800 });
    await unit.goto(link);
    await unit.getByLabel('密码', { exact: true }).fill(password);
    await unit.getByLabel('再输一次密码').fill(password);
    await unit.getByRole('button', { name: '保存并进入' }).click();
    await unit.waitForURL(/\/c\//);
    await unit.goto(`${stand.address}c/${county}/forms`);
    await unit.getByRole('link', { name: '经济情况表' }).first().click();
    await unit.getByLabel(/地区生产总值/).fill('120.5');
    await unit.getByLabel(/实际用时/).fill('18');
    await unit.getByRole('button', { name: '报送' }).click();
    await unit.getByText('已报送。').waitFor();
    await open('forms');
    await page.getByRole('link', { name: '经济情况表' }).click();
    const row = page.locator('.forms-table tbody tr').first();
    await row.getByText('已填报').waitFor();
    assert.match(await row.innerText(), /120\.5\s+18/);
  });

  test('quick entry and opening by hand warn alike, and the burden page opens the rows behind its figure', async () => {
    await open('inflow');
    await page.locator('textarea').first().fill('东门街排水改造，本月完成。');
    await choose('牵头单位');
    await warned();
    await open('open?matter=task');
    await choose('牵头单位');
    await warned();
    await open('burden');
    await page.getByRole('button', { name: '报表 1', exact: true }).click();
    await page.locator('.burden-row', { hasText: '经济情况表' }).waitFor();
    assert.match(await page.locator('.burden-row').first().innerText(), /实际 18 分钟/);
    assert.deepEqual(stand.troubles, []);
  });

  test('on a phone no page is wider than the screen, and none keeps anybody out', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    const sound = async (what: string) => {
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      assert.deepEqual(
        serious.map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 120)}`),
        [],
        what,
      );
      const overhang = 'document.documentElement.scrollWidth - innerWidth';
      assert.ok(Number(await page.evaluate(overhang)) <= 0, `${what} is wider than the screen`);
    };
    await open('forms');
    await page.getByRole('heading', { name: '全部报表' }).waitFor();
    await sound('forms');
    await page.getByRole('link', { name: '经济情况表' }).click();
    await page.locator('.forms-table').waitFor();
    await sound('form');
    await open('forms/new');
    await page.getByRole('button', { name: /下发给/ }).click();
    await page.getByText('请选择填报单位。').waitFor();
    await sound('new form');
    await open('burden');
    await page.locator('.burden-name').first().click();
    await page.locator('.burden-row').first().waitFor();
    await sound('burden');
    await page.getByText('全年与上年比').click();
    await page.locator('.burden-table').waitFor();
    await sound('year');
  });
});
