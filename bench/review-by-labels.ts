// A whole work report reviewed by the keys, each proposal as labels of the same report say: confirmed as it stands,
// given another lead unit or type, set aside with a reason, or proposed by hand where the reading passed it over.
// The machine's share is measured. A person's share is not: it is estimated from what the run counted, by keys
// (0.28 s a key and 1.35 s to make up one's mind about each act; Card, Moran and Newell 1980, the keystroke-level
// model) and by characters read (255 a minute, the speed of silent reading of Chinese in the IReST texts, 2012).
//
//   node bench/review-by-labels.ts REPORT LABELS.jsonl
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { type Arrow, type Clause, clausesOf, markFrom, moveMarked } from '../src/web/review/by-clause.ts';
import type { DocumentView, ProposalView } from '../src/wire/index.ts';
import { startStand } from '../test/browser/stand.ts';
import { acceptInvitation, upload } from '../test/browser/walks.ts';

type Label = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly type: ProposalView['draft']['type'];
  readonly lead: string;
};

const secondsAKey = 0.28;
const secondsADecision = 1.35;
const charactersAMinute = 255;

const [report = '../shared/reports/county-xingyang-2021.txt', file = ''] = process.argv.slice(2);
const county = report.includes('xingyang') ? 'xingyang' : 'chengchuan';
const labels = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line): Label => JSON.parse(line));

type Kind =
  | 'confirmed as it stood'
  | 'with another type'
  | 'with another lead unit'
  | 'set aside'
  | 'proposed by hand';
type Span = { readonly start: number; readonly end: number };
const tally = new Map<Kind, { acts: number; keys: number; ms: number }>();

/** How much of the two stretches is common to both. */
function overlap(a: Span, b: Span): number {
  const common = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return common <= 0 ? 0 : common / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

class Desk {
  private keys = 0;

  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      this.keys += 1;
    }
  }

  async type(words: string): Promise<void> {
    await this.page.keyboard.type(words);
    this.keys += words.length * 2; // two keys a character with a usual input method
  }

  /** One act, with its keys and the time the machine took, counted under its kind. */
  async act(kind: Kind, work: () => Promise<void>): Promise<void> {
    const before = this.keys;
    const from = performance.now();
    await work();
    const sum = tally.get(kind) ?? { acts: 0, keys: 0, ms: 0 };
    tally.set(kind, {
      acts: sum.acts + 1,
      keys: sum.keys + this.keys - before,
      ms: sum.ms + performance.now() - from,
    });
  }

  private async decided(work: () => Promise<void>): Promise<void> {
    const open = await this.page.locator('[data-item] .tag-proposed').count();
    await work();
    await this.page.waitForFunction(
      (before) => document.querySelectorAll('[data-item] .tag-proposed').length < before,
      open,
    );
  }

  waive(): Promise<void> {
    return this.decided(async () => {
      await this.press('w');
      await this.page.getByLabel('理由').waitFor();
      await this.type('原则性表述');
      await this.press('Enter');
      await this.page.locator('[role=dialog]').waitFor({ state: 'detached' });
    });
  }

  private async chooseLead(proposal: ProposalView | undefined, wanted: string): Promise<void> {
    const place = proposal
      ? proposal.suggestedLeads
          .filter((s) => s.organisation !== null)
          .slice(0, 3)
          .findIndex((s) => s.name.includes(wanted))
      : -1;
    if (place >= 0) return await this.press(String(place + 1));
    await this.press('l');
    const word = wanted.slice(0, 4);
    await this.type(word);
    const option = this.page.locator('.ant-select-item-option', { hasText: word }).first();
    try {
      await option.waitFor({ timeout: 1500 });
    } catch {
      // The county has no unit of that name: whatever unit it has for the subject is the office's choice.
      for (let i = 0; i < word.length; i += 1) await this.page.keyboard.press('Backspace');
    }
    await this.press('Enter');
  }

  confirm(
    proposal: ProposalView | undefined,
    label: Label,
    words: Readonly<Record<Label['type'], string>>,
  ): Promise<void> {
    return this.decided(async () => {
      if (proposal?.draft.lead == null) await this.chooseLead(proposal, label.lead);
      if (proposal && proposal.draft.type !== label.type && label.type !== 'numeric')
        await this.page.locator('.review-form').getByText(words[label.type], { exact: true }).click();
      await this.press('Control+Enter');
    });
  }

  /** Marks the clauses of a label, from a place in the text on, and lists them. */
  async propose(text: string, from: number, label: Label): Promise<void> {
    await this.press('p');
    const status = this.page.locator('.propose [role=status]');
    await status.waitFor();
    await this.press(...keysTo(clausesOf(text), from, label));
    await status.filter({ hasText: label.text.slice(-6) }).waitFor();
    const items = await this.page.locator('[data-item]').count();
    await this.press('Enter');
    await this.page.waitForFunction((n) => document.querySelectorAll('[data-item]').length > n, items);
  }
}

