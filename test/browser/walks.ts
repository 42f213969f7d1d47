import type { Locator, Page } from 'playwright-core';

/** The password of everybody in these tests: long, and nobody's. */
export const password = 'rivers keep their word';

/** Follows a one-time link and sets the password; ends on the documents of the county. */
export async function acceptInvitation(page: Page, link: string, name?: string): Promise<void> {
  await page.goto(link);
  if (name) await page.getByLabel('姓名').fill(name);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByLabel('再输一次密码').fill(password);
  await page.getByRole('button', { name: '保存并进入' }).click();
  await page.getByRole('heading', { name: '公文', level: 1 }).waitFor();
}

/** Signs in with a login name that has its password. */
export async function signIn(page: Page, address: string, login: string): Promise<void> {
  await page.goto(address);
  await page.getByLabel('登录名').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: '公文', level: 1 }).waitFor();
}

type FileInMemory = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** Uploads a work report and waits until its proposals are on the screen. */
export async function upload(page: Page, file: string | FileInMemory): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(file);
  // Remarks from the reading stop on the page of documents and offer the way on.
  await page
    .getByRole('region', { name: '条目' })
    .or(page.getByRole('link', { name: '打开核对' }))
    .first()
    .waitFor();
  const onward = page.getByRole('link', { name: '打开核对' });
  if (await onward.isVisible()) await onward.click();
  await page.locator('[data-item]').first().waitFor();
}

/** Chooses the proposal whose title holds the words, in the list. */
export async function choose(page: Page, words: string): Promise<void> {
  await page.locator('[data-item]', { hasText: words }).first().click();
  await page.locator('.form-quote', { hasText: words }).waitFor();
}

/** Chooses the lead unit by typing a part of its name. */
export async function chooseLead(page: Page, part: string): Promise<void> {
  await page.getByRole('combobox', { name: '牵头单位', exact: true }).fill(part);
  await page.locator('.ant-select-item-option', { hasText: part }).first().click();
}

/** Waits until the server has what was typed. */
export async function saved(page: Page): Promise<void> {
  await page.locator('.saving-saved').waitFor();
}

/** Waits until the list has settled at so many items, and gives their number. */
export async function settledAt(items: Locator, count: number): Promise<number> {
  await items.nth(count - 1).waitFor({ state: 'attached' });
  await items.nth(count).waitFor({ state: 'detached' });
  return await items.count();
}

/** A person whom the administrator adds on the page of people, at posts named by a part of their names. */
export async function addPerson(
  admin: Page,
  stand: { readonly address: string; visitor(): Promise<Page> },
  person: { readonly name: string; readonly login: string; readonly posts: readonly string[] },
): Promise<Page> {
  await admin.goto(`${stand.address}c/chengchuan/people`);
  await admin.getByRole('button', { name: '添加人员' }).click();
  const dialog = admin.getByRole('dialog');
  await dialog.getByLabel('姓名').fill(person.name);
  await dialog.getByLabel('登录名').fill(person.login);
  for (const post of person.posts) {
    await dialog.getByRole('combobox', { name: '岗位' }).fill(post);
    await admin.locator('.ant-select-item-option', { hasText: post }).first().click();
  }
  // The open list of posts lies over the button.
  await dialog.locator('.ant-modal-title').click();
  await dialog.getByRole('button', { name: '添加并生成链接' }).click();
  const link = await dialog.getByLabel('一次性链接').inputValue();
  const page = await stand.visitor();
  await page.goto(link);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByLabel('再输一次密码').fill(password);
  await page.getByRole('button', { name: '保存并进入' }).click();
  await page.getByRole('heading', { name: /^(我的工作|公文)$/, level: 1 }).waitFor();
  return page;
}

/** Opens the form of a step on the page of a case. */
export async function openStep(page: Page, name: string): Promise<Locator> {
  const steps = page.getByRole('region', { name: '可以办理' });
  await steps.getByRole('button', { name, exact: true }).first().click();
  return page.getByRole('form', { name, exact: true });
}

/** Does a step on the page of a case: opens its form, fills it in, and confirms. */
export async function doStep(
  page: Page,
  name: string,
  fill: (form: Locator) => Promise<void> = async () => undefined,
): Promise<void> {
  const form = await openStep(page, name);
  await fill(form);
  await form.getByRole('button', { name, exact: true }).click();
  await form.waitFor({ state: 'detached' });
}
