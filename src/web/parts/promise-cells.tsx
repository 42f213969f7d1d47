import type { CommitmentRow } from '../../wire/index.ts';
import { dayText } from '../format/moment.ts';
import { useWording } from '../wording/index.ts';
import { NameOf } from './assumed.tsx';
import { Targets } from './tags.tsx';

/** What a commitment promises, until when, and who leads it, as cells of a row. */
export function PromiseCells({ row }: { row: CommitmentRow }) {
  const { t, language } = useWording();
  return (
    <>
      <td>{row.targets.length > 0 ? <Targets targets={row.targets} /> : <span className="quiet">—</span>}</td>
      <td className="ledger-day">
        <span className="phone-label">{t('ledger.deadline')}</span>
        {row.deadline ? dayText(row.deadline, language) : t('ledger.deadline.none')}
      </td>
      <td className="ledger-unit">
        <span className="phone-label">{t('ledger.lead')}</span>
        <NameOf named={row.lead} />
      </td>
    </>
  );
}
