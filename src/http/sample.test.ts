import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { CaseStand, CaseView, Problem } from '../wire/index.ts';
import { openOffice } from './office.fixture.ts';

const office = await openOffice();
after(office.close);
const { goTo, ask, walk, promise } = office;

/** Twelve roads and three canals that their units reported as done. */
const cases = new Map<string, CaseStand>();
let plan: CaseStand;

const form = {
  content: '核查已申请办结的承诺事项是否属实',
  object: '各承办单位',
  scope: '2025年度政府工作报告承诺事项',
  matter: 'commitment',
  from: '2025-01-01',
  to: '2026-12-31',
  drawOn: '2026-01-20',
  byLight: true,
  share: 14,
  shareGreen: 25,
  least: 1,
};

async function reported(title: string, unit: string, who: string): Promise<void> {
  const done = await walk(await promise(title, unit), [
    [who, 'accept'],
    [who, 'handle', { text: '已经完成。' }],
  ]);
  cases.set(done.number, done);
}

async function approve(fields: object): Promise<CaseStand> {
  const drafted = await ask<CaseStand>('keyuan', '/cases', {
    matter: 'inspection-plan',
    title: '核查',
    fields,
  });
  return await walk(drafted.body, [
    ['keyuan', 'submit', { text: '请审定。' }],
    ['leader', 'approve', { passed: true }],
  ]);
}

before(async () => {
  for (let place = 1; place <= 12; place += 1) await reported(`修路${place}`, 'jiaotongju', 'jiaotong');
  for (let place = 1; place <= 3; place += 1) await reported(`修渠${place}`, 'shuiliju', 'shuili');
  await goTo('2026-01-16T01:00:00.000Z');
  plan = await approve(form);
});

const inspections = async (id: string) =>
  (
    await sql<{ id: string; seq: number; drawn: string; stage: string }>`
      select id, seq, stage, body->'fields'->>'case' as drawn from ledger_case
      where matter = 'inspection' and parent = ${id}::uuid order by number`.execute(office.base.db)
  ).rows;

async function listOf(id: string): Promise<string> {
  const { rawPayload } = await office.app.inject({
    url: `/api/counties/chengchuan/inspection-plans/${id}/sample.tsv`,
    cookies: office.cookies('jiaotong'),
  });
  return rawPayload.toString();
}

test('what was sent back or withdrawn before the draw is no part of the population', async () => {
  const [first] = [...cases.values()];
  assert.ok(first);
  await walk(first, [['keyuan', 'verify', { passed: false, reason: '未完工' }]]);
  await goTo('2026-01-20T01:00:00.000Z');
  const drawn = await ask<CaseStand>('zhuren', `/inspection-plans/${plan.id}/draw`, {});
  assert.equal(drawn.status, 200, JSON.stringify(drawn.body));
  const list = await listOf(plan.id);
  assert.ok(!list.includes(`case\t${first.number}\n`));
  assert.equal(list.match(/^case\t/gm)?.length, 14);
});

test('an outsider draws the same again from the published list, with the recipe of the documentation alone', async () => {
  const guide = readFileSync(new URL('../../docs/verification.md', import.meta.url), 'utf8');
  const recipe = /```sh\n([\s\S]*?)```/.exec(guide)?.[1];
  assert.ok(recipe);
  const folder = mkdtempSync(path.join(tmpdir(), 'suohe-sample-'));
  const run = () => execFileSync('sh', ['-c', recipe], { cwd: folder, encoding: 'utf8' });
  try {
    const list = await listOf(plan.id);
    writeFileSync(path.join(folder, 'list.tsv'), list);
    assert.equal(run(), 'same\n');
    const opened = (await inspections(plan.id)).map(({ drawn }) => drawn).toSorted();
    assert.deepEqual(
      readFileSync(path.join(folder, 'drawn.tsv'), 'utf8').trim().split('\n').toSorted(),
      opened,
    );
    writeFileSync(path.join(folder, 'list.tsv'), list.replace(/^seed\tsha256:./m, 'seed\tsha256:z'));
    assert.throws(run, 'another seed draws others');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a case that still stands as reported is not dropped; one that was sent back since is, and the next is drawn', async () => {
  const before = await inspections(plan.id);
  const [visit] = before;
  assert.ok(visit);
  const kept = await ask<Problem>('zhuren', `/inspections/${visit.id}/drop`, {});
  assert.deepEqual([kept.status, kept.body.code], [409, 'wrong-state']);
  const { body: inspected } = await ask<CaseView>('keyuan', `/cases/${cases.get(visit.drawn)?.id}`);
  await walk({ ...inspected, stage: '', ended: false }, [
    ['keyuan', 'verify', { passed: false, reason: '未完工' }],
  ]);
  assert.equal((await ask('jiaotong', `/inspections/${visit.id}/drop`, {})).status, 403, 'not by its unit');
  const dropped = await ask<CaseStand>('zhuren', `/inspections/${visit.id}/drop`, {});
  assert.deepEqual([dropped.status, dropped.body.stage], [200, 'dropped'], JSON.stringify(dropped.body));
  const after = await inspections(plan.id);
  assert.equal(after.length, before.length + 1);
  assert.equal(new Set(after.map(({ drawn }) => drawn)).size, after.length, 'nothing is drawn twice');
});

test('a sample larger than the population is all of it', async () => {
  await goTo('2026-01-22T01:00:00.000Z');
  const all = await approve({ ...form, byLight: false, drawOn: '2026-01-23', share: 100, least: 500 });
  await goTo('2026-01-23T01:00:00.000Z');
  assert.equal((await ask('zhuren', `/inspection-plans/${all.id}/draw`, {})).status, 200);
  assert.equal((await inspections(all.id)).length, 13);
});
