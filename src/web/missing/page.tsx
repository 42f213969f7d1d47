import { Link } from '@tanstack/react-router';
import { Head } from '../parts/head.tsx';
import { useWording } from '../wording/index.ts';

/** There is nothing at this address. */
export function MissingPage() {
  const { t } = useWording();
  return (
    <main id="main" className="doorstep">
      <Head title={t('missing.title')} />
      <p>{t('missing.words')}</p>
      <p>
        <Link to="/">{t('missing.home')}</Link>
      </p>
    </main>
  );
}
