import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { chengchuan as county, foundCounty } from '../../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import { type Day, type Instant, nationalCalendar } from '../../clock/index.ts';
import { inTransaction } from '../../db/index.ts';
import { type Id, newId } from '../../kernel/index.ts';
import type { Author } from '../chain.ts';
import { officeOf } from '../commitment.ts';
import { completenessOf } from '../review/completeness.ts';
import { confirmProposal, waiveProposal } from '../review/decide-proposal.ts';
import type { Proposal } from '../review/proposal.ts';
import { undoLastStep } from '../review/rearrange-proposals.ts';
import { findDocument, findReading, listProposals } from '../review/store.ts';
import { uploadDocument } from '../review/upload.ts';
import { findCase, listEntries } from '../store.ts';
import { leadersNamed } from './leaders-named.ts';
import { lookOver } from './look-over.ts';
import { orderNotes } from './order-notes.ts';
import { proposeOrder } from './propose-order.ts';
import { issueOrders, registerOrder } from './register-order.ts';
import { resolveUnits } from './units-named.ts';

const bytes = readFileSync(new URL('../../../test/fixtures/chengchuan-minutes-2025.txt', import.meta.url));
const author: Author = {
  post: 'ducha',
  account: newId(),
  at: '2025-03-14T01:00:00.000Z' as Instant,
  organisation: 'zhengfuban',
};
const by = { doer: officeOf(author), now: author.at };

let base: TestDatabase;
let document: Id;
before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
  document = (await uploadDocument(base.db, county, { bytes, name: '纪要.txt' }, author)).id;
});
after(() => base.drop());

const proposals = () => listProposals(base.db, county, document);
const about = async (word: string): Promise<Proposal> => {
  const found = (await proposals()).find(({ draft }) => draft.title.includes(word));
  assert.ok(found, word);
  return found;
};
const confirm = (p: Proposal) =>
  confirmProposal(base.db, { county, document, id: p.id, version: p.version }, p.draft, author);

test('minutes are stored as minutes, and each decided item waits with the units and the day that it names', async () => {
  const stored = await findDocument(base.db, county, document);
  assert.deepEqual([stored?.kind, stored?.indexNumber], ['minutes', '澄政常纪〔2025〕4号']);
  const { draft } = await about('停车场选址');
  // 县自然资源局 is no unit of this county: it is said, not dropped.
  assert.deepEqual([draft.lead, draft.joins, draft.deadline], ['zhujian', ['caizheng'], '2025-06-30']);
  assert.match(draft.note, /县自然资源局/);
  const { draft: periodic } = await about('占道停车');
  assert.equal(periodic.deadline, '2025-03-19');
});

test('no sentence of minutes is lost: each is in an item or passed over with a reason', async () => {
  const stored = await findDocument(base.db, county, document);
  const reading = await findReading(base.db, county, document);
  assert.ok(stored && reading);
  const { lost, open, sentences } = completenessOf(stored.content, reading, await proposals());
  assert.equal(lost, 0);
  assert.ok(open >= 8 && sentences > open, `${open} of ${sentences}`);
});

test('nothing of minutes is a case before a person confirms it; confirmed, it is an order with its clause', async () => {
  const before = await base.db.selectFrom('ledger_case').select('id').execute();
  assert.equal(before.length, 0);
  const { caseId } = await confirm(await about('建设资金'));
  assert.ok(caseId);
  const record = await findCase(base.db, county, caseId);
  assert.ok(record);
  const { matter, stage, lead, deadline, fields, source } = record.state;
  assert.deepEqual([matter, stage, lead, deadline], ['meeting-order', 'drafted', 'caizheng', '2025-04-30']);
  assert.deepEqual(fields, {
    origin: '常务会议',
    reference: '澄政常纪〔2025〕4号',
    clauseNumber: '一（二）',
    clause: '县财政局在4月底前落实建设资金1200万元',
    decidedOn: '2025-03-12',
  });
  assert.equal(source?.kind, 'document');
});

test('an item without a lead unit is not confirmed', async () => {
  await assert.rejects(confirm(await about('原则通过')), { code: 'bad-input' });
});

