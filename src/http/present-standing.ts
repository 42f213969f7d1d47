import type { Matter } from '../catalog/index.ts';
import { dayAt } from '../clock/index.ts';
import {
  type CaseRecord,
  type CaseRef,
  clockName,
  type Entry,
  levelNames,
  listTerms,
  termIn,
  termsHistory,
} from '../ledger/index.ts';
import type { CaseStanding, PostRef } from '../wire/index.ts';
import type { Names } from './names.ts';
import { type FieldNames, presentChange, presentFields, presentHistory } from './present-fields.ts';
import { presentFindings, presentInspected, presentSelfReports } from './present-verdicts.ts';

/** What presenting stands on: the case with its entries, the matter's version it keeps, and the cases around it. */
export type StandingParts = {
  readonly record: CaseRecord;
  readonly entries: readonly Entry[];
  readonly matter: Matter | undefined;
  readonly parent: CaseRef | undefined;
  readonly parts: readonly CaseRef[];
  /** Digests of evidence whose file is kept here. */
  readonly kept: ReadonlySet<string>;
  /** How what its form names by an id is called. */
  readonly goals: FieldNames['goals'];
  readonly cases: FieldNames['cases'];
  readonly refersTo: FieldNames['refersTo'];
  /** The case that its verdicts are of, with its entries, where they are of another. */
  readonly inspected: { readonly record: CaseRecord; readonly entries: readonly Entry[] } | undefined;
};

type Named = { id: string; zh: string; en: string };
type Written = { seq: number; at: Entry['at']; byPost: PostRef };

/** A thing by its name in a list of the matter, or by its id where the list does not have it. */
const named = (
  id: string,
  list: Readonly<Record<string, { readonly zh: string; readonly en: string }>>,
): Named => ({ id, ...(list[id] ?? { zh: id, en: id }) });

const noNames: Readonly<Record<string, { zh: string; en: string }>> = {};

const namesOf = <T>(
  list: Readonly<Record<string, T>> | undefined,
  nameOf: (one: T) => { zh: string; en: string },
): Readonly<Record<string, { zh: string; en: string }>> =>
  list ? Object.fromEntries(Object.entries(list).map(([id, one]) => [id, nameOf(one)])) : noNames;

/** A case of any matter as its page shows it, beside its row. */
export class StandingPresenter {
  readonly #parts: StandingParts;
  readonly #names: Names;
  readonly #named: FieldNames;
  readonly #milestones: ReturnType<typeof namesOf>;

  constructor(parts: StandingParts, names: Names) {
    this.#parts = parts;
    this.#names = names;
    this.#named = { names, goals: parts.goals, cases: parts.cases, refersTo: parts.refersTo };
    this.#milestones = namesOf(parts.matter?.milestones, ({ name }) => name);
  }

