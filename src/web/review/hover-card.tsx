import type { ClaimShape, DocumentView } from '../../wire/index.ts';
import { targetFigure } from '../format/target.ts';
import { StateTag, TypeTag } from '../parts/tags.tsx';
import { useWording } from '../wording/index.ts';

/** What lies under the pointer or has the focus, and where. */
export type Hovered = {
  readonly box: DOMRect;
  readonly claim: string | undefined;
  readonly waived: string | undefined;
  readonly proposal: string | undefined;
};

const width = 300;

function placed({ box }: Hovered) {
  const left = Math.max(8, Math.min(box.left, window.innerWidth - width - 8));
  return box.top > 180
    ? { left, width, bottom: window.innerHeight - box.top + 6 }
    : { left, width, top: box.bottom + 6 };
}

function ClaimWords({ claim }: { claim: ClaimShape }) {
  const { t, language } = useWording();
  return (
    <>
      <p className="card-kind">
        {t('hover.claim')} · {t(claim.modality === 'plan' ? 'hover.plan' : 'hover.done')}
      </p>
      <p>
        {claim.metric} <b>{targetFigure(claim, language, claim.quote) || claim.quote}</b>
      </p>
      {claim.deadline && <p className="quiet">{t('hover.deadline', { day: claim.deadline })}</p>}
    </>
  );
}

/** Tells what a mark in the text stands for. */
export function HoverCard({ hovered, view }: { hovered: Hovered; view: DocumentView }) {
  const { t } = useWording();
  const claim = view.claims.find(({ id }) => String(id) === hovered.claim);
  const proposal = view.proposals.find(({ id }) => id === hovered.proposal);
  const waived = hovered.waived === undefined ? undefined : view.waived[Number(hovered.waived)];
  if (!claim && !proposal && !waived) return null;
  return (
    <div className="hover-card" style={placed(hovered)} aria-hidden="true">
      {claim && <ClaimWords claim={claim} />}
      {proposal && (
        <p>
          <StateTag state={proposal.state} /> <TypeTag type={proposal.draft.type} /> {proposal.draft.title}
        </p>
      )}
      {waived && (
        <p>
          <span className="card-kind">{t('hover.waived')}</span> {waived.reason}
        </p>
      )}
    </div>
  );
}
