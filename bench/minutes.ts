// How well minutes are split into orders: `node bench/minutes.ts [--misses]`. The twelve texts in bench/minutes are ours, in
// shapes that county offices use; each order is marked with who leads, who joins, the day and its clause. Six of them
// (*-kept) were written before the reader was changed and are no guide for it. The figures stand in docs/measurements.md.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nationalCalendar, periodEndBy } from '../src/clock/index.ts';
import { type Commitment, readMinutes } from '../src/documents/index.ts';

const folder = join(import.meta.dirname, 'minutes');
const misses = process.argv.includes('--misses');

type Label = {
  readonly start: number;
  readonly end: number;
  readonly lead: string;
  readonly joins: string;
  readonly due: string;
  readonly leader: string;
  readonly at: string;
};

/** The text without its marks, and what they mark. */
function unmark(marked: string): { text: string; labels: Label[] } {
  const labels: Label[] = [];
  let text = '';
  for (const part of marked.split(/(⟦lead=[^⟧]*⟧[^⟦]*⟦\/⟧)/)) {
    const hit = /^⟦([^⟧]*)⟧([^⟦]*)⟦\/⟧$/.exec(part);
    if (!hit) {
      text += part;
      continue;
    }
    const said = new Map((hit[1] ?? '').split(';').map((one) => one.split('=') as [string, string]));
    const word = (name: string) => said.get(name) ?? '';
    const start = text.length;
    text += hit[2] ?? '';
    labels.push({
      start,
      end: text.length,
      lead: word('lead'),
      joins: word('joins'),
      due: word('due'),
      leader: word('leader'),
      at: word('at'),
    });
  }
  return { text, labels };
}

/** 县住建局 and 住建部门 are one unit, however the text shortens it. */
const plain = (name: string): string => name.replace(/^县(?=.{2})|部门$|局$|办事处$/g, '');
const plainList = (names: readonly string[]): string =>
  names
    .map(plain)
    .filter((name) => name !== '')
    .toSorted()
    .join('、');
const plainAt = (at: string): string => at.replace(/[^一二三四五六七八九十\d]/g, '');

const shared = (a: Label, b: Commitment): number => {
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return both / Math.max(a.end - a.start, b.end - b.start);
};

type Score = { labels: number; found: number; items: number; right: Record<string, number> };
const empty = (): Score => ({ labels: 0, found: 0, items: 0, right: {} });

/** What is told of an order, as it should be and as it was read. */
const checksOf = (label: Label, item: Commitment): Record<string, readonly [string, string]> => ({
  lead: [plain(label.lead), plain(item.lead[0]?.name ?? '')],
  joins: [plainList(label.joins.split('、')), plainList(item.joins ?? [])],
  due: [label.due, item.deadline ?? ''],
  leader: [label.leader, item.leader ?? ''],
  clause: [plainAt(label.at), plainAt(item.clause ?? '')],
});

const tell = (line: string): void => {
  if (misses) process.stdout.write(`${line}\n`);
};

function compare(name: string, label: Label, item: Commitment, sum: Score): void {
  const wrong = Object.entries(checksOf(label, item)).filter(([what, [wanted, got]]) => {
    if (wanted === got) sum.right[what] = (sum.right[what] ?? 0) + 1;
    else tell(`${name} ${what}: wanted ${wanted}, got ${got}: ${item.text}`);
    return wanted !== got;
  });
  if (wrong.length === 0) sum.right['all'] = (sum.right['all'] ?? 0) + 1;
}

function score(name: string, sum: Score): void {
  const { text, labels } = unmark(readFileSync(join(folder, name), 'utf8'));
  const { commitments } = readMinutes(text, periodEndBy(nationalCalendar()));
  const free = new Set(commitments);
  sum.labels += labels.length;
  sum.items += commitments.length;
  for (const label of labels) {
    const item = [...free].find((one) => shared(label, one) >= 0.5);
    if (item) {
      free.delete(item);
      sum.found += 1;
      compare(name, label, item, sum);
    } else tell(`${name} missed: ${text.slice(label.start, label.end)}`);
  }
  for (const item of free) tell(`${name} no order: ${item.text}`);
}

const percent = (part: number, of: number): string => `${((100 * part) / of).toFixed(1)} %`;

const sets: Readonly<Record<string, (name: string) => boolean>> = {
  open: (name) => !/-kept|-blind/.test(name),
  'kept apart': (name) => name.includes('-kept'),
  'read once': (name) => name.includes('-blind'),
};
for (const [set, holds] of Object.entries(sets)) {
  const sum = empty();
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.txt') && holds(one)))
    score(name, sum);
  const { labels, found, items, right } = sum;
  const fields = ['lead', 'joins', 'due', 'leader', 'clause', 'all']
    .map((what) => `${what} ${percent(right[what] ?? 0, found)}`)
    .join(', ');
  process.stdout.write(
    `${set}: ${labels} orders; precision ${percent(found, items)}, recall ${percent(found, labels)}; of those found: ${fields}\n`,
  );
}
