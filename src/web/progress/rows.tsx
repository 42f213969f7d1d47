import { Link } from '@tanstack/react-router';
import type { ProgressRow } from '../../wire/index.ts';
import { computedText } from '../format/computed.ts';
import { dayText } from '../format/moment.ts';
import { targetFigure } from '../format/target.ts';
import { NameOf } from '../parts/assumed.tsx';
import { LightTag } from '../parts/light.tsx';
import { TypeTag } from '../parts/tags.tsx';
import { useWording } from '../wording/index.ts';

/** What a row came to in short: “3 of 5”, or each figure with what was planned for the day. */
function Short({ row }: { row: ProgressRow }) {
  const { t, language } = useWording();
  if (row.count)
    return t(row.count.what === 'milestones' ? 'progress.milestones' : 'progress.children', {
      done: row.count.done,
      of: row.count.of,
    });
  return (
    <ul>
      {row.figures.map(({ target, value, planned }) => {
        const plan = computedText(planned, language);
        return (
          <li key={`${target.metric} ${targetFigure(target, 'zh')}`}>
            <span className="quiet">{target.metric}</span>{' '}
            <b>{computedText(value, language) || t('progress.missing')}</b>{' '}
            {plan && (
              <span className="quiet small">
                {t('progress.planned')} {plan}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Lead({ row }: { row: ProgressRow }) {
  const { t, language } = useWording();
  const { lead, leadEnded } = row;
  return (
    <>
      {lead && <NameOf named={lead} />}
      {leadEnded && (
        <p className="small tag-assumed">
          {leadEnded.successors.length === 0
            ? t('progress.ended', { day: dayText(leadEnded.on, language) })
            : t('progress.ended.into', {
                day: dayText(leadEnded.on, language),
                units: leadEnded.successors.map(({ name }) => name).join(t('list.comma')),
              })}
        </p>
      )}
    </>
  );
}

/** The worst reasons of a row; the case's own page has them all. */
const mostReasons = 2;

/** The commitments of the board, each with its light, its worst reasons and what it came to. */
export function Rows({ rows, county }: { rows: readonly ProgressRow[]; county: string }) {
  const { t, say } = useWording();
  return (
    <table className="ledger board-rows">
      <caption className="hidden">{t('progress.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('progress.light')}</th>
          <th scope="col">{t('ledger.number')}</th>
          <th scope="col">{t('ledger.task')}</th>
          <th scope="col">{t('progress.panel')}</th>
          <th scope="col">{t('ledger.lead')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <LightTag light={row.light} />
              {row.byHand && <span className="tag">{t('light.by-hand')}</span>}
            </td>
            <td className="ledger-number">
              <Link to="/c/$county/cases/$case" params={{ county, case: row.id }}>
                {row.number}
              </Link>
            </td>
            <td className="ledger-title">
              {row.title} <TypeTag type={row.type} />
              <ul className="reasons quiet small">
                {row.reasons.slice(0, mostReasons).map((reason) => (
                  <li key={`${reason.code} ${reason.words.zh}`}>{say(reason.words)}</li>
                ))}
              </ul>
            </td>
            <td>
              <Short row={row} />
            </td>
            <td className="ledger-unit">
              <span className="phone-label">{t('ledger.lead')}</span>
              <Lead row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