/** The arrows that mark the clauses of a label: by sentence, then by clause, then with Shift up to its last. */
function keysTo(clauses: readonly Clause[], from: number, label: Span): string[] {
  const first = clauses.findIndex(({ end }) => end > label.start);
  const last = clauses.findIndex(({ end }) => end >= label.end);
  const keys: string[] = [];
  let marked = markFrom(clauses, from);
  const move = (key: Arrow, extend = false): void => {
    if (marked) marked = moveMarked(clauses, marked, key, extend);
    keys.push(extend ? `Shift+${key}` : key);
  };
  while (marked && marked.last < first) move('ArrowDown');
  while (marked && marked.first < first) move('ArrowRight');
  while (marked && marked.first > first) move('ArrowLeft');
  if (marked && marked.last > marked.first) {
    move('ArrowLeft');
    while (marked.first < first) move('ArrowRight');
  }
  while (marked && marked.last < last) move('ArrowRight', true);
  return keys;
}

const typeWords = { numeric: '定量', countable: '可数', descriptive: '定性' } as const;
const stand = await startStand(county);
try {
  const page = await stand.visitor();
  await acceptInvitation(page, stand.link);
  await upload(page, report);
  const id = /documents\/([\w-]+)/.exec(page.url())?.[1] ?? '';
  const answer = await page
    .context()
    .request.get(new URL(`/api/counties/${county}/documents/${id}`, stand.address).href);
  const view: DocumentView = await answer.json();
  const taken = new Set<Label>();
  const desk = new Desk(page);
  const began = performance.now();

  const choose = async (proposal: ProposalView): Promise<void> => {
    await page.locator(`[data-item="${proposal.id}"]`).click();
    await page.locator(`[data-item="${proposal.id}"].item-chosen`).waitFor();
  };
  for (const proposal of view.proposals) {
    const [best] = labels
      .filter((label) => !taken.has(label) && overlap(label, proposal) >= 0.5)
      .toSorted((a, b) => overlap(b, proposal) - overlap(a, proposal));
    await page.keyboard.press('n');
    await choose(proposal);
    if (!best) {
      await desk.act('set aside', () => desk.waive());
      continue;
    }
    taken.add(best);
    const first = proposal.suggestedLeads[0]?.name.includes(best.lead) ?? false;
    const kind =
      proposal.draft.type !== best.type
        ? 'with another type'
        : first
          ? 'confirmed as it stood'
          : 'with another lead unit';
    await desk.act(kind, () => desk.confirm(proposal, best, typeWords));
  }
  const missed = labels.filter((label) => !taken.has(label));
  for (const label of missed) {
    const before = view.proposals.findLast(({ start }) => start <= label.start) ?? view.proposals[0];
    if (before) await choose(before);
    await desk.act('proposed by hand', async () => {
      await desk.propose(view.text, before?.start ?? 0, label);
      await desk.confirm(undefined, label, typeWords);
    });
  }
  const machine = (performance.now() - began) / 1000;
  const plan = view.sections.filter(({ role, level }) => role === 'plan' && level === 1);
  const characters = plan.reduce((sum, { start, end }) => sum + end - start, 0);

  let keys = 0;
  let acts = 0;
  console.log('act | how often | keys | machine, s');
  for (const [kind, sum] of tally) {
    keys += sum.keys;
    acts += sum.acts;
    console.log(`${kind} | ${sum.acts} | ${sum.keys} | ${(sum.ms / 1000).toFixed(1)}`);
  }
  const reading = (characters / charactersAMinute) * 60;
  const typing = keys * secondsAKey;
  const deciding = acts * secondsADecision;
  console.log(
    `confirmed ${taken.size + missed.length} of ${labels.length} labelled commitments in ${acts} acts`,
  );
  console.log(`measured: machine ${Math.round(machine)} s`);
  console.log(
    `estimated: reading ${characters} characters ${Math.round(reading / 60)} min, keys ${keys} ${Math.round(typing / 60)} min, deciding ${Math.round(deciding / 60)} min`,
  );
  console.log(`together ${Math.round((machine + reading + typing + deciding) / 60)} min`);
} finally {
  await stand.stop();
}
