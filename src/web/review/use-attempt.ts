import { App } from 'antd';
import { useState } from 'react';
import type { ProposalView } from '../../wire/index.ts';
import { isStale, wordingOf } from '../ask/index.ts';
import { useWording } from '../wording/index.ts';
import type { Desk } from './drafts.ts';
import type { Decisions } from './use-review.ts';

/** Tries an act on proposals; undefined where something stood in the way, which is then on the screen. */
export type Attempt = <Answer>(
  concerned: readonly ProposalView[],
  act: (current: ProposalView[]) => Promise<Answer>,
) => Promise<Answer | undefined>;

/** The same with an act on one proposal that brings what was changed in its draft along. */
type AttemptCarrying = <Answer>(
  proposal: ProposalView,
  act: (current: ProposalView) => Promise<Answer>,
) => Promise<Answer | undefined>;

/**
 * Tries acts, one at a time. `attempt` saves what waits in the proposals concerned and acts on the versions
 * that the server has then; `carry` leaves saving to the act. Somebody faster is shown beside one's own; any
 * other refusal is said.
 */
export function useAttempt(
  desk: Desk,
  decisions: Decisions,
): { busy: boolean; attempt: Attempt; carry: AttemptCarrying } {
  const { say } = useWording();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const current = (proposal: ProposalView) => decisions.current(proposal.id) ?? proposal;
  const tried = async <Answer>(first: ProposalView | undefined, act: () => Promise<Answer>) => {
    setBusy(true);
    try {
      return await act();
    } catch (error) {
      if (isStale(error) && first) await desk.meet(current(first));
      else void message.error(say(wordingOf(error)));
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  const attempt: Attempt = (concerned, act) =>
    tried(concerned[0], async () => {
      for (const { id } of concerned) {
        await desk.flush(id);
        if (desk.savingOf(id).state !== 'saved') return undefined;
      }
      return await act(concerned.map(current));
    });
  const carry: AttemptCarrying = (proposal, act) =>
    tried(proposal, () => desk.carry(proposal.id, () => act(current(proposal))));
  return { busy, attempt, carry };
}
