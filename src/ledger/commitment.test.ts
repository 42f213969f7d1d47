import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matters } from '../../test/support/county.ts';
import { type Day, dayAt, type Instant, nationalCalendar } from '../clock/index.ts';
import { newId } from '../kernel/index.ts';
import type { CaseState } from './case.ts';
import type { EntryContent } from './chain.ts';
import type { Command } from './command.ts';
import { type ConfirmedDraft, commitmentOf, correctionOf, officeOf, openingOf } from './commitment.ts';
import { decideStep } from './decide.ts';
import { decideOpen } from './decide-open.ts';
import type { Ground } from './deciding.ts';
import { foldCase } from './fold.ts';

const matter = (await matters()).find(({ id }) => id === 'commitment');
assert.ok(matter);

const at = '2025-02-10T01:00:00.000Z' as Instant;
const author = { post: 'ducha', account: newId(), at, organisation: 'zhengfuban' };
const ground: Ground = { matter, calendar: nationalCalendar(), now: at, isUnit: () => true };
const identity = { number: '承诺〔2025〕1号', matterVersion: null, definition: null };

const draft: ConfirmedDraft = {
  title: '新建公共停车位600个',
  type: 'numeric',
  targets: [
    {
      metric: '公共停车位',
      kind: 'value',
      direction: 'none',
      op: 'ge',
      value: 600,
      value2: null,
      unit: '个',
    },
  ],
  deadline: '2025-10-31' as Day,
  lead: 'zhujian',
  joins: ['caizheng'],
  leader: null,
  milestones: [{ name: '三季度', due: '2025-09-30' as Day, planned: 400, evidence: '' }],
  children: [],
  note: '',
  year: 2025,
  continues: null,
  source: {
    kind: 'document',
    document: newId(),
    digest: 'sha256:00',
    start: 10,
    end: 20,
    quote: '新建公共停车位600个',
  },
};

const open = (wish: Partial<ConfirmedDraft> = {}): EntryContent =>
  decideOpen(ground, openingOf({ ...draft, ...wish }), identity, officeOf(author)).content;

const foldAll = (contents: readonly EntryContent[]): CaseState =>
  foldCase(contents.map((content, index) => ({ ...content, seq: index + 1, at, byAccount: author.account })));

/** A case after steps of the delivery office. */
function after(...commands: Command[]): { state: CaseState; contents: EntryContent[] } {
  const contents = [open()];
  for (const command of commands) {
    contents.push(decideStep(ground, foldAll(contents), command, officeOf(author)).content);
  }
  return { state: foldAll(contents), contents };
}

const adopt: Command = { step: 'adopt', fields: { adoptedOn: dayAt(at) } };
const close: Command = { step: 'close', args: { outcome: 'partly-kept', reason: '建成520个，其余用地未批' } };

test('an opened commitment folds back to what was confirmed, and is a reading still', () => {
  const { note: _note, ...confirmed } = draft;
  assert.deepEqual(commitmentOf(foldAll([open()])), {
    ...confirmed,
    matter: 'commitment',
    number: '承诺〔2025〕1号',
    state: 'reading',
    adoptedOn: null,
    outcome: null,
    continuedBy: null,
  });
});

test('a commitment without a lead unit is not opened', () => {
  assert.throws(() => open({ lead: null }), { code: 'bad-input' });
});

test('a numeric commitment names a target; a descriptive one need not', () => {
  assert.throws(() => open({ targets: [] }), { code: 'bad-input' });
  assert.ok(open({ type: 'descriptive', targets: [] }));
});

test('the office’s own note goes to the private part and never into the public body', () => {
  const content = open({ note: '与住建局口头核对过' });
  assert.deepEqual(content.privateBody, { note: '与住建局口头核对过' });
  assert.ok(!JSON.stringify(content.body).includes('口头'));
});

test('an entry that nobody knows stops the fold instead of being passed over', () => {
  assert.throws(() => foldAll([open(), { type: 'dreamt', version: 2, body: {} }]), /No fold/);
  assert.throws(() => foldAll([{ ...open(), version: 9 }]), /No fold/);
});

