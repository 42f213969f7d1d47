import { Link } from '@tanstack/react-router';
import { Header } from '../app/header.tsx';
import { Head } from '../parts/head.tsx';
import { useWording } from '../wording/index.ts';

/** There is nothing at this address of a county: the menu stays. */
export function MissingHere() {
  const { t } = useWording();
  return (
    <>
      <Head title={t('missing.title')} />
      <p>{t('missing.words')}</p>
      <p>
        <Link to="/">{t('missing.home')}</Link>
      </p>
    </>
  );
}

/** There is nothing at this address. */
export function MissingPage() {
  return (
    <>
      <Header />
      <main id="main" className="doorstep">
        <MissingHere />
      </main>
    </>
  );
}
