import { App } from 'antd';
import { useState } from 'react';
import type { ProposalView } from '../../wire/index.ts';
import { isStale, wordingOf } from '../ask/index.ts';
import { useWording } from '../wording/index.ts';
import type { Desk } from './drafts.ts';
import { confirmingFaults } from './proposals.ts';
import { useDecisions } from './use-review.ts';

type Around = {
  readonly county: string;
  readonly document: string;
  readonly desk: Desk;
  readonly selected: ProposalView | undefined;
  readonly mayDecide: boolean;
};

/** The acts on the chosen proposal. Each resolves to whether it was done; what stood in the way is shown. */
export function useActs({ county, document, desk, selected, mayDecide }: Around) {
  const { t, say } = useWording();
  const { message } = App.useApp();
  const decisions = useDecisions(county, document);
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const [triedId, setTriedId] = useState<string>();
  const mayAct = mayDecide && selected !== undefined && !busy;

  /** Saves what waits, then decides on the version that the server has now. */
  const attempt = async (
    proposal: ProposalView,
    act: (current: ProposalView) => Promise<unknown>,
  ): Promise<boolean> => {
    setBusy(true);
    try {
      await desk.flush(proposal.id);
      if (desk.savingOf(proposal.id).state !== 'saved') return false;
      await act(decisions.current(proposal.id) ?? proposal);
      return true;
    } catch (error) {
      if (isStale(error)) await desk.meet(decisions.current(proposal.id) ?? proposal);
      else void message.error(say(wordingOf(error)));
      return false;
    } finally {
      setBusy(false);
    }
  };

  const confirm = async (): Promise<boolean> => {
    if (!mayAct || selected.state !== 'proposed') return false;
    setTriedId(selected.id);
    const draft = desk.draftOf(selected);
    if (confirmingFaults(draft).length > 0) return false;
    const done = await attempt(selected, (current) => decisions.confirm(current, draft));
    if (done) void message.success(t('acts.confirmed', { title: draft.title }));
    return done;
  };

  const waive = async (reason: string): Promise<boolean> => {
    if (!mayAct) return false;
    const done = await attempt(selected, (current) => decisions.waive(current, reason));
    setAsking(false);
    return done;
  };

  const restore = () => {
    if (mayAct) void attempt(selected, (current) => decisions.restore(current));
  };

  return {
    busy,
    asking,
    tried: triedId === selected?.id,
    askWaive: () => setAsking(mayAct && selected.state === 'proposed'),
    stopAsking: () => setAsking(false),
    confirm,
    waive,
    restore,
  };
}