test('undoing a confirmation of minutes withdraws the order by an entry', async () => {
  const { caseId } = await confirm(await about('停车场选址'));
  assert.ok(caseId);
  await undoLastStep(base.db, { county, document }, author);
  assert.equal((await findCase(base.db, county, caseId))?.state.stage, 'withdrawn');
  assert.equal((await about('停车场选址')).state, 'proposed');
});

test('confirmed items go out to their units together, and their clocks run', async () => {
  await confirm(await about('停车场选址'));
  const p = await about('麻痹').catch(() => undefined);
  assert.equal(p, undefined);
  const waived = await about('专项审计');
  await waiveProposal(
    base.db,
    { county, document, id: waived.id, version: waived.version },
    '另行部署',
    author,
  );
  const issued = await issueOrders(base.db, county, document, by);
  assert.deepEqual(
    issued.map(({ state }) => [state.stage, Object.keys(state.clocks).toSorted()]),
    issued.map(() => ['ordered', ['acceptance', 'deadline']]),
  );
  assert.equal(issued.length, 2);
  await assert.rejects(issueOrders(base.db, county, document, by), { code: 'not-found' });
});

const clause = '责成县住建局会同县财政局，于9月底前完成东门街排水改造。';
const opening = {
  title: '东门街排水改造',
  lead: 'zhujian',
  joins: ['caizheng'],
  deadline: '2025-09-30' as Day,
  fields: { origin: '领导批示', clause },
};

test('an instruction that is registered with its lead unit goes out at once: nothing is asked twice', async () => {
  const record = await inTransaction(base.db, (tx) => registerOrder(tx, county, opening, by));
  assert.equal(record.state.stage, 'ordered');
  assert.deepEqual(
    (await listEntries(base.db, county, record.id)).map(({ type }) => type),
    ['opened', 'assigned'],
  );
  const drafted = await inTransaction(base.db, (tx) =>
    registerOrder(tx, county, { ...opening, lead: null, joins: [] }, by),
  );
  assert.equal(drafted.state.stage, 'drafted');
});

test('the clause of a number is registered once, whatever its punctuation', async () => {
  const numbered = {
    ...opening,
    fields: { ...opening.fields, reference: '澄政督〔2025〕9号', decidedOn: '2025-03-10' },
  };
  const register = (clause: string, deadline: Day = opening.deadline) =>
    inTransaction(base.db, (tx) =>
      registerOrder(tx, county, { ...numbered, deadline, fields: { ...numbered.fields, clause } }, by),
    );
  const first = await register(clause);
  await assert.rejects(register(clause.replace('，', ' , ')), {
    code: 'conflict',
    facts: { about: 'reference', numbers: [first.number] },
  });
  // Another clause of the same number is told of, and registered.
  const head = { reference: '澄政督〔2025〕9号', clause: '另一条', decidedOn: null, deadline: null };
  const [note] = await lookOver(base.db, county, head, '2025-03-14' as Day);
  assert.deepEqual([note?.stops, note?.cases.map(({ number }) => number)], [false, [first.number]]);
  await register('县财政局落实经费。');
  await assert.rejects(register('县财政局报结果。', '2025-03-01' as Day), { code: 'bad-input' });
});

test('an order that is refused leaves nothing behind', async () => {
  const count = async () => (await base.db.selectFrom('entry').select('seq').execute()).length;
  const before = await count();
  const wrong = { ...opening, joins: ['zhujian'] };
  await assert.rejects(
    inTransaction(base.db, (tx) => registerOrder(tx, county, wrong, by)),
    { code: 'bad-input' },
  );
  assert.equal(await count(), before);
});

test('a clause proposes the units and the day that it names', async () => {
  assert.deepEqual(await proposeOrder(base.db, county, clause, '2025-03-14' as Day), {
    lead: 'zhujian',
    joins: ['caizheng'],
    deadline: '2025-09-30',
    dueWords: null,
    leader: null,
    unknownLeader: null,
    leads: [],
    unknown: [],
  });
});

