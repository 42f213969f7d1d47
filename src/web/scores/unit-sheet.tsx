import type { ReactNode } from 'react';
import type { ResultView, UnitScoreView } from '../../wire/index.ts';
import { useWording } from '../wording/index.ts';
import { AskExclusion } from './ask-exclusion.tsx';
import { costText, gainText } from './ranking.tsx';
import { Rows } from './rows.tsx';
import { nameIn, useApartText } from './standing.ts';

type SheetProps = {
  readonly county: string;
  readonly result: ResultView;
  readonly score: UnitScoreView;
};

type PartProps = SheetProps & { readonly id: string };

/** One number of the sheet, opening to its definition and its rows. */
function Part({
  county,
  result,
  score,
  id,
  head,
  children,
}: PartProps & { head: ReactNode; children: ReactNode }) {
  const line = result.lines.find((one) => one.id === id);
  if (!line) return null;
  return (
    <details className="score-line">
      <summary>{head}</summary>
      {children}
      <Rows
        county={county}
        result={result}
        line={line}
        unit={score.unit}
        act={(row) => <AskExclusion county={county} result={result} line={id} row={row} />}
      />
    </details>
  );
}

/** The words of a definition stand open; its expressions are for whoever wants them. */
function Formula({ texts }: { texts: readonly (string | null)[] }) {
  const { t } = useWording();
  return (
    <details className="quiet small">
      <summary>{t('score.formula')}</summary>
      {texts.map((text) => text && <code key={text}>{text}</code>)}
    </details>
  );
}

function IndicatorPart(props: PartProps) {
  const { result, score, id } = props;
  const { t, language } = useWording();
  const indicator = result.scheme.indicators.find((one) => one.id === id);
  const own = score.indicators[id];
  if (!indicator || !own) return null;
  const rate = result.rates.find((one) => one.id === indicator.rate);
  const points = own.points ?? t(own.zeroed ? 'score.zeroed' : 'score.no-rows');
  const head = (
    <>
      <b>{indicator.name[language]}</b> ×{indicator.weight}
      <span>{t('score.fraction', { numerator: own.numerator, rows: own.rows })}</span>
      {indicator.marks !== null && own.rate !== null && (
        <span>{t('score.rate-to-points', { rate: own.rate })}</span>
      )}
      <b className="score-points">{points}</b>
    </>
  );
  return (
    <Part {...props} head={head}>
      {rate && (
        <>
          <p className="quiet small">
            {rate.name[language]}
            {t('entry.colon')}
            {t('score.numerator')}
            {rate.numerator[language]}
            {t('list.semicolon')}
            {t('score.denominator')}
            {rate.denominator[language]}
          </p>
          <Formula texts={[rate.compute.among, rate.compute.counts, indicator.marks]} />
        </>
      )}
    </Part>
  );
}

function BasePart(props: PartProps) {
  const { result, score, id } = props;
  const { t, language } = useWording();
  const base = result.scheme.bases.find((one) => one.id === id);
  if (!base) return null;
  const head = (
    <>
      <b>{base.name[language]}</b>
      <span>{t('score.base')}</span>
      <b className="score-points">{t('score.rows', { rows: score.bases[id] ?? 0 })}</b>
    </>
  );
  return (
    <Part {...props} head={head}>
      <Formula texts={[base.when]} />
    </Part>
  );
}

function ChargePart(props: PartProps & { kind: 'deductions' | 'additions' }) {
  const { result, score, id, kind } = props;
  const { t, language } = useWording();
  const charge = result.scheme[kind].find((one) => one.id === id);
  const own = score[kind][id];
  if (!charge || !own) return null;
  const times = score.few && kind === 'deductions' ? (result.scheme.few?.times ?? 1) : 1;
  const sum = { points: charge.points, counted: own.counted, full: own.full };
  const head = (
    <>
      <b>{charge.name[language]}</b>
      <span>
        {t(kind === 'deductions' ? 'scores.each' : 'scores.each.added', {
          points: charge.points,
          cap: charge.cap,
        })}
      </span>
      {own.rows > 0 && (
        <span>{times === 1 ? t('score.charge', sum) : t('score.charge.few', { ...sum, times })}</span>
      )}
      {own.full !== own.points && <span className="tag">{t('score.capped', { cap: charge.cap })}</span>}
      <b className="score-points">{kind === 'deductions' ? costText(own.points) : gainText(own.points)}</b>
    </>
  );
  return (
    <Part {...props} head={head}>
      <Formula texts={[charge.when, charge.counts === '1' ? null : charge.counts]} />
    </Part>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** From the weighted points to the total: what was added and taken, what the floor gave back, what the ceiling cut. */
function Sum({ result, score }: SheetProps) {
  const { t, language } = useWording();
  const { indicators, additions, deductions, grades, floor, ceiling } = result.scheme;
  const apartText = useApartText(result);
  return (
    <dl className="facts">
      <Fact name={t(indicators.length > 0 ? 'score.weighted' : 'score.full-marks')}>
        {score.weighted ?? '—'}
      </Fact>
      {additions.length > 0 && <Fact name={t('score.added')}>{gainText(score.added)}</Fact>}
      {deductions.length > 0 && <Fact name={t('score.deducted')}>{costText(score.taken)}</Fact>}
      {Number(score.givenBack) > 0 && (
        <Fact name={t('score.given-back')}>
          +{score.givenBack} <span className="quiet small">{t('score.given-back.words', { floor })}</span>
        </Fact>
      )}
      {Number(score.cut) > 0 && ceiling !== null && (
        <Fact name={t('score.cut')}>
          −{score.cut} <span className="quiet small">{t('score.cut.words', { ceiling })}</span>
        </Fact>
      )}
      <Fact name={t('score.total')}>
        {score.apart === null ? <b>{score.total}</b> : `${t('score.not-ranked')} ${apartText(score)}`}
      </Fact>
      <Fact name={t('score.rank')}>
        {score.rank ?? '—'} {(score.tie?.shared.length ?? 0) > 0 && t('score.tied')}
      </Fact>
      {grades.length > 0 && (
        <Fact name={t('score.grade')}>{nameIn(grades, score.grade)?.[language] ?? '—'}</Fact>
      )}
    </dl>
  );
}

/** How the score of one unit comes about, down to the cases behind every number. */
export function UnitSheet({ county, result, unit }: { county: string; result: ResultView; unit: string }) {
  const { t } = useWording();
  const score = result.scores.find((one) => one.unit === unit);
  if (!score) return null;
  const { indicators, bases, deductions, additions } = result.scheme;
  const own = { county, result, score };
  return (
    <section id="sheet" className="score-sheet">
      <h2 className="score-heading">{t('score.sheet', { name: score.name })}</h2>
      <Sum {...own} />
      {indicators.map(({ id }) => (
        <IndicatorPart key={id} {...own} id={id} />
      ))}
      {bases.map(({ id }) => (
        <BasePart key={id} {...own} id={id} />
      ))}
      {additions.map(({ id }) => (
        <ChargePart key={id} {...own} id={id} kind="additions" />
      ))}
      {deductions.map(({ id }) => (
        <ChargePart key={id} {...own} id={id} kind="deductions" />
      ))}
    </section>
  );
}
