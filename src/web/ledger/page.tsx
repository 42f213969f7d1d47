import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useCallback } from 'react';
import type { CommitmentRow } from '../../wire/index.ts';
import { UnitFilter, WordFilter } from '../parts/filters.tsx';
import { Head } from '../parts/head.tsx';
import { Nothing, Stateful } from '../parts/note.tsx';
import { PromiseCells } from '../parts/promise-cells.tsx';
import { StageTag, TypeTag } from '../parts/tags.tsx';
import { useWording } from '../wording/index.ts';
import './ledger.css';
import { type LedgerList, useLedger } from './use-ledger.ts';

const route = getRouteApi('/c/$county/ledger');

function Filters() {
  const { t } = useWording();
  const { county } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const ask = useCallback(
    (word: string | undefined) =>
      void navigate({ search: ({ q: _, ...rest }) => (word ? { ...rest, q: word } : rest), replace: true }),
    [navigate],
  );
  return (
    <search className="filters">
      <WordFilter label={t('ledger.search')} asked={search.q ?? ''} ask={ask} />
      <UnitFilter
        county={county}
        label={t('ledger.unit')}
        all={t('ledger.unit.all')}
        unit={search.lead}
        choose={(lead) =>
          void navigate({
            search: ({ lead: _, ...rest }) => (lead ? { ...rest, lead } : rest),
            replace: true,
          })
        }
      />
    </search>
  );
}

function Row({ county, row }: { county: string; row: CommitmentRow }) {
  const { t } = useWording();
  return (
    <tr>
      <td className="ledger-number">
        <Link to="/c/$county/cases/$case" params={{ county, case: row.id }}>
          {row.number}
        </Link>
      </td>
      <td className="ledger-title">
        <Link to="/c/$county/cases/$case" params={{ county, case: row.id }}>
          {row.title}
        </Link>{' '}
        <TypeTag type={row.type} />
      </td>
      <td>
        <span className="phone-label">{t('work.stage')}</span>
        <StageTag row={row} />
      </td>
      <PromiseCells row={row} />
    </tr>
  );
}

function Table({ county, list }: { county: string; list: LedgerList }) {
  const { t } = useWording();
  return (
    <>
      <table className="ledger">
        <caption className="hidden">{t('ledger.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('ledger.number')}</th>
            <th scope="col">{t('ledger.task')}</th>
            <th scope="col">{t('work.stage')}</th>
            <th scope="col">{t('ledger.target')}</th>
            <th scope="col">{t('ledger.deadline')}</th>
            <th scope="col">{t('ledger.lead')}</th>
          </tr>
        </thead>
        <tbody>
          {list.cases.map((row) => (
            <Row key={row.id} county={county} row={row} />
          ))}
        </tbody>
      </table>
      <p className="ledger-more">
        {list.more ? (
          <Button onClick={list.more} loading={list.bringing}>
            {t('ledger.more')}
          </Button>
        ) : (
          <span className="quiet">{t('ledger.all', { count: list.cases.length })}</span>
        )}
      </p>
    </>
  );
}

/** The ledger: every commitment that was confirmed, with target, deadline and unit. */
export function LedgerPage() {
  const { t } = useWording();
  const { county } = route.useParams();
  const search = route.useSearch();
  const ledger = useLedger(county, search);
  const filtered = search.q !== undefined || search.lead !== undefined;
  return (
    <>
      <Head title={t('ledger.title')}>
        <p className="quiet">{t('ledger.words')}</p>
      </Head>
      <Filters />
      <Stateful
        page={ledger}
        ready={(list) =>
          list.cases.length === 0 ? (
            <Nothing title={t(filtered ? 'ledger.none.filtered' : 'ledger.none')}>
              {!filtered && (
                <p>
                  <Link to="/c/$county/documents" params={{ county }}>
                    {t('ledger.none.go')}
                  </Link>
                </p>
              )}
            </Nothing>
          ) : (
            <Table county={county} list={list} />
          )
        }
      />
    </>
  );
}
