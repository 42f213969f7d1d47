import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { CaseView } from '../wire/index.ts';
import { openOffice } from './office.fixture.ts';

const office = await openOffice();
after(office.close);
const { ask, promise } = office;

const lists = ['/cases', '/plans', '/plans/2025/progress', '/plans/2025/sheet.xlsx', '/plans/2025/year-end'];

const statusOf = async (page: string) =>
  (
    await office.app.inject({
      url: `/api/counties/chengchuan${page}`,
      cookies: office.cookies('zhuren'),
    })
  ).statusCode;

test('a commitment that the office registers by hand, with no sentence behind it, is shown like any other', async () => {
  const { id, number } = await promise('修路', 'jiaotongju');
  const { status, body } = await ask<CaseView>('jiaotong', `/cases/${id}`);
  assert.deepEqual([status, body.number, body.source], [200, number, null]);
  for (const page of lists) assert.equal(await statusOf(page), 200, page);
});

test('one that nobody leads yet is shown too, and is not adopted before somebody does', async () => {
  const fields = { type: 'descriptive', targets: [], milestones: [], children: [], year: 2025 };
  const { body } = await ask<CaseView>('zhuren', '/cases', { matter: 'commitment', title: '修桥', fields });
  const page = await ask<CaseView>('zhuren', `/cases/${body.id}`);
  assert.deepEqual([page.status, page.body.lead], [200, null]);
  for (const list of lists) assert.equal(await statusOf(list), 200, list);
  const adopted = await office.step(
    'zhuren',
    { ...body, ended: false, stage: 'reading' },
    'adopt',
    {},
    { adoptedOn: '2025-02-10' },
  );
  assert.equal(adopted.status, 409);
});
