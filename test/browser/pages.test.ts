import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { noBrowser, ownReport, type Stand, startStand } from './stand.ts';
import { acceptInvitation, chooseLead, openStep, saved, upload } from './walks.ts';

/** What axe finds that keeps people out, in one line each. */
async function barriers(page: Page): Promise<string[]> {
  // What fades in is pale on its way; what turns for ever, such as a sign of waiting, is not waited for.
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState, effect }) => {
      const { iterations } = effect?.getComputedTiming() ?? {};
      return playState !== 'running' || iterations === Number.POSITIVE_INFINITY;
    }),
  );
  // What lies half under the bar while scrolling is no smaller for it.
  await page.evaluate('scrollTo(0, 0)');
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

/** The report of the year after: it says what became of some of the promises of our own one. */
const nextReport = {
  name: 'chengchuan-2026.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from(`澄川县2026年政府工作报告
一、2025年工作回顾
改造老旧小区18个，加装电梯26部。新增停车泊位1620个、充电桩400个。完成造林8000亩。
二、2026年重点工作
改造老旧小区12个，加装电梯20部。新增停车泊位900个。完成造林6000亩。
`),
};

/** How far a page is wider than the screen. */
const overhang = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - innerWidth');

describe('every page, in both languages and on a phone', { skip: noBrowser }, () => {
  let stand: Stand;
  let page: Page;
  let places: Record<string, string> = {};

  before(async () => {
    stand = await startStand('chengchuan');
    page = await stand.visitor();
    places = {
      invitation: stand.link,
      'sign-in': `${stand.address}sign-in`,
      'answer without a link': `${stand.address}answer/chengchuan`,
      'due days for everybody': `${stand.address}clock`,
    };
  });
  after(async () => await stand.stop());

  /** Goes to a page and waits until it has something to show. */
  async function see(name: string, language: 'zh' | 'en', width: number): Promise<void> {
    await page.setViewportSize({ width, height: width < 500 ? 844 : 900 });
    await page.evaluate(`localStorage['suohe.language'] = '${language}'`);
    await page.goto(places[name] ?? stand.address);
    await page.locator('h1').first().waitFor();
    await page.locator('body:not(:has(.waiting))').waitFor();
  }

  async function examine(names: readonly string[]): Promise<void> {
    for (const name of names) {
      for (const language of ['zh', 'en'] as const) {
        for (const width of [1440, 390]) {
          await see(name, language, width);
          // Chinese on a wide screen and English on a phone meet every colour, word and arrangement once.
          if ((language === 'zh') === width > 500) {
            assert.deepEqual(await barriers(page), [], `${name} ${language} ${width}`);
          }
          assert.ok((await overhang(page)) <= 0, `${name} ${language} ${width} is wider than the screen`);
        }
      }
    }
    await page.evaluate("localStorage['suohe.language'] = 'zh'");
  }

  test('the pages before signing in keep nobody out', async () => {
    await page.goto(stand.address);
    await examine(['invitation', 'sign-in', 'answer without a link', 'due days for everybody']);
  });

  test('the pages of an empty county keep nobody out', async () => {
    await acceptInvitation(page, stand.link);
    const county = `${stand.address}c/chengchuan`;
    places = {
      work: `${county}/work`,
      search: `${county}/search`,
      messages: `${county}/messages`,
      matters: `${county}/matters`,
      matter: `${county}/matters/hotline`,
      documents: `${county}/documents`,
      ledger: `${county}/ledger`,
      orders: `${county}/orders`,
      scores: `${county}/scores`,
      rates: `${county}/rates`,
      people: `${county}/people`,
      notices: `${county}/notices`,
      plan: `${county}/plan`,
      progress: `${county}/progress`,
      compare: `${county}/compare`,
      clock: `${county}/clock`,
      definition: `${county}/definition`,
      measures: `${county}/measures`,
      missing: `${stand.address}nowhere`,
    };
    await examine(Object.keys(places));
  });

  test('the pages of a county at work keep nobody out', async () => {
    await see('documents', 'zh', 1440);
    await upload(page, ownReport);
    await page.locator('[data-item]').nth(3).click();
    places['review'] = page.url();
    await chooseLead(page, '财政');
    await saved(page);
    await page.getByRole('button', { name: '确认立项' }).click();
    await page.locator('[data-item] .tag-confirmed').waitFor();
    await see('ledger', 'zh', 1440);
    await page.locator('.ledger-title a').first().click();
    await page.getByRole('region', { name: '出处' }).waitFor();
    places['case'] = page.url();
    await examine(['documents', 'review', 'ledger', 'case', 'plan', 'progress']);
  });

  test('opening a case of any matter, and the case with a form on it, keep nobody out', async () => {
    const county = `${stand.address}c/chengchuan`;
    places['open'] = `${county}/open`;
    places['open-order'] = `${county}/open?matter=meeting-order`;
    await examine(['open', 'open-order']);
    await see('open-order', 'zh', 1440);
    await page.getByLabel('标题（必填）').fill('整治东门街占道经营');
    await page.getByLabel('来源（必填）').selectOption('县长办公会');
    await page.getByLabel('议定条款原文（必填）').fill('六月底前整治东门街占道经营。');
    await page.getByRole('button', { name: /^登记/ }).click();
    await page.getByRole('heading', { name: '整治东门街占道经营', level: 1 }).waitFor();
    places['order'] = page.url();
    for (const width of [1440, 390]) {
      await see('order', 'zh', width);
      await openStep(page, '交办');
      assert.deepEqual(await barriers(page), [], `a step ${width}`);
      assert.ok((await overhang(page)) <= 0, `a step ${width} is wider than the screen`);
    }
    await page.getByRole('combobox', { name: '牵头单位（必填）' }).fill('城市管理局');
    await page.locator('.ant-select-item-option', { hasText: '城市管理局' }).first().click();
    await page.getByRole('form', { name: '交办' }).getByRole('button', { name: '交办', exact: true }).click();
    await page.getByRole('region', { name: '时限' }).waitFor();
    await page.getByRole('button', { name: '怎么算的' }).first().click();
    await page.locator('.clock-explained').waitFor();
    assert.deepEqual(await barriers(page), [], 'an explained clock');
    await examine(['order', 'work']);
  });

  test('the open menu keeps nobody out', async () => {
    for (const [width, button] of [
      [1440, '基础资料'],
      [390, '菜单'],
    ] as const) {
      await see('ledger', 'zh', width);
      await page.getByRole('button', { name: button }).click();
      assert.deepEqual(await barriers(page), [], `menu ${width}`);
      assert.ok((await overhang(page)) <= 0, `menu ${width} is wider than the screen`);
    }
  });

  test('open dialogs and lists keep nobody out', async () => {
    await see('people', 'zh', 1440);
    await page.getByRole('button', { name: '添加人员' }).click();
    await page.getByRole('dialog').waitFor();
    assert.deepEqual(await barriers(page), [], 'adding a person');
    await see('documents', 'zh', 1440);
    await page.locator('.document-title').first().click();
    await page.locator('[data-item]').nth(6).click();
    await page.getByRole('combobox', { name: '牵头单位', exact: true }).click();
    await page.locator('.ant-select-item-option').first().waitFor();
    assert.deepEqual(await barriers(page), [], 'choosing a unit');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '不立项' }).click();
    await page.getByRole('dialog').waitFor();
    assert.deepEqual(await barriers(page), [], 'waiving');
  });

  test('the form that corrects a commitment keeps nobody out, on a phone too', async () => {
    for (const width of [1440, 390]) {
      await see('case', 'zh', width);
      await page.getByRole('button', { name: '更正', exact: true }).click();
      await page.getByText('配合单位、牵头领导、节点').click();
      await page.getByRole('button', { name: '按季度排' }).click();
      assert.deepEqual(await barriers(page), [], `correcting ${width}`);
      assert.ok((await overhang(page)) <= 0, `correcting ${width} is wider than the screen`);
    }
  });

  test('breaking a commitment down keeps nobody out, on a phone too, and opens every task at once', async () => {
    await see('plan', 'zh', 1440);
    await page.getByRole('checkbox', { name: '全选' }).check();
    const adopted = page.waitForResponse(/\/adoptions$/);
    await page.getByRole('button', { name: '认定所选事项' }).click();
    assert.equal((await adopted).status(), 200);
    for (const width of [1440, 390]) {
      await see('case', 'zh', width);
      await page.getByRole('button', { name: '分解任务' }).click();
      await page.getByRole('button', { name: '交办 2 项任务' }).click();
      await page.getByText('请填写任务。').first().waitFor();
      assert.deepEqual(await barriers(page), [], `breaking down ${width}`);
      assert.ok((await overhang(page)) <= 0, `breaking down ${width} is wider than the screen`);
    }
    const form = page.getByRole('form', { name: '分解任务' });
    for (const place of [0, 1]) {
      const row = form.locator('.breakdown-row').nth(place);
      await row.getByLabel('任务', { exact: true }).fill(`第${place + 1}片`);
      await row.getByText('配合单位、牵头领导、节点').click();
      await row.getByRole('button', { name: '增加节点' }).click();
      await row.getByRole('combobox', { name: '牵头单位' }).fill('财政');
      await page
        .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', {
          hasText: '财政',
        })
        .first()
        .click();
    }
    const submit = page.getByRole('button', { name: '交办 2 项任务' });
    await submit.click();
    const still = page.getByRole('button', { name: '仍交办这 2 项任务' });
    await still.or(page.getByText('下属的件（2）')).first().waitFor();
    if (await still.isVisible()) await still.click();
    await form.waitFor({ state: 'detached' });
    assert.equal(await page.getByText('下属的件（2）').isVisible(), true);
  });

  test('on a phone a proposal is found in the list, decided, and seen in the text', async () => {
    await see('documents', 'zh', 390);
    await page.locator('.document-title').first().click();
    await page.getByRole('tab', { name: '条目' }).click();
    await page.locator('[data-item]', { hasText: '18个' }).first().click();
    await chooseLead(page, '住房');
    await saved(page);
    await page.getByRole('button', { name: '确认立项' }).click();
    await page.getByText(/已确认立项/).waitFor();
    await page.getByRole('tab', { name: '原文' }).click();
    const mark = page.locator('.mark-confirmed', { hasText: '18个' }).first();
    await mark.waitFor();
    assert.equal(await mark.isVisible(), true);
  });

  test('two reports held against each other keep nobody out, empty and filled', async () => {
    await examine(['compare']);
    await see('documents', 'zh', 1440);
    await upload(page, nextReport);
    await see('compare', 'zh', 1440);
    await page.getByRole('combobox', { name: '上年报告' }).click();
    await page.locator('.ant-select-item-option', { hasText: '2025' }).click();
    // The report of the year after is proposed by itself.
    await page
      .getByRole('row', { name: /停车泊位/ })
      .first()
      .waitFor();
    places['comparison'] = page.url();
    await examine(['comparison']);
    assert.equal(
      await page
        .getByRole('row', { name: /停车泊位/ })
        .first()
        .isVisible(),
      true,
    );
  });

  test('the language is changed with one click and remembered', async () => {
    await see('ledger', 'zh', 1440);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Ledger', level: 1 }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Ledger', level: 1 }).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  });

  test('no page threw an error on the way', () => {
    assert.deepEqual(stand.troubles, []);
  });
});
