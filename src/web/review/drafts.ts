import type { Wording } from '../../kernel/index.ts';
import type { Draft, ProposalView } from '../../wire/index.ts';
import { savingFaults } from '../terms/faults.ts';

/** How far the words on the screen are from the server. */
export type Saving =
  | { readonly state: 'saved' }
  | { readonly state: 'waiting' }
  | { readonly state: 'saving' }
  | { readonly state: 'faulty' }
  | { readonly state: 'failed'; readonly wording: Wording }
  | { readonly state: 'conflict'; readonly theirs: ProposalView };

/** What the desk needs from outside: the server, a timer, and whom to tell. */
export type Outside = {
  save(proposal: ProposalView, draft: Draft, last: boolean): Promise<ProposalView>;
  load(id: string): Promise<ProposalView>;
  isStale(error: unknown): boolean;
  wordingOf(error: unknown): Wording;
  saved(proposal: ProposalView): Promise<void>;
  /** Calls back after the pause of a person who types; returns how to call it off. */
  later(call: () => void): () => void;
};

type Sheet = {
  base: ProposalView;
  draft: Draft;
  saving: Saving;
  cancel: (() => void) | undefined;
  running: Promise<void> | undefined;
};

const saved: Saving = { state: 'saved' };

/**
 * Holds what a person changed until the server has it. Saves one after another for each proposal, never
 * two at once; keeps what failed, and what met a newer version, until the person decides. A sheet outlives
 * the form that shows it, so that going to another proposal loses nothing.
 */
export class Desk {
  readonly #outside: Outside;
  readonly #sheets = new Map<string, Sheet>();
  readonly #listeners = new Set<() => void>();
  #changes = 0;

  constructor(outside: Outside) {
    this.#outside = outside;
  }

  /** For React's useSyncExternalStore: tells of every change. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** A number that grows with every change, so that React knows when to draw again. */
  readonly snapshot = (): number => this.#changes;

  /** The draft to show: what was changed here, else what the server has. */
  draftOf(proposal: ProposalView): Draft {
    return this.#sheets.get(proposal.id)?.draft ?? proposal.draft;
  }

  savingOf(id: string): Saving {
    return this.#sheets.get(id)?.saving ?? saved;
  }

  /** Takes a change and saves it after a pause. */
  edit(proposal: ProposalView, draft: Draft): void {
    const sheet = this.#sheets.get(proposal.id) ?? {
      base: proposal,
      draft,
      saving: saved,
      cancel: undefined,
      running: undefined,
    };
    sheet.draft = draft;
    this.#sheets.set(proposal.id, sheet);
    if (sheet.saving.state !== 'conflict' && !sheet.running) sheet.saving = { state: 'waiting' };
    sheet.cancel?.();
    sheet.cancel = this.#outside.later(() => void this.flush(proposal.id));
    this.#tell();
  }

  /** Saves now what waits. Resolves when the server has it or has said no. `last`: the page is closing. */
  async flush(id: string, last = false): Promise<void> {
    const sheet = this.#sheets.get(id);
    if (!sheet || sheet.saving.state === 'conflict') return;
    sheet.cancel?.();
    while (sheet.running !== undefined) await sheet.running;
    if (!this.#sheets.has(id)) return;
    sheet.running = this.#save(id, sheet, last);
    await sheet.running;
  }

  /**
   * Does an act that brings the draft to the server itself: nothing is saved before it, and where it fails the
   * draft waits to be saved as before. Undefined where a newer version must be looked at first.
   */
  async carry<Answer>(id: string, act: () => Promise<Answer>): Promise<Answer | undefined> {
    const sheet = this.#sheets.get(id);
    sheet?.cancel?.();
    while (sheet?.running !== undefined) await sheet.running;
    if (this.savingOf(id).state === 'conflict') return undefined;
    try {
      const answer = await act();
      sheet?.cancel?.();
      this.#sheets.delete(id);
      return answer;
    } catch (error) {
      if (sheet && this.#sheets.has(id)) sheet.cancel = this.#outside.later(() => void this.flush(id));
      throw error;
    } finally {
      this.#tell();
    }
  }

  /** Saves all that waits, as a page does that is being closed. */
  flushAll(last: boolean): void {
    for (const id of this.#sheets.keys()) void this.flush(id, last);
  }

  /** True where something is not on the server yet. */
  hasUnsaved(): boolean {
    return this.#sheets.size > 0;
  }

  /** True where something cannot be saved without the person: refused, unreachable or met by a newer version. */
  hasTrouble(): boolean {
    return [...this.#sheets.values()].some(({ saving }) =>
      ['faulty', 'failed', 'conflict'].includes(saving.state),
    );
  }

  /** Another act met a newer version: shows what stands there now beside what is here. */
  async meet(proposal: ProposalView): Promise<void> {
    const draft = this.draftOf(proposal);
    const theirs = await this.#outside.load(proposal.id);
    this.#sheets.set(proposal.id, {
      base: proposal,
      draft,
      saving: { state: 'conflict', theirs },
      cancel: undefined,
      running: undefined,
    });
    this.#tell();
  }

  /** Gives up what was changed here and shows what the server has. */
  async takeTheirs(id: string): Promise<void> {
    const sheet = this.#sheets.get(id);
    sheet?.cancel?.();
    if (sheet?.saving.state === 'conflict') await this.#outside.saved(sheet.saving.theirs);
    this.#sheets.delete(id);
    this.#tell();
  }

  /** Puts what was changed here over the newer version, knowing it. */
  async keepMine(id: string): Promise<void> {
    const sheet = this.#sheets.get(id);
    if (sheet?.saving.state !== 'conflict') return;
    sheet.base = sheet.saving.theirs;
    sheet.saving = { state: 'waiting' };
    await this.flush(id);
  }

  async #save(id: string, sheet: Sheet, last: boolean): Promise<void> {
    if (savingFaults(sheet.draft).length > 0) {
      sheet.saving = { state: 'faulty' };
      sheet.running = undefined;
      this.#tell();
      return;
    }
    const sent = sheet.draft;
    sheet.saving = { state: 'saving' };
    this.#tell();
    try {
      const answer = await this.#outside.save(sheet.base, sent, last);
      sheet.base = answer;
      sheet.saving = { state: 'waiting' };
      await this.#outside.saved(answer);
      if (sheet.draft === sent) this.#sheets.delete(id);
    } catch (error) {
      sheet.saving = await this.#refused(id, error);
    }
    sheet.running = undefined;
    this.#tell();
  }

  async #refused(id: string, error: unknown): Promise<Saving> {
    if (!this.#outside.isStale(error)) return { state: 'failed', wording: this.#outside.wordingOf(error) };
    try {
      return { state: 'conflict', theirs: await this.#outside.load(id) };
    } catch (unreachable) {
      return { state: 'failed', wording: this.#outside.wordingOf(unreachable) };
    }
  }

  #tell(): void {
    this.#changes += 1;
    for (const listener of this.#listeners) listener();
  }
}
