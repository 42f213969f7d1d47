import { actGroupOf, actOf } from './act.ts';
import { joinRule } from './joins.ts';
import type { Words } from './promise-weights.ts';
import { headVerb, type Segment } from './segments.ts';
import {
  actGroups,
  announcement,
  comesTrue,
  frames,
  measuredWords,
  objectGroups,
  praise,
} from './vocabulary/promises.ts';

/** 做好搬迁后续工作, 推进拆旧复垦等重点工作: the work is named before 工作. */
const WORK_OF = /(?:等)?(?:各项|重点|相关)?工作$/;

/** The first group with a word that the text ends in, or ''. */
function objectGroupOf(text: string): string {
  for (const [name, endings] of objectGroups) if (endings.before(text, text.length) > 0) return name;
  return '';
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

function placeOf(segment: Segment): string | undefined {
  if (segment.count === 1) return 'alone';
  if (segment.index === 0) return 'first';
  return segment.index === segment.count - 1 ? 'last' : undefined;
}

/** Features by a word or a shape in the text. */
const SHAPES: readonly (readonly [string, (text: string) => boolean])[] = [
  ['some', (text) => text.includes('一批')],
  ['quoted', (text) => text.includes('“')],
  ['titled', (text) => text.includes('《')],
  ['etcetera', (text) => text.includes('等')],
  ['short', (text) => text.length <= 6],
  ['long', (text) => text.length >= 22],
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

/** The features of a stretch itself that speak for or against a line; the first is the kind of its act. */
function ownFeatures(segment: Segment, raw: string, text: string, acts: boolean): string[] {
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
  return found;
}

/** Where the sentence of some stretches stands. */
export type Place = {
  readonly folded: string;
  readonly selfBuilding: boolean;
  /** True for the first sentence of a paragraph. */
  readonly opens: boolean;
};

/** What is known about a stretch when it is decided whether it is a line. */
export type Traits = {
  readonly names: readonly string[];
  /** Words that count by their place. */
  readonly words: Words;
  /** Its act, whose characters count too; '' where a figure decides. */
  readonly act: string;
  /** The rule by which it would be one line with the stretch before. */
  readonly join: string | undefined;
};

/** A stretch whose figure decides needs no act. */
const NO_ACT = { text: '', acts: false };

const isPlanned = (segment: Segment | undefined): boolean =>
  segment !== undefined && segment.claims.length > 0 && segment.claims.some((c) => c.modality === 'plan');

/** What is known about each stretch of a sentence. `texts`: the stretches without the line ends of a page. */
export function traitsOf(segments: readonly Segment[], texts: readonly string[], place: Place): Traits[] {
  const acts = texts.map((text, i) => (isPlanned(segments[i]) ? NO_ACT : actOf(text)));
  const own = segments.map((segment, i) =>
    isPlanned(segment)
      ? ['claim']
      : ownFeatures(segment, texts[i] ?? '', acts[i]?.text ?? '', acts[i]?.acts ?? false),
  );
  return segments.map((segment, i) => {
    const text = texts[i] ?? '';
    const names = [...(own[i] ?? []), ...contextOf(own, i)];
    addPlace(names, i, place);
    const claim = names[0] === 'claim';
    if (!claim && announcement.test(text)) names.push('announcement');
    const act = claim ? '' : (acts[i]?.text ?? '');
    const before = segments[i - 1];
    return {
      names,
      words: wordsAt(segment, act, place),
      act,
      join: before && joinRule(before, segment, text, true),
    };
  });
}

/** Adds where the sentence stands. */
function addPlace(names: string[], i: number, { opens, selfBuilding }: Place): void {
  if (opens) names.push(i === 0 ? 'opens-paragraph' : 'topic');
  else if (i === 0) names.push('opens-sentence');
  if (selfBuilding && names[0] !== 'claim') names.push('self-building');
}

/** The verb of an act and its ending, and the marks around the stretch. */
const wordsAt = ({ start, end, index }: Segment, act: string, { folded }: Place): Words => ({
  verb: act === '' ? '' : headVerb(act) || act.slice(0, 2),
  end: act === '' ? '' : withoutMarks(act).slice(-2),
  behind: folded.charAt(end),
  ahead: index === 0 ? '' : folded.charAt(start - 1),
});

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
function contextOf(all: readonly (readonly string[])[], at: number): string[] {
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
