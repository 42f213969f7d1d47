import { Modal } from 'antd';
import { Fragment } from 'react';
import type { ProposalView } from '../../wire/index.ts';
import { useWording } from '../wording/index.ts';
import { cutsOf, piecesOf } from './rearranging.ts';

type SplitDialogProps = {
  readonly proposal: ProposalView;
  /** Takes an offset of the document's text. */
  readonly split: (at: number) => void;
  readonly close: () => void;
};

/** Shows the stretch with a pair of scissors at each place where it can be cut in two. */
export function SplitDialog({ proposal, split, close }: SplitDialogProps) {
  const { t } = useWording();
  const cuts = cutsOf(proposal.quote);
  return (
    <Modal
      open
      closable={{ 'aria-label': t('act.close') }}
      title={t('split.title')}
      footer={null}
      onCancel={close}
    >
      <p className="quiet">{t(cuts.length === 0 ? 'split.nowhere' : 'split.words')}</p>
      <p className="split">
        {piecesOf(proposal.quote).map((piece, place) => {
          const cut = cuts[place];
          return (
            <Fragment key={cut ?? 'end'}>
              {piece}
              {cut !== undefined && (
                <button
                  type="button"
                  className="chip"
                  aria-label={t('split.here', { before: piece })}
                  onClick={() => split(proposal.start + cut)}
                >
                  ✂
                </button>
              )}
            </Fragment>
          );
        })}
      </p>
    </Modal>
  );
}
