import assert from 'node:assert/strict';
import { test } from 'node:test';
import { person, Story } from './story.fixture.ts';

const desk = person('hotline-desk', 'rexian');
const chief = person('hotline-chief', 'rexian');
const inspector = person('hotline-inspector', 'rexian');
const visitor = person('hotline-visitor', 'rexian');
const unit = person('unit', 'chengguan');
const head = person('head-of-organ', 'chengguan');

const dispatched = (day = '2025-09-26') =>
  new Story('hotline', day)
    .open(desk, {
      fields: { kind: '求助', content: '路灯不亮' },
      private: { caller: '某人', phone: '138-0000' },
    })
    .do(desk, 'dispatch', { lead: 'chengguan' });

test('a ticket is handled within five working days, holidays left out (安阳政务服务条例 50)', () => {
  assert.equal(
    dispatched().due('handling'),
    '2025-10-10',
    'the Saturday 11 October is worked, 1 to 8 October are not',
  );
});

test('five more working days with the approval of the unit’s head, once (50)', () => {
  const longer = { clock: 'handling', amount: 5, approver: 'head-of-organ', reason: '需更换电缆' };
  const story = dispatched().do(head, 'extend', longer);
  assert.equal(story.due('handling'), '2025-10-16');
  assert.throws(() => story.do(head, 'extend', longer), { code: 'not-allowed' });
});

test('a wrong unit hands back within 24 hours, to the minute, with its reason (50)', () => {
  const reason = { reason: '属供电公司' };
  assert.equal(
    dispatched().goTo('2025-09-27', '09:00').do(unit, 'hand-back', reason).state.stage,
    'returned',
  );
  assert.throws(() => dispatched().goTo('2025-09-27', '09:01').do(unit, 'hand-back', reason), {
    code: 'not-allowed',
  });
  assert.throws(() => dispatched().do(unit, 'hand-back', {}), { code: 'bad-input' });
});

test('after a ruling the unit that was decided may not hand back (潍坊12345条例 22)', () => {
  const story = dispatched()
    .do(unit, 'hand-back', { reason: '属供电公司' })
    .do(chief, 'rule', { lead: 'chengguan' });
  assert.throws(() => story.do(unit, 'hand-back', { reason: '仍不属' }), { code: 'not-allowed' });
});

test('answered, audited, rated and closed are four things by different people; solved and satisfied are apart', () => {
  const story = dispatched().do(unit, 'handle', { text: '已修复。' });
  assert.throws(() => story.do(chief, 'close'), { code: 'wrong-state' });
  story.do(inspector, 'verify', { passed: true }).do(visitor, 'rate', { solved: 'partly', satisfied: 'yes' });
  assert.deepEqual(story.state.rating, { solved: 'partly', satisfied: 'yes' });
  assert.throws(() => story.do({ ...inspector, posts: chief.posts }, 'close'), { code: 'not-allowed' });
  assert.equal(story.do(chief, 'close').state.stage, 'closed');
});

test('who is private stays out of what is folded', () => {
  assert.doesNotMatch(JSON.stringify(dispatched().state), /某人|138-0000/);
});

test('a ticket that another level takes over keeps that level’s number and clock', () => {
  const story = new Story('hotline', '2025-09-26').open(desk, {
    fields: { kind: '投诉', content: '站牌缺失' },
  });
  story.do(chief, 'hand-over', { to: '市12345', number: 'SZ-9', due: '2025-10-15', reason: '市级权限' });
  assert.deepEqual(story.state.handedOver, { to: '市12345', number: 'SZ-9', due: '2025-10-15' });
});

test('the other level’s number and day are added when it tells them, by handing over to it once more', () => {
  const story = new Story('hotline', '2025-09-26').open(desk, {
    fields: { kind: '投诉', content: '站牌缺失' },
  });
  const told = (more: Record<string, unknown>) => {
    story.do(chief, 'hand-over', { to: '市12345', reason: '市级权限', ...more });
    return [story.state.handedOver?.number, story.state.handedOver?.due];
  };
  assert.deepEqual(told({}), [null, null]);
  assert.deepEqual(told({ number: 'SZ-9' }), ['SZ-9', null]);
  assert.deepEqual(told({ due: '2025-10-15' }), ['SZ-9', '2025-10-15']);
  assert.deepEqual(told({ to: '省12345' }), [null, null], 'another level has another number');
});

const office = person('delivery-office');
const other = person('delivery-office');
const third = person('delivery-office');
const bureau = person('unit', 'zhujian');

const ordered = () =>
  new Story('meeting-order', '2025-06-03')
    .open(office, {
      fields: { origin: '常务会议', clause: '月底前完成排查' },
      deadline: '2025-06-30' as never,
    })
    .do(office, 'order', { lead: 'zhujian', leader: 'fuxianzhang' });

test('reminder, blue, orange and red come in order, once each, also after weeks without anybody looking', () => {
  const story = ordered().do(bureau, 'accept').goTo('2025-08-01');
  assert.deepEqual(story.urged('deadline'), ['reminder', 'reminder', 'blue', 'orange', 'red']);
  assert.deepEqual(
    story.goTo('2025-07-01').goTo('2025-08-02').urged('deadline').length,
    5,
    'a clock that jumps back',
  );
});

test('an order that is answered in time is not followed by the next colour', () => {
  const story = ordered().do(bureau, 'accept').goTo('2025-07-02');
  const blue = story.state.urgings.find(({ level }) => level === 'blue');
  story.do(bureau, 'respond', { urging: blue?.seq, text: '七月上旬完成。' }).goTo('2025-08-01');
  assert.deepEqual(story.urged('deadline'), ['reminder', 'reminder', 'blue']);
});

test('a new day asks for a request and another person’s consent, and both days stay visible', () => {
  const wish = { terms: { deadline: '2025-07-15' }, reason: '排查范围扩大' };
  const story = ordered().do(bureau, 'accept').do(bureau, 'ask-adjustment', wish);
  assert.equal(story.due('deadline'), '2025-06-30', 'asked is not agreed');
  assert.throws(() => story.do(bureau, 'decide-adjustment', { agreed: true }), { code: 'not-allowed' });
  story.do(office, 'decide-adjustment', { agreed: true });
  assert.deepEqual([story.due('deadline'), story.state.clocks['deadline']?.term], ['2025-07-15', 2]);
});

test('handled, verified and closed need three persons, whatever posts they hold (政府督查工作条例 18; law 5)', () => {
  const story = ordered().do(bureau, 'accept').do(bureau, 'handle', { text: '排查完毕。' });
  story.do(other, 'verify', { passed: true });
  assert.throws(() => story.do(other, 'close'), { code: 'not-allowed' });
  assert.equal(story.do(third, 'close').state.ended, true);
});

test('evidence is judged by somebody other than who attached it', () => {
  const evidence = { name: '排查表.pdf', digest: `sha256:${'0'.repeat(64)}`, bytes: 10, kind: '台账' };
  const both = { account: bureau.account, posts: [...bureau.posts, ...office.posts] };
  const story = ordered().do(bureau, 'accept').do(bureau, 'attach', { evidence });
  const [held] = story.state.evidence;
  assert.throws(() => story.do(both, 'judge', { evidence: held?.seq, accepted: true }), {
    code: 'not-allowed',
  });
  assert.throws(() => story.do(office, 'judge', { evidence: held?.seq, accepted: false }), {
    code: 'bad-input',
  });
  assert.equal(
    story.do(office, 'judge', { evidence: held?.seq, accepted: true }).state.evidence[0]?.accepted,
    true,
  );
});
