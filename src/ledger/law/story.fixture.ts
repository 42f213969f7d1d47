import { matters } from '../../../test/support/county.ts';
import { type Instant, nationalCalendar } from '../../clock/index.ts';
import { type Id, newId } from '../../kernel/index.ts';
import { type CaseState, evolve } from '../case.ts';
import type { Entry } from '../chain.ts';
import type { Opening } from '../command.ts';
import { decideStep } from '../decide.ts';
import { decideOpen } from '../decide-open.ts';
import type { Decision, Ground } from '../deciding.ts';
import type { Doer } from '../doer.ts';
import { decideLadder } from '../ladder.ts';

const defined = await matters();

/** A person at a post: `lead@jiaotong` belongs to that organisation, other words are roles of the county's own. */
export function person(role: string, organisation = 'zhengfuban'): Doer {
  return { account: newId(), posts: [{ id: `${role}-${organisation}`, organisation, roles: [role] }] };
}

/** China's morning of a day, or a given minute of it. */
export const at = (day: string, time = '09:00'): Instant =>
  new Date(`${day}T${time}:00+08:00`).toISOString() as Instant;

/** An entry as a fold reads it. */
type Told = Pick<Entry, 'seq' | 'at' | 'byAccount' | 'type' | 'version' | 'body'>;

/** A case told as a story: who does what on which day. Nothing is stored; every decision is folded at once. */
export class Story {
  readonly #matter: Ground['matter'];
  #now: Instant;
  #state: CaseState | undefined;
  #seq = 0;
  #parent: Ground['parent'];
  readonly entries: string[] = [];
  readonly told: Told[] = [];

  constructor(matter: string, day: string, time?: string) {
    const found = defined.find(({ id }) => id === matter);
    if (!found) throw new Error(`No matter ${matter}.`);
    this.#matter = found;
    this.#now = at(day, time);
  }

  get state(): CaseState {
    if (!this.#state) throw new Error('The case is not opened yet.');
    return this.#state;
  }

  get ground(): Ground {
    const calendar = nationalCalendar();
    const isUnit = (unit: string) => unit !== 'nowhere';
    return { matter: this.#matter, calendar, now: this.#now, isUnit, parent: this.#parent };
  }

  /** What it is opened under: an open case of that matter. */
  under(matter: string): this {
    this.#parent = { number: '上级一号', matter, clocks: {}, ended: false, stage: 'open', fields: {} };
    return this;
  }

  #take({ happened, content }: Decision, by: Id): void {
    this.#seq += 1;
    this.told.push({ ...content, seq: this.#seq, at: this.#now, byAccount: by });
    this.#state = evolve(this.#state, happened, { seq: this.#seq, at: this.#now, byAccount: by });
    this.entries.push(happened.type);
  }

  open(doer: Doer, opening: Partial<Opening> & Pick<Opening, 'fields'>): this {
    const identity = { number: '一号', matterVersion: null, definition: null };
    this.#take(decideOpen(this.ground, { title: '一件事', ...opening }, identity, doer), doer.account);
    return this;
  }

  /** Goes to a day; the ladder is climbed with everything that fell due until then. */
  goTo(day: string, time?: string): this {
    this.#now = at(day, time);
    for (let next = decideLadder(this.ground, this.state); next; next = decideLadder(this.ground, this.state))
      this.#take(next, newId());
    return this;
  }

  do(doer: Doer, step: string, args: object = {}, fields?: Record<string, unknown>): this {
    const command = { step, args: args as Record<string, unknown>, ...(fields ? { fields } : {}) };
    this.#take(decideStep(this.ground, this.state, command, doer), doer.account);
    return this;
  }

  due(clock: string): string | undefined {
    return this.state.clocks[clock]?.due;
  }

  /** The levels of what was urged about a clock, in order. */
  urged(clock: string): string[] {
    return this.state.urgings.filter((urging) => urging.clock === clock).map(({ level }) => level);
  }
}
