// Fits the points of commitments to hand-made labels: `node bench/fit-promises.ts [--write] [--gold DIR] [--reports DIR]`.
// Prints for each labelled report how well the lines of a fit to all the others agree with its labels (what an unseen report
// may expect), then fits all. With --write it writes src/documents/vocabulary/promise-points.ts.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sureJoins } from '../src/documents/joins.ts';
import { verdictsOf } from '../src/documents/promise-lines.ts';
import type { Traits } from '../src/documents/promise-points.ts';
import { WORDS, weightsOf } from '../src/documents/promise-weights.ts';
import type { Span } from '../src/documents/reading.ts';
import { type Chain, fit } from './fit/chain.ts';
import { type LabelledReport, type LabelledSentence, labelledReports } from './fit/labelled.ts';
import { fileOf, rowsOf, type Tables } from './fit/tables.ts';

const root = join(import.meta.dirname, '..');
const shared = join(root, '../shared');
const { values: options } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    once: { type: 'boolean', default: false },
    gold: { type: 'string', default: join(shared, 'gold') },
    reports: { type: 'string', default: join(shared, 'reports') },
  },
});

/** Points are whole twentieths of the logarithm of odds. */
const POINT = 20;
/** How strongly features are kept small; the rules of joining are few and stand often. */
const PENALTY = 5;
const JOIN_PENALTY = 0.1;
/** A line counts though it is a little less likely than not: what is missing is worse than what is too much. */
const LEAN = 0.3;
const JOIN_LEAN = -0.5;
/** A feature must stand so often, and in reports of so many places. */
const OFTEN = 4;
const PLACES = 3;
/** Names of provinces, rivers and of cities that several labelled reports speak of: no rule may know a place. */
const PLACE_NAMES =
  /河北|山西|内蒙|蒙古|辽宁|吉林|黑龙|龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|北京|天津|上海|重庆|京津|津冀|京冀|雄安|保定|廊坊|白洋|洋淀|黄河|长江|港澳|[京津冀晋蒙鲁豫鄂湘粤桂渝]/;

const namesOf = ({ names, words }: Traits): string[] => [
  'any',
  ...names,
  ...WORDS.filter((kind) => words[kind] !== '').map((kind) => `${kind}:${words[kind]}`),
];

const signsOf = (act: string): string[] => {
  const found: string[] = [];
  for (let i = 0; i < act.length; i += 1) {
    found.push(act.charAt(i));
    const pair = act.slice(i, i + 2);
    if (pair.length === 2) found.push(pair);
  }
  return found;
};
/** A rule of joining that only speaks for it. */
const isOpen = (rule: string | undefined): rule is string => rule !== undefined && !sureJoins.has(rule);
const isWord = (word: string): boolean => /^[一-龥]{1,2}$/.test(word) && !PLACE_NAMES.test(word);

/** The places of the weights: features twice, characters once, rules of joining four times. */
class Weights {
  readonly features: Map<string, number>;
  readonly words: Map<string, number>;
  readonly joins: Map<string, number>;
  readonly length: number;

  constructor(reports: readonly LabelledReport[]) {
    this.features = numbered(
      common(reports, namesOf).filter((name) => !/\s/.test(name)),
      0,
      2,
    );
    const first = this.features.size * 2;
    this.words = numbered(common(reports, (t) => signsOf(t.act)).filter(isWord), first, 1);
    const second = first + this.words.size;
    this.joins = numbered(['always', ...common(reports, (t) => (isOpen(t.join) ? [t.join] : []))], second, 4);
    this.length = second + this.joins.size * 4;
  }

  penalties(): Float64Array {
    const first = this.length - this.joins.size * 4;
    return new Float64Array(this.length).map((_, i) => (i < first ? PENALTY : JOIN_PENALTY));
  }

  chain(sentence: LabelledSentence): Chain {
    const placed = sentence.traits.map((traits) => this.placed(traits));
    return {
      line: placed.map(({ features, words }) => Int32Array.from([...features, ...words])),
      goesOn: placed.map(({ features, words }) => Int32Array.from([...features.map((p) => p + 1), ...words])),
      joins: placed.map(({ joins }) => Int32Array.from(joins)),
      gold: sentence.gold,
    };
  }

  private placed(traits: Traits): {
    features: number[];
    words: number[];
    joins: number[];
  } {
    const { act, join: rule } = traits;
    const known = (map: Map<string, number>, list: readonly string[]): number[] =>
      list.map((word) => map.get(word)).filter((p) => p !== undefined);
    return {
      features: known(this.features, namesOf(traits)),
      words: known(this.words, signsOf(act)),
      joins: known(this.joins, ['always', ...(isOpen(rule) ? [rule] : [])]),
    };
  }
}

const numbered = (names: readonly string[], from: number, step: number): Map<string, number> =>
  new Map(names.map((name, i) => [name, from + i * step]));

