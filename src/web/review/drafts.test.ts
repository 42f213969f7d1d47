import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Draft, ProposalView } from '../../wire/index.ts';
import { Desk, type Outside } from './drafts.ts';
import { proposal } from './examples.ts';

const stale = new Error('stale');

/** A server that keeps one proposal, and a clock that only moves when told. */
function stand(first: ProposalView) {
  let there = first;
  const timers = new Set<() => void>();
  const told: ProposalView[] = [];
  const outside: Outside = {
    save: async (base, draft) => {
      if (base.version !== there.version) throw stale;
      there = { ...there, draft, version: there.version + 1 };
      return there;
    },
    load: async () => there,
    isStale: (error) => error === stale,
    wordingOf: () => ({ zh: '断网', en: 'offline' }),
    saved: async (answer) => {
      told.push(answer);
    },
    later: (call) => {
      timers.add(call);
      return () => timers.delete(call);
    },
  };
  const desk = new Desk(outside);
  return {
    desk,
    outside,
    told,
    server: () => there,
    somebodyElse: (draft: Draft) => {
      there = { ...there, draft, version: there.version + 1 };
    },
    pause: () => {
      for (const call of [...timers]) call();
      timers.clear();
    },
  };
}

const titled = (title: string): Draft => ({ ...proposal().draft, title });

test('what is typed reaches the server once, after the pause', async () => {
  const { desk, pause, server, told } = stand(proposal());
  desk.edit(proposal(), titled('一'));
  desk.edit(proposal(), titled('二'));
  assert.equal(desk.savingOf(proposal().id).state, 'waiting');
  pause();
  await desk.flush(proposal().id);
  assert.equal(server().draft.title, '二');
  assert.equal(told.length, 1);
  assert.equal(desk.hasUnsaved(), false);
});

test('what is typed while saving is saved after it, on the new version', async () => {
  const { desk, server } = stand(proposal());
  desk.edit(proposal(), titled('一'));
  const first = desk.flush(proposal().id);
  desk.edit(proposal(), titled('二'));
  await first;
  assert.equal(desk.draftOf(proposal()).title, '二');
  await desk.flush(proposal().id);
  assert.equal(server().draft.title, '二');
  assert.equal(desk.savingOf(proposal().id).state, 'saved');
});

test('a newer version is shown, not overwritten, and mine stays until I decide', async () => {
  const { desk, somebodyElse, server } = stand(proposal());
  somebodyElse(titled('对方的'));
  desk.edit(proposal(), titled('我的'));
  await desk.flush(proposal().id);
  const saving = desk.savingOf(proposal().id);
  assert.equal(saving.state === 'conflict' && saving.theirs.draft.title, '对方的');
  assert.equal(server().draft.title, '对方的');
  assert.equal(desk.draftOf(proposal()).title, '我的');
  await desk.keepMine(proposal().id);
  assert.equal(server().draft.title, '我的');
});

test('taking the other version gives up mine', async () => {
  const { desk, somebodyElse, told } = stand(proposal());
  somebodyElse(titled('对方的'));
  desk.edit(proposal(), titled('我的'));
  await desk.flush(proposal().id);
  await desk.takeTheirs(proposal().id);
  assert.equal(told.at(-1)?.draft.title, '对方的');
  assert.equal(desk.hasUnsaved(), false);
});

test('what could not be sent stays and can be sent again', async () => {
  const { desk, outside, server } = stand(proposal());
  const { save } = outside;
  outside.save = async () => {
    throw new Error('no network');
  };
  desk.edit(proposal(), titled('一'));
  await desk.flush(proposal().id);
  assert.equal(desk.savingOf(proposal().id).state, 'failed');
  outside.save = save;
  await desk.flush(proposal().id);
  assert.equal(server().draft.title, '一');
});

test('a draft without a title is not sent', async () => {
  const { desk, server } = stand(proposal());
  desk.edit(proposal(), titled(' '));
  await desk.flush(proposal().id);
  assert.equal(desk.savingOf(proposal().id).state, 'faulty');
  assert.equal(server().version, proposal().version);
});

test('an act that brings the draft along needs no saving before it', async () => {
  const { desk, pause, server, told } = stand(proposal());
  desk.edit(proposal(), titled('一'));
  const carried = await desk.carry(proposal().id, async () => desk.draftOf(proposal()).title);
  pause();
  assert.equal(carried, '一');
  assert.equal(desk.hasUnsaved(), false);
  assert.deepEqual([server().version, told.length], [proposal().version, 0], 'nothing else was sent');
});

test('where such an act fails, the draft is saved after the pause as before', async () => {
  const { desk, pause, server } = stand(proposal());
  desk.edit(proposal(), titled('一'));
  const failing = desk.carry(proposal().id, async () => {
    throw new Error('refused');
  });
  await assert.rejects(failing, /refused/);
  pause();
  await desk.flush(proposal().id);
  assert.equal(server().draft.title, '一');
});

test('an act that brings the draft along waits for a saving under way, and stops at a newer version', async () => {
  const { desk, somebodyElse } = stand(proposal());
  somebodyElse(titled('对方的'));
  desk.edit(proposal(), titled('我的'));
  const saving = desk.flush(proposal().id);
  const acted: string[] = [];
  await desk.carry(proposal().id, async () => acted.push('confirmed'));
  await saving;
  assert.deepEqual(acted, []);
  assert.equal(desk.savingOf(proposal().id).state, 'conflict');
});
