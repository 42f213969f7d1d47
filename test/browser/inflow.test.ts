import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { noBrowser, type Stand, startStand } from './stand.ts';
import { acceptInvitation } from './walks.ts';

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

const key = (page: Page, ...keys: string[]) =>
  keys.reduce<Promise<void>>((before, one) => before.then(() => page.keyboard.press(one)), Promise.resolve());

/** Types a date into the field that has the focus: year, month and day in the order of its browser. */
const typeDay = async (page: Page, label: string, day: string) => {
  await page.getByLabel(label, { exact: true }).fill(day);
};

const clauses = [
  '由县住建局牵头，县财政局配合，12月18日前完成老旧小区改造验收。',
  '县水利局12月10日前完成冬修水利督查。',
  '请县交通局5个工作日内补齐育才路标志牌。',
  '县教育局、县卫健委12月底前完成校园食堂检查。',
  '由县应急局负责，立即开展冬季消防排查。',
  '县民政局会同青石镇，12月20日前完成困难群众走访。',
  '责成县农业农村局12月15日前报送高标准农田进展。',
  '县市场监管局12月25日前公布抽检结果。',
  '县人社局春节前完成欠薪案件清零。',
  '市场监管部门12月28日前完成电梯安全评估。',
];

describe('quick entry: ten orders by keyboard alone, and what is told of them', { skip: noBrowser }, () => {
  let stand: Stand;
  let page: Page;

  before(async () => {
    stand = await startStand('chengchuan');
    page = await stand.visitor({ width: 1280, height: 900 });
    await acceptInvitation(page, stand.link, '林知行');
    await page.goto(`${stand.address}c/chengchuan/inflow`);
    await page.getByLabel('条款原文').waitFor();
  });
  after(() => stand.stop());

  test('ten clauses of one meeting go in by keyboard, each with number, unit and day', async () => {
    await page.getByLabel('纪要文号或名称').fill('澄政常纪〔2026〕31号');
    await typeDay(page, '会议日期', '2026-11-27');
    await page.getByLabel('条款原文').focus();
    for (const [at, clause] of clauses.entries()) {
      await page.keyboard.insertText(clause);
      await key(page, 'Control+Enter');
      await page.locator('.inflow-row').nth(at).waitFor();
    }
    const rows = await page.locator('.inflow-row').allInnerTexts();
    assert.equal(rows.length, clauses.length);
    assert.ok(
      rows.every((row) => /督办〔\d{4}〕\d+号/.test(row) && row.includes('已交办')),
      rows.join('\n'),
    );
    assert.match(rows.at(-1) ?? '', /住房和城乡建设局.*2026年12月18日/s);
    // 春节前: the last working day before the days off of 2027 is not known yet, so no day is made up.
    assert.match(rows.find((row) => row.includes('欠薪')) ?? '', /人力资源和社会保障局/);
  });

  test('the same clause of the same number is told of and refused', async () => {
    await page.keyboard.insertText(clauses[0] ?? '');
    await page.getByText('这一条已登记过').waitFor();
    await key(page, 'Control+Enter');
    await page.getByText('不能重复登记').first().waitFor();
    assert.equal(await page.locator('.inflow-row').count(), clauses.length);
  });

  test('a day off, a day before the meeting and a meeting to come are told at their fields', async () => {
    await page.getByLabel('条款原文').fill('县财政局报送决算草案。');
    await typeDay(page, '完成时限', '2026-12-05');
    await page.getByText(/2026-12-05是休息日（星期六）；前后的工作日是2026-12-04和2026-12-07/).waitFor();
    await typeDay(page, '完成时限', '2026-11-20');
    await page.getByText(/早于会议或批示日期/).waitFor();
    await typeDay(page, '会议日期', '2027-11-27');
    await page.getByText(/还没有到/).waitFor();
    await typeDay(page, '会议日期', '2026-11-27');
    await typeDay(page, '完成时限', '2026-12-11');
  });

  test('a leader’s instruction says who, on which paper and when; its words are kept from the public', async () => {
    await page.getByLabel('领导批示').check();
    await page.getByLabel('批示领导').fill('周以宁');
    await page.getByLabel('批在哪份文件上').fill('关于澄河断面水质的专报');
    await page.getByLabel('收文编号').fill('澄政办收〔2026〕218号');
    await typeDay(page, '批示日期', '2026-11-28');
    await page.getByLabel('条款原文').fill('请生态环境分局查明原因，12月11日前报结果。');
    await page.getByLabel('批示原文（不公开）').fill('请抓紧查明，举一反三。');
    await page.getByLabel('条款原文').focus();
    await key(page, 'Control+Enter');
    const row = page.locator('.inflow-row').first();
    await row.filter({ hasText: '查明原因' }).waitFor();
    await row.getByRole('link').click();
    const facts = page.locator('dl.facts');
    await facts.getByText('澄政办收〔2026〕218号').waitFor();
    const text = await facts.innerText();
    for (const said of ['领导批示', '周以宁', '关于澄河断面水质的专报', '查明原因', '2026年11月28日'])
      assert.ok(text.includes(said), `${said} in ${text}`);
  });

  test('an order from above is found again by its number', async () => {
    await page.goto(`${stand.address}c/chengchuan/inflow`);
    await page.getByLabel('上级交办').check();
    await page.getByLabel('交办机关').fill('市政府督查室');
    await page.getByLabel('交办文号').fill('澄市督〔2026〕77号');
    await page.getByLabel('条款原文').fill('县统计局12月16日前报送第五次经济普查成果应用情况。');
    await page.getByLabel('条款原文').focus();
    await key(page, 'Control+Enter');
    await page.locator('.inflow-row').first().filter({ hasText: '经济普查' }).waitFor();
    await page.goto(`${stand.address}c/chengchuan/search?q=${encodeURIComponent('澄市督〔2026〕77号')}`);
    await page
      .getByRole('main')
      .getByRole('link', { name: /经济普查/ })
      .first()
      .waitFor();
  });

  test('the page keeps nobody out, on a phone and a wide screen, in both languages', async () => {
    for (const language of ['zh', 'en'] as const)
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 844 });
        await page.evaluate(`localStorage['suohe.language'] = '${language}'`);
        await page.goto(`${stand.address}c/chengchuan/inflow`);
        await page.locator('.inflow-form textarea').first().waitFor();
        await page.locator('.inflow-origins input').nth(4).check();
        assert.deepEqual(await barriers(page), [], `${language} ${width}`);
        assert.ok((await overhang(page)) <= 0, `${language} ${width} is wider than the screen`);
        const shots = process.env['SHOTS'];
        if (shots)
          await page.screenshot({ path: `${shots}/inflow-${language}-${width}.png`, fullPage: true });
      }
    assert.deepEqual(stand.troubles, []);
  });
});
