// A linear chain over what becomes of each stretch of a sentence (left out, a line, goes on the line before), fitted by maximum
// likelihood with a penalty on large points. Plain arithmetic, no package: the fit can be done again on any machine.

/** A sentence in numbers: the features of each stretch, the rules that would join it, and what labels say becomes of it. */
export type Chain = {
  /** Weights that count for a line and for going on, by stretch: the same place twice where they share it. */
  readonly line: readonly Int32Array[];
  readonly goesOn: readonly Int32Array[];
  /** First of four weights in a row for each joining rule, by stretch. */
  readonly joins: readonly Int32Array[];
  readonly gold: readonly number[];
};

const LEFT = 0;
const LINE = 1;
const GOES_ON = 2;
const STATES = [LEFT, LINE, GOES_ON];
const NEVER = -1e30;

/** Which of the four weights of a joining rule counts, or -1. */
const place = (before: number, state: number): number => {
  if (before === LEFT) return state === LINE ? 0 : -1;
  return state === LEFT ? 1 : state === LINE ? 2 : 3;
};
const allowed = (before: number, state: number): boolean => !(state === GOES_ON && before === LEFT);

const at = (list: ArrayLike<number>, i: number): number => list[i] ?? 0;
const sumOf = (weights: Float64Array, places: Int32Array): number => {
  let sum = 0;
  for (const p of places) sum += at(weights, p);
  return sum;
};
const logSum = (values: readonly number[]): number => {
  const most = Math.max(...values);
  return most <= NEVER ? NEVER : most + Math.log(values.reduce((sum, v) => sum + Math.exp(v - most), 0));
};

type Scores = { readonly own: number[][]; readonly pairs: number[][] };

function scoresOf(chain: Chain, weights: Float64Array): Scores {
  const own = chain.line.map((line, i) => [0, sumOf(weights, line), sumOf(weights, chain.goesOn[i] ?? line)]);
  const pairs = chain.joins.map((joins) =>
    [0, 1, 2, 3].map((k) => joins.reduce((sum, first) => sum + at(weights, first + k), 0)),
  );
  return { own, pairs };
}

/** Points for a state behind another at a stretch; the first stretch stands behind nothing. */
function pointsOf({ own, pairs }: Scores, i: number, before: number, state: number): number {
  if (i === 0 ? state === GOES_ON : !allowed(before, state)) return NEVER;
  const k = place(before, state);
  return at(own[i] ?? [], state) + (k < 0 ? 0 : at(pairs[i] ?? [], k));
}

/** For every stretch the logarithm of what all ways up to a state weigh, the state's own points included. */
function forwardOf(scores: Scores): number[][] {
  const forward: number[][] = [];
  for (let i = 0; i < scores.own.length; i += 1) {
    const before = forward[i - 1];
    forward.push(
      STATES.map((s) =>
        before
          ? logSum(STATES.map((b) => at(before, b) + pointsOf(scores, i, b, s)))
          : pointsOf(scores, 0, LEFT, s),
      ),
    );
  }
  return forward;
}

/** For every stretch the logarithm of what all ways behind a state weigh. */
function backwardOf(scores: Scores): number[][] {
  const backward: number[][] = scores.own.map(() => [0, 0, 0]);
  for (let i = scores.own.length - 2; i >= 0; i -= 1) {
    const next = backward[i + 1] ?? [];
    backward[i] = STATES.map((b) => logSum(STATES.map((s) => pointsOf(scores, i + 1, b, s) + at(next, s))));
  }
  return backward;
}

type Ways = {
  readonly scores: Scores;
  readonly forward: number[][];
  readonly backward: number[][];
  readonly all: number;
};

/** How much likelier than labelled each kind of pair is at a stretch. */
function pairsTooMany({ gold }: Chain, { scores, forward, backward, all }: Ways, i: number): number[] {
  const pairs = [0, 0, 0, 0];
  const labelled = place(i === 0 ? LEFT : at(gold, i - 1), at(gold, i));
  if (labelled >= 0) pairs[labelled] = -1;
  for (const before of i === 0 ? [LEFT] : STATES) {
    const start = i === 0 ? 0 : at(forward[i - 1] ?? [], before);
    for (const state of STATES) {
      const k = place(before, state);
      const points = pointsOf(scores, i, before, state);
      if (k < 0 || points <= NEVER) continue;
      pairs[k] = at(pairs, k) + Math.exp(start + points + at(backward[i] ?? [], state) - all);
    }
  }
  return pairs;
}

