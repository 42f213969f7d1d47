import { Link } from '@tanstack/react-router';
import type { ResultView } from '../../wire/index.ts';
import { momentText } from '../format/moment.ts';
import { NameOf } from '../parts/assumed.tsx';
import { Note } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import { nameIn } from './standing.ts';

type OfResult = { readonly county: string; readonly result: ResultView };

/** Every request that an item be left out, with its reason and both persons. */
export function Exclusions({ county, result }: OfResult) {
  const { t, language } = useWording();
  const { scheme, exclusions } = result;
  if (exclusions.length === 0) return null;
  const lines = [...scheme.indicators, ...scheme.bases, ...scheme.additions, ...scheme.deductions];
  return (
    <section>
      <h2 className="score-heading">{t('score.exclusions')}</h2>
      <p className="quiet">{t('score.exclusions.words')}</p>
      <ul className="score-around">
        {exclusions.map(({ id, number, item, of, reason, askedBy, decidedBy, stage, stageName, counted }) => (
          <li key={id}>
            <Link to="/c/$county/cases/$case" params={{ county, case: id }}>
              {number}
            </Link>{' '}
            <span className="tag">{stageName[language]}</span>{' '}
            {item.id ? (
              <Link to="/c/$county/cases/$case" params={{ county, case: item.id }}>
                {item.number}
              </Link>
            ) : (
              item.number
            )}{' '}
            {of === null
              ? t('score.exclusions.all')
              : t('score.exclusions.of', { name: nameIn(lines, of)?.[language] ?? of })}
            <span className="quiet small">
              {t('score.exclusions.why', { reason, asked: askedBy ?? '—', decided: decidedBy ?? '—' })}
              {stage === 'granted' && !counted && ` ${t('score.exclusions.later')}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Objections to a result: by whom, why, and how each was decided. */
export function Objections({ county, result }: OfResult) {
  const { t, language } = useWording();
  const { objections } = result;
  if (objections.length === 0) return null;
  return (
    <section>
      <h2 className="score-heading">{t('score.objections')}</h2>
      <ul className="score-around">
        {objections.map(({ id, number, unit, reason, stageName }) => (
          <li key={id}>
            <Link to="/c/$county/cases/$case" params={{ county, case: id }}>
              {number}
            </Link>{' '}
            <span className="tag">{stageName[language]}</span> <NameOf named={unit} />
            <span className="quiet small">{reason}</span>
          </li>
        ))}
      </ul>
      {objections.some(({ stage }) => stage === 'upheld') && (
        <p className="quiet">{t('score.objections.upheld')}</p>
      )}
    </section>
  );
}

/** All results of the scheme side by side: a corrected one stands beside the one before it, never in its place. */
export function Versions({ county, result }: OfResult) {
  const { t, language } = useWording();
  const { versions } = result;
  const newest = versions[0];
  if (versions.length < 2 || !newest) return null;
  return (
    <section>
      {newest.id !== result.id && (
        <Note tone="warn">
          {t('score.versions.newer')}{' '}
          <Link to="/c/$county/scores/$result" params={{ county, result: newest.id }}>
            {newest.number}
          </Link>{' '}
          {newest.stageName[language]}
        </Note>
      )}
      <h2 className="score-heading">{t('score.versions', { count: versions.length })}</h2>
      <ul className="score-around">
        {versions.map(({ id, number, stageName, computedAt }) => (
          <li key={id}>
            {id === result.id ? (
              <b>{number}</b>
            ) : (
              <Link to="/c/$county/scores/$result" params={{ county, result: id }}>
                {number}
              </Link>
            )}{' '}
            <span className="tag">{stageName[language]}</span> {momentText(computedAt, language)}{' '}
            {id === result.id ? (
              <span className="quiet">{t('score.versions.this')}</span>
            ) : (
              <Link
                to="/c/$county/scores/$result"
                params={{ county, result: result.id }}
                search={(before) => ({ ...before, with: id })}
                hash="comparison"
              >
                {t('score.versions.compare')}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
