import type { ScoreResult } from '../../ledger/index.ts';
import { markColumns, type Plain, readExpression } from '../../rules/index.ts';
import { FormulaWriter } from './formula.ts';
import { type Formula, HEADER, letterOf, live } from './sheet-parts.ts';
import type { LineCells } from './write-lines.ts';
import type { SchemeCells } from './write-scheme.ts';

/** One column of the sheet of scores: what it holds, and its head. */
export type Column = { readonly key: string; readonly head: string };

export function columnsFor({ scheme }: ScoreResult): Column[] {
  const charges = (list: 'deductions' | 'additions', word: string) =>
    scheme[list].flatMap(({ id, name }) => [
      { key: `rows ${id}`, head: `${name.zh}：行数` },
      { key: `counted ${id}`, head: `${name.zh}：次数` },
      { key: `cost ${id}`, head: `${name.zh}：${word}分` },
    ]);
  return [
    { key: 'unit', head: '单位代码' },
    { key: 'name', head: '单位' },
    { key: 'group', head: '组别' },
    ...scheme.indicators.flatMap(({ id, name }) => [
      { key: `rows ${id}`, head: `${name.zh}：分母` },
      { key: `numerator ${id}`, head: `${name.zh}：分子` },
      { key: `rate ${id}`, head: `${name.zh}：比率` },
      { key: `points ${id}`, head: `${name.zh}：得分` },
    ]),
    ...scheme.bases.map(({ id, name }) => ({ key: `rows ${id}`, head: `${name.zh}：行数` })),
    { key: 'items', head: '参评行数' },
    { key: 'weights', head: '有效权重×100' },
    { key: 'earned', head: '加权和' },
    { key: 'weighted', head: scheme.indicators.length > 0 ? '加权得分' : '基础分' },
    { key: 'few', head: '小样本' },
    ...charges('additions', '加'),
    ...charges('deductions', '扣'),
    { key: 'reached', head: '加减后' },
    { key: 'given back', head: '下限返还' },
    { key: 'cut', head: '上限截去' },
    { key: 'total', head: '总分' },
    { key: 'rank', head: '名次' },
    { key: 'grade', head: '等次' },
    ...['total', ...scheme.ties.by].map((id, index) => ({
      key: `key ${index}`,
      head: `排序依据${index + 1}${id === 'total' ? '' : `（${id}）`}`,
    })),
    { key: 'first', head: '同分首个' },
    { key: 'published', head: '公布总分' },
    { key: 'published rank', head: '公布名次' },
    { key: 'published grade', head: '公布等次' },
    { key: 'check', head: '核对' },
  ];
}

/** Below every total that there can be: who has none. */
const NONE = '-1E+15';
const numberOr = (text: string | null): number | string => (text === null ? '' : Number(text));

/** Writes the formulas of one row of the sheet of scores: in whole numbers, so that a half is rounded alike everywhere. */
export class ScoreRowWriter {
  readonly #result: ScoreResult;
  readonly #lines: ReadonlyMap<string, LineCells>;
  readonly #cells: SchemeCells;
  readonly #letters: ReadonlyMap<string, string>;
  readonly #last: number;

  constructor(
    result: ScoreResult,
    lines: ReadonlyMap<string, LineCells>,
    cells: SchemeCells,
    columns: readonly Column[],
  ) {
    this.#result = result;
    this.#lines = lines;
    this.#cells = cells;
    this.#letters = new Map(columns.map(({ key }, index) => [key, letterOf(index + 1)]));
    this.#last = HEADER + result.scores.length;
  }

