import type { Diagnostic } from '../kernel/index.ts';

/** A stretch of the text in UTF-16 code units, end exclusive. */
export type Span = { readonly start: number; readonly end: number };

/** What the text says about itself. `null` where it does not say. */
export type DocumentHead = {
  readonly title: string | null;
  readonly place: string | null;
  /** The year whose work the report plans. */
  readonly year: number | null;
  readonly speaker: string | null;
  /** The day it was delivered, ISO. */
  readonly date: string | null;
  readonly indexNumber?: string;
};

/**
 * review: the year behind · term-review: the five years behind · problems: what is not well yet ·
 * term-plan: the years ahead · plan: the coming year · self-building: 政府自身建设 · other: opening, glossary, page frame.
 */
export type SectionRole =
  | 'review'
  | 'term-review'
  | 'problems'
  | 'term-plan'
  | 'plan'
  | 'self-building'
  | 'other';

/** A heading with the text under it. Sections are ordered by start; deeper levels lie inside shallower ones. */
export type Section = Span & {
  readonly level: number;
  readonly title: string;
  readonly role: SectionRole;
  /** The year it speaks of; for a term the last year of it. */
  readonly year: number | null;
};

export type ClaimKind = 'value' | 'change' | 'growth' | 'rank';
export type Direction = 'up' | 'down' | 'none';
export type Op = 'eq' | 'ge' | 'gt' | 'le' | 'lt' | 'approx' | 'range';

/** One quantity that the text states about the county. */
export type Claim = Span & {
  readonly id: number;
  readonly quote: string;
  readonly clause: string;
  readonly metric: string;
  readonly action: string;
  readonly kind: ClaimKind;
  readonly direction: Direction;
  readonly op: Op;
  /** In base units: 万 and 亿 are multiplied out; percent stays percent. */
  readonly value: number | null;
  readonly value2: number | null;
  readonly base: number | null;
  readonly unit: string;
  readonly modality: 'done' | 'plan';
  /** `2020`, or `2016-2020`. */
  readonly period: string | null;
  /** ISO day. */
  readonly deadline: string | null;
};

/** A run of digits that measures nothing about the county, with the reason: `year`, `name`, `footnote-mark` … */
export type NonClaim = Span & { readonly reason: string };

export type CommitmentType = 'numeric' | 'countable' | 'descriptive';
export type Lead = { readonly name: string; readonly confidence: number; readonly reason: string };

/** What a delivery office would put on one line of its breakdown sheet: a proposal until somebody confirms it. */
export type Commitment = Span & {
  readonly id: number;
  readonly text: string;
  /** Index into `sections` of the innermost section that holds it. */
  readonly section: number;
  readonly type: CommitmentType;
  readonly claims: readonly number[];
  readonly deadline: string | null;
  readonly projects: readonly string[];
  readonly themes: readonly string[];
  /** At most three, the likeliest first. */
  readonly lead: readonly Lead[];
  /** Of minutes alone: the units that are named as co-operating. */
  readonly joins?: readonly string[];
  /** Of minutes alone: the person in charge, as the text calls them. */
  readonly leader?: string;
  /** Of minutes alone: the number of the clause, 二（三）. */
  readonly clause?: string;
  /** Of minutes alone: the words from which the deadline was reckoned, or that ask for haste without a day. */
  readonly dueWords?: string;
};

/** A sentence of a plan part, or a clause of it, that is no commitment, with the reason. */
export type Waiver = Span & { readonly reason: string };

/** The reading contract: everything the reader found in a text. Every span is of the text as it was given. */
export type Reading = {
  readonly document: DocumentHead;
  readonly sections: readonly Section[];
  readonly claims: readonly Claim[];
  readonly nonClaims: readonly NonClaim[];
  readonly commitments: readonly Commitment[];
  readonly waived: readonly Waiver[];
  readonly diagnostics: readonly Diagnostic[];
};
