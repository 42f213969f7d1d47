import assert from 'node:assert/strict';
import { test } from 'node:test';
import { person, Story } from '../law/story.fixture.ts';
import { choicesFor } from './choices.ts';

const suggestion = () =>
  new Story('suggestion', '2026-03-02').open(person('suggestion-desk'), {
    fields: { content: '修路', session: '十届一次' },
  });

const offered = (story: Story, id: string) => {
  const step = story.ground.matter.steps[id];
  assert.ok(step);
  const choices = choicesFor(story.ground.matter, story.state, step);
  return Object.fromEntries(Object.entries(choices).map(([name, list]) => [name, list.map((c) => c.value)]));
};

test('an answer names one of the classes of its matter', () => {
  assert.deepEqual(offered(suggestion(), 'reply'), { class: ['a', 'b', 'c', 'd'] });
});

test('only a clock that has not stopped, and that may be extended, is offered for it', () => {
  const story = suggestion();
  assert.deepEqual(offered(story, 'extend'), { clock: [], approver: [] });
  story.do(person('suggestion-desk'), 'assign', { lead: 'jiaotong' });
  const { clock } = offered(story, 'extend');
  assert.deepEqual(clock, ['reply']);
});

test('a suspension offers the grounds of the running clocks, each once', () => {
  const story = new Story('licence', '2026-03-02').open(person('window'), {
    fields: { item: '食品经营许可' },
    private: { applicant: '某某饭店' },
    lead: 'zhengshu',
  });
  story.do(person('window'), 'accept');
  const { ground } = offered(story, 'suspend');
  assert.ok(ground?.includes('hearing'));
  assert.equal(new Set(ground).size, ground?.length);
});

test('evidence of a commitment may prove its own milestones and named children', () => {
  const fields = {
    type: 'descriptive',
    targets: [],
    milestones: [{ name: '主体完工', due: '2026-06-30', planned: null, evidence: '监理报告' }],
    children: ['青石路'],
    year: 2026,
  };
  const story = new Story('commitment', '2026-03-02').open(person('delivery-office'), {
    fields,
    lead: 'jiaotong',
  });
  assert.deepEqual(offered(story, 'attach')['milestone'], ['主体完工', '青石路']);
});
