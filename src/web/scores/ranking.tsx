import { Link } from '@tanstack/react-router';
import type { ResultView, UnitScoreView } from '../../wire/index.ts';
import { useWording } from '../wording/index.ts';
import { nameIn, tiesOf, useApartText } from './standing.ts';

/** What was taken off, as a minus; nothing is plain 0. */
export const costText = (points: string | undefined): string =>
  points === undefined || Number(points) === 0 ? '0' : `−${points}`;

/** What was added. */
export const gainText = (points: string | undefined): string =>
  points === undefined || Number(points) === 0 ? '0' : `+${points}`;

type OfResult = { readonly county: string; readonly result: ResultView };

/** A unit's name, leading to its sheet. */
export function UnitLink({ county, result, score }: OfResult & { score: UnitScoreView }) {
  return (
    <Link
      to="/c/$county/scores/$result"
      params={{ county, result: result.id }}
      search={(before) => ({ ...before, unit: score.unit })}
      hash="sheet"
    >
      {score.name}
    </Link>
  );
}

/** What the floor gave back and the ceiling cut: a total that does not show all that was taken says so. */
function Bounds({ score }: { score: UnitScoreView }) {
  const { t } = useWording();
  return (
    <>
      {Number(score.givenBack) > 0 && (
        <span className="quiet small score-bound">
          {t('score.floor.short', { taken: score.taken, back: score.givenBack })}
        </span>
      )}
      {Number(score.cut) > 0 && (
        <span className="quiet small score-bound">{t('score.ceiling.short', { cut: score.cut })}</span>
      )}
    </>
  );
}

function Row({ county, result, score }: OfResult & { score: UnitScoreView }) {
  const { t, language } = useWording();
  const { indicators, deductions, additions, grades } = result.scheme;
  const shared = (score.tie?.shared.length ?? 0) > 0;
  return (
    <tr>
      <td className="score-rank">
        {score.rank}
        {shared && <span className="tag">{t('score.tied')}</span>}
      </td>
      <th scope="row">
        <UnitLink county={county} result={result} score={score} />{' '}
        {score.few && <span className="tag">{t('score.few')}</span>}
      </th>
      <td className="score-number">
        <b>{score.total}</b>
        <Bounds score={score} />
      </td>
      {grades.length > 0 && <td>{nameIn(grades, score.grade)?.[language]}</td>}
      {indicators.map(({ id }) => (
        <td key={id} className="score-number score-part">
          {score.indicators[id]?.points ?? '—'}
        </td>
      ))}
      {additions.map(({ id }) => (
        <td key={id} className="score-number score-part">
          {gainText(score.additions[id]?.points)}
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

/** The highest first, in the order of their ranks. */
const byRank = (a: UnitScoreView, b: UnitScoreView): number => (a.rank ?? 0) - (b.rank ?? 0);

/** Each set of units with one total, and what settled their order. */
function Ties({ result, scores }: { result: ResultView; scores: readonly UnitScoreView[] }) {
  const { t, language } = useWording();
  const ties = tiesOf(scores);
  if (ties.length === 0) return null;
  const { by, next } = result.scheme.ties;
  const names = (ids: readonly string[]) =>
    ids.map((id) => nameIn(result.scheme.indicators, id)?.[language] ?? id).join(t('list.comma'));
  return (
    <ul className="quiet small score-ties">
      {ties.map(({ total, units, by: settledBy, isShared }) => (
        <li key={total}>
          {t('score.tie.units', { total, names: units.map(({ name }) => name).join(t('list.comma')) })}
          {settledBy.length > 0 && t('score.tie.settled', { by: names(settledBy) })}
          {isShared &&
            t(by.length > 0 ? 'score.tie.still' : 'score.tie.none', { by: names(by) }) +
              t(next === 'skip' ? 'score.tie.skip' : 'score.tie.follow')}
        </li>
      ))}
    </ul>
  );
}

/** Units that are not ranked, each with the reason. */
function ApartUnits({ county, result, scores }: OfResult & { scores: readonly UnitScoreView[] }) {
  const { t } = useWording();
  const apartText = useApartText(result);
  if (scores.length === 0) return null;
  const why = [...new Set(scores.map(apartText))];
  return (
    <section className="score-apart">
      <h3>{t('score.apart', { count: scores.length })}</h3>
      <p className="quiet small">{t('score.apart.words')}</p>
      <dl>
        {why.map((reason) => (
          <div key={reason}>
            <dt>{reason}</dt>
            <dd>
              {scores
                .filter((score) => apartText(score) === reason)
                .map((score) => (
                  <span key={score.unit} className="score-value">
                    <UnitLink county={county} result={result} score={score} />
                  </span>
                ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The ranking of one group, its ties, and who is shown apart. */
export function Ranking({ county, result, group }: OfResult & { group: string }) {
  const { t, language } = useWording();
  const { scheme } = result;
  const own = result.scores.filter((score) => score.group === group);
  const ranked = own.filter(({ rank }) => rank !== null).sort(byRank);
  const name = nameIn(scheme.groups, group)?.[language] ?? group;
  return (
    <section>
      <h2 className="score-heading">{name}</h2>
      {ranked.length === 0 ? (
        <p className="quiet">{t('score.nobody')}</p>
      ) : (
        <div className="score-scroll">
          <table className="ledger score-ranking">
            <caption className="hidden">{name}</caption>
            <thead>
              <tr>
                <th scope="col">{t('score.rank')}</th>
                <th scope="col">{t('score.unit')}</th>
                <th scope="col">{t('score.total')}</th>
                {scheme.grades.length > 0 && <th scope="col">{t('score.grade')}</th>}
                {scheme.indicators.map((one) => (
                  <th key={one.id} scope="col" className="score-part">
                    {one.name[language]} ×{one.weight}
                  </th>
                ))}
                {[...scheme.additions, ...scheme.deductions].map((one) => (
                  <th key={one.id} scope="col" className="score-part">
                    {one.name[language]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {ranked.map((score) => (
                <Row key={score.unit} county={county} result={result} score={score} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Ties result={result} scores={ranked} />
      <ApartUnits county={county} result={result} scores={own.filter(({ rank }) => rank === null)} />
    </section>
  );
}
