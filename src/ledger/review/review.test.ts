import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { chengchuan as county, foundCounty, takeOverFiles } from '../../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import type { Day, Instant } from '../../clock/index.ts';
import { type Id, newId } from '../../kernel/index.ts';
import { adoptCases } from '../adopt.ts';
import type { Author } from '../chain.ts';
import { commitmentOf } from '../commitment.ts';
import { carryOver, closeCases } from '../roll-over.ts';
import { findCase, listEntries } from '../store.ts';
import { completenessOf } from './completeness.ts';
import { confirmProposal, correctProposal, restoreProposal, waiveProposal } from './decide-proposal.ts';
import type { Draft, Proposal } from './proposal.ts';
import { merge, proposeByHand, splitAt, undoLastStep } from './rearrange-proposals.ts';
import { findDocument, findReading, listOffers, listProposals } from './store.ts';
import { uploadDocument } from './upload.ts';

const bytes = readFileSync(new URL('../../../test/fixtures/chengchuan-2025.txt', import.meta.url));
const author: Author = { post: 'ducha', account: newId(), at: '2025-02-10T01:00:00.000Z' as Instant };
const colleague: Author = { ...author, account: newId() };

let base: TestDatabase;
let document: Id;
before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
  document = (await uploadDocument(base.db, county, { bytes, name: '工作报告.txt' }, author)).id;
});
after(() => base.drop());

const proposals = () => listProposals(base.db, county, document);
const refOf = (p: Proposal) => ({ county, document, id: p.id, version: p.version });
const withLead = (p: Proposal): Draft => ({ ...p.draft, lead: 'zhujian' });

async function nth(state: Proposal['state'], n: number): Promise<Proposal> {
  const found = (await proposals()).filter((p) => p.state === state)[n];
  assert.ok(found, `no ${n + 1}th ${state} proposal`);
  return found;
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return await work.then(
    () => 'done',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );
}

test('the same text uploaded twice leads to the document that stands', async () => {
  const again = await uploadDocument(base.db, county, { bytes, name: '另一个名字.txt' }, author);
  assert.deepEqual([again.id, again.existed], [document, true]);
});

test('two uploads of one text at the same moment make one document', async () => {
  const other = Buffer.concat([bytes, Buffer.from('\n')]);
  const [a, b] = await Promise.all(
    [author, colleague].map((who) => uploadDocument(base.db, county, { bytes: other, name: 'a.txt' }, who)),
  );
  assert.equal(a?.id, b?.id);
});

for (const [what, content] of [
  ['an empty file', ''],
  ['a binary file', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 0xff, 0xfe])],
  ['a story', '很久以前，山里住着一位老人，每天清晨下山挑水。他养了两只羊。\n'.repeat(80)],
] as const) {
  test(`${what} is refused with a diagnostic and leaves nothing behind`, async () => {
    const before = (await base.db.selectFrom('document').select('id').execute()).length;
    const file = { bytes: Buffer.from(content), name: 'x.txt' };
    await assert.rejects(
      uploadDocument(base.db, county, file, author),
      (error: { diagnostics: unknown[] }) => {
        assert.ok(error.diagnostics.length > 0);
        return true;
      },
    );
    assert.equal((await base.db.selectFrom('document').select('id').execute()).length, before);
  });
}

test('a proposal quotes the text exactly where it stands', async () => {
  const stored = await findDocument(base.db, county, document);
  assert.ok(stored);
  for (const p of await proposals()) {
    assert.equal(p.draft.title, stored.content.slice(p.start, p.end).replace(/\s+/g, ' ').slice(0, 400));
  }
});

test('every sentence of the plan is counted, and none is lost', async () => {
  const stored = await findDocument(base.db, county, document);
  const reading = await findReading(base.db, county, document);
  assert.ok(stored && reading);
  const { sentences, confirmed, waived, open, lost } = completenessOf(
    stored.content,
    reading,
    await proposals(),
  );
  assert.deepEqual([sentences, lost], [confirmed + waived + open, 0]);
  assert.ok(sentences > 10 && open > 5);
});

