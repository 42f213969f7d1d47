import fc from 'fast-check';
import { type Matter, mayStepFrom, type Verb } from '../../catalog/index.ts';
import { type Day, type Instant, later, nationalCalendar } from '../../clock/index.ts';
import { canonicalJson, Id, Refusal } from '../../kernel/index.ts';
import { type CaseState, evolve } from '../case.ts';
import type { CaseClock } from '../case-clock.ts';
import type { EntryContent } from '../chain.ts';
import { decideStep } from '../decide.ts';
import { decideOpen } from '../decide-open.ts';
import type { Decision, Ground } from '../deciding.ts';
import type { Doer } from '../doer.ts';
import { foldCase } from '../fold.ts';
import { decideLadder } from '../ladder.ts';

const units = ['jiaoyu', 'zhujian', 'zhengfuban'];
const accountOf = (n: number): Id =>
  Id.parse(`00000000-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`);

/** Six persons, some with posts of two organisations: whoever breaks law 5 must have more than one. */
function personsOf(matter: Matter): Doer[] {
  const roles = [matter.open, ...Object.values(matter.steps)].flatMap(({ by }) =>
    by.flatMap((party) => (party.startsWith('role:') ? [party.slice(5)] : [])),
  );
  return Array.from({ length: 6 }, (_, n) => ({
    account: accountOf(n),
    posts: units
      .filter((_unit, u) => n >= 3 || u === n)
      .map((organisation) => ({
        id: `${organisation}-${n}`,
        organisation,
        roles: n % 2 === 0 ? roles : ['unit'],
      })),
  }));
}

/** One random thing to try: by whom, after how long, which step, with which arguments. */
type Attempt = { readonly who: number; readonly hours: number; readonly step: number; readonly pick: number };

const attempts = (length: number): fc.Arbitrary<Attempt[]> =>
  fc.array(fc.record({ who: fc.nat(5), hours: fc.nat(24 * 21), step: fc.nat(60), pick: fc.nat(1000) }), {
    minLength: length,
    maxLength: length,
  });

/** Arguments that suit a verb, varied by a number; some are refused even so. */
const suiting = (pick: number): Readonly<Partial<Record<Verb, Record<string, unknown>>>> => ({
  assign: { lead: units[pick % units.length], joins: pick % 3 === 0 ? ['zhengfuban'] : [] },
  report: { text: '说明若干' },
  attach: { evidence: { name: '表.pdf', digest: `sha256:${'a'.repeat(64)}`, bytes: 1, kind: '照片' } },
  judge: { evidence: 1 + (pick % 20), accepted: pick % 2 === 0, reason: '理由若干' },
  'ask-adjustment': { terms: { deadline: `2026-0${1 + (pick % 9)}-15` }, reason: '理由若干' },
  'decide-adjustment': { agreed: pick % 2 === 0, reason: '理由若干' },
  correct: {
    terms: { title: `另一题目${pick}`, deadline: `2025-0${1 + (pick % 9)}-15` },
    reason: '理由若干',
  },
  suspend: { ground: ['hearing', 'testing', 'holiday'][pick % 3] },
  extend: {
    clock: ['legal', 'handling', 'reply', 'deadline'][pick % 4],
    amount: [3, 5, 10][pick % 3],
    approver: ['head-of-organ', 'assigning-office'][pick % 2],
    reason: '理由若干',
  },
  answer: { text: '说明若干', class: ['a', 'b', 'zz', null][pick % 4] },
  handle: { text: '说明若干' },
  verify: { passed: pick % 2 === 0, reason: '理由若干' },
  close: { outcome: ['kept', 'not-kept', null][pick % 3], reason: '' },
  urge: { text: '请抓紧办理' },
  darken: { light: ['yellow', 'red'][pick % 2], reason: '理由若干' },
  'ask-brightening': { light: 'green', until: `2025-0${1 + (pick % 9)}-15`, reason: '理由若干' },
  'decide-brightening': { agreed: pick % 2 === 0, reason: '理由若干' },
  respond: { urging: 1 + (pick % 20), text: '说明若干' },
  rate: { solved: ['yes', 'partly', 'no'][pick % 3], satisfied: ['very', 'no'][pick % 2] },
  'hand-over': { to: '上级平台', reason: '理由若干' },
  'carry-over': { into: accountOf(7), year: 2026, reason: '理由若干' },
  accept: {},
  advance: {},
  resume: {},
});

