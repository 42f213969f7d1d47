import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { noBrowser, type Stand, startStand } from './stand.ts';
import { acceptInvitation, addPerson, choose, chooseLead, doStep, openStep, saved, upload } from './walks.ts';

const report = `政府工作报告
——2026年1月12日在澄川县第十二届人民代表大会第五次会议上
澄川县人民政府县长 方远
各位代表：
现在，我代表县人民政府，向大会报告工作，请予审议。
一、2025年工作回顾
过去一年，全县新建农村公路42公里，改造危桥5座，新增停车泊位300个。
二、2026年重点工作
（一）打通出行难点。推进石渡大桥建设。新建改建农村公路80公里。
（二）守住河湖底线。治理中小河流18公里，完成青石水库除险加固。
各位代表，让我们一起把承诺办好。
`;
const title = '推进石渡大桥建设';

const picture = (name: string) => ({
  name,
  mimeType: 'image/png',
  buffer: Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from(name)]),
});

describe('a promise goes from the report to its closing through the hands of several persons', {
  skip: noBrowser,
}, () => {
  let stand: Stand;
  let office: Page;
  let clerk: Page;
  let unit: Page;
  let audit: Page;
  let address = '';

  before(async () => {
    stand = await startStand('chengchuan');
    office = await stand.visitor();
    await acceptInvitation(office, stand.link, '林知行');
    clerk = await addPerson(office, stand, { name: '赵一鸣', login: 'zhao', posts: ['督查室科员'] });
    unit = await addPerson(office, stand, {
      name: '钱二宁',
      login: 'qian',
      posts: ['交通运输局 · 督查联络员'],
    });
    audit = await addPerson(office, stand, { name: '孙三立', login: 'sun', posts: ['督查审计员'] });
  });
  after(async () => await stand.stop());

  const look = async (page: Page) => {
    await page.goto(address);
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
  };
  const attach = (file: string) =>
    doStep(unit, '上传佐证', async (form) => {
      await form.getByLabel('文件（必填）').setInputFiles(picture(file));
      await form.getByText(/已上传/).waitFor();
      await form.getByLabel('佐证种类（必填）').fill('交工验收单');
    });
  const judge = async (verdict: string, reason = '') => {
    await look(clerk);
    await doStep(clerk, '审核佐证', async (form) => {
      await form.getByLabel('佐证（必填）').selectOption({ index: 1 });
      await form.getByLabel('审核意见（必填）').selectOption({ label: verdict });
      await form.getByLabel('理由').fill(reason);
    });
  };

  test('the office confirms it out of the report and adopts it', async () => {
    await office.goto(`${stand.address}c/chengchuan/documents`);
    await upload(office, { name: '报告.txt', mimeType: 'text/plain', buffer: Buffer.from(report) });
    await choose(office, '石渡大桥');
    await chooseLead(office, '交通运输');
    await saved(office);
    await office.getByRole('button', { name: '确认立项' }).click();
    await office.locator('[data-item]', { hasText: '石渡大桥' }).locator('.tag-confirmed').waitFor();
    await office.goto(`${stand.address}c/chengchuan/plan`);
    await office.getByRole('checkbox').first().check();
    await office.getByRole('button', { name: '认定所选事项' }).click();
    await office
      .getByRole('link', { name: /已认定\s*1/ })
      .or(office.getByText(/已认定\s*1/))
      .first()
      .waitFor();
  });

  test('the unit accepts it; before anything is proven it is told what is missing, and cannot report it as done', async () => {
    await unit.goto(`${stand.address}c/chengchuan/work`);
    await unit
      .getByRole('link', { name: new RegExp(title) })
      .first()
      .click();
    await unit.getByRole('region', { name: '可以办理' }).waitFor();
    address = unit.url();
    await doStep(unit, '签收');
    const form = await openStep(unit, '申请办结');
    await form.getByText(/须先有至少一份经审核采信的佐证/).waitFor();
    assert.equal(await form.locator('button[type=submit]').isDisabled(), true);
  });

  test('its evidence is refused with a reason, attached anew, accepted, and the unit reports it as done', async () => {
    await look(unit);
    await attach('远景.png');
    await judge('不予采信', '看不出是哪座桥');
    await look(unit);
    await unit.getByText('看不出是哪座桥').first().waitFor();
    await attach('验收单.png');
    await judge('采信');
    await look(unit);
    await doStep(unit, '申请办结', async (form) => {
      await form.getByLabel('办理结果（必填）').fill('大桥主体已经完工。');
    });
    await unit.getByText('尚未核查').waitFor();
  });

  test('the verdict stands beside the self-report: refused once, and upheld once it was done', async () => {
    await look(clerk);
    await doStep(clerk, '核查', async (form) => {
      await form.getByLabel('核查意见（必填）').selectOption({ label: '不通过' });
      await form.getByLabel('理由').fill('引桥没有铺装');
    });
    await look(unit);
    const both = unit.getByRole('region', { name: '自报与核查' });
    assert.match(await both.innerText(), /大桥主体已经完工。[\s\S]*不通过[\s\S]*引桥没有铺装/);
    await doStep(unit, '申请办结', async (form) => {
      await form.getByLabel('办理结果（必填）').fill('引桥已经铺装。');
    });
    await look(clerk);
    await doStep(clerk, '核查', async (form) => {
      await form.getByLabel('核查意见（必填）').selectOption({ label: '通过' });
    });
  });

  test('who verified does not close it; another person does, and a fourth finds the record whole', async () => {
    const refused = await openStep(clerk, '销号');
    await refused
      .getByLabel('办理结果（必填）')
      .or(refused.getByRole('combobox').first())
      .first()
      .selectOption({ label: '完成' });
    await refused.getByRole('button', { name: '销号', exact: true }).click();
    await refused.getByText(/由您核查，须由另一个人办结/).waitFor();
    await look(office);
    await doStep(office, '销号', async (form) => {
      await form.getByRole('combobox').first().selectOption({ label: '完成' });
    });
    await look(audit);
    await audit.locator('.tag-stage', { hasText: '已办结' }).waitFor();
    await audit.getByRole('button', { name: '校验' }).click();
    await audit.getByText(/校验通过/).waitFor();
  });

  test('a visitor without a post sees nothing of it, and no page threw an error on the way', async () => {
    const visitor = await stand.visitor();
    await visitor.goto(address);
    await visitor.getByRole('heading', { name: '登录', level: 1 }).waitFor();
    assert.deepEqual(stand.troubles, []);
  });
});
