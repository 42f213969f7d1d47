import type { Measure } from '../catalog/index.ts';
import type { Wording } from '../kernel/index.ts';
import {
  absolute,
  compare,
  type Decimal,
  decimal,
  quotient,
  signOf,
  times,
  writeDecimal,
} from './decimal.ts';
import { byTrust, type Observation } from './observation.ts';
import { lastDay, sayPeriod } from './period.ts';
import { measureOf, type NewObservation } from './record.ts';
import { isCumulative } from './series.ts';

/**
 * What a figure is beside what stands already: new, a revision, one that was issued before the newest and is kept beside it,
 * or on record already.
 */
export type What = 'new' | 'revised' | 'older' | 'unchanged';

/** A figure that is brought, with what it would do. */
export type Weighed = {
  readonly observation: NewObservation;
  readonly what: What;
  readonly vintage: number;
  /** The newest of its kind before it. */
  readonly before: Standing | undefined;
  /** Why it looks mistaken; it may still be put on record. */
  readonly doubt: Wording | null;
};

/** A figure that stands, as far as one that is brought is held against it. */
export type Standing = Pick<
  Observation,
  'measure' | 'period' | 'place' | 'aspect' | 'grade' | 'vintage' | 'edition' | 'issuedOn' | 'value'
>;

const keyOf = (o: Pick<Standing, 'measure' | 'period' | 'place' | 'aspect' | 'grade'>): string =>
  [o.measure, o.period, o.place, o.aspect, o.grade].join('\n');

const isSame = (a: Standing, b: NewObservation): boolean =>
  compare(decimal(a.value), decimal(b.value)) === 0 && a.edition === b.edition;

function whatOf(own: readonly Standing[], newest: Standing | undefined, brought: NewObservation): What {
  if (!newest) return 'new';
  const stands = own.some((one) => isSame(one, brought) && one.issuedOn === brought.issuedOn);
  if (stands || isSame(newest, brought)) return 'unchanged';
  return brought.issuedOn < newest.issuedOn ? 'older' : 'revised';
}

const tooManyTimes = decimal(100);

/** How many times one figure is the other where that is a leap; undefined where it is none. */
function leap(value: Decimal, before: Decimal): Wording | undefined {
  const [a, b] = [absolute(value), absolute(before)];
  if (signOf(a) === 0 || signOf(b) === 0) return undefined;
  const times1 = (share: Decimal) => writeDecimal(share);
  if (compare(a, times(b, tooManyTimes)) >= 0) {
    const share = times1(quotient(a, b, 0));
    return { zh: `的${share}倍`, en: `${share} times` };
  }
  if (compare(times(a, tooManyTimes), b) > 0) return undefined;
  const share = times1(quotient(b, a, 0));
  return { zh: `的${share}分之一`, en: `a ${share}th of` };
}

/** Held against the newest figure of its kind, or the latest period before it in the year. */
function doubtOf(
  brought: NewObservation,
  measure: Measure | undefined,
  newest: Standing | undefined,
  earlier: Standing | undefined,
): Wording | null {
  const other = newest ?? earlier;
  if (!measure || !other || brought.aspect === 'rank') return null;
  const said = sayPeriod(other.period, isCumulative(measure));
  const then = {
    zh: `${said.zh}的${other.value}${brought.aspect === 'level' ? measure.unit : ''}`,
    en: `${other.value} of ${said.en}`,
  };
  const many = brought.aspect === 'level' ? leap(decimal(brought.value), decimal(other.value)) : undefined;
  if (many)
    return {
      zh: `是${then.zh}${many.zh}，疑似单位写错；数值按“${measure.unit}”填写`,
      en: `is ${many.en} ${then.en}: the unit is probably mistaken; figures are in ${measure.unit}`,
    };
  const falls =
    earlier &&
    brought.aspect === 'level' &&
    isCumulative(measure) &&
    compare(decimal(brought.value), decimal(earlier.value)) < 0;
  if (!falls) return null;
  const since = sayPeriod(earlier.period, true);
  return {
    zh: `本年累计数比${since.zh}的${earlier.value}${measure.unit}还小，疑似填了当期数`,
    en: `counts from January and is less than ${earlier.value} of ${since.en}: perhaps the figure of the period alone`,
  };
}

/** The latest period before one in the same year, by its best figure. */
function earlierOf(brought: NewObservation, standing: readonly Standing[]): Standing | undefined {
  const year = brought.period.slice(0, 4);
  const end = lastDay(brought.period);
  return standing
    .filter(
      (o) =>
        o.measure === brought.measure &&
        o.place === brought.place &&
        o.aspect === brought.aspect &&
        o.period.startsWith(year) &&
        lastDay(o.period) < end,
    )
    .toSorted((a, b) =>
      lastDay(a.period) < lastDay(b.period) ? 1 : lastDay(a.period) > lastDay(b.period) ? -1 : byTrust(a, b),
    )[0];
}

/**
 * Holds what is brought against what stands: pure. Of several editions of one figure the day of issue gives the order; each
 * counts as standing for the next, so that one table may bring a figure with its revisions.
 */
export function weigh(
  brought: readonly NewObservation[],
  standing: readonly Standing[],
  measures: readonly Measure[],
): Weighed[] {
  const all = [...standing];
  const ofKey = Map.groupBy(all, keyOf);
  const weighed = brought
    .map((observation, place) => ({ observation, place }))
    .toSorted((a, b) =>
      a.observation.issuedOn < b.observation.issuedOn
        ? -1
        : a.observation.issuedOn > b.observation.issuedOn
          ? 1
          : a.place - b.place,
    )
    .map(({ observation, place }): Weighed & { readonly place: number } => {
      const key = keyOf(observation);
      const own = ofKey.get(key) ?? [];
      const newest = own.toSorted(byTrust)[0];
      const what = whatOf(own, newest, observation);
      const vintage = Math.max(0, ...own.map((one) => one.vintage)) + (what === 'unchanged' ? 0 : 1);
      const doubt =
        what === 'unchanged'
          ? null
          : doubtOf(observation, measureOf(observation, measures), newest, earlierOf(observation, all));
      if (what !== 'unchanged') {
        const stands = { ...observation, vintage };
        ofKey.set(key, [...own, stands]);
        all.push(stands);
      }
      return { observation, place, what, vintage, before: newest, doubt };
    });
  return weighed.toSorted((a, b) => a.place - b.place).map(({ place: _, ...one }) => one);
}