  #entry(seq: number): Entry {
    const entry = this.#parts.entries.find((one) => one.seq === seq);
    if (!entry) throw new Error(`The case has no entry ${seq} that its state speaks of.`);
    return entry;
  }

  #written({ seq, at, byPost }: Entry): Written {
    return { seq, at, byPost: this.#names.post(byPost, dayAt(at)) };
  }

  #text(entry: Entry, key: string): string {
    const value = entry.body[key];
    return typeof value === 'string' ? value : '';
  }

  #clock(id: string): Named {
    return { id, ...clockName(this.#parts.matter, id) };
  }

  #last(type: string): Entry | undefined {
    return this.#parts.entries.findLast((entry) => entry.type === type);
  }

  #evidence(): CaseStanding['evidence'] {
    const { entries, kept, record } = this.#parts;
    return record.state.evidence.map(({ seq, by: _by, accepted, milestone, ...file }) => {
      const judged = entries.findLast(
        ({ type, body }) => type === 'evidence-judged' && body['evidence'] === seq,
      );
      return {
        ...this.#written(this.#entry(seq)),
        ...file,
        kept: kept.has(file.digest),
        milestone: milestone === null ? null : named(milestone, this.#milestones),
        verdict:
          judged && accepted !== null
            ? { ...this.#written(judged), accepted, reason: this.#text(judged, 'reason') }
            : null,
      };
    });
  }

  #urgings(): CaseStanding['urgings'] {
    const { entries, record } = this.#parts;
    return record.state.urgings.map(({ seq, level, clock }) => {
      const answer = entries.find(({ type, body }) => type === 'responded' && body['urging'] === seq);
      const entry = this.#entry(seq);
      return {
        ...this.#written(entry),
        level: named(level, levelNames),
        clock: clock === null ? null : this.#clock(clock),
        text: this.#text(entry, 'text'),
        answer: answer ? { ...this.#written(answer), text: this.#text(answer, 'text') } : null,
      };
    });
  }

  #adjustment(): CaseStanding['adjustment'] {
    const { matter, record } = this.#parts;
    const { adjustment } = record.state;
    if (!adjustment) return null;
    const entry = this.#entry(adjustment.seq);
    const { fields } = record.state;
    const beside = { ...fields, ...adjustment.terms.fields };
    const changes = listTerms(adjustment.terms).map(([name, after]) => ({
      name,
      before: termIn(record.state, name),
      after,
    }));
    const at = { on: dayAt(entry.at), beside, named: this.#named };
    return {
      ...this.#written(entry),
      reason: this.#text(entry, 'reason'),
      terms: changes.map((change) => presentChange(matter, change, at)),
    };
  }

  #progress(): CaseStanding['progress'] {
    const { progress } = this.#parts.record.state;
    if (!progress) return null;
    const entry = this.#entry(progress.seq);
    const milestone = this.#text(entry, 'milestone');
    return {
      ...this.#written(entry),
      text: progress.text,
      value: progress.value,
      period: this.#text(entry, 'period') || null,
      milestone: milestone ? named(milestone, this.#milestones) : null,
    };
  }

  #handedOver(): CaseStanding['handedOver'] {
    const { handedOver } = this.#parts.record.state;
    const entry = this.#last('handed-over');
    if (!handedOver || !entry) return null;
    return { ...this.#written(entry), ...handedOver, reason: this.#text(entry, 'reason') };
  }

  present(): CaseStanding {
    const { matter, record, parent, parts } = this.#parts;
    const { state } = record;
    const { source, replyClass } = state;
    return {
      matterName: matter?.name ?? { zh: state.matter, en: state.matter },
      fields: presentFields(matter, state.fields, this.#named),
      evidence: this.#evidence(),
      urgings: this.#urgings(),
      selfReports: presentSelfReports(this.#parts.entries, this.#parts.matter, this.#names),
      findings: presentFindings(this.#parts.entries, this.#names),
      inspected: this.#parts.inspected
        ? presentInspected(this.#parts.inspected.record, this.#parts.inspected.entries, this.#names)
        : null,
      breaches: state.breaches.map(({ clock, term, due }) => ({
        clock: this.#clock(clock),
        term,
        due,
      })),
      parent: parent ? refOf(parent) : null,
      merged: state.merged,
      parts: parts.map((part) => ({ ...refOf(part), merged: part.merged })),
      cameFrom:
        source?.kind === 'handover' ? { from: source.from, number: source.number, due: source.due } : null,
      handedOver: this.#handedOver(),
      adjustment: this.#adjustment(),
      history: presentHistory(matter, termsHistory(this.#parts.entries), this.#named),
      progress: this.#progress(),
      replyClass:
        replyClass === null
          ? null
          : {
              ...named(
                replyClass,
                namesOf(matter?.classes, ({ name }) => name),
              ),
              solved: matter?.classes[replyClass]?.solved ?? false,
            },
      rating: state.rating,
      outcome: state.outcome === null ? null : named(state.outcome, matter?.outcomes ?? noNames),
    };
  }
}

const refOf = ({ id, number, title, ended }: CaseRef) => ({ id, number, title, ended });
