import { z } from 'zod';
import { dayAt } from '../../clock/index.ts';
import type { Id } from '../../kernel/index.ts';
import type {
  CaseFacts,
  EvidenceFact,
  Finding,
  HandLight,
  PromiseVersion,
  ReportFact,
} from '../../measures/index.ts';
import type { Happened, Terms } from '../bodies.ts';
import type { CaseState } from '../case.ts';
import { promisedIn } from '../promise.ts';
import { currentOf } from '../upcast.ts';
import type { CaseWithEntries } from './store.ts';

/** Figures of several targets in one report, from the form of the step. */
const ReportForm = z.object({
  values: z.array(z.object({ metric: z.string(), value: z.number() })).catch([]),
});

/** Totals that a verdict found, from the form of the step. */
const FoundForm = z.object({
  found: z.array(z.object({ metric: z.string(), value: z.number() })).catch([]),
});

type Written = { readonly seq: number; readonly on: ReturnType<typeof dayAt>; readonly happened: Happened };

/** What the entries of a case tell about its progress; one pass, in their order. */
class Telling {
  readonly versions: PromiseVersion[] = [];
  readonly reports: ReportFact[] = [];
  readonly evidence = new Map<number, EvidenceFact>();
  readonly handLights: HandLight[] = [];
  readonly findings: Finding[] = [];
  /** What an inspection on the spot found last, until a newer report was verified. */
  refuted = false;
  adoptedOn: CaseFacts['adoptedOn'] = null;
  ended: { readonly on: Written['on']; readonly type: string; readonly outcome: string | null } | null = null;
  merged = false;
  handledOn: CaseFacts['handledOn'] = null;
  verifiedOn: CaseFacts['verifiedOn'] = null;
  #fields: Readonly<Record<string, unknown>> = {};
  #deadline: PromiseVersion['deadline'] = null;

  tell(written: Written): void {
    this.#end(written);
    this.#handled(written);
    this.#found(written);
    const { happened, seq, on } = written;
    switch (happened.type) {
      case 'opened':
        this.#fields = happened.body.fields ?? {};
        this.#deadline = happened.body.deadline;
        this.#version(written, 'opened');
        return;
      case 'corrected':
        this.#change(written, happened.body.terms, 'corrected');
        return;
      case 'adjustment-decided':
        if (happened.body.terms) this.#change(written, happened.body.terms, 'adjusted');
        return;
      case 'reported':
        this.#report(happened.body, seq, on);
        return;
      case 'evidence-attached': {
        const { name, milestone } = happened.body.evidence;
        this.evidence.set(seq, { seq, on, name, milestone, accepted: null, judgedOn: null });
        return;
      }
      case 'evidence-judged':
        this.#judge(happened.body, on);
        return;
      case 'darkened':
        this.handLights.push({
          seq,
          on,
          kind: 'darkened',
          light: happened.body.light,
          reason: happened.body.reason,
        });
        return;
      case 'brightening-decided':
        if (happened.body.agreed)
          this.handLights.push({ seq, on, kind: 'brightened', ...brightened(happened.body) });
        return;
      case 'merged':
        this.merged = true;
        return;
      default:
    }
  }

