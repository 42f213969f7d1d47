import { Link } from '@tanstack/react-router';
import type { ResultView, ScoreRow, UnitScoreView } from '../../wire/index.ts';
import { useWording } from '../wording/index.ts';
import { costText } from './ranking.tsx';

type Line = ResultView['lines'][number];

function useValueText() {
  const { t } = useWording();
  return (value: ScoreRow['values'][string] | undefined): string => {
    if (value === null || value === undefined) return '—';
    if (typeof value === 'boolean') return t(value ? 'score.yes' : 'score.no');
    return String(value);
  };
}

function RowOf({
  county,
  row,
  line,
  posts,
}: {
  county: string;
  row: ScoreRow;
  line: Line;
  posts: ResultView['posts'];
}) {
  const { t, language } = useWording();
  const valueText = useValueText();
  const { excluded } = row;
  return (
    <tr className={row.among ? '' : 'score-left-out'}>
      <td>
        {row.case === null ? (
          t('score.hidden-case')
        ) : (
          <Link to="/c/$county/cases/$case" params={{ county, case: row.case }}>
            {row.number}
          </Link>
        )}
        {row.title && <div className="quiet">{row.title}</div>}
      </td>
      <td className="small">
        {line.columns.map(({ id, name }) => (
          <span key={id} className="score-value">
            {name[language]}
            {t('entry.colon')}
            {valueText(row.values[id])}
          </span>
        ))}
        {excluded && (
          <div className="score-excluded">
            {t('score.excluded', {
              reason: excluded.reason,
              record: excluded.record,
              asked: posts[excluded.askedBy] ?? excluded.askedBy,
              granted: posts[excluded.grantedBy] ?? excluded.grantedBy,
            })}
          </div>
        )}
      </td>
      <td className="score-number">{row.counts ?? t('score.not-among')}</td>
    </tr>
  );
}

/** What counts stands first, then what was left out, then what does not belong. */
const standing = ({ among, excluded }: ScoreRow): number => (among ? 0 : excluded ? 1 : 2);

function Rows({
  county,
  result,
  line,
  unit,
  cost,
}: {
  county: string;
  result: ResultView;
  line: Line;
  unit: string;
  cost: boolean;
}) {
  const { t } = useWording();
  const rows = line.rows.filter((row) => row.unit === unit).sort((a, b) => standing(a) - standing(b));
  const withheld = line.withheld[unit];
  if (withheld !== undefined) return <p className="quiet">{t('score.withheld', { rows: withheld })}</p>;
  if (rows.length === 0) return <p className="quiet">{t('score.no-line')}</p>;
  return (
    <table className="score-rows">
      <caption className="hidden">{line.id}</caption>
      <thead>
        <tr>
          <th scope="col">{t('score.row')}</th>
          <th scope="col">{t('score.values')}</th>
          <th scope="col">{t(cost ? 'score.counts.deduction' : 'score.counts')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // A case may have several rows of one kind; their order never changes.
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a stored result stand still
          <RowOf key={`${row.case} ${index}`} county={county} row={row} line={line} posts={result.posts} />
        ))}
      </tbody>
    </table>
  );
}

function IndicatorPart({
  county,
  result,
  score,
  index,
}: {
  county: string;
  result: ResultView;
  score: UnitScoreView;
  index: number;
}) {
  const { t, language } = useWording();
  const indicator = result.scheme.indicators[index];
  const line = result.lines.find(({ id }) => id === indicator?.id);
  const own = indicator && score.indicators[indicator.id];
  if (!indicator || !line || !own) return null;
  const rate = result.rates.find(({ id }) => id === indicator.rate);
  const points = own.points ?? t(own.zeroed ? 'score.zeroed' : 'score.no-rows');
  return (
    <details className="score-line">
      <summary>
        <b>{indicator.name[language]}</b> ×{indicator.weight}
        <span>{t('score.fraction', { numerator: own.numerator, rows: own.rows })}</span>
        <b className="score-points">{points}</b>
      </summary>
      {rate && (
        <p className="quiet small">
          {rate.name[language]}
          {t('entry.colon')}
          {t('score.numerator')}
          {rate.numerator[language]}
          {t('list.semicolon')}
          {t('score.denominator')}
          {rate.denominator[language]}
          <br />
          <code>{rate.compute.among}</code> · <code>{rate.compute.counts}</code>
        </p>
      )}
      <Rows county={county} result={result} line={line} unit={score.unit} cost={false} />
    </details>
  );
}

function DeductionPart({
  county,
  result,
  score,
  index,
}: {
  county: string;
  result: ResultView;
  score: UnitScoreView;
  index: number;
}) {
  const { t, language } = useWording();
  const deduction = result.scheme.deductions[index];
  const line = result.lines.find(({ id }) => id === deduction?.id);
  const own = deduction && score.deductions[deduction.id];
  if (!deduction || !line || !own) return null;
  return (
    <details className="score-line">
      <summary>
        <b>{deduction.name[language]}</b>
        <span>{t('scores.each', { points: deduction.points, cap: deduction.cap })}</span>
        <b className="score-points">{costText(own.points)}</b>
      </summary>
      <p className="quiet small">
        <code>{deduction.when}</code>
      </p>
      <Rows county={county} result={result} line={line} unit={score.unit} cost={true} />
    </details>
  );
}

/** How the score of one unit comes about, down to the cases behind every numerator and denominator. */
export function UnitSheet({ county, result, unit }: { county: string; result: ResultView; unit: string }) {
  const { t } = useWording();
  const score = result.scores.find((one) => one.unit === unit);
  if (!score) return null;
  const { indicators, deductions } = result.scheme;
  const deducted = Object.values(score.deductions)
    .map(({ points }) => points)
    .filter((points) => Number(points) > 0);
  return (
    <section id="sheet" className="score-sheet">
      <h2 className="score-heading">{t('score.sheet', { name: score.name })}</h2>
      <dl className="facts">
        <div>
          <dt>{t('score.weighted')}</dt>
          <dd>{score.weighted ?? '—'}</dd>
        </div>
        <div>
          <dt>{t('score.deducted')}</dt>
          <dd>{deducted.map(costText).join(' ') || '0'}</dd>
        </div>
        <div>
          <dt>{t('score.total')}</dt>
          <dd>
            <b>{score.total ?? t('score.no-data')}</b>
          </dd>
        </div>
        <div>
          <dt>{t('score.rank')}</dt>
          <dd>{score.rank ?? '—'}</dd>
        </div>
      </dl>
      {indicators.map(({ id }, index) => (
        <IndicatorPart key={id} county={county} result={result} score={score} index={index} />
      ))}
      {deductions.map(({ id }, index) => (
        <DeductionPart key={id} county={county} result={result} score={score} index={index} />
      ))}
    </section>
  );
}
