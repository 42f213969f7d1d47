import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CaseView } from '../../wire/index.ts';
import { dayText } from '../format/moment.ts';
import { useWording } from '../wording/index.ts';
import { FieldFacts } from './fields.tsx';

type Standing = CaseView['standing'];
type Ref = NonNullable<Standing['parent']>;

function CaseLink({ county, one }: { county: string; one: Ref }) {
  const { t } = useWording();
  return (
    <>
      <Link to="/c/$county/cases/$case" params={{ county, case: one.id }}>
        {one.number} {one.title}
      </Link>{' '}
      {one.ended && <span className="tag">{t('due.ended')}</span>}
    </>
  );
}

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

/** An adjustment that waits for its decision: which terms would change, and why. */
export function WaitingAdjustment({ standing: { adjustment } }: { standing: Standing }) {
  const { t } = useWording();
  if (adjustment === null) return null;
  return (
    <section className="adjustment" aria-label={t('adjustment.title')}>
      <h2>{t('adjustment.title')}</h2>
      <dl className="facts facts-inside">
        <FieldFacts fields={adjustment.terms} />
        <Part label={t('ask.reason')}>{adjustment.reason}</Part>
      </dl>
    </section>
  );
}
