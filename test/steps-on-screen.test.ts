import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { asked } from '../src/ledger/command.ts';
import { argsOf, asks, ofTargets } from '../src/web/case/step/asks.ts';
import type { CaseView } from '../src/wire/index.ts';

/** A case with something to judge and to answer, so that every choice has something to offer. */
const view = {
  standing: {
    evidence: [{ seq: 4, name: '照片.jpg', verdict: null }],
    urgings: [{ seq: 5, level: { zh: '蓝色督办单', en: 'blue order' }, text: '尽快', answer: null }],
  },
} as unknown as Pick<CaseView, 'standing'>;

const offered = [{ value: 'a', zh: '甲', en: 'a' }];
const choices = Object.fromEntries(
  ['class', 'outcome', 'ground', 'clock', 'approver', 'milestone', 'kind'].map((name) => [name, offered]),
);

const fieldsFor = (verb: string) => asks[verb]?.({ choices, view, files: '/files' }) ?? [];

test('the screen knows every verb of the kernel, and no other', () => {
  assert.deepEqual(Object.keys(asks).toSorted(), Object.keys(asked).toSorted());
});

test('what a verb asks for is a field of its form, required where the kernel requires it', () => {
  for (const [verb, schema] of Object.entries(asked)) {
    // Evidence is one thing to the kernel and a file with its facts to people.
    if (verb === 'attach' || verb === 'verify') continue;
    const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' });
    const names = fieldsFor(verb).map(({ name }) => name);
    assert.deepEqual(names.toSorted(), Object.keys(properties).toSorted(), verb);
    const must = fieldsFor(verb).filter((field) => field.required);
    for (const name of required)
      assert.ok(
        must.some((field) => field.name === name),
        `${verb} ${name}`,
      );
  }
});

test('evidence is told as the kernel takes it: the kept file with its facts', () => {
  const file = { name: '照片.jpg', bytes: 12, digest: `sha256:${'0'.repeat(64)}` };
  const args = argsOf('attach', { file, kind: '照片', place: '东门街' });
  assert.equal(asked.attach.safeParse(args).success, true);
  assert.deepEqual(argsOf('respond', { urging: '5', text: '已办', evidence: ['4'] }), {
    urging: 5,
    text: '已办',
    evidence: [4],
  });
  assert.deepEqual(argsOf('judge', { evidence: '4', accepted: true }), { evidence: 4, accepted: true });
});

test('verifying asks for a kind of verdict where the matter has some, else for a yes or a no', () => {
  const names = (offer: Parameters<NonNullable<(typeof asks)['verify']>>[0]['choices']) =>
    asks['verify']?.({ choices: offer, view, files: '/files' }).map(({ name }) => name);
  assert.deepEqual(names({ verdict: [] }), ['passed', 'reason']);
  assert.deepEqual(names({ verdict: offered }), ['verdict', 'reason']);
});

test('figures are asked for by the targets that the case has, and not where there are none', () => {
  const rows = {
    name: 'values',
    label: { zh: '累计数', en: 'totals' },
    required: false,
    shape: {
      kind: 'rows' as const,
      columns: [
        {
          name: 'metric',
          label: { zh: '目标', en: 'target' },
          required: true,
          shape: { kind: 'text' as const, long: false, most: 200 },
        },
      ],
    },
  };
  const two = [...offered, { value: 'b', zh: '乙', en: 'b' }];
  const kept = (verb: string, metric: typeof offered) => ofTargets([rows], { verb, choices: { metric } });
  assert.equal(kept('report', []).length, 0, 'no target, no figure');
  assert.equal(kept('report', offered).length, 0, 'the only one has a field of its own');
  const [chosen] = kept('report', two);
  assert.ok(chosen?.shape.kind === 'rows');
  assert.equal(chosen.shape.columns[0]?.shape.kind, 'choice');
  assert.equal(kept('verify', offered).length, 1);
  const report = (metric: typeof offered) =>
    asks['report']?.({ choices: { metric }, view, files: '/files' }).some(({ name }) => name === 'value');
  assert.deepEqual([report([]), report(offered), report(two)], [false, true, false]);
});
