import type { Wording } from '../../kernel/index.ts';
import type { Commitment, Span } from '../reading.ts';
import { clausesIn } from './clause-at.ts';
import type { Finding } from './comparison.ts';
import { phase, phasesOf } from './metric-name.ts';

const say = (zh: string, en: string): Wording => ({ zh, en });
const because = {
  done: say('所列项目与完成类动词同在一句', 'the named object stands together with a verb of completion'),
  underway: say(
    '提到该项目或相近名称，但没有写明完成',
    'the object, or one of a like name, is mentioned, but not as completed',
  ),
  some: say('只有部分项目写明完成', 'only some of the named objects are told as completed'),
  absent: say('本年工作回顾没有提到所列项目', 'this year’s review does not mention the named objects'),
  nameless: say(
    '没有数字，也没有可核对的项目名称，由人判断',
    'neither a figure nor a named object; a person decides',
  ),
  later: say('时限在计划年度之后', 'due after the planned year'),
} as const;

const complete =
  /建成|竣工|完工|投用|投入(使用|运营|运行)|投产|通车|启用|开园|开馆|开业|开街|交付使用|落成|并网|通过验收|完成/;
const notYet =
  /即将|正在|有序|加快|加速|稳步|继续|推进|主体|前期|预计|力争|将于|接近|基本|部分|可研|立项|规划|设计|征地|征迁|征拆|拆迁|招标|投资|%|尚未|未能|签约|力度|一阶段|首/;
const begun = /开工|启动|动工|破土|奠基/;
const wantsOnlyBeginning = /启动|开工|动工/;
const wantsOnlyPreparation = /谋划|争取|规划|前期|论证|储备|研究|探索|洽谈|对接/;

