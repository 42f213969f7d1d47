import type { Wording } from '../../kernel/index.ts';
import type { Claim } from '../reading.ts';
import type { Finding } from './comparison.ts';
import { judge } from './judge.ts';
import { isNamed, likeness, type MetricName, nameOf, phasesOf } from './metric-name.ts';
import { factorBetween } from './units.ts';

/** A claim with what it measures, and with the words before its figure. */
export type NamedClaim = { readonly claim: Claim; readonly name: MetricName; readonly around: string };

/** Whether two claims measure the same thing, the same thing told in another way, or perhaps the same thing. */
type Grade = 'same' | 'changed' | 'maybe';
type Match = {
  readonly grade: Grade;
  readonly likeness: number;
  readonly factor: number;
  readonly why: Wording;
};
type Pair = { readonly planned: NamedClaim; readonly done: NamedClaim; readonly match: Match };

/** Cores at least so alike are taken for one thing; below, down to `maybeAlike`, a person has to look. */
const alike = 0.9;
const maybeAlike = 0.6;
/** With exactly the same conspicuous figure less likeness of the words is enough. */
const alikeByFigure = 0.75;

const say = (zh: string, en: string): Wording => ({ zh, en });
const because = {
  same: say('同一指标', 'the same measure'),
  figure: say('名称相近且数字相同', 'like names and the very same figure'),
  alike: say('名称相近，是否同一事项待核实', 'like names; whether they are one thing has to be checked'),
  kind: say('一年说增速或位次，一年说总量，不能比较', 'one year tells a rate or rank, the other a level'),
  unit: say('单位不同，不能比较', 'the units differ and do not compare'),
  definition: say('统计口径不同', 'the statistical definition differs'),
  level: say('级别或门槛不同', 'the level or threshold differs'),
  population: say('统计人群不同', 'the population differs'),
  period: say(
    '所述时段不是计划年度（累计、平均或部分月份）',
    'the figure covers another period than the planned year',
  ),
  stock: say('一年说新增，一年说累计总数', 'one year tells an increase, the other a total'),
  act: say(
    '所做的事不同（如新建与改造、签约与开工）',
    'what is done differs (built or rebuilt, signed or started)',
  ),
  underway: say('本年只说正在推进', 'this year only tells of work under way'),
  phase: say('期次不同或只有一年写明期次', 'the phases differ, or only one year names its phase'),
  far: say(
    '数字相差悬殊，是否同一事项待核实',
    'the figures lie far apart; whether they are one thing has to be checked',
  ),
  many: say('本年有几处不同的数字，待核实', 'this year gives several different figures'),
  absent: say('本年工作回顾没有提到', 'this year’s review does not mention it'),
  nameless: say('计划没有写明是什么的数字', 'the plan does not say what the figure measures'),
} as const;

const otherPeriod =
  /年均|平均增长|累计(?!完成|新增|实现|发放|建成)|[两二三四五六七八十]年(?!级|制|期)|比20\d\d年|较20\d\d年|与20\d\d年|自20\d\d年|20\d\d年以来|\d{1,2}[-—－至、]\d{1,2}月|(上|下)半年|(一|前|三|二|四)(个)?季度|前\S{1,2}个?月|截至(?!年底|20\d\d年底|12月底)|时期|以来/;

/** Words of work that is not finished, whatever figure stands beside them. */
const underway = /进入.{0,8}(程序|阶段)|正在|进展顺利|有序推进|加快推进|扎实推进|抓紧/;

const stock = /达到|^达|总数|增长到|增加到|提高到|发展到|突破|稳定在|保持|累计达/;

const sameActs = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((act) => b.has(act));

const wrongPeriod = ({ claim, around }: NamedClaim, year: number): boolean =>
  (claim.period !== null && claim.period !== String(year)) || otherPeriod.test(around);

/** Figures that nobody hits by chance: three digits that say something, and no round number. */
const conspicuous = (value: number): boolean => String(value).replace(/0+$|\./g, '').length >= 3;

function apart(planned: Claim, done: Claim, factor: number): boolean {
  if (planned.kind !== 'value' || planned.value === null || done.value === null || planned.unit === '%')
    return false;
  const ratio = (done.value * factor) / planned.value;
  return !(ratio > 0.2 && ratio < 6);
}

/** Words of statistics that say another thing when only one side has them. */
function changedName(planned: MetricName, done: MetricName): Wording | undefined {
  if (planned.population !== done.population) return because.population;
  if (planned.level !== done.level) return because.level;
  return planned.definitions === done.definitions ? undefined : because.definition;
}

const opposed = (left: string, right: string): boolean => left !== '' && right !== '' && left !== right;

function changedFigure(planned: NamedClaim, done: NamedClaim, year: number): Wording | undefined {
  if (planned.claim.kind !== done.claim.kind) return because.kind;
  if (wrongPeriod(done, year)) return because.period;
  if (factorBetween(done.claim.unit, planned.claim.unit) === undefined) return because.unit;
  const total = (c: NamedClaim) => stock.test(c.claim.action) && c.name.acts.size === 0;
  const counted = planned.claim.kind === 'value' && planned.name.acts.size !== done.name.acts.size;
  return counted && (total(done) || total(planned)) ? because.stock : undefined;
}

function actsAgree(planned: NamedClaim, done: NamedClaim): boolean {
  const [a, b] = [planned.name.acts, done.name.acts];
  if (planned.claim.kind !== 'value') return a.has('new') === b.has('new');
  return sameActs(a, b) || (b.size === 0 && !a.has('new') && !a.has('signed') && done.claim.action === '');
}

