import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
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

/** What comes one after the other, each to be waited for by its place. */
class Arrivals {
  readonly #places: PromiseWithResolvers<string>[] = [];
  #count = 0;

  /** The first is 0. */
  at(place: number): Promise<string> {
    while (this.#places.length <= place) this.#places.push(Promise.withResolvers<string>());
    return this.#places[place]?.promise ?? Promise.reject(new Error('no such place'));
  }

  put(value: string): void {
    void this.at(this.#count);
    this.#places[this.#count]?.resolve(value);
    this.#count += 1;
  }
}

/** Where the notices of the unit go: a server of this test keeps the links, and the subjects of trials. */
async function inbox() {
  const links = new Arrivals();
  const trials = new Arrivals();
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      const { subject, items }: { subject: string; items: { link: string | null }[] } = JSON.parse(body);
      for (const { link } of items) if (link !== null) links.put(link);
      if (items.length === 0) trials.put(subject);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/suohe`;
  return { server, url, links, trials };
}

/** Writes as the signed-in person; runs in the page, for the server takes writes only from there. */
const writeAs = (page: Page, url: string, body: object): Promise<{ id: string }> =>
  page.evaluate(
    `(async ({ url, body }) => {
      const headers = { 'content-type': 'application/json', 'if-match': '*' };
      const answer = await fetch('/api/counties/chengchuan' + url, { method: 'POST', headers, body: JSON.stringify(body) });
      if (!answer.ok) throw new Error(url + ' ' + answer.status + ' ' + (await answer.text()));
      return answer.status === 204 ? {} : await answer.json();
    })(${JSON.stringify({ url, body })})`,
  );

describe('orders: issued, listed, printed, and answered by a unit that does not sign in', {
  skip: noBrowser,
}, () => {
  let stand: Stand;
  let page: Page;
  let guest: Page;
  let box: Awaited<ReturnType<typeof inbox>>;
  let folder: string;
  let address = '';

  before(async () => {
    box = await inbox();
    folder = mkdtempSync(path.join(tmpdir(), 'suohe-channels-'));
    const file = path.join(folder, 'channels.yaml');
    const channel = { kind: 'webhook', url: box.url, secret: 'a secret for this test', inside: true };
    writeFileSync(file, JSON.stringify({ oa: channel }), { mode: 0o600 });
    stand = await startStand('chengchuan', { SUOHE_CHANNELS: file, SUOHE_SITE: 'http://suohe.example' });
    page = await stand.visitor();
    await acceptInvitation(page, stand.link, '林知行');
    guest = await stand.visitor({ width: 390, height: 844 });
  });
  after(async () => {
    await stand.stop();
    box.server.close();
    rmSync(folder, { recursive: true });
  });

  test('the office issues an order; its notice goes out with a link', async () => {
    await writeAs(page, '/notice-addresses', { post: 'caizhengju-liaison', channel: 'oa', byLink: true });
    const fields = {
      origin: '常务会议',
      reference: '〔2026〕3号会议纪要',
      clause: '由财政局牵头，完成县城停车场用地排查。',
    };
    const { id } = await writeAs(page, '/cases', {
      matter: 'meeting-order',
      title: '完成县城停车场用地排查并公布结果',
      fields,
    });
    await writeAs(page, `/cases/${id}/steps/order`, { args: { lead: 'caizhengju' } });
    // A red order is told at any hour, so this test does not hang on the day it runs.
    await writeAs(page, `/cases/${id}/steps/urge`, {
      args: { level: 'red', text: '请单位主要负责同志签署意见，三日内回复。' },
    });
    const link = new URL(await box.links.at(0));
    assert.equal(link.origin, 'http://suohe.example');
    address = new URL(`${link.pathname}${link.hash}`, stand.address).href;
  });

  test('the page of the link keeps nobody out, on a phone and a wide screen, in both languages', async () => {
    for (const language of ['zh', 'en'] as const) {
      for (const width of [1280, 390]) {
        await guest.setViewportSize({ width, height: 844 });
        await guest.goto(stand.address);
        await guest.evaluate(`localStorage['suohe.language'] = '${language}'`);
        await guest.goto(address);
        await guest.locator('.answer-paper').waitFor();
        assert.deepEqual(await barriers(guest), [], `${language} ${width}`);
        assert.ok((await overhang(guest)) <= 0, `${language} ${width} is wider than the screen`);
      }
    }
    assert.match(await guest.locator('.answer-paper').innerText(), /澄政督〔\d{4}〕1号/);
  });

  test('the office sends a new link from its list of orders; the former one says so', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${stand.address}c/chengchuan/orders`);
    await page.getByRole('button', { name: '通知与链接' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/有效：.*发出/).waitFor();
    await dialog.getByRole('button', { name: '换发链接' }).click();
    await dialog.getByText('已换发，作废旧链接 1 个。新链接发往：').waitFor();
    assert.deepEqual(await barriers(page), [], 'the dialog of links');
    assert.ok((await overhang(page)) <= 0, 'the dialog of links is wider than the screen');
    await dialog.getByText(/已作废：/).waitFor();
    await page.getByRole('button', { name: '关闭' }).click();
    const former = address;
    const link = new URL(await box.links.at(1));
    address = new URL(`${link.pathname}${link.hash}`, stand.address).href;
    await guest.evaluate("localStorage['suohe.language'] = 'zh'");
    await guest.goto(former);
    await guest.reload();
    await guest.getByText(/换发新链接，这个旧链接不再有效/).waitFor();
    assert.deepEqual(await barriers(guest), [], 'a link that was renewed');
    await guest.goto(address);
    await guest.locator('.answer-paper').waitFor();
  });

