import { z } from 'zod';
import { Day } from '../../clock/index.ts';
import { factKinds, type Scheme as SchemeToCompute } from '../../rules/index.ts';
import { OrganisationKind } from '../definition.ts';
import { remarks, Slug, Text } from '../field.ts';

const Words = z.strictObject({ zh: Text, en: Text });

/** A number with at most two decimal places, so that whoever computes again needs no more. */
const twoPlaces = (least: number, most: number) =>
  z
    .number()
    .min(least)
    .max(most)
    .refine((value) => Number.isInteger(Math.round(value * 1e6) / 1e4), {
      params: { code: 'too-many-places', zh: '最多两位小数。', en: 'at most two decimal places.' },
    });

/** Like is ranked with like: organisations of some kinds, or those named, less those excepted. */
const Group = z.strictObject({
  id: Slug,
  name: Words,
  kinds: z.array(OrganisationKind).default([]),
  only: z.array(Slug).default([]),
  except: z.array(Slug).default([]),
});

const Indicator = z.strictObject({
  id: Slug,
  name: Words,
  weight: twoPlaces(0.01, 100),
  /** `matter/rate`: what counts is said there, once (law 9). */
  rate: z.string().refine((rate) => /^[a-z][a-z0-9-]{0,47}\/[a-z][a-z0-9-]{0,47}$/.test(rate), {
    params: {
      code: 'wrong-value',
      zh: '写成 事项/比率，如 commitment/kept-rate。',
      en: 'write matter/rate, such as commitment/kept-rate.',
    },
  }),
  /** How the rate becomes points, where it is not simply itself: an expression over `rate` and `rows`. */
  marks: Text.optional(),
  /** What a unit without enough rows gets. A scheme has to say it. */
  missing: z.enum(['share-out', 'zero']),
  least: z.int().min(1).max(1000).default(1),
});

const base = { id: Slug, name: Words, matter: Slug, facts: z.enum(factKinds), when: Text };

/** Rows that are counted for no points of their own (基数). */
const Base = z.strictObject(base);

/** Rows that cost points or bring some. */
const Charge = z.strictObject({
  ...base,
  counts: Text.default('1'),
  points: twoPlaces(0.01, 100),
  cap: twoPlaces(0.01, 1000),
});

const Grade = z.strictObject({
  id: Slug,
  name: Words,
  least: twoPlaces(-1000, 1000).default(-1000),
  top: z.int().min(1).max(100).optional(),
  without: z.array(Slug).default([]),
});

/** Versions from before bases wrote `indicator` for `of`. */
const Few = z.preprocess(
  (few) =>
    typeof few === 'object' && few !== null && 'indicator' in few
      ? (({ indicator, ...rest }) => ({ of: indicator, ...rest }))(few)
      : few,
  z.strictObject({ of: Slug, below: z.int().min(1), times: twoPlaces(0, 10) }),
);

/**
 * A scheme (评价办法) for one period: who is ranked with whom and by what. Only organisations are scored, never
 * residents or places (law 13).
 */
export const Scheme = z.strictObject({
  id: Slug,
  name: Words,
  ...remarks,
  /** False until the county has confirmed the figures: every page and file of a result says so. */
  confirmed: z.boolean(),
  period: z.strictObject({ from: Day, to: Day }),
  /** The matter whose cases carry the results; its clock `objection` is the window for objections. */
  procedure: Slug,
  groups: z.array(Group).min(1),
  /** What everybody begins with, where nothing is weighted (扣分制). */
  fullMarks: twoPlaces(0.01, 1000).optional(),
  indicators: z.array(Indicator).default([]),
  bases: z.array(Base).default([]),
  deductions: z.array(Charge).default([]),
  additions: z.array(Charge).default([]),
  takingPart: z
    .strictObject({ of: z.array(Slug).default([]), least: z.int().min(0).max(1000) })
    .default({ of: [], least: 1 }),
  few: Few.optional(),
  floor: twoPlaces(-1000, 1000).default(0),
  ceiling: twoPlaces(0.01, 1000).optional(),
  grades: z.array(Grade).default([]),
  places: z.int().min(0).max(4),
  ties: z.strictObject({ by: z.array(Slug).default([]), next: z.enum(['skip', 'follow']) }),
});
export type Scheme = z.infer<typeof Scheme>;

/** The scheme as rules compute it. */
export const toCompute = ({ period, ...scheme }: Scheme): SchemeToCompute => ({ ...scheme, ...period });