const add = (gradient: Float64Array, places: Int32Array | undefined, value: number): void => {
  for (const p of places ?? []) gradient[p] = at(gradient, p) + value;
};

/** Adds to the gradient what the chain gives, and returns how unlikely its labels are. */
function addTo(gradient: Float64Array, chain: Chain, weights: Float64Array): number {
  const scores = scoresOf(chain, weights);
  const forward = forwardOf(scores);
  const ways: Ways = { scores, forward, backward: backwardOf(scores), all: logSum(forward.at(-1) ?? []) };
  let likely = 0;
  for (const [i, gold] of chain.gold.entries()) {
    likely += pointsOf(scores, i, i === 0 ? LEFT : at(chain.gold, i - 1), gold);
    const tooMuch = (s: number): number =>
      Math.exp(at(forward[i] ?? [], s) + at(ways.backward[i] ?? [], s) - ways.all) - (s === gold ? 1 : 0);
    add(gradient, chain.line[i], tooMuch(LINE));
    add(gradient, chain.goesOn[i], tooMuch(GOES_ON));
    const pairs = pairsTooMany(chain, ways, i);
    for (let k = 0; k < pairs.length; k += 1)
      add(
        gradient,
        chain.joins[i]?.map((p) => p + k),
        at(pairs, k),
      );
  }
  return ways.all - likely;
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, v, i) => sum + v * at(b, i), 0);
const plus = (a: Float64Array, b: Float64Array, share: number): Float64Array =>
  a.map((v, i) => v + share * at(b, i));

const KEPT_STEPS = 8;
const ROUNDS = 120;
const ENOUGH = 1e-5;

/** The weights under which the labels are likeliest; `penalty` for each weight keeps it small. */
export function fit(chains: readonly Chain[], penalty: Float64Array): Float64Array {
  const judge = (weights: Float64Array): { loss: number; gradient: Float64Array } => {
    const gradient = weights.map((w, i) => w * at(penalty, i));
    let loss = weights.reduce((sum, w, i) => sum + (w * w * at(penalty, i)) / 2, 0);
    for (const chain of chains) loss += addTo(gradient, chain, weights);
    return { loss, gradient };
  };
  let weights = new Float64Array(penalty.length);
  let { loss, gradient } = judge(weights);
  const steps: { moved: Float64Array; turned: Float64Array; share: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const direction = descent(gradient, steps);
    const slope = dot(direction, gradient);
    let length = 1;
    let next = judge(plus(weights, direction, length));
    while (next.loss > loss + 1e-4 * length * slope && length > 1e-6) {
      length /= 2;
      next = judge(plus(weights, direction, length));
    }
    const reached = plus(weights, direction, length);
    const moved = plus(reached, weights, -1);
    const turned = plus(next.gradient, gradient, -1);
    const curve = dot(moved, turned);
    if (curve > 1e-10) steps.push({ moved, turned, share: 1 / curve });
    if (steps.length > KEPT_STEPS) steps.shift();
    const gain = (loss - next.loss) / Math.max(1, Math.abs(loss));
    weights = Float64Array.from(reached);
    ({ loss, gradient } = next);
    if (gain < ENOUGH) break;
  }
  return weights;
}

/** The direction of the limited-memory method of Broyden, Fletcher, Goldfarb and Shanno. */
function descent(
  gradient: Float64Array,
  steps: readonly { moved: Float64Array; turned: Float64Array; share: number }[],
): Float64Array {
  let direction = Float64Array.from(gradient);
  const shares: number[] = [];
  for (const { moved, turned, share } of steps.toReversed()) {
    const own = share * dot(moved, direction);
    shares.unshift(own);
    direction = Float64Array.from(plus(direction, turned, -own));
  }
  const last = steps.at(-1);
  const scale = last
    ? 1 / (last.share * dot(last.turned, last.turned))
    : 1 / Math.sqrt(dot(gradient, gradient));
  direction = direction.map((v) => v * scale);
  for (const [i, { moved, turned, share }] of steps.entries())
    direction = Float64Array.from(plus(direction, moved, at(shares, i) - share * dot(turned, direction)));
  return direction.map((v) => -v);
}
