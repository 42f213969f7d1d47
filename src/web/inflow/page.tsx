import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CaseStand } from '../../wire/index.ts';
import { holds, useStanding } from '../app/session.ts';
import { dayText } from '../format/moment.ts';
import { NameOf } from '../parts/assumed.tsx';
import { Head } from '../parts/head.tsx';
import { Note } from '../parts/note.tsx';
import { useOrganisations } from '../parts/organisations.ts';
import { useWording } from '../wording/index.ts';
import { type Entered, OrderForm } from './order-form.tsx';
import './inflow.css';

const route = getRouteApi('/c/$county/inflow');

type Registered = Entered & { readonly stand: CaseStand };

function Row({ county, row }: { county: string; row: Registered }) {
  const { t, language } = useWording();
  const organisations = useOrganisations(county);
  const lead = organisations.find(({ id }) => id === row.lead);
  return (
    <li className="inflow-row">
      <Link to="/c/$county/cases/$case" params={{ county, case: row.stand.id }}>
        {row.stand.number}
      </Link>{' '}
      <span>{row.title || row.clause}</span>
      <p className="quiet small">
        <span className="tag">
          {t(row.stand.stage === 'drafted' ? 'inflow.done.drafted' : 'inflow.done.ordered')}
        </span>
        <span>{row.origin}</span>
        {lead && (
          <span>
            <NameOf named={lead} />
          </span>
        )}
        {row.deadline && <span>{dayText(row.deadline, language)}</span>}
      </p>
    </li>
  );
}

/** The inflow door: one screen, several orders in a row, nothing asked twice. */
export function InflowPage() {
  const { t } = useWording();
  const { county } = route.useParams();
  const standing = useStanding(county);
  const [done, setDone] = useState<readonly Registered[]>([]);
  const mayRegister = standing !== undefined && holds(standing, 'delivery-office');
  return (
    <>
      <Head title={t('inflow.title')}>
        <p className="quiet">{t('inflow.words')}</p>
        <Link to="/c/$county/documents" params={{ county }}>
          {t('inflow.minutes')}
        </Link>
      </Head>
      {standing && !mayRegister && <Note>{t('inflow.not-yours')}</Note>}
      {mayRegister && (
        <div className="inflow">
          <OrderForm
            county={county}
            registered={(entered, stand) => setDone((before) => [{ ...entered, stand }, ...before])}
          />
          <section aria-label={t('inflow.done')}>
            <h2>{t('inflow.done')}</h2>
            {done.length === 0 ? (
              <p className="quiet">{t('inflow.done.none')}</p>
            ) : (
              <ul className="inflow-done">
                {done.map((row) => (
                  <Row key={row.stand.id} county={county} row={row} />
                ))}
              </ul>
            )}
          </section>
        </div>
      )}
    </>
  );
}