function identity(like: number, planned: Claim, done: Claim, factor: number): Wording | undefined {
  if (like >= alike) return because.same;
  const twin = planned.value !== null && done.value !== null && planned.value === done.value * factor;
  return twin && like >= alikeByFigure && conspicuous(planned.value) ? because.figure : undefined;
}

/** How one planned claim and one done claim stand to each other; undefined where they have nothing to do. */
function matchOf(planned: NamedClaim, done: NamedClaim, year: number): Match | undefined {
  const like = likeness(planned.name.core, done.name.core);
  if (like < maybeAlike || opposed(planned.name.population, done.name.population)) return undefined;
  const factor = factorBetween(done.claim.unit, planned.claim.unit) ?? 1;
  const at = (grade: Grade, why: Wording): Match => ({ grade, likeness: like, factor, why });
  const one = identity(like, planned.claim, done.claim, factor);
  const figure = changedFigure(planned, done, year);
  if (!one)
    return figure === because.kind || figure === because.unit ? undefined : at('maybe', because.alike);
  if (opposed(planned.name.level, done.name.level)) return at('maybe', because.level);
  const name = changedName(planned.name, done.name);
  if (name ?? figure) return at('changed', name ?? figure ?? because.definition);
  if (!actsAgree(planned, done)) return at('maybe', because.act);
  if (underway.test(done.claim.clause)) return at('maybe', because.underway);
  if (phasesOf(planned.claim.clause) !== phasesOf(done.claim.clause)) return at('maybe', because.phase);
  return apart(planned.claim, done.claim, factor) ? at('maybe', because.far) : at('same', one);
}

const ranks: Readonly<Record<Grade, number>> = { same: 0, changed: 1, maybe: 2 };
const closeness = ({ planned, done, match }: Pair): number =>
  match.likeness + (planned.claim.value === done.claim.value ? 0.05 : 0);

const inOrder = (a: Pair, b: Pair): number =>
  ranks[a.match.grade] - ranks[b.match.grade] ||
  closeness(b) - closeness(a) ||
  a.planned.claim.start - b.planned.claim.start ||
  a.done.claim.start - b.done.claim.start;

/** The same promise printed twice (in the goals and again in its chapter) may rest on the same result. */
const promised = ({ claim, name }: NamedClaim): string =>
  [name.core, name.population, claim.kind, claim.op, claim.value, claim.unit].join(' ');

function assign(pairs: readonly Pair[]): ReadonlyMap<NamedClaim, Pair> {
  const taken = new Map<NamedClaim, string>();
  const chosen = new Map<NamedClaim, Pair>();
  for (const pair of pairs.toSorted(inOrder)) {
    const holder = taken.get(pair.done);
    if (chosen.has(pair.planned) || (holder !== undefined && holder !== promised(pair.planned))) continue;
    taken.set(pair.done, promised(pair.planned));
    chosen.set(pair.planned, pair);
  }
  return chosen;
}

function findingOf(pair: Pair, rivals: readonly Pair[]): Finding {
  const { planned, done, match } = pair;
  const finding = (verdict: Finding['verdict'], confidence: number, reason: Wording): Finding => ({
    verdict,
    confidence,
    reason,
    now: done.claim,
    figure: done.claim,
  });
  if (match.grade === 'changed') return finding('changed', 0.8, match.why);
  if (match.grade === 'maybe') return finding('unsure', Math.round(match.likeness * 50) / 100, match.why);
  const { verdict, reason } = judge(planned.claim, done.claim, match.factor);
  const other = rivals.some(
    (r) =>
      r.match.likeness >= match.likeness &&
      judge(planned.claim, r.done.claim, r.match.factor).verdict !== verdict,
  );
  if (other) return finding('unsure', 0.4, because.many);
  const both = say(`${match.why.zh}，${reason.zh}`, `${match.why.en}; ${reason.en}`);
  return finding(verdict, verdict === 'unsure' ? 0.5 : match.likeness === 1 ? 0.95 : 0.85, both);
}

/**
 * Holds the claims of last year's plan against those of this year's review: one to one, the likeliest first, the
 * same order of texts always giving the same result.
 */
export function matchClaims(
  planned: readonly NamedClaim[],
  done: readonly NamedClaim[],
  year: number,
): ReadonlyMap<Claim, Finding> {
  const pairs = planned
    .filter((p) => isNamed(p.name))
    .flatMap((p) =>
      done.flatMap((d) => {
        const match = matchOf(p, d, year);
        return match ? [{ planned: p, done: d, match }] : [];
      }),
    );
  const chosen = assign(pairs);
  const nothing = (reason: Wording, verdict: Finding['verdict']): Finding => ({
    verdict,
    confidence: verdict === 'unsure' ? 0.3 : 0.6,
    reason,
    now: null,
    figure: null,
  });
  return new Map(
    planned.map((p) => {
      const pair = chosen.get(p);
      if (!isNamed(p.name)) return [p.claim, nothing(because.nameless, 'unsure')];
      if (!pair) return [p.claim, nothing(because.absent, 'not-mentioned')];
      return [
        p.claim,
        findingOf(
          pair,
          pairs.filter((r) => r.planned === p && r !== pair && r.match.grade === 'same'),
        ),
      ];
    }),
  );
}

/** A claim named for matching, with the words of its clause that stand before its figure. */
export const namedClaim = (claim: Claim, text: string, places: readonly string[]): NamedClaim => ({
  claim,
  name: nameOf(claim, places),
  around: `${text.slice(Math.max(0, claim.start - 24), claim.start).replace(/^.*[。；！\n]/s, '')}${claim.clause}`,
});
