import { App } from 'antd';
import type { ProposalView } from '../../wire/index.ts';
import { type Key, useWording } from '../wording/index.ts';
import { mergeable } from './rearranging.ts';
import type { Attempt } from './use-attempt.ts';
import type { Decisions } from './use-review.ts';

const undone: Readonly<Record<'confirm' | 'waive' | 'restore' | 'merge' | 'split' | 'propose', Key>> = {
  confirm: 'undone.confirm',
  waive: 'undone.waive',
  restore: 'undone.restore',
  merge: 'undone.merge',
  split: 'undone.split',
  propose: 'undone.propose',
};

/** The first of the proposals that stands after a change: the one to show next. */
const standing = (changed: readonly ProposalView[]): string | undefined =>
  changed.filter((p) => p.state !== 'replaced').sort((a, b) => a.start - b.start)[0]?.id;

type Around = {
  readonly proposals: readonly ProposalView[];
  /** The chosen proposal, where it still waits and may be changed. */
  readonly open: ProposalView | undefined;
  readonly mayAct: boolean;
  readonly attempt: Attempt;
  readonly decisions: Decisions;
};

/** Merge, split, propose by hand, undo. Each resolves to the proposal to show next. */
export function useRearranging({ proposals, open, mayAct, attempt, decisions }: Around) {
  const { t } = useWording();
  const { message } = App.useApp();
  const next = open && mergeable(proposals, open);

  const merge = async (): Promise<string | undefined> => {
    if (!open || !next) return undefined;
    const changed = await attempt([open, next], (both) => decisions.merge(both));
    if (changed) void message.success(t('acts.merged'));
    return changed && standing(changed);
  };

  const split = async (at: number): Promise<string | undefined> => {
    if (!open) return undefined;
    const changed = await attempt([open], ([current = open]) => decisions.split(current, at));
    return changed && standing(changed);
  };

  const propose = async (stretch: { start: number; end: number }): Promise<string | undefined> => {
    if (!mayAct) return undefined;
    const changed = await attempt([], () => decisions.propose(stretch));
    return changed && standing(changed);
  };

  const undo = async (): Promise<string | undefined> => {
    if (!mayAct) return undefined;
    const step = await attempt([], () => decisions.undo());
    if (!step) return undefined;
    void message.info(t(step.kind === null ? 'undone.nothing' : undone[step.kind]));
    return standing(step.proposals);
  };

  return { mayMerge: next !== undefined, merge, split, propose, undo };
}