test('a unit is found by its usual abbreviation, but only where no other could be meant', () => {
  const unit = (id: string, name: string) => ({ id, kind: 'department', names: [name] });
  const units = [unit('zhujian', '澄川县住房和城乡建设局'), unit('wenlv', '澄川县文化广电和旅游局')];
  assert.equal(resolveUnits({ lead: '县文旅局', joins: [] }, units).lead, 'wenlv');
  const two = [...units, unit('wenlv2', '澄川县文化旅游局')];
  assert.deepEqual(resolveUnits({ lead: '县文旅局', joins: [] }, two).unknown, ['县文旅局']);
});

test('各乡镇 means every town; a name the county does not have is told', () => {
  const units = [
    { id: 'qingshi', kind: 'town', names: ['青石镇人民政府', '青石镇'] },
    { id: 'shizhu', kind: 'town', names: ['石柱乡人民政府', '石柱乡'] },
    { id: 'shuili', kind: 'department', names: ['澄川县水利局', '水利局'] },
  ];
  assert.deepEqual(resolveUnits({ lead: '县水利局', joins: ['各乡镇（街道）', '县气象局'] }, units), {
    lead: 'shuili',
    joins: ['qingshi', 'shizhu'],
    unknown: ['县气象局'],
  });
});

test('a field of work stands for its office, where one alone can be meant', () => {
  const unit = (id: string, ...names: string[]) => ({ id, kind: 'department', names });
  const units = [
    unit('shuili', '澄川县水利局', '水利局'),
    unit('shijian', '澄川县市场监督管理局', '市场监管局'),
    unit('zhujian', '澄川县住房和城乡建设局', '住建局'),
  ];
  const lead = (name: string) => resolveUnits({ lead: name, joins: [] }, units).lead;
  assert.deepEqual(['水利部门', '市场监管', '住建', '教育部门'].map(lead), [
    'shuili',
    'shijian',
    'zhujian',
    null,
  ]);
});

test('a leader is found by name, or by surname and title where one alone can be meant', () => {
  const leaders = [
    { post: 'xianzhang', title: '县长', holders: ['林知远'] },
    { post: 'changwu', title: '常务副县长', holders: ['周以宁'] },
    { post: 'chengxiang', title: '副县长（城乡建设）', holders: ['沈砚清'] },
    { post: 'minsheng', title: '副县长（民生）', holders: ['沈白'] },
  ];
  const named = (words: string) => leadersNamed(words, leaders);
  assert.deepEqual(named('周以宁副县长'), ['changwu']);
  assert.deepEqual(named('林县长'), ['xianzhang']);
  assert.deepEqual(named('林知远同志'), ['xianzhang']);
  assert.deepEqual(named('常务副县长'), ['changwu']);
  assert.deepEqual(named('沈副县长'), ['chengxiang', 'minsheng']);
  assert.deepEqual(named('吴副县长'), []);
});

test('days that cannot be right stop an order, days off and days passed are told', () => {
  const notes = (decidedOn: string | null, deadline: string | null) =>
    orderNotes(
      { reference: '', clause: '', decidedOn: decidedOn as Day | null, deadline: deadline as Day | null },
      { today: '2025-03-14' as Day, calendar: nationalCalendar(), same: [] },
    ).map(({ about, stops }) => `${about} ${stops ? 'stops' : 'told'}`);
  assert.deepEqual(notes('2025-03-10', '2025-04-30'), []);
  assert.deepEqual(notes('2025-03-15', null), ['decidedOn stops']);
  assert.deepEqual(notes('2025-03-10', '2025-03-01'), ['deadline stops']);
  assert.deepEqual(notes('2025-02-10', '2025-03-01'), ['deadline told']);
  assert.deepEqual(notes(null, '2025-10-01'), ['deadline told']);
  const [note] = orderNotes(
    { reference: '', clause: '', decidedOn: null, deadline: '2025-10-01' as Day },
    { today: '2025-03-14' as Day, calendar: nationalCalendar(), same: [] },
  );
  assert.match(note?.zh ?? '', /国庆.*2025-09-30和2025-10-09/);
});
