import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useCallback, useState } from 'react';
import type { OrderLevel, OrderRow } from '../../wire/index.ts';
import type { OrdersSearch } from '../app/search.ts';
import { holds, useStanding } from '../app/session.ts';
import { dayText, momentText } from '../format/moment.ts';
import { NameOf, postNamed } from '../parts/assumed.tsx';
import { UnitFilter, WordFilter } from '../parts/filters.tsx';
import { Head } from '../parts/head.tsx';
import { Nothing, Stateful } from '../parts/note.tsx';
import { type Key, useWording } from '../wording/index.ts';
import '../ledger/ledger.css';
import { LevelTag, levelKeys } from './level.tsx';
import { LinksDialog } from './links-dialog.tsx';
import './orders.css';
import { type OrderList, useOrders } from './use-orders.ts';

const route = getRouteApi('/c/$county/orders');
const levels: readonly OrderLevel[] = ['reminder', 'blue', 'orange', 'red'];
const answers: readonly (readonly [NonNullable<OrdersSearch['answer']>, Key])[] = [
  ['open', 'order.answer.open'],
  ['late', 'order.answer.late'],
  ['answered', 'order.answer.answered'],
];

function Filters() {
  const { t } = useWording();
  const { county } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const choose = useCallback(
    (wish: { [Key in keyof OrdersSearch]: OrdersSearch[Key] | undefined }): void =>
      void navigate({ search: (before) => chosen({ ...before, ...wish }), replace: true }),
    [navigate],
  );
  const ask = useCallback((q: string | undefined) => choose({ q }), [choose]);
  return (
    <search className="filters order-filters">
      <WordFilter label={t('order.search')} asked={search.q ?? ''} ask={ask} />
      <UnitFilter
        county={county}
        label={t('order.unit')}
        all={t('order.unit.all')}
        unit={search.unit}
        choose={(unit) => choose({ unit })}
      />
      <Select
        aria-label={t('order.level')}
        placeholder={t('order.level.all')}
        value={search.level ?? null}
        allowClear
        options={levels.map((level) => ({ value: level, label: t(levelKeys[level]) }))}
        onChange={(level) => choose({ level: level ?? undefined })}
      />
      <Select
        aria-label={t('order.answer')}
        placeholder={t('order.answer.all')}
        value={search.answer ?? null}
        allowClear
        options={answers.map(([value, label]) => ({ value, label: t(label) }))}
        onChange={(answer) => choose({ answer: answer ?? undefined })}
      />
    </search>
  );
}

/** An address holds only what was chosen. */
const chosen = (fields: { [Key in keyof OrdersSearch]: OrdersSearch[Key] | undefined }): OrdersSearch =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

function Answer({ row }: { row: OrderRow }) {
  const { t, language } = useWording();
  const { answer } = row;
  if (!answer) {
    return row.late ? (
      <span className="tag tag-late">{t('order.late')}</span>
    ) : (
      <span className="order-open">{t('order.answer.open')}</span>
    );
  }
  return (
    <>
      <p className="order-answer">{answer.text}</p>
      <p className="quiet">
        {momentText(answer.at, language)} · <NameOf named={postNamed(answer.by)} />{' '}
        {answer.byLink && <span className="tag">{t('order.by-link')}</span>}
      </p>
      {answer.evidence.length > 0 && (
        <ul className="order-evidence" aria-label={t('order.evidence')}>
          {answer.evidence.map((one) => (
            <li key={one.seq}>
              {one.name} <span className="quiet">{one.kind}</span>{' '}
              <code title={one.digest}>{one.digest.slice(0, 19)}…</code>{' '}
              {one.accepted !== null && (
                <span className="tag">
                  {t(one.accepted ? 'order.evidence.accepted' : 'order.evidence.refused')}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Row({ county, row }: { county: string; row: OrderRow }) {
  const { t, language } = useWording();
  const [open, setOpen] = useState(false);
  const standing = useStanding(county);
  const mayRenew = standing !== undefined && holds(standing, 'delivery-office');
  return (
    <tr>
      <td className="order-number">
        <LevelTag level={row.level} />
        <br />
        <a href={`/api/counties/${county}/cases/${row.case}/orders/${row.seq}/order.docx`} download>
          {row.number}
        </a>
      </td>
      <td className="ledger-title">
        <Link to="/c/$county/cases/$case" params={{ county, case: row.case }}>
          {row.title}
        </Link>
        <br />
        <span className="quiet">{row.caseNumber}</span>
      </td>
      <td className="ledger-unit">
        <span className="phone-label">{t('order.unit')}</span>
        {row.unit ? <NameOf named={row.unit} /> : '—'}
      </td>
      <td className="ledger-day">
        <span className="phone-label">{t('order.issued')}</span>
        {momentText(row.issuedAt, language)}
      </td>
      <td className="ledger-day">
        <span className="phone-label">{t('order.due')}</span>
        {row.due ? dayText(row.due, language) : '—'}
      </td>
      <td>
        <Answer row={row} />
        {row.undelivered && (
          <p className="order-link-act">
            <span className="tag tag-late">{t('order.undelivered')}</span>
          </p>
        )}
        {mayRenew && (
          <p className="order-link-act">
            <Button onClick={() => setOpen(true)}>{t('order.links.act')}</Button>
          </p>
        )}
        {open && <LinksDialog county={county} row={row} close={() => setOpen(false)} />}
      </td>
    </tr>
  );
}

function Table({ county, list }: { county: string; list: OrderList }) {
  const { t } = useWording();
  return (
    <>
      <table className="ledger">
        <caption className="hidden">{t('order.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('order.number')}</th>
            <th scope="col">{t('order.case')}</th>
            <th scope="col">{t('order.unit')}</th>
            <th scope="col">{t('order.issued')}</th>
            <th scope="col">{t('order.due')}</th>
            <th scope="col">{t('order.answer')}</th>
          </tr>
        </thead>
        <tbody>
          {list.orders.map((row) => (
            <Row key={`${row.case} ${row.seq}`} county={county} row={row} />
          ))}
        </tbody>
      </table>
      {list.more && (
        <p className="ledger-more">
          <Button onClick={list.more} loading={list.bringing}>
            {t('ledger.more')}
          </Button>
        </p>
      )}
    </>
  );
}

/** Orders (督办单、催办单): each as a document to print, when it is to be answered, and how it was. */
export function OrdersPage() {
  const { t } = useWording();
  const { county } = route.useParams();
  const search = route.useSearch();
  const orders = useOrders(county, search);
  const filtered = Object.keys(search).length > 0;
  return (
    <>
      <Head title={t('order.title')}>
        <p className="quiet">{t('order.words')}</p>
      </Head>
      <Filters />
      <Stateful
        page={orders}
        ready={(list) =>
          list.orders.length === 0 ? (
            <Nothing title={t(filtered ? 'order.none.filtered' : 'order.none')} />
          ) : (
            <Table county={county} list={list} />
          )
        }
      />
    </>
  );
}
