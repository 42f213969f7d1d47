import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { CommitmentRow } from '../../wire/index.ts';
import { dayText } from '../format/moment.ts';
import { NameOf, useNameText } from '../parts/assumed.tsx';
import { Head } from '../parts/head.tsx';
import { Nothing, Stateful } from '../parts/note.tsx';
import { useOrganisations } from '../parts/organisations.ts';
import { StageTag, Targets, TypeTag } from '../parts/tags.tsx';
import { useWording } from '../wording/index.ts';
import './ledger.css';
import { type LedgerList, useLedger } from './use-ledger.ts';

const route = getRouteApi('/c/$county/ledger');

function Filters() {
  const { t } = useWording();
  const { county } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [word, setWord] = useState(search.q ?? '');
  const organisations = useOrganisations(county);
  const nameText = useNameText();
  const asked = search.q ?? '';
  useEffect(() => {
    if (word === asked) return;
    const pause = setTimeout(() => {
      void navigate({ search: ({ q: _, ...rest }) => (word ? { ...rest, q: word } : rest), replace: true });
    }, 300);
    return () => clearTimeout(pause);
  }, [word, asked, navigate]);
  return (
    <search className="filters">
      <Input
        value={word}
        allowClear
        aria-label={t('ledger.search')}
        placeholder={t('ledger.search')}
        onChange={(event) => setWord(event.target.value)}
      />
      <Select
        aria-label={t('ledger.unit')}
        placeholder={t('ledger.unit.all')}
        value={search.lead ?? null}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        options={organisations.map((unit) => ({ value: unit.id, label: nameText(unit) }))}
        onChange={(lead) =>
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
  const { t, language } = useWording();
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
      <td>{row.targets.length > 0 ? <Targets targets={row.targets} /> : <span className="quiet">—</span>}</td>
      <td className="ledger-day">
        <span className="phone-label">{t('ledger.deadline')}</span>
        {row.deadline ? dayText(row.deadline, language) : t('ledger.deadline.none')}
      </td>
      <td className="ledger-unit">
        <span className="phone-label">{t('ledger.lead')}</span>
        <NameOf named={row.lead} />
      </td>
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
