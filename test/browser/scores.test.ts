import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { noBrowser, type Stand, startStand } from './stand.ts';
import { acceptInvitation, addPerson, doStep } from './walks.ts';

type Made = { readonly id: string; readonly number: string; readonly seq: number };

const county = 'chengchuan';

/** What the pages of this test stand on: commitments of 2025, made over the API by the people whom it has signed in. */
class Preparing {
  readonly #address: string;

  constructor(address: string) {
    this.#address = address;
  }

  async #post(page: Page, path: string, data: unknown, seen?: number): Promise<Made> {
    const answer = await page.request.post(`${this.#address}api/counties/${county}${path}`, {
      data,
      headers: { origin: new URL(this.#address).origin, ...(seen ? { 'if-match': `"${seen}"` } : {}) },
    });
    assert.ok(answer.ok(), `${path} ${answer.status()} ${await answer.text()}`);
    return await answer.json();
  }

  step = (page: Page, made: Made, id: string, args: unknown = {}, fields?: unknown): Promise<Made> =>
    this.#post(page, `/cases/${made.id}/steps/${id}`, { args, ...(fields ? { fields } : {}) }, made.seq);

  async promise(office: Page, title: string, lead: string): Promise<Made> {
    const milestones = [{ name: '开工', due: '2025-06-30', planned: null, evidence: '施工许可证' }];
    const fields = { type: 'countable', targets: [], milestones, children: [], year: 2025 };
    const body = { matter: 'commitment', title, lead, deadline: '2025-09-30', fields };
    const made = await this.#post(office, '/cases', body);
    return await this.step(office, made, 'adopt', {}, { adoptedOn: '2025-02-10' });
  }
}

describe('a score is published, objected to, decided and computed anew by different persons', {
  skip: noBrowser,
}, () => {
  let stand: Stand;
  let director: Page;
  let officer: Page;
  let unit: Page;
  let road: Made;
  let first = '';

  before(async () => {
    stand = await startStand(county);
    const admin = await stand.visitor();
    await acceptInvitation(admin, stand.link, '林知行');
    director = await addPerson(admin, stand, { name: '周主任', login: 'zhou', posts: ['政府督查室主任'] });
    officer = await addPerson(admin, stand, { name: '吴科员', login: 'wu', posts: ['政府督查室科员'] });
    unit = await addPerson(admin, stand, {
      name: '郑联络',
      login: 'zheng',
      posts: ['交通运输局 · 督查联络员'],
    });
    const preparing = new Preparing(stand.address);
    road = await preparing.promise(director, '修路', 'jiaotongju');
    let bridge = await preparing.promise(director, '建桥', 'jiaotongju');
    await preparing.promise(director, '修渠', 'shuiliju');
    bridge = await preparing.step(unit, bridge, 'accept');
    bridge = await preparing.step(unit, bridge, 'handle', { text: '已建成通车。' });
    bridge = await preparing.step(officer, bridge, 'verify', { passed: true });
    await preparing.step(director, bridge, 'close', { outcome: 'kept' });
  });
  after(async () => await stand.stop());

  test('rates open on the newest year that has a plan, in words before formulas', async () => {
    await director.goto(`${stand.address}c/${county}/rates`);
    await director.locator('.rates-year', { hasText: '2025' }).waitFor();
    const kept = director.getByRole('row', { name: /完成率/ }).first();
    await kept.getByText('33.33%').waitFor();
    await kept.getByRole('link', { name: '完成率' }).click();
    await director
      .getByRole('cell', { name: /环节：/ })
      .first()
      .waitFor();
    assert.match(await director.locator('.score-rows').last().innerText(), /完成情况：完成/);
  });

  test('the office computes; who has no items stands apart with the reason, and every number opens', async () => {
    await director.goto(`${stand.address}c/${county}/scores`);
    await director.getByRole('button', { name: '计算得分' }).click();
    const result = director.getByRole('link', { name: /评价〔\d{4}〕1号/ });
    await result.click();
    await director
      .getByRole('heading', { name: /不参评/ })
      .first()
      .waitFor();
    await director
      .getByText(/不足 1 条/)
      .first()
      .waitFor();
    first = director.url();
    await director.getByRole('link', { name: '澄川县交通运输局' }).click();
    await director.locator('.score-line', { hasText: '完成' }).first().locator('summary').first().click();
    await director.locator('.score-line[open]').getByRole('link', { name: road.number }).waitFor();
  });

  test('after publication the unit objects, and asks at the row to leave an item out; another person decides', async () => {
    await director.getByRole('link', { name: '办理（公布、异议、定稿）' }).click();
    await doStep(director, '向单位公布', async (form) => {
      await form.getByRole('textbox').first().fill('现予公布，有异议的请在期限内提出。');
    });
    await unit.goto(first);
    await unit.getByText(/异议期至/).waitFor();
    await unit.getByLabel(/异议理由/).fill('修路系上级叫停，不应计入');
    await unit.getByRole('button', { name: '提交异议' }).click();
    await unit.getByRole('heading', { name: '异议', exact: true }).waitFor();
    await unit.getByRole('link', { name: '澄川县交通运输局' }).first().click();
    const line = unit.locator('.score-line', { hasText: '完成' }).first();
    await line.locator('summary').first().click();
    const row = line.getByRole('row', { name: new RegExp(road.number) });
    await row.getByRole('button', { name: '申请剔除' }).click();
    await row.getByLabel(/理由/).fill('上级文件叫停该项目');
    await row.getByRole('button', { name: '提交审批' }).click();
    await row.getByRole('link', { name: /^剔除〔/ }).waitFor();
    await officer.goto(first);
    const asked = officer.getByRole('link', { name: /^剔除〔/ }).first();
    await asked.click();
    await officer.getByText(`${road.number} 修路`).waitFor();
    await officer.getByText('2025年度督查工作评价办法').first().waitFor();
    await doStep(officer, '审批', async (form) => {
      await form.getByRole('combobox').first().selectOption({ index: 1 });
    });
  });

  test('the objection is examined by one person and decided by another; the new result stands beside the first', async () => {
    await officer.goto(first);
    await officer.getByRole('link', { name: /^异议〔/ }).click();
    const address = officer.url();
    await doStep(officer, '提出核实意见', async (form) => {
      await form.getByRole('textbox').first().fill('叫停文件属实。');
    });
    await director.goto(address);
    await doStep(director, '裁定', async (form) => {
      await form.getByRole('combobox').first().selectOption({ index: 1 });
    });
    await director.goto(`${stand.address}c/${county}/scores`);
    await director.getByRole('button', { name: '计算得分' }).click();
    await director.getByRole('link', { name: /评价〔\d{4}〕2号/ }).click();
    await director.getByRole('heading', { name: /同一办法的各次结果（2 份）/ }).waitFor();
    await director.getByRole('link', { name: '与本页比较' }).click();
    await director.getByText(/→/).first().waitFor();
    assert.match(await director.locator('#comparison').innerText(), /交通运输局/);
    await director.goto(first);
    await director.getByText('之后另有更正或重新计算的结果').waitFor();
    await director.getByText('本结果计算之后才同意').waitFor();
  });

  test('no page threw', () => {
    assert.deepEqual(stand.troubles, []);
  });
});
