import { getRouteApi } from '@tanstack/react-router';
import type { NoticeAddresses } from '../../wire/index.ts';
import { holds, useStanding } from '../app/session.ts';
import '../ledger/ledger.css';
import { Head } from '../parts/head.tsx';
import { Note, Nothing, Stateful } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import { AddressRow } from './address-row.tsx';
import { Failed } from './failed.tsx';
import { NewAddress } from './new-address.tsx';
import './notices.css';
import { useAddresses, useFailed } from './use-notices.ts';

const route = getRouteApi('/c/$county/notices');

function Addresses({ county, list }: { county: string; list: NoticeAddresses }) {
  const { t } = useWording();
  return (
    <>
      {list.addresses.length === 0 ? (
        <Nothing title={t('notice.none')} />
      ) : (
        <table className="people notice-addresses">
          <caption className="hidden">{t('notice.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('notice.post')}</th>
              <th scope="col">{t('notice.channel')}</th>
              <th scope="col">{t('notice.told')}</th>
              <th scope="col">{t('notice.valid')}</th>
              <th scope="col">
                <span className="hidden">{t('notice.acts')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {list.addresses.map((row) => (
              <AddressRow key={row.id} county={county} row={row} list={list} />
            ))}
          </tbody>
        </table>
      )}
      <NewAddress county={county} list={list} />
    </>
  );
}

function Everything({ county }: { county: string }) {
  const { t } = useWording();
  const addresses = useAddresses(county);
  const failed = useFailed(county);
  return (
    <>
      <Stateful page={addresses} ready={(list) => <Addresses county={county} list={list} />} />
      <section aria-label={t('notice.failed')}>
        <h2>{t('notice.failed')}</h2>
        <Stateful page={failed} ready={(rows) => <Failed county={county} rows={rows} />} />
      </section>
    </>
  );
}

/** Where posts are told outside the house, and what could not be delivered; only administrators come here. */
export function NoticesPage() {
  const { t } = useWording();
  const { county } = route.useParams();
  const standing = useStanding(county);
  const allowed = standing !== undefined && holds(standing, 'administrator');
  return (
    <>
      <Head title={t('notice.title')}>
        <p className="quiet">{t('notice.words')}</p>
      </Head>
      {allowed ? <Everything county={county} /> : <Note tone="warn">{t('notice.not-allowed')}</Note>}
    </>
  );
}
