import { getRouteApi, Link } from '@tanstack/react-router';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import type { ResultView } from '../../wire/index.ts';
import { useStanding } from '../app/session.ts';
import { wordingOf } from '../ask/index.ts';
import { dayText } from '../format/moment.ts';
import { NameOf } from '../parts/assumed.tsx';
import { Head } from '../parts/head.tsx';
import { Note, Stateful } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import '../ledger/ledger.css';
import { Exclusions, Objections, Versions } from './around.tsx';
import { Ranking } from './ranking.tsx';
import './scores.css';
import { nameIn } from './standing.ts';
import { UnitSheet } from './unit-sheet.tsx';
import { useDifferences, useObjection, useResult } from './use-scores.ts';

const route = getRouteApi('/c/$county/scores/$result');

function Warnings({ result }: { result: ResultView }) {
  const { t } = useWording();
  return (
    <>
      {!result.intact && <Note tone="error">{t('score.not-intact')}</Note>}
      {!result.scheme.confirmed && <Note tone="warn">{t('scores.unconfirmed.words')}</Note>}
      {result.stage === 'computed' && <Note>{t('score.not-published')}</Note>}
    </>
  );
}

function Unscored({ result }: { result: ResultView }) {
  const { t } = useWording();
  if (result.unscored.length === 0) return null;
  return (
    <div className="note note-plain">
      {t('score.unscored')}
      {result.unscored.map(({ unit, rows }) => (
        <span key={unit?.id ?? ''} className="score-value">
          {unit ? <NameOf named={unit} /> : t('score.no-unit')} {t('score.rows', { rows })}
        </span>
      ))}
    </div>
  );
}

function Differences({ county, result, from }: { county: string; result: ResultView; from: string }) {
  const { t, language } = useWording();
  const page = useDifferences(county, result.id, from);
  const { indicators, bases, deductions, additions } = result.scheme;
  const lineName = (id: string) =>
    nameIn([...indicators, ...bases, ...deductions, ...additions], id)?.[language] ?? id;
  /** What rows count, with the two words that the server has for those that count nothing. */
  const countText = (said: string | null) =>
    said === null
      ? '—'
      : said
          .split(', ')
          .map((one) =>
            one.replace('excluded', t('score.left-out')).replace('not-counted', t('score.not-among')),
          )
          .join(t('list.comma'));
  const said = (standing: { total: string | null; rank: number | null } | null) =>
    standing?.total ? t('score.standing', { total: standing.total, rank: standing.rank ?? '—' }) : '—';
  return (
    <Stateful
      page={page}
      ready={(list) =>
        list.length === 0 ? (
          <p className="quiet">{t('score.same')}</p>
        ) : (
          <ul className="score-differences">
            {list.map(({ unit, name, before, after, rows }) => (
              <li key={unit}>
                <b>{name}</b> {t('score.before-after', { before: said(before), after: said(after) })}
                <span className="quiet small">
                  {rows
                    .map(
                      (row) =>
                        `${row.number ?? lineName(row.line)} ${countText(row.before)} → ${countText(row.after)}`,
                    )
                    .join(t('list.semicolon'))}
                </span>
              </li>
            ))}
          </ul>
        )
      }
    />
  );
}

/** What differs between this result and another of its scheme. */
function Comparison({ county, result, other }: { county: string; result: ResultView; other: string }) {
  const { t } = useWording();
  const number = result.versions.find(({ id }) => id === other)?.number ?? '';
  return (
    <section id="comparison">
      <h2 className="score-heading">{t('score.compare', { number })}</h2>
      <Differences county={county} result={result} from={other} />
    </section>
  );
}

/** When nobody may object any more, or not yet, the page says until when one could. */
function ObjectionOver({ result }: { result: ResultView }) {
  const { t, language } = useWording();
  const today = useStanding(route.useParams().county)?.session.today;
  if (result.objectUntil === null || today === undefined || today <= result.objectUntil) return null;
  return <p className="quiet">{t('score.object.over', { on: dayText(result.objectUntil, language) })}</p>;
}

function Objection({ county, result }: { county: string; result: ResultView }) {
  const { t, say } = useWording();
  const [reason, setReason] = useState('');
  const { message } = App.useApp();
  const objection = useObjection(
    county,
    { result, title: t('score.objection-to', { number: result.number }) },
    ({ number }) => {
      setReason('');
      void message.success(t('score.objected', { number }));
    },
  );
  if (!result.mayObject) return <ObjectionOver result={result} />;
  return (
    <section className="score-objection">
      <h2 className="score-heading">{t('score.object')}</h2>
      <p className="quiet">{t('score.object.words')}</p>
      {objection.error && <Note tone="error">{say(wordingOf(objection.error))}</Note>}
      <Input.TextArea
        value={reason}
        rows={3}
        aria-label={t('score.object.reason')}
        placeholder={t('score.object.reason')}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button
        disabled={reason.trim().length < 5}
        loading={objection.isPending}
        onClick={() => objection.mutate(reason.trim())}
      >
        {t('score.object.act')}
      </Button>
    </section>
  );
}

function Result({ county, result }: { county: string; result: ResultView }) {
  const { t, language } = useWording();
  const search = route.useSearch();
  const { unit } = search;
  const files = `/api/counties/${county}/scores/${result.id}/score`;
  return (
    <>
      <Head title={`${result.scheme.name[language]} ${result.number}`}>
        <p className="quiet">
          <span className="tag">{result.stageName[language]}</span>{' '}
          {t('score.counted-on', { on: dayText(result.countedOn, language) })}
          {result.objectUntil &&
            `${t('list.semicolon')}${t('score.object-until', { on: dayText(result.objectUntil, language) })}`}
        </p>
        <p className="quiet small score-digest">{result.digest}</p>
      </Head>
      <nav className="score-files" aria-label={t('score.title')}>
        <a href={`${files}.xlsx`} download>
          {t('score.xlsx')}
        </a>
        <a href={`${files}.json`} download>
          {t('score.json')}
        </a>
        <Link to="/c/$county/cases/$case" params={{ county, case: result.id }}>
          {t('score.case')}
        </Link>
      </nav>
      <Warnings result={result} />
      <p className="quiet">{t('score.sheet.hint')}</p>
      {result.scheme.groups.map(({ id }) => (
        <Ranking key={id} county={county} result={result} group={id} />
      ))}
      {unit && <UnitSheet county={county} result={result} unit={unit} />}
      <Unscored result={result} />
      <Exclusions county={county} result={result} />
      <Objections county={county} result={result} />
      <Objection county={county} result={result} />
      <Versions county={county} result={result} />
      {search.with && <Comparison county={county} result={result} other={search.with} />}
    </>
  );
}

/** A result (评价结果): the ranking by group, each unit's sheet, and the files to compute it again. */
export function ResultPage() {
  const { county, result } = route.useParams();
  const page = useResult(county, result);
  return <Stateful alone page={page} ready={(view) => <Result county={county} result={view} />} />;
}
