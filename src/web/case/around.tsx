import type { ReactNode } from 'react';
import type { CaseView } from '../../wire/index.ts';
import { dayText, momentText } from '../format/moment.ts';
import { NameOf, postNamed } from '../parts/assumed.tsx';
import { useWording } from '../wording/index.ts';
import { CaseLink } from './case-link.tsx';
import { TermChanges } from './term-changes.tsx';

type Standing = CaseView['standing'];
function Part({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="facts-wide">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Where a case came from and where it is: other levels with their numbers and days, the cases above and below it. */
export function AroundFacts({ county, standing }: { county: string; standing: Standing }) {
  const { t, language } = useWording();
  const { cameFrom, handedOver, parent, merged, parts } = standing;
  const until = (due: Standing['breaches'][number]['due'] | null): string =>
    due === null ? '' : t('around.due', { due: dayText(due, language) });
  return (
    <>
      {cameFrom && (
        <Part label={t('around.came-from')}>
          {cameFrom.from} {cameFrom.number} {until(cameFrom.due)}
        </Part>
      )}
      {handedOver && (
        <Part label={t('around.handed-over')}>
          {handedOver.to} {handedOver.number} {until(handedOver.due)}
        </Part>
      )}
      {parent && (
        <Part label={t(merged ? 'around.merged-into' : 'around.parent')}>
          <CaseLink county={county} one={parent} />
        </Part>
      )}
      {parts.length > 0 && (
        <Part label={t('around.parts', { count: parts.length })}>
          <ul>
            {parts.map((one) => (
              <li key={one.id}>
                <CaseLink county={county} one={one} />{' '}
                {one.merged && <span className="tag">{t('around.merged')}</span>}
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}

/** An adjustment that waits for its decision: what would change, who asked for it, and why. */
export function WaitingAdjustment({ county, standing }: { county: string; standing: Standing }) {
  const { t, language } = useWording();
  const { adjustment } = standing;
  if (adjustment === null) return null;
  const { byPost, at, reason, terms } = adjustment;
  return (
    <section className="adjustment" aria-label={t('adjustment.title')}>
      <h2>{t('adjustment.title')}</h2>
      <p>
        <span className="quiet">{t('terms.asked-by')}</span> <NameOf named={postNamed(byPost)} />{' '}
        <time dateTime={at}>{momentText(at, language)}</time>
      </p>
      <TermChanges county={county} caption={t('adjustment.title')} changes={terms} />
      <p>{t('terms.reason', { reason })}</p>
      <p className="quiet small">{t('adjustment.words')}</p>
    </section>
  );
}
