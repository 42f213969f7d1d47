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

/**
 * Tries acts, one at a time: saves what waits in the proposals concerned, then acts on the versions that the
 * server has now. Somebody faster is shown beside one's own; any other refusal is said.
 */
export function useAttempt(desk: Desk, decisions: Decisions): { busy: boolean; attempt: Attempt } {
  const { say } = useWording();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const attempt: Attempt = async (concerned, act) => {
    setBusy(true);
    const known = () => concerned.map((p) => decisions.current(p.id) ?? p);
    try {
      for (const { id } of concerned) {
        await desk.flush(id);
        if (desk.savingOf(id).state !== 'saved') return undefined;
      }
      return await act(known());
    } catch (error) {
      const [first] = known();
      if (isStale(error) && first) await desk.meet(first);
      else void message.error(say(wordingOf(error)));
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { busy, attempt };
}
