import { Link } from '@tanstack/react-router';
import type { ResultView, UnitScoreView } from '../../wire/index.ts';
import { useWording } from '../wording/index.ts';

/** What was taken off, as a minus; nothing is plain 0. */
export const costText = (points: string | undefined): string =>
  points === undefined || Number(points) === 0 ? '0' : `−${points}`;

/** The ranked first, in the order of their ranks; who has no data follows. */
const byRank = (a: UnitScoreView, b: UnitScoreView): number =>
  (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER);

function Row({ county, result, score }: { county: string; result: ResultView; score: UnitScoreView }) {
  const { t } = useWording();
  const { indicators, deductions } = result.scheme;
  return (
    <tr>
      <td className="score-rank">{score.rank}</td>
      <th scope="row">
        <Link
          to="/c/$county/scores/$result"
          params={{ county, result: result.id }}
          search={(before) => ({ ...before, unit: score.unit })}
          hash="sheet"
        >
          {score.name}
        </Link>{' '}
        {score.few && <span className="tag">{t('score.few')}</span>}
      </th>
      <td className="score-number">
        <b>{score.total}</b>
      </td>
      {indicators.map(({ id }) => (
        <td key={id} className="score-number score-part">
          {score.indicators[id]?.points ?? '—'}
        </td>
      ))}
      {deductions.map(({ id }) => (
        <td key={id} className="score-number score-part">
          {costText(score.deductions[id]?.points)}
        </td>
      ))}
    </tr>
  );
}

/** The ranking of one group. */
export function Ranking({ county, result, group }: { county: string; result: ResultView; group: string }) {
  const { t, language } = useWording();
  const { scheme, scores } = result;
  const unranked = scores.filter((score) => score.group === group && score.rank === null);
  const name = scheme.groups.find(({ id }) => id === group)?.name[language] ?? group;
  return (
    <section>
      <h2 className="score-heading">{name}</h2>
      <div className="score-scroll">
        <table className="ledger score-ranking">
          <caption className="hidden">{name}</caption>
          <thead>
            <tr>
              <th scope="col">{t('score.rank')}</th>
              <th scope="col">{t('score.unit')}</th>
              <th scope="col">{t('score.total')}</th>
              {scheme.indicators.map((one) => (
                <th key={one.id} scope="col" className="score-part">
                  {one.name[language]} ×{one.weight}
                </th>
              ))}
              {scheme.deductions.map((one) => (
                <th key={one.id} scope="col" className="score-part">
                  {one.name[language]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {scores
              .filter((score) => score.group === group && score.rank !== null)
              .sort(byRank)
              .map((score) => (
                <Row key={score.unit} county={county} result={result} score={score} />
              ))}
          </tbody>
        </table>
      </div>
      {unranked.length > 0 && (
        <details className="score-unranked">
          <summary>{t('score.no-data.units', { count: unranked.length })}</summary>
          <p className="quiet">{unranked.map((score) => score.name).join(t('list.comma'))}</p>
        </details>
      )}
    </section>
  );
}
