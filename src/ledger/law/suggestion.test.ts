import assert from 'node:assert/strict';
import { test } from 'node:test';
import { person, Story } from './story.fixture.ts';

const desk = person('suggestion-desk');
const liaison = person('deputy-liaison');
const office = person('delivery-office');
const lead = person('unit', 'jiaotong');
const partner = person('unit', 'gongan');

const assigned = () =>
  new Story('suggestion', '2025-02-10')
    .open(desk, { fields: { content: '建议增设公交站点', session: '五届四次会议' } })
    .do(desk, 'assign', { lead: 'jiaotong', joins: ['gongan'] });

const signed = { reply_number: '澄交函〔2025〕3号', signer: '局长' };
const fields = { replyNumber: signed.reply_number, signer: signed.signer };

const replied = (day = '2025-04-10') =>
  assigned()
    .do(lead, 'accept')
    .goTo(day)
    .do(lead, 'draft', { text: '拟增设两处站点。' })
    .do(lead, 'reply', { text: '已列入年度计划。', class: 'b' }, fields);

test('a suggestion is replied to within three months of its assignment (代表法 51; 河南办理办法 20)', () => {
  assert.equal(assigned().due('reply'), '2025-05-12', 'the tenth is a Saturday');
});

test('with a reason the assigning office gives six months in all, once (河南办理办法 20)', () => {
  const longer = { clock: 'reply', amount: 3, approver: 'assigning-office', reason: '涉及多个部门' };
  const story = assigned().goTo('2025-05-06').do(desk, 'extend', longer);
  assert.equal(story.due('reply'), '2025-08-11');
  assert.throws(() => story.do(desk, 'extend', longer), { code: 'not-allowed' });
});

test('a wrong unit objects in writing within ten working days (14), and is not sent the suggestion again', () => {
  const story = assigned().goTo('2025-02-24').do(lead, 'hand-back', { reason: '站点由公交公司设置' });
  assert.equal(story.state.stage, 'returned');
  assert.throws(() => story.do(desk, 'assign', { lead: 'jiaotong' }), { code: 'not-allowed' });
  const late = assigned().goTo('2025-02-25');
  assert.throws(() => late.do(lead, 'hand-back', { reason: '站点由公交公司设置' }), { code: 'not-allowed' });
});

test('no unit passes a suggestion on by itself (14)', () => {
  assert.throws(() => assigned().do(lead, 'assign', { lead: 'zhujian' }), {
    code: /not-allowed|wrong-state/,
  });
});

test('a co-operating unit gives its opinion within two months (18), which stops its clock and no other', () => {
  const story = assigned();
  assert.equal(story.due('confer'), '2025-04-10');
  story.do(partner, 'confer', { text: '同意增设，须避开路口。' });
  assert.deepEqual(
    [story.state.clocks['confer']?.status, story.state.clocks['reply']?.status],
    ['stopped', 'running'],
  );
});

test('a reply names its class and carries a number and a signature (21)', () => {
  const story = assigned().do(lead, 'accept').do(lead, 'draft', { text: '拟增设两处站点。' });
  assert.throws(() => story.do(lead, 'reply', { text: '已列入计划。' }, fields), { code: 'bad-input' });
  assert.throws(() => story.do(lead, 'reply', { text: '已列入计划。', class: 'b' }), { code: 'bad-input' });
  assert.equal(story.do(lead, 'reply', { text: '已列入计划。', class: 'b' }, fields).state.replyClass, 'b');
});

test('a dissatisfied deputy means handling again within a month, once; then the assessment (22)', () => {
  const story = replied().do(liaison, 'feedback', { satisfied: 'no' });
  assert.deepEqual([story.state.stage, story.due('rehandling')], ['rehandling', '2025-05-12']);
  story
    .goTo('2025-05-08')
    .do(lead, 'draft', { text: '年内先设一处。' })
    .do(lead, 'reply', { text: '年内先设一处。', class: 'a' }, fields);
  assert.throws(() => story.do(liaison, 'feedback', { satisfied: 'yes' }), { code: 'not-allowed' });
  assert.equal(story.do(liaison, 'feedback-again', { satisfied: 'no' }).state.stage, 'assessment');
});

test('the units that handle a suggestion may not fill in the deputy’s feedback', () => {
  const insider = {
    account: lead.account,
    posts: [...lead.posts, { id: 'x', organisation: 'zhengfuban', roles: ['deputy-liaison'] }],
  };
  assert.throws(() => replied().do(insider, 'feedback', { satisfied: 'very' }), { code: 'not-allowed' });
});

test('replied is not solved, and who handled it does not close it', () => {
  const story = replied().do(liaison, 'feedback', { satisfied: 'yes' });
  assert.equal(story.state.ended, false);
  assert.equal(story.do(office, 'close').state.stage, 'closed');
});