test('a confirmation keeps which lead units were suggested, until it is undone', async () => {
  const proposal = await nth('proposed', 2);
  const draft = withLead(proposal);
  const offered = (p: Proposal) => (p.id === proposal.id ? ['other-unit', draft.lead] : []);
  await confirmProposal(base.db, refOf(proposal), draft, author, offered);
  assert.deepEqual(await listOffers(base.db, county, document), [
    { offered: ['other-unit', draft.lead], confirmed: draft.lead },
  ]);
  await undoLastStep(base.db, { county, document }, author);
  assert.deepEqual(await listOffers(base.db, county, document), []);
});

test('a corrected draft is kept, and a second writer with an older version is told', async () => {
  const first = await nth('proposed', 0);
  const saved = await correctProposal(base.db, refOf(first), { ...first.draft, title: '改过的题目' }, author);
  assert.equal(saved.version, first.version + 1);
  assert.equal(await codeOf(correctProposal(base.db, refOf(first), first.draft, colleague)), 'stale-version');
  assert.equal((await nth('proposed', 0)).draft.title, '改过的题目');
});

test('confirming opens a case whose source is the quote; without a lead unit it is refused', async () => {
  const proposal = await nth('proposed', 1);
  const none = { ...proposal.draft, lead: null };
  assert.equal(await codeOf(confirmProposal(base.db, refOf(proposal), none, author)), 'bad-input');
  const stranger = { ...proposal.draft, lead: 'nowhere' };
  assert.equal(await codeOf(confirmProposal(base.db, refOf(proposal), stranger, author)), 'bad-input');
  const confirmed = await confirmProposal(base.db, refOf(proposal), withLead(proposal), author);
  assert.ok(confirmed.caseId);
  const record = await findCase(base.db, county, confirmed.caseId);
  const stored = await findDocument(base.db, county, document);
  const source = record?.state.source;
  assert.ok(source?.kind === 'document' && stored);
  assert.equal(source.quote, stored.content.slice(source.start, source.end));
  assert.equal(
    await codeOf(confirmProposal(base.db, refOf(confirmed), withLead(proposal), author)),
    'wrong-state',
  );
});

test('two people who confirm the same proposal at once open one case', async () => {
  const proposal = await nth('proposed', 1);
  const codes = await Promise.all(
    [author, colleague].map((who) =>
      codeOf(confirmProposal(base.db, refOf(proposal), withLead(proposal), who)),
    ),
  );
  assert.deepEqual(codes.toSorted(), ['done', 'stale-version']);
});

test('a waiver has a reason, and can be taken back', async () => {
  const proposal = await nth('proposed', 2);
  const waived = await waiveProposal(base.db, refOf(proposal), '口号，无可检查内容', author);
  assert.equal(waived.waivedBecause, '口号，无可检查内容');
  const back = await restoreProposal(base.db, refOf(waived), author);
  assert.deepEqual([back.state, back.waivedBecause], ['proposed', null]);
});

test('a proposal split in two and merged again covers the same words', async () => {
  const stored = await findDocument(base.db, county, document);
  const long = (await proposals()).find((p) => p.state === 'proposed' && p.end - p.start > 12);
  assert.ok(stored && long);
  const [first, second] = await splitAt(base.db, { county, document }, long, long.start + 6, author);
  assert.ok(first && second);
  assert.ok(first.end <= second.start && first.start === long.start && second.end === long.end);
  const [merged, ...rest] = await merge(base.db, { county, document }, [second, first], author);
  assert.deepEqual([merged?.start, merged?.end, rest.length], [long.start, long.end, 0]);
});

test('neighbours alone can be merged', async () => {
  const open = (await proposals()).filter((p) => p.state === 'proposed');
  const [first, , third] = open;
  assert.ok(first && third);
  assert.equal(await codeOf(merge(base.db, { county, document }, [first, third], author)), 'bad-input');
});

test('a stretch that the reader passed over is proposed by hand, once', async () => {
  const stored = await findDocument(base.db, county, document);
  assert.ok(stored);
  const at = stored.content.indexOf('各位代表');
  const span = { start: at, end: at + 4 };
  const [made] = await proposeByHand(base.db, { county, document }, span, author);
  assert.equal(made?.draft.title, '各位代表');
  assert.equal(await codeOf(proposeByHand(base.db, { county, document }, span, author)), 'conflict');
});