/** What remains of a project's name without the words for its kind of work. */
const bare = (name: string): string =>
  name
    .replace(/[“”‘’"'《》]/g, '')
    .replace(/^(推进|加快|实施|完成|启动|完善|新建|建设|改造|续建)+/, '')
    .replace(/(建设|改造|提升|新建|扩建|改扩建|续建|项目|工程|等|的)+$/, '');

/** Long enough to be somebody's name and not the name of a kind of thing. */
const isProper = (name: string): boolean => name.replace(phase, '').length >= 5;

const leading =
  /^(年内|全力|全面|加快|大力|积极|继续|持续|着力|扎实|深入|重点|高标准|高质量|按期|如期|确保|力争|推进|推动|实施|完成|启动|开工|建成|建设|新建|改建|扩建|续建|打造|抓好|做好)+/;
const thing =
  /(厂|站|馆|中心|大道|路|街|桥|公园|水库|灌渠|学校|中学|小学|幼儿园|医院|景区|园区|铁路|高速|广场|市场|基地|产业园|码头|机场|管网|管线|泵房|干渠|河|湖|小镇|综合体|敬老院|养老院|楼)$/;

/** The one facility that a promise without listed projects names («建成柳溪湿地公园»); none where it names several. */
function facilityOf(text: string): readonly string[] {
  const name = bare(text.replace(leading, ''));
  return name.length <= 18 && thing.test(name) && !/[、和及与，,]/.test(name) ? [name] : [];
}

export type Clause = Span & {
  readonly text: string;
  readonly plain: string;
  readonly bigrams: ReadonlySet<string>;
};

/** The clauses of this year's review, comma to comma. */
export function clausesOf(text: string, spans: readonly Span[]): readonly Clause[] {
  return spans
    .flatMap((span) => clausesIn(text, span))
    .map(({ start, end }) => {
      const words = text.slice(start, end);
      const plain = words.replace(/[“”‘’"'《》]/g, '');
      return { start, end, text: words, plain, bigrams: bigramsOf(plain.replace(leading, '')) };
    });
}

/** What may follow a name without making it another thing: «…候机楼» is not «…候机楼联检大厅». */
const nothingMore =
  /^(及|和|与|、|等|全部|全面|均|已|顺利|正式|提前|如期|相继|新建|改建|改?扩建|续建|建设|改造|提升|升级|大修|修复|加固|工程|项目|[一二三四五六]期|建成|竣工|完工|投用|投入|投产|通车|启用|开园|开馆|开业|开街|交付|落成|并网|通过|完成|开工|启动|动工|$)/;

/** The longest common stretch that still points to a name, though not surely: three fifths of it. */
function resembles(name: string, words: string): boolean {
  const size = Math.max(4, Math.ceil(name.length * 0.6));
  for (let at = 0; at + size <= name.length; at += 1)
    if (words.includes(name.slice(at, at + size))) return true;
  return false;
}

const bigramsOf = (words: string): ReadonlySet<string> =>
  new Set(Array.from({ length: Math.max(0, words.length - 1) }, (_, i) => words.slice(i, i + 2)));

/** Clauses at least so alike (Dice, of bigrams) are shown beside a promise, for a person to judge. */
const related = 0.45;

/** The clause of the review that speaks most likely of the same, where one does. */
function nearestTo(text: string, clauses: readonly Clause[]): Clause | undefined {
  const wish = bigramsOf(text.replace(leading, ''));
  const scored = clauses.map((clause) => {
    const both = [...wish].filter((pair) => clause.bigrams.has(pair)).length;
    return { clause, score: (2 * both) / (wish.size + clause.bigrams.size) };
  });
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a), { clause: clauses[0], score: 0 });
  return best.score >= related ? best.clause : undefined;
}

/** Half of a name's pairs of characters in one clause: then it cannot be said that it is not mentioned. */
const mentioned = 0.5;

/** The clause of the review that comes nearest to naming a metric, where one does. */
export function mentionOf(name: string, clauses: readonly Clause[]): Span | undefined {
  const wish = bigramsOf(name.replace(/[“”‘’"'《》]/g, ''));
  if (wish.size < 2) return undefined;
  const scored = clauses.map((clause) => ({
    clause,
    score: [...wish].filter((pair) => clause.bigrams.has(pair)).length / wish.size,
  }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a), { clause: clauses[0], score: 0 });
  return best.score >= mentioned ? best.clause : undefined;
}

type Sight = { readonly state: 'done' | 'mentioned'; readonly clause: Clause };

function sightOf(name: string, commitment: Commitment, clauses: readonly Clause[]): Sight | undefined {
  const here = clauses.filter((c) => c.plain.includes(name));
  const beginning = wantsOnlyBeginning.test(commitment.text);
  const done = here.find((c) => {
    const rest = c.plain.replace(name, '');
    if (!nothingMore.test(c.plain.slice(c.plain.indexOf(name) + name.length))) return false;
    if (phasesOf(c.plain) !== phasesOf(commitment.text) || notYet.test(rest)) return false;
    return complete.test(rest) || (beginning && begun.test(rest));
  });
  const clause = done ?? here[0] ?? clauses.find((c) => resembles(name, c.plain));
  return clause && { state: done ? 'done' : 'mentioned', clause };
}

const later = (commitment: Commitment, year: number): boolean =>
  (commitment.deadline !== null && Number(commitment.deadline.slice(0, 4)) > year) ||
  [...commitment.text.matchAll(/20\d\d(?=年)/g)].some(([said]) => Number(said) > year) ||
  /[两二三四五]年(内|时间|行动)/.test(commitment.text);

/** Holds a promise without a figure against the review: kept only where every named object is told as completed. */
export function findObjects(commitment: Commitment, year: number, clauses: readonly Clause[]): Finding {
  const finding = (
    verdict: Finding['verdict'],
    confidence: number,
    reason: Wording,
    now: Span | null = null,
  ) => ({
    verdict,
    confidence,
    reason,
    now,
    figure: null,
  });
  if (later(commitment, year)) return finding('unsure', 0.3, because.later);
  const listed = commitment.projects.length > 0 ? commitment.projects : facilityOf(commitment.text);
  const names = listed.map(bare).filter(isProper);
  if (names.length === 0 || names.length < listed.length) {
    const seen = names.map((name) => sightOf(name, commitment, clauses)).find((s) => s !== undefined);
    return finding(
      'unsure',
      0.2,
      because.nameless,
      seen?.clause ?? nearestTo(commitment.text, clauses) ?? null,
    );
  }
  const seen = names.flatMap((name) => sightOf(name, commitment, clauses) ?? []);
  const done = seen.filter((s) => s.state === 'done');
  const [first] = [...done, ...seen];
  if (!first) return finding('not-mentioned', 0.6, because.absent);
  if (done.length === names.length && !wantsOnlyPreparation.test(commitment.text)) {
    return finding('reached', 0.85, because.done, first.clause);
  }
  return finding('unsure', 0.4, done.length > 0 ? because.some : because.underway, first.clause);
}
