import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Day } from '../../clock/index.ts';
import type { WorkRow } from '../../wire/index.ts';
import '../ledger/ledger.css';
import { useWording } from '../wording/index.ts';
import { NameOf } from './assumed.tsx';
import { Due } from './due.tsx';

function Row({ county, row, today }: { county: string; row: WorkRow; today: Day }) {
  const { t, language } = useWording();
  return (
    <tr>
      <td className="ledger-number">{row.number}</td>
      <td className="ledger-title">
        <Link to="/c/$county/cases/$case" params={{ county, case: row.id }} data-case={row.id}>
          {row.title}
        </Link>
      </td>
      <td>
        <span className="phone-label">{t('work.matter')}</span>
        {row.matter[language]}
      </td>
      <td>
        <span className="phone-label">{t('work.stage')}</span>
        <span className="tag">{row.stage[language]}</span>
      </td>
      <td className="ledger-day">
        <span className="phone-label">{t('work.due')}</span>
        <Due row={row} today={today} />
      </td>
      <td>
        <span className="phone-label">{t('ledger.lead')}</span>
        {row.lead ? <NameOf named={row.lead} /> : <span className="quiet">{t('work.no-lead')}</span>}
      </td>
    </tr>
  );
}

type CaseTableProps = {
  readonly county: string;
  readonly caption: string;
  readonly cases: readonly WorkRow[];
  readonly today: Day;
  readonly children?: ReactNode;
};

/** Cases of any matter in a table; on a phone each is a card. */
export function CaseTable({ county, caption, cases, today, children }: CaseTableProps) {
  const { t } = useWording();
  return (
    <>
      <table className="ledger">
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('ledger.number')}</th>
            <th scope="col">{t('work.title-of-case')}</th>
            <th scope="col">{t('work.matter')}</th>
            <th scope="col">{t('work.stage')}</th>
            <th scope="col">{t('work.due')}</th>
            <th scope="col">{t('ledger.lead')}</th>
          </tr>
        </thead>
        <tbody>
          {cases.map((row) => (
            <Row key={row.id} county={county} row={row} today={today} />
          ))}
        </tbody>
      </table>
      <p className="ledger-more">{children}</p>
    </>
  );
}