test('a reading has no clock; adopting makes it the county’s own, once, and its deadline runs (law 8)', () => {
  assert.deepEqual(foldAll([open()]).clocks, {});
  const { state } = after(adopt);
  assert.deepEqual([commitmentOf(state).state, commitmentOf(state).adoptedOn], ['adopted', '2025-02-10']);
  assert.equal(state.clocks['deadline']?.due, '2025-10-31');
  assert.throws(() => after(adopt, adopt), { code: 'wrong-state' });
});

test('what was confirmed by mistake may be taken back until it is adopted', () => {
  const withdraw: Command = { step: 'withdraw', args: { reason: '与第3条重复' } };
  assert.equal(after(withdraw).state.stage, 'withdrawn');
  assert.throws(() => after(adopt, withdraw), { code: 'wrong-state' });
});

test('a correction records only what differs, and one that changes nothing asks for no entry', () => {
  const before = commitmentOf(after(adopt).state);
  const [change, ...more] = correctionOf(before, { title: '另一种说法', lead: before.lead }, '核对');
  assert.ok(change);
  assert.deepEqual([change.args?.['terms'], more.length], [{ title: '另一种说法' }, 0]);
  assert.deepEqual(commitmentOf(after(adopt, change).state), { ...before, title: '另一种说法' });
  assert.deepEqual(correctionOf(before, { joins: ['caizheng'], deadline: before.deadline }, '无'), []);
});

test('a deadline is corrected as long as it is a reading; once adopted it changes by request and approval', () => {
  const [move] = correctionOf(commitmentOf(after().state), { deadline: '2025-11-28' as Day }, '核对');
  assert.ok(move);
  assert.equal(after(move, adopt).state.clocks['deadline']?.due, '2025-11-28');
  assert.throws(() => after(adopt, move), { code: 'wrong-state' });
});

test('a correction may not leave a numeric commitment without a target', () => {
  const before = commitmentOf(after(adopt).state);
  assert.throws(() => correctionOf(before, { targets: [] }, '去掉目标'), { code: 'bad-input' });
});

test('at year’s end an adopted commitment is closed with its outcome or carried over, and only once', () => {
  const closed = after(adopt, close).state;
  assert.deepEqual([closed.stage, closed.outcome, closed.ended], ['closed', 'partly-kept', true]);
  const into = newId();
  const carry: Command = { step: 'carry-over', args: { into, year: 2026, reason: '用地未批' } };
  const carried = after(adopt, carry).state;
  assert.deepEqual([carried.stage, carried.continuedBy], ['carried-over', into]);
  const correct: Command = { step: 'correct', args: { terms: { lead: 'caizheng' }, reason: '职责调整' } };
  for (const end of [close, carry])
    for (const again of [close, carry, correct])
      assert.throws(() => after(adopt, end, again), { code: 'wrong-state' });
});

test('entries of the first version, when a commitment was all there was, fold to the same', () => {
  const { note: _note, year, source, continues, ...terms } = draft;
  const first = {
    matter: 'commitment',
    number: '承诺〔2025〕1号',
    definition: null,
    year,
    ...terms,
    source,
    continues,
  };
  const old = (type: string, body: Record<string, unknown>): EntryContent => ({ type, version: 1, body });
  const state = foldAll([
    old('opened', first),
    old('adopted', { on: '2025-02-20' }),
    old('corrected', { terms: { lead: 'caizheng', children: ['东门车场'] }, reason: '核实' }),
    old('closed', { on: '2025-12-31', outcome: 'kept', reason: '建成' }),
  ]);
  const { lead, children, state: stands, adoptedOn, outcome } = commitmentOf(state);
  assert.deepEqual(
    [lead, children, stands, adoptedOn, outcome],
    ['caizheng', ['东门车场'], 'closed', '2025-02-20', 'kept'],
  );
});