/** What stands often enough in the stretches that somebody labelled. */
function common(reports: readonly LabelledReport[], of: (traits: Traits) => readonly string[]): string[] {
  const counts = new Map<string, { often: number; places: Set<string> }>();
  for (const { place, sentences } of reports)
    for (const { traits, labelled } of sentences)
      for (const name of labelled ? traits.flatMap(of) : []) {
        const count = counts.get(name) ?? { often: 0, places: new Set() };
        count.often += 1;
        count.places.add(place);
        counts.set(name, count);
      }
  return [...counts]
    .filter(([, { often, places }]) => often >= OFTEN && places.size >= PLACES)
    .map(([name]) => name)
    .sort();
}

/** Points fitted to some reports, rounded as they are written. */
function pointsFor(reports: readonly LabelledReport[]): { weights: Weights; points: Int32Array } {
  const weights = new Weights(reports);
  const chains = reports
    .flatMap(({ sentences }) => sentences.filter(({ labelled, gold }) => labelled && gold.length > 0))
    .map((sentence) => weights.chain(sentence));
  const found = fit(chains, weights.penalties());
  const any = weights.features.get('any') ?? 0;
  found[any] = (found[any] ?? 0) + LEAN;
  found[any + 1] = (found[any + 1] ?? 0) + LEAN + JOIN_LEAN;
  return { weights, points: Int32Array.from(found, (w) => Math.round(w * POINT)) };
}

function tablesOf({ weights, points }: ReturnType<typeof pointsFor>): Tables {
  const some = (map: Map<string, number>, count: number): [string, number[]][] =>
    [...map].map(([name, from]) => [name, [...points.slice(from, from + count)]]);
  return {
    shapes: rowsOf(some(weights.features, 2)),
    characters: rowsOf(some(weights.words, 1)),
    joins: rowsOf(some(weights.joins, 4)),
  };
}

/** The lines that some points make of a sentence. */
function linesOf({ stretches, traits }: LabelledSentence, weights: ReturnType<typeof weightsOf>): Span[] {
  const lines: { start: number; end: number }[] = [];
  for (const [i, verdict] of verdictsOf(traits, weights).entries()) {
    const stretch = stretches[i];
    const last = lines.at(-1);
    if (!stretch || verdict === 'left') continue;
    if (verdict === 'goes-on' && last) last.end = stretch.end;
    else lines.push({ start: stretch.start, end: stretch.end });
  }
  return lines;
}

type Agreement = { readonly hits: number; readonly read: number; readonly labelled: number };
/** A line and a label cover each other by so much of what both cover. */
const AGREE = 0.6;

/** How many labels a line agrees with, one to one, as the scorer of the gold labels counts. */
function agreement({ lines: labels }: LabelledReport, lines: readonly Span[]): Agreement {
  const from = Math.min(...labels.map(({ start }) => start));
  const to = Math.max(...labels.map(({ end }) => end));
  const inside = new Set(lines.filter(({ start, end }) => end > from && start < to));
  const read = inside.size;
  let hits = 0;
  for (const label of labels) {
    let best: Span | undefined;
    let most = 0;
    for (const line of inside) {
      const both = Math.min(line.end, label.end) - Math.max(line.start, label.start);
      const share = both / (Math.max(line.end, label.end) - Math.min(line.start, label.start));
      if (share > most) [best, most] = [line, share];
    }
    if (!best || most < AGREE) continue;
    inside.delete(best);
    hits += 1;
  }
  return { hits, read, labelled: labels.length };
}

const percent = (part: number, whole: number): string => ((100 * part) / Math.max(1, whole)).toFixed(1);
const print = (name: string, { hits, read, labelled }: Agreement): void => {
  const f1 = percent(2 * hits, read + labelled);
  process.stdout.write(
    `${name}: P ${percent(hits, read)} R ${percent(hits, labelled)} F1 ${f1} of ${labelled}\n`,
  );
};
const together = (all: readonly Agreement[]): Agreement =>
  all.reduce((a, b) => ({ hits: a.hits + b.hits, read: a.read + b.read, labelled: a.labelled + b.labelled }));

function measure(report: LabelledReport, others: readonly LabelledReport[]): Agreement {
  const weights = weightsOf(tablesOf(pointsFor(others)));
  return agreement(
    report,
    report.sentences.flatMap((sentence) => linesOf(sentence, weights)),
  );
}

const all = labelledReports(join(root, 'src/documents/gold'), options.gold, options.reports);
if (!options.once) {
  process.stdout.write('One report left out in turn:\n');
  const found = all.map((report) => {
    const own = measure(
      report,
      all.filter((other) => other !== report),
    );
    print(report.name, own);
    return own;
  });
  print('all', together(found));
}
const tables = tablesOf(pointsFor(all));
const weights = weightsOf(tables);
process.stdout.write('Fitted to all of them:\n');
print(
  'all',
  together(
    all.map((r) =>
      agreement(
        r,
        r.sentences.flatMap((s) => linesOf(s, weights)),
      ),
    ),
  ),
);
if (options.write)
  writeFileSync(join(root, 'src/documents/vocabulary/promise-points.ts'), fileOf(tables, all.length));