  test('the administrator sends a trial, and sets the hours and the language of an address', async () => {
    await page.goto(`${stand.address}c/chengchuan/notices`);
    await page.getByRole('button', { name: '试发一条' }).click();
    await page.getByText(/已送出：对方收下了试发的通知/).waitFor();
    assert.match(await box.trials.at(0), /试发通知/);
    await page.getByRole('button', { name: '修改' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('勿扰时段起').fill('19:00');
    await dialog.getByText('勿扰时段须写明起止两个时间，或都留空。').waitFor();
    assert.deepEqual(await barriers(page), [], 'the dialog of an address');
    await dialog.getByLabel('勿扰时段止').fill('07:30');
    await dialog.getByRole('combobox', { name: '通知语言' }).click();
    await page.locator('.ant-select-item-option', { hasText: '英文' }).click();
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByText('勿扰 19:00–07:30').waitFor();
    await page.getByRole('button', { name: '试发一条' }).click();
    assert.match(await box.trials.at(1), /Chengchuan.*Trial notice/);
  });

  test('an answer with files goes out from a phone, and the link shows its receipt afterwards', async () => {
    await guest.setViewportSize({ width: 390, height: 844 });
    await guest.evaluate("localStorage['suohe.language'] = 'zh'");
    await guest.reload();
    await guest.getByRole('button', { name: '提交回复' }).click();
    await guest.getByText('请写明回复内容').waitFor();
    assert.deepEqual(await barriers(guest), [], 'with faults');
    await guest.getByLabel('回复内容').fill('用地排查已完成，结果本周公布。');
    await guest.getByLabel('回复人姓名').fill('周明');
    const picture = Buffer.from('\x89PNG\r\n\x1a\n a picture of the place', 'latin1');
    const chooser = guest.locator('input[type=file]');
    await chooser.setInputFiles([
      { name: '现场照片.png', mimeType: 'image/png', buffer: picture },
      { name: '说明.txt', mimeType: 'text/plain', buffer: Buffer.from('用地排查说明') },
      { name: '程序.txt', mimeType: 'text/plain', buffer: Buffer.from('MZ\x00 a program', 'latin1') },
      { name: '空.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
    ]);
    await guest.getByText('已上传，提交回复后生效').nth(1).waitFor();
    await guest.getByText(/这种文件不能作为佐证/).waitFor();
    await guest.getByText('文件是空的，没有上传。').waitFor();
    await guest.getByRole('button', { name: '提交回复' }).click();
    await guest.getByText(/有文件没有传成功/).waitFor();
    assert.deepEqual(await barriers(guest), [], 'with files that were refused');
    assert.ok((await overhang(guest)) <= 0, 'files are wider than the screen');
    await guest.getByRole('button', { name: '移除 程序.txt' }).click();
    await guest.getByRole('button', { name: '移除 空.txt' }).click();
    await guest.getByRole('button', { name: '提交回复' }).click();
    await guest.getByText(/回复已记入台账/).waitFor();
    await guest.reload();
    const receipt = guest.locator('.answer-receipt');
    await receipt.getByText(`sha256:${createHash('sha256').update(picture).digest('hex')}`).waitFor();
    assert.match(await receipt.innerText(), /现场照片\.png[\s\S]*说明\.txt/);
    assert.ok((await overhang(guest)) <= 0, 'the receipt is wider than the screen');
    assert.deepEqual(await barriers(guest), [], 'the receipt');
  });

  test('a link that was cut short says so, and one that is not known says what to do', async () => {
    await guest.goto(`${address.slice(0, -1)}${address.endsWith('A') ? 'B' : 'A'}`);
    await guest.getByText(/系统中没有这个链接/).waitFor();
    assert.deepEqual(await barriers(guest), [], 'a link that is not known');
    await guest.goto(address.replace(/#.*/, '#abc'));
    await guest.getByText(/这个网址不完整/).waitFor();
    await guest.goto(`${address}。`);
    await guest.locator('.answer-receipt').waitFor();
    // The link of a notice in English opens an English page.
    await guest.goto(address.replace('#', '?lang=en#'));
    await guest.getByRole('heading', { name: 'Receipt' }).waitFor();
  });

  test('the list of orders shows the answer, is filtered, and gives the order to print', async () => {
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${stand.address}c/chengchuan/orders`);
      await page.getByText('用地排查已完成，结果本周公布。').waitFor();
      assert.deepEqual(await barriers(page), [], `orders ${width}`);
      assert.ok((await overhang(page)) <= 0, `orders ${width} is wider than the screen`);
    }
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${stand.address}c/chengchuan/notices`);
      await page.getByRole('button', { name: '停用' }).waitFor();
      assert.deepEqual(await barriers(page), [], `notices ${width}`);
      assert.ok((await overhang(page)) <= 0, `notices ${width} is wider than the screen`);
    }
    await page.goto(`${stand.address}c/chengchuan/orders?answer=open`);
    await page.getByText('没有符合条件的督办单').waitFor();
    await page.goto(`${stand.address}c/chengchuan/orders?level=red`);
    const saving = page.waitForEvent('download');
    await page.getByRole('link', { name: /澄政督/ }).click();
    assert.match((await saving).suggestedFilename(), /红色督办单_澄政督〔\d{4}〕1号\.docx$/);
    assert.deepEqual(stand.troubles, []);
  });
});
