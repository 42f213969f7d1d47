import type { TermsStepView } from '../../wire/index.ts';
import { momentText } from '../format/moment.ts';
import { NameOf, postNamed } from '../parts/assumed.tsx';
import { type Key, useWording } from '../wording/index.ts';
import { FieldFacts } from './fields.tsx';
import './history.css';
import { TermChanges } from './term-changes.tsx';

const causeKeys: Readonly<Record<TermsStepView['cause'], Key>> = {
  opened: 'terms.cause.opened',
  corrected: 'terms.cause.corrected',
  adjusted: 'terms.cause.adjusted',
  declined: 'terms.cause.declined',
  assigned: 'terms.cause.assigned',
  succeeded: 'terms.cause.succeeded',
};

type Written = Pick<TermsStepView, 'seq' | 'at' | 'byPost'>;

/** Who did it and when, with the way to its entry. */
function By({ label, written }: { label: Key; written: Written }) {
  const { t, language } = useWording();
  return (
    <p>
      <span className="quiet">{t(label)}</span> <NameOf named={postNamed(written.byPost)} />{' '}
      <a className="terms-link" href={`#entry-${written.seq}`}>
        <time dateTime={written.at}>{momentText(written.at, language)}</time>
      </a>
    </p>
  );
}

function Who({ step }: { step: TermsStepView }) {
  const { asked, cause } = step;
  const decided = cause === 'declined' ? 'terms.declined-by' : 'terms.agreed-by';
  return (
    <>
      {asked && <By label={'terms.asked-by'} written={asked} />}
      <By label={asked ? decided : 'terms.by'} written={step} />
    </>
  );
}

function Step({ county, step, last }: { county: string; step: TermsStepView; last: boolean }) {
  const { t } = useWording();
  const { cause, version, reason, remark, changes } = step;
  const named = version === null ? t('terms.no-version') : t('terms.version', { version });
  return (
    <tr className={cause === 'declined' ? 'terms-row terms-declined' : 'terms-row'}>
      <th scope="row" className="terms-cell terms-version">
        {named} {last && <span className="tag">{t('terms.in-force')}</span>}
        <p className="quiet small">{t(causeKeys[cause])}</p>
      </th>
      <td className="terms-cell terms-who">
        <Who step={step} />
        {reason && <p>{t('terms.reason', { reason })}</p>}
        {remark && <p>{t('terms.remark', { remark })}</p>}
      </td>
      <td className="terms-cell">
        {cause === 'opened' ? (
          <dl className="terms-facts">
            <FieldFacts county={county} fields={changes} />
          </dl>
        ) : (
          <TermChanges county={county} caption={named} changes={changes} past />
        )}
      </td>
    </tr>
  );
}

/** Every version of a case's terms, the newest first: what changed, who asked, who agreed, and why. */
export function TermsHistory({ county, history }: { county: string; history: readonly TermsStepView[] }) {
  const { t } = useWording();
  if (history.length < 2) return null;
  const newest = Math.max(...history.map(({ version }) => version ?? 0));
  return (
    <section id="terms-history" aria-label={t('terms.history')}>
      <h2>{t('terms.history')}</h2>
      <p className="quiet small">{t('terms.history.words')}</p>
      <table className="terms-table">
        <caption className="hidden">{t('terms.history')}</caption>
        <thead className="terms-head">
          <tr>
            <th scope="col" className="terms-cell">
              {t('terms.column.version')}
            </th>
            <th scope="col" className="terms-cell">
              {t('terms.column.who')}
            </th>
            <th scope="col" className="terms-cell">
              {t('terms.column.what')}
            </th>
          </tr>
        </thead>
        <tbody>
          {history.toReversed().map((step) => (
            <Step key={step.seq} county={county} step={step} last={step.version === newest} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
