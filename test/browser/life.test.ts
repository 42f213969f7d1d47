import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { noBrowser, type Stand, startStand } from './stand.ts';
import { acceptInvitation, addPerson, doStep, openStep } from './walks.ts';

/** A small picture. */
const picture = {
  name: '换灯后.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC',
    'base64',
  ),
};

const title = '东门街北段路灯不亮';

const chooseUnit = async (page: Page, label: string, part: string): Promise<void> => {
  await page.getByRole('combobox', { name: label }).fill(part);
  await page.locator('.ant-select-item-option', { hasText: part }).first().click();
  // A list of several stays open over what comes next.
  await page.keyboard.press('Escape');
};

/** Opens the ticket from the person's own work list. */
async function fromMyWork(page: Page, address: string): Promise<void> {
  await page.goto(`${address}c/chengchuan/work`);
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
}

describe('a ticket goes through its whole life by hand, from the call to the close', {
  skip: noBrowser,
}, () => {
  let stand: Stand;
  let desk: Page;
  let unit: Page;
  let audit: Page;
  let chief: Page;

  before(async () => {
    stand = await startStand('chengchuan');
    const admin = await stand.visitor();
    await acceptInvitation(admin, stand.link, '林知行');
    desk = await addPerson(admin, stand, { name: '赵一鸣', login: 'zhao', posts: ['热线话务员'] });
    unit = await addPerson(admin, stand, {
      name: '钱二宁',
      login: 'qian',
      posts: ['住房和城乡建设局 · 督查联络员'],
    });
    audit = await addPerson(admin, stand, { name: '孙三立', login: 'sun', posts: ['热线审核员'] });
    chief = await addPerson(admin, stand, { name: '李四平', login: 'li', posts: ['热线值班主任'] });
  });
  after(async () => await stand.stop());

  test('the desk registers it: what is missing is said at its field, and pressing twice opens one', async () => {
    await desk.getByRole('main').getByRole('link', { name: '登记新件' }).click();
    await desk.getByRole('link', { name: /热线工单/ }).click();
    const press = desk.getByRole('button', { name: '登记热线工单' });
    await press.click();
    await desk.locator('[data-field="kind"] .field-fault').waitFor();
    await desk.locator('[data-field="title"] input:focus').waitFor();
    await desk.getByLabel('标题（必填）').fill(title);
    await desk.getByLabel('诉求类型（必填）').selectOption('求助');
    await desk.getByLabel('诉求内容（必填）').fill('东门街北段三盏路灯不亮，请尽快修复。');
    const secret = desk.getByRole('region', { name: '非公开内容' });
    await secret.getByLabel('联系电话').fill('000-0000000');
    await press.dblclick();
    await desk.getByRole('heading', { name: title, level: 1 }).waitFor();
    await desk.goto(`${stand.address}c/chengchuan/search?q=${encodeURIComponent('路灯不亮')}`);
    await desk.getByText('找到 1 件').waitFor();
  });

  test('the desk dispatches it, and it comes to the unit with its due day in working days', async () => {
    await fromMyWork(desk, stand.address);
    await doStep(desk, '派单', async () => {
      await chooseUnit(desk, '牵头单位（必填）', '住房和城乡建设局');
      await chooseUnit(desk, '配合单位', '城市管理局');
    });
    await desk.getByText('派单：澄川县住房和城乡建设局、澄川县城市管理局').waitFor();
    // The list has stood open since before: it follows by itself.
    const row = unit.getByRole('row', { name: new RegExp(title) });
    await row.waitFor();
    assert.match(await row.innerText(), /已派单[\s\S]*个?工作日/);
  });

  test('the unit accepts it, reports, attaches evidence with its hash, and says what came of it', async () => {
    await fromMyWork(unit, stand.address);
    await doStep(unit, '签收');
    await doStep(unit, '报告进展', async (form) => {
      await form.getByLabel('进展情况（必填）').fill('已到现场，线路老化，正在更换。');
    });
    await doStep(unit, '上传佐证', async (form) => {
      await form.getByLabel('文件（必填）').setInputFiles(picture);
      await form.getByText(/已上传/).waitFor();
      await form.getByLabel('佐证种类（必填）').fill('现场照片');
      await form.getByLabel('地点').fill('东门街北段');
    });
    const evidence = unit.getByRole('region', { name: '佐证' });
    assert.match(await evidence.innerText(), /换灯后\.png[\s\S]*待审核[\s\S]*sha256:[0-9a-f]{64}/);
    await doStep(unit, '答复办理结果', async (form) => {
      await form.getByLabel('办理结果（必填）').fill('三盏路灯已全部更换，当晚恢复照明。');
    });
    await unit.getByText('已答复', { exact: true }).waitFor();
    await unit.goto(`${stand.address}c/chengchuan/work`);
    await unit.getByText('眼下没有待您办理的件').waitFor();
  });

  test('the desk is told that it was handled, and a message once read is read', async () => {
    await desk.goto(`${stand.address}c/chengchuan/messages`);
    await desk
      .getByRole('link', { name: new RegExp(title) })
      .first()
      .waitFor();
    await desk.getByRole('button', { name: /全部标为已读/ }).click();
    await desk.getByRole('button', { name: /全部标为已读/ }).waitFor({ state: 'detached' });
    assert.equal(await desk.locator('.bar-count').count(), 0);
  });

  test('the audit looks at the evidence with a reason, judges it, and passes the reply', async () => {
    await fromMyWork(audit, stand.address);
    await audit.getByRole('button', { name: '查看文件' }).click();
    await audit.getByLabel('查阅理由').fill('审核佐证');
    await audit.getByRole('button', { name: '查看并记录' }).click();
    const shown = audit.getByRole('img', { name: picture.name });
    await shown.waitFor();
    const width = await shown.evaluate(async (image) => {
      if (image instanceof HTMLImageElement) await image.decode();
      return image instanceof HTMLImageElement ? image.naturalWidth : 0;
    });
    assert.equal(width, 10, 'the picture is drawn');
    await audit.getByText('文件与台账登记的校验码一致').waitFor();
    const [file] = await Promise.all([
      audit.waitForEvent('download'),
      audit.getByRole('button', { name: '保存到本机' }).click(),
    ]);
    assert.equal(file.suggestedFilename(), picture.name);
    await audit.keyboard.press('Escape');
    await audit.getByRole('dialog').waitFor({ state: 'hidden' });
    await doStep(audit, '审核佐证', async (form) => {
      await form.getByLabel('佐证（必填）').selectOption({ label: picture.name });
      await form.getByLabel('审核意见（必填）').selectOption({ label: '采信' });
    });
  });

  test('who was overtaken sees what happened, keeps what was chosen, and may still do it', async () => {
    // Where no stream of changes gets through, the page learns of it from the refusal.
    await audit.route('**/changes', (route) => route.abort());
    await audit.reload();
    const form = await openStep(audit, '审核答复');
    await form.getByLabel('核查意见（必填）').selectOption({ label: '通过' });
    await unit.goto(audit.url());
    await doStep(unit, '上传佐证', async (other) => {
      await other.getByLabel('文件（必填）').setInputFiles({ ...picture, name: '复查.png' });
      await other.getByText(/已上传/).waitFor();
      await other.getByLabel('佐证种类（必填）').fill('现场照片');
    });
    await form.getByRole('button', { name: '审核答复', exact: true }).click();
    await form.getByText(/上传佐证：复查\.png/).waitFor();
    assert.equal(await form.getByLabel('核查意见（必填）').inputValue(), 'true');
    await form.getByRole('button', { name: '看过了，仍然审核答复' }).click();
    await form.waitFor({ state: 'detached' });
    await audit.getByText('审核答复：通过').waitFor();
  });

  test('another person closes it, and the chain of all that happened is whole', async () => {
    await fromMyWork(chief, stand.address);
    await doStep(chief, '办结', async (form) => {
      await form.getByLabel('说明').fill('诉求人确认已恢复照明。');
    });
    await chief.locator('.tag-stage', { hasText: '已办结' }).waitFor();
    await chief.getByRole('button', { name: '校验' }).click();
    await chief.getByText(/校验通过/).waitFor();
    await chief.goto(`${stand.address}c/chengchuan/work`);
    await chief.getByText('眼下没有待您办理的件').waitFor();
  });

  test('no page threw an error on the way', () => {
    assert.deepEqual(stand.troubles, []);
  });
});