  /** Whatever a case is once it is no reading any more, the county has adopted. */
  #end({ happened: { type, body }, on }: Written): void {
    if (body.stage !== '' && body.stage !== 'reading') this.adoptedOn ??= on;
    if (type === 'reopened') this.merged = false;
    if (!body.ended) this.ended = null;
    else this.ended ??= { on, type, outcome: type === 'closed' ? body.outcome : null };
  }

  /** Reported as done, until a verdict against it or a new beginning; the day of the first report of it holds. */
  #handled({ happened: { type, body }, on }: Written): void {
    if (type === 'handled') this.handledOn ??= on;
    else if (type === 'verified' && body.passed) this.verifiedOn = on;
    else if (type === 'inspected') this.handledOn = body.passed ? this.handledOn : null;
    else if (type === 'verified' || type === 'reopened' || type === 'sent-back') {
      this.handledOn = null;
      this.verifiedOn = null;
    }
  }

  /** A verdict, of the office on the case itself or of an inspection on the spot. */
  #found({ happened: { type, body }, seq, on }: Written): void {
    if (type !== 'verified' && type !== 'inspected') return;
    const { passed } = body;
    const values = type === 'inspected' ? (body.found ?? []) : FoundForm.parse(body.fields ?? {}).found;
    this.findings.push({ seq, on, passed, values });
    this.refuted = !passed;
  }

  #change(written: Written, { fields, deadline }: Terms, why: PromiseVersion['why']): void {
    if (fields === undefined && deadline === undefined) return;
    this.#fields = { ...this.#fields, ...fields };
    if (deadline !== undefined) this.#deadline = deadline;
    this.#version(written, why);
  }

  #version({ seq, on }: Written, why: PromiseVersion['why']): void {
    this.versions.push({ seq, on, why, ...promisedIn(this.#fields), deadline: this.#deadline });
  }

  #report(
    { value, period, fields }: Extract<Happened, { type: 'reported' }>['body'],
    seq: number,
    on: Written['on'],
  ): void {
    const own = value === null ? [] : [{ metric: null, value }];
    this.reports.push({ seq, on, period, values: [...ReportForm.parse(fields ?? {}).values, ...own] });
  }

  #judge({ evidence, accepted }: { evidence: number; accepted: boolean }, on: Written['on']): void {
    const held = this.evidence.get(evidence);
    if (held) this.evidence.set(evidence, { ...held, accepted, judgedOn: on });
  }
}

const brightened = ({
  light,
  until,
  reason,
}: Extract<Happened, { type: 'brightening-decided' }>['body']) => ({
  light,
  until,
  reason,
});

/**
 * How an ending counts towards what the case is a part of; which outcomes are finished its matter says. What was found
 * false after it was closed is not done.
 */
function endingOf(
  { ended, merged, refuted }: Pick<Telling, 'ended' | 'merged' | 'refuted'>,
  finished: readonly string[],
): CaseFacts['ended'] {
  if (!ended) return null;
  const { on, type, outcome } = ended;
  if (merged || type === 'withdrawn') return { on, how: 'left-out' };
  const done =
    type === 'closed' &&
    !refuted &&
    (finished.length === 0 || (outcome !== null && finished.includes(outcome)));
  return { on, how: done || (type !== 'closed' && type !== 'carried-over') ? 'finished' : 'failed' };
}

/** The year whose figures count for a case: the plan's that it names, else that in which it is due, or was opened. */
export function yearOf({ state, openedAt }: Pick<CaseWithEntries['record'], 'state' | 'openedAt'>): number {
  const { year } = state.fields;
  return typeof year === 'number' ? year : Number((state.deadline ?? dayAt(openedAt)).slice(0, 4));
}

/** The place of the lead unit; a part of another case may also speak of the unit alone. */
function areaOf({ lead, parent }: CaseState, placeOf: (unit: string) => string | undefined): string[] {
  if (lead === null) return [];
  const place = placeOf(lead);
  return [...(place === undefined ? [] : [place]), ...(parent === null ? [] : [lead])];
}

/**
 * What progress reads of a case, from its entries: pure.
 */
export function caseFactsOf(
  { record, entries }: CaseWithEntries,
  finished: readonly string[],
  parts: readonly CaseFacts[],
  placeOf: (unit: string) => string | undefined,
): CaseFacts {
  const telling = new Telling();
  for (const { seq, at, ...stored } of entries)
    telling.tell({ seq, on: dayAt(at), happened: currentOf(stored, undefined) });
  return {
    id: record.id as Id,
    number: record.number,
    title: record.state.title,
    year: yearOf(record),
    versions: telling.versions,
    reports: telling.reports,
    evidence: [...telling.evidence.values()],
    findings: telling.findings,
    adoptedOn: telling.adoptedOn,
    handLights: telling.handLights,
    handledOn: telling.handledOn,
    verifiedOn: telling.verifiedOn,
    area: areaOf(record.state, placeOf),
    ended: endingOf(telling, finished),
    parts,
  };
}
