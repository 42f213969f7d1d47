import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import ExcelJS from 'exceljs';
import type { CaseStand, CopyView, FormList, FormPage, KnownView } from '../wire/index.ts';
import { openOffice } from './office.fixture.ts';

let office: Awaited<ReturnType<typeof openOffice>>;
before(async () => {
  office = await openOffice();
});
after(() => office.close());

const form = {
  title: '农村公路情况表',
  basis: '年度交通统计',
  columns: [
    { name: '新改建里程', kind: 'number', unit: '公里', required: true },
    { name: '是否完工', kind: 'yes-no', required: true },
  ],
  units: ['jiaotongju', 'shuiliju'],
  every: 'once',
  due: '2025-02-24',
};

test('an office sends a form, its units fill their copies in, and the asker has one table', async () => {
  const { body: stand } = await office.ask<CaseStand>('keyuan', '/forms', form);
  const waiting = async (who: string) => (await office.ask<FormList>(who, '/forms')).body.toFill;
  const [copy] = await waiting('jiaotong');
  assert.ok(copy);
  assert.deepEqual(
    [copy.asker.name, copy.due, copy.stage.zh],
    ['澄川县人民政府办公室', '2025-02-24', '待填报'],
  );
  const { body: view } = await office.ask<CopyView>('jiaotong', `/form-copies/${copy.id}`);
  assert.deepEqual([view.mayFill, Object.keys(view.schema.properties)], [true, ['新改建里程', '是否完工']]);
  const other = await office.ask<CopyView>('shuili', `/form-copies/${copy.id}`);
  assert.equal(other.body.mayFill, false);
  const fields = { 新改建里程: 12.5, 是否完工: '否' };
  const wrong = await office.ask<{ fields: string[] }>(
    'jiaotong',
    `/form-copies/${copy.id}/fill`,
    { fields: { 新改建里程: '许多' } },
    view.seq,
  );
  assert.equal(wrong.status, 422);
  const filling = { fields, minutesSpent: 15 };
  assert.equal((await office.ask('jiaotong', `/form-copies/${copy.id}/fill`, filling, view.seq)).status, 200);
  assert.deepEqual(await waiting('jiaotong'), []);
  const { body: page } = await office.ask<FormPage>('zhuren', `/forms/${stand.id}`);
  assert.deepEqual([page.copies, page.filled, page.out, page.own], [2, 1, 1, true]);
  const url = `/api/counties/chengchuan/forms/${stand.id}/answers.xlsx`;
  const file = await office.app.inject({ method: 'GET', url, cookies: office.cookies('keyuan') });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(file.rawPayload).buffer);
  const rows = [4, 5].map((at) =>
    ((book.worksheets[0]?.getRow(at).values ?? []) as unknown[]).slice(3, 8).filter(Boolean),
  );
  assert.deepEqual(
    rows.sort(),
    [
      ['澄川县交通运输局', '已填报', 12.5, '否', 15],
      ['澄川县水利局', '待填报'],
    ].sort(),
  );
});

test('what the ledger asks of these units already is told before a form goes out', async () => {
  const { body: known } = await office.ask<KnownView[]>('keyuan', '/forms/known', {
    columns: ['本月新改建里程'],
    units: ['jiaotongju'],
  });
  assert.deepEqual(
    known.map(({ kind, name, units }) => [kind, name, units.map((unit) => unit.name)]),
    [['form', '新改建里程', ['澄川县交通运输局']]],
  );
});

test('a case cannot be opened as a form by hand, nor in another office’s name', async () => {
  const fields = { round: 1, asked: 1 };
  const byHand = await office.ask('keyuan', '/cases', { matter: 'form-copy', title: '填报', fields });
  const inName = { matter: 'task', title: '任务', opener: 'shuiliju', fields: {} };
  assert.deepEqual([byHand.status, (await office.ask('keyuan', '/cases', inName)).status], [403, 400]);
});