test('steps are undone one by one, each person’s own, back to what stood before', async () => {
  const before = await proposals();
  const open = before.filter((p) => p.state === 'proposed');
  const [a, b] = open;
  assert.ok(a && b);
  const waived = await waiveProposal(base.db, refOf(a), '重复', author);
  const [first] = await splitAt(base.db, { county, document }, b, b.start + 3, author);
  assert.ok(first);
  const confirmed = await confirmProposal(base.db, refOf(first), withLead(first), author);
  assert.ok(confirmed.caseId);

  const kinds: (string | undefined)[] = [];
  for (let i = 0; i < 3; i++) kinds.push((await undoLastStep(base.db, { county, document }, author))?.kind);
  assert.deepEqual(kinds, ['confirm', 'split', 'waive']);
  const shown = (list: readonly Proposal[]) =>
    list.map(({ id, start, end, state }) => ({ id, start, end, state }));
  assert.deepEqual(shown(await proposals()), shown(before));
  const entries = await listEntries(base.db, county, confirmed.caseId);
  assert.deepEqual(
    entries.map((e) => e.type),
    ['opened', 'withdrawn'],
    'the ledger forgets nothing',
  );
  assert.ok(waived.version > 1);
});

test('a step that somebody else has built upon is not undone', async () => {
  const proposal = await nth('proposed', 3);
  const waived = await waiveProposal(base.db, refOf(proposal), '重复', author);
  await restoreProposal(base.db, refOf(waived), colleague);
  assert.equal(await codeOf(undoLastStep(base.db, { county, document }, author)), 'stale-version');
});

test('the goal chosen in the review stands in the case, goes on into the next year, and has to be in the goal tree', async () => {
  await takeOverFiles(base.db);
  const proposal = await nth('proposed', 0);
  const draft = { ...withLead(proposal), goal: 'task-towns' };
  const strange = { ...draft, goal: 'nowhere' };
  assert.equal(await codeOf(correctProposal(base.db, refOf(proposal), strange, author)), 'bad-input');
  assert.equal(await codeOf(confirmProposal(base.db, refOf(proposal), strange, author)), 'bad-input');
  const saved = await correctProposal(base.db, refOf(proposal), draft, author);
  assert.equal((await nth('proposed', 0)).draft.goal, 'task-towns');
  const { caseId } = await confirmProposal(base.db, refOf(saved), saved.draft, author);
  assert.ok(caseId);
  const goalOf = async (id: Id) => (await findCase(base.db, county, id))?.state.fields['goal'];
  assert.equal(await goalOf(caseId), 'task-towns');
  await adoptCases(base.db, county, { cases: [caseId] }, author);
  assert.equal(await goalOf(caseId), 'task-towns');
  const into = { year: 2027, deadline: null, reason: '用地未批' };
  const [carried] = await carryOver(base.db, county, [caseId], into, author);
  assert.ok(carried?.state.continuedBy);
  assert.equal(await goalOf(carried.state.continuedBy), 'task-towns');
});

test('a plan is adopted wholly, and rolled over at year’s end: closed or carried over, never deleted', async () => {
  const adopted = await adoptCases(base.db, county, { document }, author);
  assert.ok(adopted.length >= 2 && adopted.every((c) => c.state.stage === 'adopted'));
  const [kept, late] = adopted;
  assert.ok(kept && late);
  await closeCases(base.db, county, [kept.id], { outcome: 'kept', reason: '已完成并核验' }, author);
  const into = { year: commitmentOf(late.state).year + 1, deadline: '2026-06-30' as Day, reason: '用地未批' };
  assert.equal(
    await codeOf(carryOver(base.db, county, [late.id], { ...into, year: 2020 }, author)),
    'bad-input',
  );
  const [carried] = await carryOver(base.db, county, [late.id], into, author);
  const heir = carried?.state.continuedBy;
  assert.ok(heir);
  const next = await findCase(base.db, county, heir);
  assert.deepEqual(
    [next?.state.continues, next?.state.fields['year'], next?.state.stage, next?.state.deadline],
    [late.id, into.year, 'reading', '2026-06-30'],
  );
  assert.equal(await codeOf(carryOver(base.db, county, [kept.id], into, author)), 'wrong-state');
});