/** Arguments for a verb: mostly its own, else those of some other, which is nonsense. */
function argsFor(verb: Verb, pick: number): Record<string, unknown> {
  const sets = suiting(pick);
  if (pick % 5 > 0) return sets[verb] ?? { reason: '理由若干' };
  return Object.values(sets)[pick % Object.keys(sets).length] ?? {};
}

const formsOf = (pick: number): Record<string, unknown> | undefined =>
  pick % 4 === 0
    ? {
        missing: ['材料'],
        decision: '准予',
        certificate: 'JY1',
        replyNumber: '文号一',
        signer: '签发人',
        adoptedOn: '2025-02-10',
        seed: 'sha256:一',
        population: 3,
        drawn: 1,
        visitedAt: '2025-03-01T01:00:00.000Z',
        place: '青石镇',
      }
    : undefined;

/** Fields of a form that it asks for, out of a heap that serves every form. */
function fieldsFor(matter: Matter, step: string, pick: number): Record<string, unknown> | undefined {
  const form = matter.steps[step]?.form;
  const heap = formsOf(form ? 0 : pick) ?? {};
  if (!form) return pick % 4 === 0 ? heap : undefined;
  return Object.fromEntries(Object.entries(heap).filter(([name]) => Object.hasOwn(form.properties, name)));
}

const openings: Readonly<Record<string, Record<string, unknown>>> = {
  commitment: { type: 'descriptive', targets: [], milestones: [], children: [], year: 2025 },
  task: { type: 'descriptive', targets: [], milestones: [], children: [] },
  'meeting-order': { origin: '常务会议', clause: '按期完成' },
  suggestion: { content: '建议若干', session: '一次会议' },
  hotline: { kind: '求助', content: '路灯不亮' },
  licence: { item: '某项许可' },
  meeting: { series: '常务会议' },
  score: { scheme: 'a', schemeDigest: 'a', factsDigest: 'b', digest: 'c', countedOn: '2025-02-10' },
  'score-objection': { reason: '理由若干字' },
  'score-exclusion': { scheme: 'a', case: '承诺一号', reason: '理由若干字' },
  'inspection-plan': {
    content: '完成情况若干',
    object: '各单位',
    scope: '全县',
    matter: 'commitment',
    from: '2025-01-01',
    to: '2025-12-31',
    drawOn: '2025-12-31',
    share: 10,
    least: 1,
  },
  inspection: { case: '承诺一号' },
};

/** A case under which one may be opened, in the midst of the time that is given there. */
function parentFor({ open }: Matter): Ground['parent'] {
  if (!open.under) return undefined;
  const { matter, within } = open.under;
  const clock: CaseClock = {
    term: 1,
    events: [],
    status: 'running',
    due: '2099-12-31' as Day,
    dueAt: '2099-12-31T00:00:00.000Z' as Instant,
    provisional: false,
    late: false,
  };
  return {
    number: '一号',
    matter,
    ended: false,
    stage: 'open',
    fields: {},
    clocks: within === undefined ? {} : { [within]: clock },
  };
}

/** What went wrong in a run; the property fails on any. */
class Broken extends Error {}

/** A life of random attempts, checked after every entry. */
class Life {
  readonly #matter: Matter;
  readonly #persons: Doer[];
  readonly #contents: (EntryContent & { seq: number; at: Instant; byAccount: Id })[] = [];
  #state: CaseState | undefined;
  #now = '2025-02-10T01:00:00.000Z' as Instant;
  entries = 0;
  tried = 0;

  constructor(matter: Matter) {
    this.#matter = matter;
    this.#persons = personsOf(matter);
  }

  get #ground(): Ground {
    return {
      matter: this.#matter,
      calendar: nationalCalendar(),
      now: this.#now,
      isUnit: (unit) => units.includes(unit),
      parent: parentFor(this.#matter),
    };
  }

