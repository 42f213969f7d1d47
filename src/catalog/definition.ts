import { z } from 'zod';
import { Day } from '../clock/index.ts';
import { CountyId } from '../kernel/index.ts';
import { Name, remarks, Slug, Text, Unit, validity } from './field.ts';

const Series = Text.max(12);

/**
 * Orders as official documents (督办单、催办单): the words of their numbers (字号), who issues them, and within how many
 * working days each level is answered. Numbers follow without gaps through a year: 澄政督〔2026〕5号.
 */
export const Orders = z.strictObject({
  series: Series,
  reminderSeries: Series,
  /** The organisation in whose name they go out; absent: the one that opened the case. */
  issuer: Slug.optional(),
  replyWorkingDays: z
    .partialRecord(z.enum(['reminder', 'blue', 'orange', 'red']), z.int().min(1).max(90))
    .default({}),
  ...remarks,
});
export type Orders = z.infer<typeof Orders>;

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** When posts are told outside the house, unless an address says otherwise; and for how long a link answers an order. */
export const NoticeHabits = z.strictObject({
  /** The daily digest (日报摘要) of what is no order. */
  digestAt: TimeOfDay,
  /** Hours in which nothing but a red order is told (勿扰时段); they may reach over midnight. */
  quiet: z.strictObject({ from: TimeOfDay, to: TimeOfDay }).optional(),
  /** Days for which the link in a notice holds; absent: no links. */
  linkDays: z.int().min(1).max(90).optional(),
  /** Days for which notices, their links and ended addresses are kept once they are over; absent: for ever. */
  keepDays: z.int().min(30).max(3650).optional(),
  ...remarks,
});
export type NoticeHabits = z.infer<typeof NoticeHabits>;

/** A county: its permanent id, and what about it may change by law, with the days (law 1). */
export const County = z.strictObject({
  id: CountyId,
  name: Name,
  englishName: Name,
  level: z.enum(['county', 'county-level-city', 'district']),
  /** True for a made-up county: every screen and export says so. */
  simulated: z.boolean(),
  /** GB/T 2260 codes by date. */
  codes: z.array(z.strictObject({ code: z.string().regex(/^\d{6}$/), ...validity, ...remarks })).min(1),
  /** Upwards: prefecture, province. */
  parents: z
    .array(
      z.strictObject({
        name: Name,
        level: z.enum(['prefecture', 'province']),
        code: z.string().regex(/^\d{2}(\d{2})?$/),
        ...validity,
        ...remarks,
      }),
    )
    .min(1),
  orders: Orders.optional(),
  notices: NoticeHabits.optional(),
  ...validity,
  ...remarks,
});
export type County = z.infer<typeof County>;

/** Kinds of place: 县级、街道、镇、乡、类似乡级、居委会、村委会、类似村级. */
export const PlaceKind = z.enum([
  'county',
  'subdistrict',
  'town',
  'township',
  'town-like',
  'community',
  'village',
  'village-like',
]);
export type PlaceKind = z.infer<typeof PlaceKind>;

const PlaceCode = z.string().regex(/^\d{12}$/);

/** A row of the place tree. Source of the code: 统计用区划代码和城乡划分代码编制规则 (2009). */
export const Place = z.strictObject({
  code: PlaceCode,
  name: Name,
  kind: PlaceKind,
  parent: PlaceCode.optional(),
  ...validity,
  ...remarks,
});
export type Place = z.infer<typeof Place>;

export const OrganisationKind = z.enum([
  'government',
  'office',
  'department',
  'party',
  'town',
  'zone',
  'institution',
  'mass-organisation',
  'vertical',
  'enterprise',
]);
export type OrganisationKind = z.infer<typeof OrganisationKind>;

/** An organisation for one stretch of validity. It keeps its id through renamings: another row, other days. */
export const Organisation = z.strictObject({
  id: Slug,
  name: Name,
  shortNames: z.array(Name).max(20).default([]),
  kind: OrganisationKind,
  superior: Slug.optional(),
  place: PlaceCode.optional(),
  predecessors: z.array(Slug).default([]),
  ...validity,
  ...remarks,
});
export type Organisation = z.infer<typeof Organisation>;

/** What a post may do: `administrator`, `delivery-office`, `unit`, `leader`, `auditor`, or a role that the county's matters name. */
export const PostRole = Slug;

/** A post of an organisation. Work is bound to posts; who holds one, and when, is data (law 7). */
export const Post = z.strictObject({
  id: Slug,
  title: Name,
  organisation: Slug,
  roles: z.array(PostRole).min(1),
  /** For leaders: the organisations whose work they are in charge of (分管). */
  inChargeOf: z.array(Slug).default([]),
  /** Posts that ended, whose place this one takes in open cases. */
  predecessors: z.array(Slug).default([]),
  ...validity,
  ...remarks,
});
export type Post = z.infer<typeof Post>;

/** Which organisation leads or joins in what, and where (权责清单). Words find it in a text. */
export const Duty = z.strictObject({
  id: Slug,
  theme: Name,
  organisation: Slug,
  part: z.enum(['lead', 'join']),
  words: z.array(Name).min(1).max(500),
  /** Empty: in the whole county. */
  places: z.array(PlaceCode).default([]),
  ...validity,
  ...remarks,
});
export type Duty = z.infer<typeof Duty>;

/** What is counted: unit, direction that is better, how often, and how its growth is computed. */
export const Measure = z.strictObject({
  id: Slug,
  name: Name,
  /** For screens in English; without it they show the name. */
  nameEn: Name.optional(),
  unit: Unit,
  better: z.enum(['up', 'down', 'neither']),
  frequency: z.enum(['day', 'month', 'quarter', 'half-year', 'season', 'year']),
  /** `flow` adds up over the year, `stock` is counted on a day, `rate` is a share or index. */
  nature: z.enum(['flow', 'stock', 'rate']),
  /** Of a flow: each figure counts from the beginning of the year (the usual), or of its own period alone. */
  figures: z.enum(['cumulative', 'single']).optional(),
  /** Nothing is issued for January alone: the figure of February holds both months. */
  january: z.literal('with-february').optional(),
  /** `index` takes the same period last year as 100. */
  growth: z.enum(['constant-price', 'nominal', 'comparable-scope', 'points', 'index', 'none']),
  authority: z.enum(['statistics-bureau', 'department', 'survey', 'system']),
  /** The definition of a ratio (law 9). */
  numerator: Text.optional(),
  denominator: Text.optional(),
  rollUp: z.enum(['sum', 'ratio', 'none']),
  /** Figures of towns or of units are kept beside the county's; they feed it only where `rollUp` is `sum`. */
  areas: z.enum(['place', 'unit']).optional(),
  /** Who may put figures on record: units by id, `area` for each area's own unit, `delivery-office`; without it that alone. */
  recordedBy: z.array(Slug).min(1).max(50).optional(),
  /** Other words for it in plans: 经济 for 地区生产总值. */
  alsoCalled: z.array(Name).max(20).optional(),
  caution: Text.optional(),
  ...validity,
  ...remarks,
});
export type Measure = z.infer<typeof Measure>;

/** A goal of the goal tree; targets and tasks hang under it. */
export const Goal = z.strictObject({
  id: Slug,
  name: Name,
  /** For screens in English; without it they show the name. */
  nameEn: Name.optional(),
  kind: z.enum(['vision', 'positioning', 'path', 'principle', 'task', 'aim']),
  parent: Slug.optional(),
  until: Day.optional(),
  summary: Text.optional(),
  ...validity,
  ...remarks,
});
export type Goal = z.infer<typeof Goal>;
