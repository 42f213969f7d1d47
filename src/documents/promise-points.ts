import { headVerb, type Segment } from './segments.ts';
import { endingFeatures, points, verbFeatures } from './vocabulary/promise-points.ts';
import {
  actAdverbs,
  actGroups,
  actor,
  comesTrue,
  frames,
  measuredWords,
  namedWork,
  objectGroups,
  plainAdverbs,
  praise,
  programme,
  worksite,
} from './vocabulary/promises.ts';
import { actVerbs, compoundEnding, firmVerbs, nominal } from './vocabulary/verbs.ts';

/** 做好搬迁后续工作, 推进拆旧复垦等重点工作: the work is named before 工作. */
const WORK_OF = /(?:等)?(?:各项|重点|相关)?工作$/;
const LIST_NUMBER =
  /^(?:[一二三四五六七八九十]+是(?:要)?|（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|\d+[.、])/;

/** 突出[抓好…]: the length of a verb that only says how the act behind it is done. */
function verbAsAdverb(text: string, at: number): number {
  const length = actAdverbs.at(text, at);
  return length > 0 && actVerbs.at(text, at + length) > 1 ? length : 0;
}

/** How far the adverbs before an act reach. */
export function adverbsEnd(text: string): number {
  let at = LIST_NUMBER.exec(text)?.[0].length ?? 0;
  for (let i = 0; i < 8; i += 1) {
    const length = plainAdverbs.at(text, at) || verbAsAdverb(text, at);
    if (length === 0 || text.length <= at + length + 1) break;
    at += length;
  }
  return at;
}

/** The first group whose shape fits, or ''. */
function actGroupOf(text: string): string {
  for (const [name, shape] of actGroups) if (shape.test(text)) return name;
  return '';
}

/** The first group with a word that the text ends in, or ''. */
function objectGroupOf(text: string): string {
  for (const [name, endings] of objectGroups) if (endings.before(text, text.length) > 0) return name;
  return '';
}

const FOOTNOTE = /\^?\[\d+\]/g;
const namedThing =
  /[A-Z\d]|(?=[县市镇乡村街路大河湖公集银学医])(?<=[一-龥]{2})(?<![城农乡都超小道门])(?:县(?![域城级])|市(?![场民政容域级])|镇(?!化)|乡(?![村镇风])|村(?![庄级民容])|街道|路(?![网灯径域])|大街|大桥|河(?![湖道长])|湖(?!长)|公司|集团|银行|学院|大学|医院)/;
const LONGEST_ACTOR = 18;

/** 循环园区完善设施, 在建工地实行包联: the act without its actor, where a noun stands first. */
function withoutActor(text: string): string | undefined {
  if (actGroupOf(text) !== '' || frames.test(text) || actVerbs.at(text, 0) > 0) return undefined;
  const hit = actor.exec(text);
  if (hit) {
    const behind = text.slice(hit[0].length);
    const rest = behind.slice(adverbsEnd(behind));
    if (/^(?:完善|建设|推进|加快)/.test(rest) || actGroupOf(rest) === 'firm') return rest;
  }
  for (let i = 2; i < Math.min(text.length - 3, LONGEST_ACTOR); i += 1) {
    const length = actVerbs.at(text, i);
    if (length < 2) continue;
    const rest = text.slice(i);
    const own =
      firmVerbs.has(rest.slice(0, length)) &&
      !nominal.test(rest.slice(length)) &&
      !compoundEnding.test(rest.slice(length));
    return own && actGroupOf(rest) === 'firm' ? rest : undefined;
  }
  return undefined;
}

/** What kind of act a text opens with. */
function opening(text: string, object: string): string {
  const group = actGroupOf(text) || 'other';
  const framed = group !== 'object-first' && frames.test(text);
  if (
    !framed &&
    comesTrue.test(text) &&
    text.length >= 6 &&
    (group === 'other' || /^(?:确保|力争|推动|加快|争取)/.test(text))
  ) {
    return 'comes-true';
  }
  if (framed) return 'frame';
  if (group === 'other' && measuredWords.test(text)) return 'measured';
  if (/^(?:打造|构建|形成)/.test(text) && object === 'ends-work') return 'pushed';
  if (praise.test(text) && group !== 'firm' && group !== 'pushed' && group !== 'improved') return 'praise';
  return group;
}

/** 力争创成, 确保完成: the act is what is striven for. */
function withoutAim(text: string): string {
  const rest = text.replace(/^(?:力争|确保|争取)/, '');
  return rest !== text && actGroupOf(rest) === 'firm' ? rest : text;
}

