import assert from 'node:assert/strict';
import { test } from 'node:test';
import { person, Story } from './story.fixture.ts';

const office = person('delivery-office');
const judge = person('delivery-office');
const unit = person('unit', 'jiaotong');

const milestone = (name: string, due: string) => ({ name, due, planned: null, evidence: '验收文件' });

const twoMilestones = [milestone('主体完工', '2025-06-30'), milestone('交工验收', '2025-10-20')];

/** A descriptive commitment with two milestones, under way at its unit. */
const descriptive = (
  type = 'descriptive',
  { milestones, children }: { milestones: unknown[]; children: string[] } = {
    milestones: twoMilestones,
    children: [],
  },
) =>
  new Story('commitment', '2025-02-10')
    .open(office, {
      lead: 'jiaotong',
      deadline: '2025-10-31' as never,
      source: { kind: 'sheet', file: '表.xlsx', digest: 'sha256:00', row: 3, quote: '大桥建成通车' },
      fields: {
        type,
        targets: [],
        children,
        year: 2025,
        milestones,
      },
    })
    .do(office, 'adopt', {}, { adoptedOn: '2025-02-10' })
    .do(unit, 'accept');

const file = (milestone: string | null, kind = '验收文件') => ({
  evidence: { name: '验收.pdf', digest: `sha256:${'b'.repeat(64)}`, bytes: 9, kind, milestone },
});
const last = (story: Story) => story.entries.length;

test('evidence belongs to a milestone of the case, and the refusal names those there are', () => {
  assert.throws(
    () => descriptive().do(unit, 'attach', file('通车典礼')),
    (error: { code: string; wording: { zh: string } }) => {
      assert.equal(error.code, 'bad-input');
      assert.match(error.wording.zh, /没有节点“通车典礼”。可选的有：主体完工、交工验收。/);
      return true;
    },
  );
  assert.equal(
    descriptive().do(unit, 'attach', file(null)).state.evidence.length,
    1,
    'or to the case as a whole',
  );
});

test('a descriptive commitment is reported as done once every milestone has evidence that was accepted', () => {
  const story = descriptive();
  assert.throws(() => story.do(unit, 'handle', { text: '已完成。' }), { code: 'wrong-state' });
  story.do(unit, 'attach', file('主体完工'));
  story.do(judge, 'judge', { evidence: last(story), accepted: true });
  story.do(unit, 'attach', file('交工验收'));
  const second = last(story);
  const unproven = { code: 'wrong-state', facts: { missing: ['交工验收'] } };
  assert.throws(() => story.do(unit, 'handle', { text: '已完成。' }), unproven, 'nobody has judged it');
  story.do(judge, 'judge', { evidence: second, accepted: false, reason: '看不清印章' });
  assert.throws(() => story.do(unit, 'handle', { text: '已完成。' }), unproven, 'it was refused');
  story.do(unit, 'attach', file('交工验收'));
  story.do(judge, 'judge', { evidence: last(story), accepted: true });
  assert.equal(story.do(unit, 'handle', { text: '已完成。' }).state.stage, 'handled');
});

test('a numeric or countable commitment is decided by its figures and parts, not by milestones', () => {
  assert.equal(descriptive('countable').do(unit, 'handle', { text: '已完成。' }).state.stage, 'handled');
});

test('a child that is only named is proven by evidence of its own, as its choice is offered', () => {
  const named = { milestones: [], children: ['青石大桥'] };
  const story = descriptive('countable', named).do(unit, 'attach', file('青石大桥'));
  assert.equal(story.state.evidence[0]?.milestone, '青石大桥');
  assert.throws(() => story.do(unit, 'attach', file('东门桥')), /There are: 青石大桥/);
});

test('a descriptive commitment without milestones is not done by words alone: one accepted piece at least', () => {
  const bare = descriptive('descriptive', { milestones: [], children: [] });
  assert.throws(() => bare.do(unit, 'handle', { text: '已完成。' }), /one piece at least/);
  bare.do(unit, 'attach', file(null));
  bare.do(judge, 'judge', { evidence: last(bare), accepted: true });
  assert.equal(bare.do(unit, 'handle', { text: '已完成。' }).state.stage, 'handled');
});
