import { Link } from '@tanstack/react-router';
import type { CaseView } from '../../wire/index.ts';
import { useWording } from '../wording/index.ts';

type Ref = NonNullable<CaseView['standing']['parent']>;

/** Another case by its number and title, to be opened. */
export function CaseLink({ county, one }: { county: string; one: Ref }) {
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
