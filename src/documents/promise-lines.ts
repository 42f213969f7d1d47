import { sureJoins } from './joins.ts';
import type { Traits } from './promise-points.ts';
import { fitted, type Pairs, type Points, type Weights, WORDS } from './promise-weights.ts';

/** What becomes of a stretch of a plan: it is left out, it is a line, or it is one line with the stretch before. */
export type Verdict = 'left' | 'line' | 'goes-on';
const VERDICTS: readonly Verdict[] = ['left', 'line', 'goes-on'];
const [LEFT, LINE, GOES_ON] = [0, 1, 2];

const NONE: Points = { line: 0, goesOn: 0 };
const NO_PAIRS: Pairs = { lineAfterLeft: 0, leftAfterLine: 0, lineAfterLine: 0, goesOn: 0 };

/** What the characters of an act speak for its being listed at all, by itself or with the stretch before. */
function pointsOfCharacters(act: string, { ofSign, ofPair }: Weights): number {
  let sum = 0;
  for (let i = 0; i < act.length; i += 1) sum += ofSign(act, i) + ofPair(act, i);
  return sum;
}

/** Points of a stretch for being a line and for going on the line before; for being left out there are none. */
function pointsOf({ names, words, act }: Traits, weights: Weights): Points {
  const characters = pointsOfCharacters(act, weights);
  let { line, goesOn } = weights.points.get('any') ?? NONE;
  line += characters;
  goesOn += characters;
  for (const name of names) {
    const own = weights.points.get(name) ?? NONE;
    line += own.line;
    goesOn += own.goesOn;
  }
  for (const kind of WORDS) {
    const own = weights.words[kind].get(words[kind]);
    if (!own) continue;
    line += own.line;
    goesOn += own.goesOn;
  }
  return { line, goesOn };
}

/** Points for what becomes of a stretch beside what became of the one before it. */
function pairsOf({ join }: Traits, weights: Weights): Pairs {
  const always = weights.pairs.get('always') ?? NO_PAIRS;
  const own = join === undefined ? undefined : weights.pairs.get(join);
  if (!own) return always;
  return {
    lineAfterLeft: always.lineAfterLeft + own.lineAfterLeft,
    leftAfterLine: always.leftAfterLine + own.leftAfterLine,
    lineAfterLine: always.lineAfterLine + own.lineAfterLine,
    goesOn: always.goesOn + own.goesOn,
  };
}

/** How the best way through the stretches so far ends in each verdict, and what came before it. */
type Step = { readonly sums: readonly number[]; readonly from: readonly number[] };

const IMPOSSIBLE = Number.NEGATIVE_INFINITY;

function stepAfter(before: Step | undefined, traits: Traits, weights: Weights): Step {
  const { line, goesOn } = pointsOf(traits, weights);
  const pairs = pairsOf(traits, weights);
  if (!before) return { sums: [0, line + pairs.lineAfterLeft, IMPOSSIBLE], from: [LEFT, LEFT, LEFT] };
  const [left = 0, alone = IMPOSSIBLE, joined = IMPOSSIBLE] = before.sums;
  const listed = Math.max(alone, joined);
  const last = alone >= joined ? LINE : GOES_ON;
  // What surely belongs to the line before speaks for that line as a line of its own would.
  const sure = traits.join !== undefined && sureJoins.has(traits.join);
  const apart = sure ? IMPOSSIBLE : listed;
  const [skipped, omitted] = [left, apart + pairs.leftAfterLine];
  const [fresh, another] = [left + pairs.lineAfterLeft, apart + pairs.lineAfterLine];
  const joining = sure ? Math.max(0, line) : goesOn + pairs.goesOn;
  return {
    sums: [Math.max(skipped, omitted), line + Math.max(fresh, another), listed + joining],
    from: [skipped >= omitted ? LEFT : last, fresh >= another ? LEFT : last, last],
  };
}

/** What becomes of every stretch of a sentence: the way through all of them that has the most points. */
export function verdictsOf(stretches: readonly Traits[], weights: Weights = fitted): Verdict[] {
  const steps: Step[] = [];
  for (const traits of stretches) steps.push(stepAfter(steps.at(-1), traits, weights));
  const verdicts: Verdict[] = [];
  const end = steps.at(-1)?.sums ?? [];
  let at = end.indexOf(Math.max(...end));
  for (let i = steps.length - 1; i >= 0; i -= 1) {
    verdicts.unshift(VERDICTS[at] ?? 'left');
    at = steps[i]?.from[at] ?? LEFT;
  }
  return verdicts;
}

const signed = (points: number): string => (points < 0 ? `−${-points}` : `+${points}`);

/** Which points decided about a stretch, for `read --explain`. */
export function reasonOf(traits: Traits, verdict: Verdict): string {
  const side = verdict === 'goes-on' ? 'goesOn' : 'line';
  const named = ['any', ...traits.names].map((name) => [name, fitted.points.get(name)] as const);
  const worded = WORDS.map(
    (kind) => [`${kind}:${traits.words[kind]}`, fitted.words[kind].get(traits.words[kind])] as const,
  );
  const features = [...named, ...worded].flatMap(([name, own]) =>
    own?.[side] ? [`${name} ${signed(own[side])}`] : [],
  );
  const characters: string[] = [];
  for (let i = 0; i < traits.act.length; i += 1) {
    const [sign, pair] = [fitted.ofSign(traits.act, i), fitted.ofPair(traits.act, i)];
    if (sign !== 0) characters.push(`${traits.act.charAt(i)} ${signed(sign)}`);
    if (pair !== 0) characters.push(`${traits.act.slice(i, i + 2)} ${signed(pair)}`);
  }
  const beside = traits.join === undefined ? [] : [`join ${traits.join}`];
  const sum = pointsOf(traits, fitted)[side];
  return `${verdict}: ${[...features, ...characters, ...beside].join(', ')} = ${sum}`;
}
