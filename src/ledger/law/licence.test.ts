import assert from 'node:assert/strict';
import { test } from 'node:test';
import { person, Story } from './story.fixture.ts';

const window = person('window', 'zhengshuju');
const examiner = person('unit', 'shenpi');
const reviewer = person('unit', 'shenpi');
const head = person('head-of-organ', 'shenpi');

const received = (day = '2025-03-03') =>
  new Story('licence', day).open(window, {
    fields: { item: '食品经营许可' },
    private: { applicant: '某店' },
    lead: 'shenpi',
  });

const accepted = (day = '2025-03-03') => received(day).do(window, 'accept');

test('a decision is due twenty working days after acceptance, not counting the day itself (行政许可法 42.1, 82)', () => {
  assert.equal(accepted().due('legal'), '2025-03-31');
});

test('the promised period runs beside the legal one and neither is derived from the other', () => {
  const story = accepted();
  assert.deepEqual([story.due('promised'), story.due('legal')], ['2025-03-17', '2025-03-31']);
});

test('who is not told within five working days what is missing is accepted from the day of receipt (32.1(4))', () => {
  const story = received('2025-03-03').goTo('2025-03-11');
  assert.equal(story.state.stage, 'accepted');
  assert.deepEqual(story.entries.slice(-2), ['breached', 'accepted']);
  assert.equal(story.due('legal'), '2025-03-31', 'counted from the day of receipt, not from the silence');
});

test('what is missing is told once and for all (32.1(4))', () => {
  const story = received().do(window, 'tell-missing', {}, { missing: ['健康证明'] });
  assert.throws(() => story.do(window, 'tell-missing', {}, { missing: ['租赁合同'] }), {
    code: 'wrong-state',
  });
  story.goTo('2025-04-01').do(window, 'supplemented');
  assert.equal(story.due('legal'), '2025-04-29', 'Qingming is left out, Sunday 27 April is worked');
});

test('a notice without a single missing document is none', () => {
  assert.throws(() => received().do(window, 'tell-missing', {}, { missing: [] }), { code: 'bad-input' });
});

test('the time of a hearing is left out of both periods (45), and a ground that the law does not know is refused', () => {
  const story = accepted()
    .goTo('2025-03-10')
    .do(examiner, 'suspend', { ground: 'hearing', announcedUntil: '2025-03-21' });
  assert.deepEqual(
    Object.values(story.state.clocks).map(({ status }) => status),
    ['stopped', 'suspended', 'suspended'],
  );
  story.goTo('2025-03-21').do(examiner, 'resume');
  assert.deepEqual([story.due('legal'), story.due('promised')], ['2025-04-14', '2025-03-28']);
  assert.throws(() => accepted().do(examiner, 'suspend', { ground: 'holiday' }), { code: 'not-allowed' });
});

test('a suspended clock urges nobody and is not breached while it is suspended', () => {
  const story = accepted().do(examiner, 'suspend', { ground: 'testing' }).goTo('2025-06-30');
  assert.deepEqual(story.state.breaches, []);
  assert.deepEqual(story.urged('legal'), []);
});

test('ten more working days by the head of the organ, once, and by nobody else (42.1)', () => {
  const longer = { clock: 'legal', amount: 10, approver: 'head-of-organ', reason: '案情复杂' };
  const story = accepted().goTo('2025-03-20').do(head, 'extend', longer);
  assert.equal(story.due('legal'), '2025-04-15');
  assert.throws(() => story.do(head, 'extend', longer), { code: 'not-allowed' });
  assert.throws(() => accepted().do(examiner, 'extend', longer), { code: 'not-allowed' });
  assert.throws(() => accepted().do(head, 'extend', { ...longer, amount: 15 }), { code: /./ });
});

test('who examined does not review (law 5), and who is refused gets a written decision', () => {
  const story = accepted().do(examiner, 'examine', { text: '材料齐全，符合条件。' });
  assert.throws(() => story.do(examiner, 'review', { passed: true }), { code: 'not-allowed' });
  story.do(reviewer, 'review', { passed: true });
  assert.equal(story.state.stage, 'reviewed');
});

test('the certificate is issued within ten working days of the decision (44), and delivery ends the case', () => {
  const story = accepted()
    .do(examiner, 'examine', { text: '符合条件。' })
    .do(reviewer, 'review', { passed: true })
    .goTo('2025-03-17')
    .do(head, 'grant', {}, { decision: '准予' });
  assert.equal(story.due('certificate'), '2025-03-31');
  story.do(window, 'issue', {}, { certificate: 'JY001' }).do(window, 'close');
  assert.deepEqual([story.state.stage, story.state.ended, story.state.breaches], ['closed', true, []]);
});

test('a decision that comes late stays late on record', () => {
  const story = accepted().goTo('2025-04-10').do(examiner, 'examine', { text: '符合条件。' });
  story.do(reviewer, 'review', { passed: true }).do(head, 'grant', {}, { decision: '准予' });
  assert.deepEqual(story.state.breaches.map(({ clock }) => clock).toSorted(), ['legal', 'promised']);
});