  #take({ happened, content }: Decision, by: Id): void {
    const before = this.#state;
    const seq = this.#contents.length + 1;
    const written = { seq, at: this.#now, byAccount: by };
    this.#state = evolve(before, happened, written);
    this.#contents.push({ ...content, ...written });
    this.entries += 1;
    if (!Object.hasOwn(this.#matter.stages, this.#state.stage))
      throw new Broken(`${this.#matter.id} has no stage ${this.#state.stage}`);
    this.#expectAllowed(before, happened.type, happened.body.step, by);
  }

  #expectAllowed(before: CaseState | undefined, type: string, id: string, by: Id): void {
    const step = this.#matter.steps[id];
    if (before && step && !mayStepFrom(this.#matter, step, before.stage))
      throw new Broken(`${id} was done in ${before.stage}`);
    if (before?.breaches.length && (this.#state?.breaches.length ?? 0) < before.breaches.length)
      throw new Broken('a breach was taken off the record');
    if (type === 'brightening-decided' && before?.brightening?.by === by)
      throw new Broken('a brighter light was decided by who asked for it');
    if (before && (type === 'verified' || type === 'closed') && before.handlers.includes(by))
      throw new Broken(`${type} by a handler`);
    if (before && type === 'closed' && before.verifiers.includes(by))
      throw new Broken('closed by a verifier');
  }

  #climb(): void {
    for (let next = this.#state && decideLadder(this.#ground, this.#state); next && this.#state; ) {
      this.#take(next, accountOf(99));
      next = decideLadder(this.#ground, this.#state);
    }
  }

  attempt({ who, hours, step, pick }: Attempt): void {
    this.tried += 1;
    this.#now = later(this.#now, (pick % 5 === 0 ? hours : hours % 8) * 3_600_000);
    if (this.#state && pick % 3 === 0) this.#climb();
    const doer = this.#persons[who];
    const ids = this.#candidates(pick);
    const id = ids[step % ids.length];
    if (!doer || !id) throw new Broken('a life without persons or steps');
    try {
      const decision = this.#state
        ? decideStep(this.#ground, this.#state, this.#command(id, pick), doer)
        : this.#open(doer);
      this.#take(decision, doer.account);
    } catch (error) {
      // A refusal is an answer; anything else is a bug.
      if (!(error instanceof Refusal)) throw error;
    }
  }

  /** Mostly steps that the stage allows, else any. */
  #candidates(pick: number): string[] {
    const { steps } = this.#matter;
    const stage = this.#state?.stage;
    const allowed = Object.keys(steps).filter((id) => {
      const step = steps[id];
      return step !== undefined && stage !== undefined && mayStepFrom(this.#matter, step, stage);
    });
    return pick % 7 === 0 || allowed.length === 0 ? Object.keys(steps) : allowed;
  }

  #command(id: string, pick: number) {
    const fields = fieldsFor(this.#matter, id, pick);
    const verb = this.#matter.steps[id]?.verb ?? 'advance';
    return { step: id, args: argsFor(verb, pick), ...(fields ? { fields } : {}), byProgram: true as const };
  }

  #open(doer: Doer): Decision {
    const fields = openings[this.#matter.id] ?? {};
    const secret = this.#matter.id === 'licence' ? { private: { applicant: '某人' } } : {};
    const opening = {
      title: '一件事',
      byProgram: true as const,
      fields,
      ...secret,
      lead: 'zhujian',
      deadline: '2025-06-30' as never,
    };
    return decideOpen(this.#ground, opening, { number: '一号', matterVersion: null, definition: null }, doer);
  }

  /** Folding the stored entries again, as they come back from the database, gives the state that was kept. */
  expectSameFold(): void {
    if (!this.#state) return;
    const stored = this.#contents.map((content) => ({
      ...content,
      body: JSON.parse(canonicalJson(content.body)),
    }));
    const folded: Record<string, unknown> = foldCase(stored);
    const kept: Record<string, unknown> = this.#state;
    const other = Object.keys({ ...folded, ...kept }).filter(
      (name) => canonicalJson(folded[name] ?? null) !== canonicalJson(kept[name] ?? null),
    );
    if (other.length > 0)
      throw new Broken(
        other
          .map((name) => `${name}: ${JSON.stringify(folded[name])} for ${JSON.stringify(kept[name])}`)
          .join('; '),
      );
  }
}

/** Runs lives of random commands over matters; answers with how many were tried and how many became entries. */
export function runLives(
  matters: readonly Matter[],
  { lives, length, seed }: { readonly lives: number; readonly length: number; readonly seed: number },
): { tried: number; entries: number } {
  let tried = 0;
  let entries = 0;
  fc.assert(
    fc.property(fc.constantFrom(...matters.map(({ id }) => id)), attempts(length), (id, list) => {
      const matter = matters.find((one) => one.id === id);
      if (!matter) throw new Broken(`no matter ${id}`);
      const life = new Life(matter);
      for (const one of list) life.attempt(one);
      life.expectSameFold();
      tried += life.tried;
      entries += life.entries;
    }),
    { numRuns: lives, seed, endOnFailure: true },
  );
  return { tried, entries };
}