  #at(key: string, row: number): string {
    return `$${this.#letters.get(key) ?? '?'}${row}`;
  }

  #all(key: string, last = this.#last): string {
    const letter = this.#letters.get(key) ?? '?';
    return `$${letter}$${HEADER + 1}:$${letter}$${last}`;
  }

  get #scale(): number {
    return 10 ** this.#result.scheme.places;
  }

  get #scheme(): ScoreResult['scheme'] {
    return this.#result.scheme;
  }

  #whole(cell: string, scale = this.#scale): string {
    return `ROUND(${cell}*${scale},0)`;
  }

  #sum(line: string, what: 'among' | 'counts', row: number): string {
    const cells = this.#lines.get(line);
    if (!cells) throw new Error(`No line ${line}.`);
    return `SUMPRODUCT((${cells.units}=${this.#at('unit', row)})*${cells[what]}*${cells.times})`;
  }

  #rate(id: string, row: number): string {
    const rows = this.#at(`rows ${id}`, row);
    const numerator = this.#whole(this.#at(`numerator ${id}`, row), 100);
    const scaled = `2*${numerator}*${100 * this.#scale}+${rows}*100`;
    return `IF(${rows}<${this.#cells.least(id)},"",INT((${scaled})/(200*${rows}))/${this.#scale})`;
  }

  #points(id: string, marks: string | undefined, row: number): string {
    const rate = this.#at(`rate ${id}`, row);
    if (marks === undefined) return rate;
    const read = readExpression(marks, markColumns, 'number');
    if (!('expression' in read)) throw new Error(`A stored rule cannot be read: ${marks}`);
    const writer = new FormulaWriter(
      (name) => this.#at(`${name} ${id}`, row),
      () => false,
    );
    const value = `MIN(100,MAX(0,${writer.write(read.expression)}))`;
    return `IF(${rate}="","",ROUND(${value},${this.#scheme.places}))`;
  }

  #weights(row: number): string {
    const each = this.#scheme.indicators.map(({ id, missing }) => {
      const weight = this.#whole(this.#cells.weight(id), 100);
      return missing === 'zero' ? weight : `IF(${this.#at(`points ${id}`, row)}="",0,${weight})`;
    });
    return each.join('+') || '0';
  }

  #earned(row: number): string {
    const each = this.#scheme.indicators.map(({ id }) => {
      const points = this.#at(`points ${id}`, row);
      return `IF(${points}="",0,${this.#whole(this.#cells.weight(id), 100)}*${this.#whole(points)})`;
    });
    return each.join('+') || '0';
  }

  #weighted(row: number): string {
    if (this.#scheme.indicators.length === 0) return this.#cells.fullMarks;
    const [weights, earned] = [this.#at('weights', row), this.#at('earned', row)];
    return `IF(${weights}=0,"",INT((2*${earned}+${weights})/(2*${weights}))/${this.#scale})`;
  }

  /** In millionths: points, counts and the factor have at most two decimal places each. */
  #cost(id: string, isDeduction: boolean, row: number): string {
    const { few } = this.#cells;
    const times =
      few && isDeduction ? `*IF(${this.#at('few', row)}=1,${this.#whole(few.times, 100)},100)` : '*100';
    const counted = this.#whole(this.#at(`counted ${id}`, row), 100);
    const full = `${this.#whole(this.#cells.each(id), 100)}*${counted}${times}`;
    const cost = `MIN(${this.#whole(this.#cells.cap(id), 1_000_000)},${full})`;
    return `INT((2*${cost}*${this.#scale}+1000000)/2000000)/${this.#scale}`;
  }

  #reached(row: number): string {
    const part = (sign: string) => (one: { readonly id: string }) =>
      `${sign}${this.#whole(this.#at(`cost ${one.id}`, row))}`;
    const charges = [...this.#scheme.additions.map(part('+')), ...this.#scheme.deductions.map(part('-'))];
    const weighted = this.#at('weighted', row);
    const items = `${this.#at('items', row)}<${this.#cells.leastItems}`;
    return `IF(OR(${weighted}="",${items}),"",(${this.#whole(weighted)}${charges.join('')})/${this.#scale})`;
  }

  /** What the floor gave back, and what the ceiling cut. */
  #bounds(row: number): { readonly back: string; readonly cut: string; readonly total: string } {
    const [reached, back, cut] = ['reached', 'given back', 'cut'].map((key) => this.#at(key, row));
    const { floor, ceiling } = this.#cells;
    const [low, high] = [this.#whole(floor), this.#whole(ceiling)];
    const now = this.#whole(reached ?? '');
    return {
      back: `IF(${reached}="",0,MAX(0,${low}-${now})/${this.#scale})`,
      cut: `IF(OR(${reached}="",${ceiling}=""),0,MAX(0,${now}-${high})/${this.#scale})`,
      total: `IF(${reached}="","",(${now}+${this.#whole(back ?? '')}-${this.#whole(cut ?? '')})/${this.#scale})`,
    };
  }

  #keys(): string[] {
    return ['total', ...this.#scheme.ties.by].map((_, index) => `key ${index}`);
  }

  #key(index: number, row: number): string {
    const id = index === 0 ? 'total' : `points ${this.#scheme.ties.by[index - 1] ?? ''}`;
    return `IF(${this.#at(id, row)}="",${NONE},${this.#whole(this.#at(id, row))})`;
  }

  /** Who stands above: a greater first key, or an equal one and a greater next, and so on. */
  #above(row: number): string {
    const ways = this.#keys().map((key, index, all) => {
      const equal = all.slice(0, index).map((one) => `(${this.#all(one)}=${this.#at(one, row)})`);
      return [...equal, `(${this.#all(key)}>${this.#at(key, row)})`].join('*');
    });
    return `(${ways.join('+')})`;
  }

  #rank(row: number): string {
    const same = `(${this.#all('group')}=${this.#at('group', row)})`;
    const first = this.#scheme.ties.next === 'follow' ? `*${this.#all('first')}` : '';
    return `IF(${this.#at('key 0', row)}=${NONE},"",1+SUMPRODUCT(${same}*${this.#above(row)}${first}))`;
  }

  #first(row: number): string {
    const same = ['group', ...this.#keys()].map((key) => `(${this.#all(key, row)}=${this.#at(key, row)})`);
    return `IF(SUMPRODUCT(${same.join('*')}*1)=1,1,0)`;
  }

  #grade(row: number): string {
    const rank = this.#at('rank', row);
    const ranked = `SUMPRODUCT((${this.#all('group')}=${this.#at('group', row)})*(${this.#all('key 0')}<>${NONE}))`;
    const total = this.#whole(this.#at('total', row), 10_000);
    const given = this.#scheme.grades.reduceRight((otherwise, { id, name, top, without }) => {
      const asked = [
        `${total}>=${this.#whole(this.#cells.grade(id, 'least'), 10_000)}`,
        ...(top === undefined ? [] : [`${rank}<=INT(${this.#cells.grade(id, 'top')}*${ranked}/100)`]),
        ...without.map((line) => `${this.#at(`rows ${line}`, row)}=0`),
      ];
      return `IF(AND(${asked.join(',')}),"${name.zh.replaceAll('"', '""')}",${otherwise})`;
    }, '""');
    return `IF(${rank}="","",${given})`;
  }

  #lineCells(score: ScoreResult['scores'][number], row: number): Record<string, Formula> {
    const { indicators, bases, deductions, additions } = this.#scheme;
    const sum = (line: string, what: 'among' | 'counts', was: number) =>
      live(this.#sum(line, what, row), was);
    const cells: Record<string, Formula> = {};
    for (const { id, marks } of indicators) {
      const own = score.indicators[id];
      cells[`rows ${id}`] = sum(id, 'among', own?.rows ?? 0);
      cells[`numerator ${id}`] = sum(id, 'counts', Number(own?.numerator ?? 0));
      cells[`rate ${id}`] = live(this.#rate(id, row), numberOr(own?.rate ?? null));
      cells[`points ${id}`] = live(this.#points(id, marks, row), numberOr(own?.points ?? null));
    }
    for (const { id } of bases) cells[`rows ${id}`] = sum(id, 'among', score.bases[id] ?? 0);
    for (const [list, costs] of [
      [deductions, score.deductions],
      [additions, score.additions],
    ] as const)
      for (const { id } of list) {
        cells[`rows ${id}`] = sum(id, 'among', costs[id]?.rows ?? 0);
        cells[`counted ${id}`] = sum(id, 'counts', Number(costs[id]?.counted ?? 0));
        const cost = this.#cost(id, costs === score.deductions, row);
        cells[`cost ${id}`] = live(cost, Number(costs[id]?.points ?? 0));
      }
    return cells;
  }

  #items(row: number): string {
    const { takingPart, indicators, bases } = this.#scheme;
    const lines = takingPart.of.length > 0 ? takingPart.of : [...indicators, ...bases].map(({ id }) => id);
    return lines.map((id) => this.#at(`rows ${id}`, row)).join('+') || '0';
  }

  /** The cells of a unit, each with its formula and the value that was published. */
  cells(index: number): Record<string, Plain | Formula> {
    const score = this.#result.scores[index];
    if (!score) throw new Error('A row without a score.');
    const row = HEADER + 1 + index;
    const { few, groups, grades } = this.#scheme;
    const bounds = this.#bounds(row);
    const gradeName = grades.find(({ id }) => id === score.grade)?.name.zh ?? '';
    const checked = (['total', 'rank', 'grade'] as const)
      .map(
        (key) =>
          `${this.#at(key, row)}&""=${this.#at(key === 'total' ? 'published' : `published ${key}`, row)}&""`,
      )
      .join(',');
    const small = few && `IF(${this.#at(`rows ${few.of}`, row)}<${this.#cells.few?.below ?? 0},1,0)`;
    return {
      unit: score.unit,
      name: score.name,
      group: groups.find(({ id }) => id === score.group)?.name.zh ?? score.group,
      ...this.#lineCells(score, row),
      items: live(this.#items(row), score.items),
      weights: { formula: this.#weights(row), result: '' },
      earned: { formula: this.#earned(row), result: '' },
      weighted: live(this.#weighted(row), numberOr(score.weighted)),
      few: small ? live(small, Number(score.few)) : 0,
      reached: { formula: this.#reached(row), result: '' },
      'given back': live(bounds.back, Number(score.givenBack)),
      cut: live(bounds.cut, Number(score.cut)),
      total: live(bounds.total, numberOr(score.total)),
      rank: live(this.#rank(row), score.rank ?? ''),
      grade: live(this.#grade(row), gradeName),
      ...Object.fromEntries(
        this.#keys().map((key, at) => [key, { formula: this.#key(at, row), result: '' }]),
      ),
      first: { formula: this.#first(row), result: '' },
      published: score.total === null ? null : Number(score.total),
      'published rank': score.rank,
      'published grade': gradeName === '' ? null : gradeName,
      check: live(`IF(AND(${checked}),"一致","不一致")`, '一致'),
    };
  }
}
