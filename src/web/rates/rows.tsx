import { Link } from '@tanstack/react-router';
import type { OpenedRateView } from '../../wire/index.ts';
import { NameOf } from '../parts/assumed.tsx';
import { ColumnValues } from '../scores/column-values.tsx';
import { useWording } from '../wording/index.ts';

type ReasonNode = OpenedRateView['rows'][number]['reasons'];

/** Why a row counts as it does, for whoever wants the formula: the expression with the value of each part. */
function Reason({ reason }: { reason: ReasonNode }) {
  return (
    <>
      <code>
        {reason.text} = {reason.value}
      </code>
      {reason.parts.length > 0 && (
        <ul>
          {reason.parts.map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of an expression stand still
            <li key={`${part.text} ${index}`}>
              <Reason reason={part} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The rows of the denominator: in words what each rests on, and the formula behind a click. */
export function RateRows({ county, opened }: { county: string; opened: OpenedRateView }) {
  const { t } = useWording();
  const head = t('rates.rows', { rows: opened.rows.length });
  return (
    <>
      <h3 className="score-heading">{head}</h3>
      {opened.more && <p className="quiet">{t('rates.more')}</p>}
      {opened.rows.length > 0 && (
        <table className="score-rows">
          <caption className="hidden">{head}</caption>
          <thead>
            <tr>
              <th scope="col">{t('score.row')}</th>
              <th scope="col">{t('score.unit')}</th>
              <th scope="col">{t('score.values')}</th>
              <th scope="col">{t('score.counts')}</th>
            </tr>
          </thead>
          <tbody>
            {opened.rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a case may have several rows of one kind
              <tr key={`${row.case} ${index}`}>
                <td>
                  {row.case && (
                    <Link to="/c/$county/cases/$case" params={{ county, case: row.case }}>
                      {row.number}
                    </Link>
                  )}
                  <div className="quiet">{row.title}</div>
                </td>
                <td>{row.unit ? <NameOf named={row.unit} /> : t('score.no-unit')}</td>
                <td className="small">
                  <ColumnValues columns={opened.columns} values={row.values} />
                  <details className="quiet">
                    <summary>{t('score.formula')}</summary>
                    <Reason reason={row.reasons} />
                  </details>
                </td>
                <td className="score-number">{row.counts}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
