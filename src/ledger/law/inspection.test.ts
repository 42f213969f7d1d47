import assert from 'node:assert/strict';
import { test } from 'node:test';
import { person, Story } from './story.fixture.ts';

const visitor = person('delivery-office');
const judge = person('delivery-office');
const auditor = person('auditor', 'shenjiju');
const unit = person('unit', 'shuili');
const program = person('delivery-office');

/** An inspection of a case of the water bureau, drawn by the program; where it was announced the unit knows of it. */
function drawn({ announced = true } = {}): Story {
  const story = new Story('inspection', '2026-01-20').under('inspection-plan').open(program, {
    parent: '00000000-0000-7000-8000-00000000000a' as never,
    byProgram: true,
    fields: { case: '承诺〔2025〕1号', unit: 'shuili' },
  });
  return announced ? story.do(program, 'notify', { lead: 'shuili' }) : story;
}

const visit = { visitedAt: '2026-01-20T00:30:00.000Z', place: '青石镇' };
const visited = (story = drawn()) => story.do(visitor, 'visit', { text: '渠段尚未完工。' }, visit);

test('whoever holds or covers a post of the inspected unit keeps away, through whatever post they come', () => {
  const both = {
    account: visitor.account,
    posts: [...visitor.posts, { id: 'shuili-liaison', organisation: 'shuili', roles: ['unit'] }],
  };
  for (const announced of [true, false])
    assert.throws(
      () => drawn({ announced }).do(both, 'visit', { text: '已看过。' }, visit),
      /another unit/,
      'also where the unit has not been told',
    );
  assert.throws(() => visited().do(both, 'conclude', { verdict: 'as-reported' }), /another unit/);
  assert.equal(visited().state.stage, 'visited', 'others may');
});

test('where the delivery office itself is inspected, somebody of the audit office goes and concludes', () => {
  const story = new Story('inspection', '2026-01-20').under('inspection-plan').open(program, {
    parent: '00000000-0000-7000-8000-00000000000a' as never,
    byProgram: true,
    fields: { case: '承诺〔2025〕5号', unit: 'zhengfuban' },
  });
  assert.throws(() => story.do(visitor, 'visit', { text: '已看过。' }, visit), { code: 'not-allowed' });
  assert.equal(story.do(auditor, 'visit', { text: '只有四百个。' }, visit).state.stage, 'visited');
});

test('nobody records a visit before it took place', () => {
  const ahead = { ...visit, visitedAt: '2026-01-20T09:00:00.000Z' };
  assert.throws(() => drawn().do(visitor, 'visit', { text: '已看过。' }, ahead), /lies ahead/);
});

test('a verdict is one of the kinds that the matter defines, and the kind says whether it upholds the report', () => {
  assert.throws(() => visited().do(judge, 'conclude', { passed: true }), /as-reported/);
  assert.throws(() => visited().do(judge, 'conclude', { verdict: 'excellent' }), /in-the-main/);
  assert.throws(
    () => visited().do(judge, 'conclude', { verdict: 'not-as-reported', passed: true, reason: '未完工' }),
    { code: 'bad-input' },
    'kind and yes do not agree',
  );
  assert.throws(() => visited().do(judge, 'conclude', { verdict: 'not-as-reported' }), { code: 'bad-input' });
  assert.equal(visited().do(judge, 'conclude', { verdict: 'in-the-main' }).state.stage, 'confirmed');
  const no = visited().do(judge, 'conclude', { verdict: 'not-as-reported', reason: '渠段未完工' });
  assert.equal(no.state.stage, 'refuted');
});

test('after the unit has rectified, the place is visited again and a new conclusion is reached', () => {
  const story = visited().do(judge, 'conclude', { verdict: 'not-as-reported', reason: '渠段未完工' });
  story.do(unit, 'rectify', { text: '已补建。' }).do(visitor, 'visit', { text: '已完工。' }, visit);
  assert.equal(story.do(judge, 'conclude', { verdict: 'as-reported' }).state.stage, 'confirmed');
  assert.throws(() => story.do(judge, 'close'), { code: 'not-allowed' }, 'who concluded does not close');
  assert.equal(story.do(auditor, 'close').state.stage, 'closed', 'an office of two finds a third person');
});

test('who refused a report may close the next one, once somebody else has verified that', () => {
  const office = person('delivery-office');
  const other = person('delivery-office');
  const story = new Story('commitment', '2025-02-10')
    .open(office, {
      lead: 'shuili',
      deadline: '2025-10-31' as never,
      fields: { type: 'numeric', targets: [], milestones: [], children: [], year: 2025 },
    })
    .do(office, 'adopt', {}, { adoptedOn: '2025-02-10' })
    .do(unit, 'accept')
    .do(unit, 'handle', { text: '已完成。' })
    .do(office, 'verify', { passed: false, reason: '现场未完工' })
    .do(unit, 'handle', { text: '这次完成了。' })
    .do(other, 'verify', { passed: true });
  assert.throws(() => story.do(other, 'close', { outcome: 'kept' }), { code: 'not-allowed' });
  assert.equal(story.do(office, 'close', { outcome: 'kept' }).state.stage, 'closed');
});