function placeOf(segment: Segment): string | undefined {
  if (segment.count === 1) return 'alone';
  if (segment.index === 0) return 'first';
  return segment.index === segment.count - 1 ? 'last' : undefined;
}

/** Features by a word or a shape in the text. */
const SHAPES: readonly (readonly [string, (text: string) => boolean])[] = [
  ['work-at-a-site', (text) => namedWork.test(text) && worksite.test(text)],
  ['programme', (text) => programme.test(text)],
  ['some', (text) => text.includes('一批')],
  ['quoted', (text) => text.includes('“')],
  ['titled', (text) => text.includes('《')],
  ['etcetera', (text) => text.includes('等')],
  ['short', (text) => text.length <= 6],
  ['long', (text) => text.length >= 22],
  ['named', (text) => namedThing.test(text)],
];

/** Lists of works are concrete; lists of abstractions are slogans. */
function listFeature(text: string, object: string): string | undefined {
  const comma = text.indexOf('、');
  if (comma < 0) return undefined;
  if (object === 'ends-work' || object === 'ends-undertaking') return 'named-list';
  return text.includes('、', comma + 1) ? 'list' : 'pair';
}

/** Adds what the shape of the text speaks for. */
function addShapes(found: string[], text: string, object: string): void {
  for (const [name, fits] of SHAPES) if (fits(text)) found.push(name);
  const list = listFeature(text, object);
  if (list) found.push(list);
}

/** 实施“A计划”: the marks that close behind the last word hide no ending. */
function withoutMarks(text: string): string {
  let end = text.length;
  while (end > 0 && '”）'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** The act of a stretch: without what stands before it, and whether an actor did. */
export function actOf(raw: string): { readonly text: string; readonly acts: boolean } {
  const plain = withoutAim(raw.slice(adverbsEnd(raw)).replace(FOOTNOTE, ''));
  const act = withoutActor(plain);
  return { text: act ?? plain, acts: act !== undefined };
}

/** The features of a stretch itself that speak for or against a commitment; the first is the kind of its act. */
export function featuresOf(segment: Segment, raw: string, selfBuilding: boolean): string[] {
  if (segment.claims.some((c) => c.modality === 'plan')) return ['claim'];
  const { text, acts } = actOf(raw);
  const object = objectGroupOf(withoutMarks(text.replace(WORK_OF, '')));
  const kind = opening(text, object);
  const found = [kind];
  addShapes(found, text, object);
  const place = placeOf(segment);
  if (place) found.push(place);
  if (acts) found.push('actor');
  if (kind === 'praise' && segment.index === 0) found.push('praise-first');
  if (object !== '') found.push(object);
  if (/^(?:大力|不断|充分|努力)/.test(raw)) found.push('soft-adverb');
  if (selfBuilding) found.push('self-building');
  const verb = verbFeatures.get(headVerb(text) || text.slice(0, 2));
  const ending = endingFeatures.get(text.slice(-2));
  if (verb) found.push(verb);
  if (ending) found.push(ending);
  return found;
}

/** Names of features that join two words, made once: the sum over a report asks for them a hundred thousand times. */
const joined = (first: string, words: readonly string[]): Map<string, string> =>
  new Map(words.map((word) => [word, `${first}-${word}`]));
const KINDS = [
  'claim',
  'measured',
  'comes-true',
  'frame',
  'praise',
  'other',
  ...actGroups.map(([kind]) => kind),
];
const AFTER = joined('after', KINDS);
const BEFORE = joined('before', KINDS);
const OF = ['of-0', 'of-1', 'of-2', 'of-3', 'of-4', 'of-5'] as const;

/** What the neighbours in the sentence say about a stretch, from the features of each. */
export function contextOf(all: readonly (readonly string[])[], at: number): string[] {
  if (all[at]?.[0] === 'claim') return [];
  const found: string[] = [OF[Math.min(all.length, 5)] ?? 'of-5'];
  if (all.some((features, i) => i !== at && features[0] === 'claim')) found.push('near-claim');
  const before = all[at - 1]?.[0];
  const after = all[at + 1]?.[0];
  if (after === 'claim' && at === 0) found.push('opens-claim');
  if (before) found.push(AFTER.get(before) ?? before);
  if (after) found.push(BEFORE.get(after) ?? after);
  return found;
}

export function pointsOf(features: readonly string[]): number {
  let sum = 0;
  for (const feature of features) sum += points.get(feature) ?? 0;
  return sum;
}
