import { App } from 'antd';
import { useState } from 'react';
import type { ProposalView } from '../../wire/index.ts';
import { confirmingFaults } from '../terms/faults.ts';
import { useWording } from '../wording/index.ts';
import type { Desk } from './drafts.ts';
import { useAttempt } from './use-attempt.ts';
import { useRearranging } from './use-rearranging.ts';
import { useDecisions } from './use-review.ts';

type Around = {
  readonly county: string;
  readonly document: string;
  readonly desk: Desk;
  readonly proposals: readonly ProposalView[];
  readonly selected: ProposalView | undefined;
  readonly mayDecide: boolean;
};

/** What lies over the page and asks something. */
export type Asking = 'waive' | 'split' | undefined;

/**
 * The acts on the chosen proposal. `confirm` and `waive` resolve to whether it was done, the others to the
 * proposal to show next; what stood in the way is shown.
 */
export function useActs({ county, document, desk, proposals, selected, mayDecide }: Around) {
  const { t } = useWording();
  const { message } = App.useApp();
  const decisions = useDecisions(county, document);
  const { busy, attempt, carry } = useAttempt(desk, decisions);
  const [asking, setAsking] = useState<Asking>();
  const [triedId, setTriedId] = useState<string>();
  const mayAct = mayDecide && !busy;
  const open = mayAct && selected?.state === 'proposed' ? selected : undefined;

  const confirm = async (): Promise<boolean> => {
    if (!open) return false;
    setTriedId(open.id);
    const draft = desk.draftOf(open);
    if (confirmingFaults(draft).length > 0) return false;
    const done = await carry(open, async (current) => {
      await decisions.confirm(current, draft);
      return true;
    });
    if (done) void message.success(t('acts.confirmed', { title: draft.title }));
    return done ?? false;
  };

  const waive = async (reason: string): Promise<boolean> => {
    if (!open) return false;
    const done = await attempt([open], async ([current = open]) => {
      await decisions.waive(current, reason);
      return true;
    });
    setAsking(undefined);
    return done ?? false;
  };

  const restore = async (): Promise<void> => {
    if (mayAct && selected) await attempt([selected], ([current = selected]) => decisions.restore(current));
  };

  return {
    ...useRearranging({ proposals, open, mayAct, attempt, decisions }),
    busy,
    asking,
    tried: triedId === selected?.id,
    askWaive: () => setAsking(open && 'waive'),
    askSplit: () => setAsking(open && 'split'),
    stopAsking: () => setAsking(undefined),
    confirm,
    waive,
    restore,
  };
}
