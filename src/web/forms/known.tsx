import { Link } from '@tanstack/react-router';
import type { KnownView } from '../../wire/index.ts';
import { NamesOf } from '../parts/assumed.tsx';
import { useWording } from '../wording/index.ts';

/** Where the ledger has a field already, with the way there. */
export function KnownLine({ county, known }: { county: string; known: KnownView }) {
  const { t } = useWording();
  if (known.kind === 'measure')
    return (
      <li>
        <b>{known.column}</b>{' '}
        {known.latest
          ? t('forms.known.measure', {
              name: known.name,
              period: known.latest.period,
              value: known.latest.value,
              unit: known.unit,
            })
          : t('forms.known.measure.empty', { name: known.name })}{' '}
        <Link to="/c/$county/measures" params={{ county }}>
          {t('forms.known.look')}
        </Link>
      </li>
    );
  if (known.case === null) return null;
  const { case: id } = known;
  return (
    <li>
      <b>{known.column}</b>{' '}
      {t(known.kind === 'form' ? 'forms.known.form' : 'forms.known.case', { name: known.name })}{' '}
      {known.kind === 'form' ? (
        <Link to="/c/$county/forms/$form" params={{ county, form: id }}>
          {known.number}
        </Link>
      ) : (
        <Link to="/c/$county/cases/$case" params={{ county, case: id }}>
          {known.number}
        </Link>
      )}{' '}
      {known.units.length > 0 && (
        <span className="quiet small">
          <NamesOf list={known.units} />
        </span>
      )}
    </li>
  );
}
