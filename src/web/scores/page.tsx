import { getRouteApi, Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import type { ScoresView } from '../../wire/index.ts';
import { wordingOf } from '../ask/index.ts';
import { dayText, momentText } from '../format/moment.ts';
import { Head } from '../parts/head.tsx';
import { Note, Nothing, Stateful } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import '../ledger/ledger.css';
import './scores.css';
import { useComputing, useScores } from './use-scores.ts';

const route = getRouteApi('/c/$county/scores');

type Scheme = ScoresView['schemes'][number];

function SchemeCard({ scheme, county, mayCompute }: { scheme: Scheme; county: string; mayCompute: boolean }) {
  const { t, say, language } = useWording();
  const { message } = App.useApp();
  const computing = useComputing(
    county,
    ({ number }) => void message.success(t('scores.computed', { number })),
  );
  return (
    <section className="score-scheme">
      <header>
        <h3>
          {scheme.name[language]}{' '}
          {!scheme.confirmed && <span className="tag tag-assumed">{t('scores.unconfirmed')}</span>}
        </h3>
        <span className="quiet">
          {t('scores.period', { from: dayText(scheme.from, language), to: dayText(scheme.to, language) })}
        </span>
        {mayCompute && (
          <Button onClick={() => computing.mutate(scheme.id)} loading={computing.isPending}>
            {t('scores.compute')}
          </Button>
        )}
      </header>
      {computing.error && <Note tone="error">{say(wordingOf(computing.error))}</Note>}
      <ul className="score-parts">
        {scheme.indicators.map(({ id, name, weight, missing, least }) => (
          <li key={id}>
            <b>{name[language]}</b> {weight}
            <span className="quiet small">
              {t('scores.missing')}
              {t('entry.colon')}
              {t(missing === 'zero' ? 'scores.missing.zero' : 'scores.missing.share-out')}
              {least > 1 && `${t('list.semicolon')}${t('scores.least', { least })}`}
            </span>
          </li>
        ))}
        {scheme.deductions.map(({ id, name, points, cap }) => (
          <li key={id}>
            <b>{name[language]}</b> −<span className="quiet small">{t('scores.each', { points, cap })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Results({ county, view }: { county: string; view: ScoresView }) {
  const { t, language } = useWording();
  if (view.results.length === 0) return <Nothing title={t('scores.results.none')} />;
  const names = new Map(view.schemes.map(({ id, name }) => [id, name[language]]));
  return (
    <table className="ledger">
      <caption className="hidden">{t('scores.results')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('scores.number')}</th>
          <th scope="col">{t('scores.scheme')}</th>
          <th scope="col">{t('scores.stage')}</th>
          <th scope="col">{t('scores.at')}</th>
        </tr>
      </thead>
      <tbody>
        {view.results.map((result) => (
          <tr key={result.id}>
            <td className="ledger-number">
              <Link to="/c/$county/scores/$result" params={{ county, result: result.id }}>
                {result.number}
              </Link>
            </td>
            <td>{names.get(result.scheme) ?? result.scheme}</td>
            <td>{result.stageName[language]}</td>
            <td>{momentText(result.computedAt, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Schemes of evaluation (评价办法) and their results. */
export function ScoresPage() {
  const { t } = useWording();
  const { county } = route.useParams();
  const page = useScores(county);
  return (
    <>
      <Head
        title={t('scores.title')}
        aside={
          <Link to="/c/$county/rates" params={{ county }}>
            {t('scores.rates')}
          </Link>
        }
      >
        <p className="quiet">{t('scores.words')}</p>
      </Head>
      <Stateful
        page={page}
        ready={(view) => (
          <>
            <h2 className="score-heading">{t('scores.results')}</h2>
            <Results county={county} view={view} />
            <h2 className="score-heading">{t('scores.schemes')}</h2>
            {view.schemes.length === 0 && <Nothing title={t('scores.schemes.none')} />}
            {view.schemes.map((scheme) => (
              <SchemeCard key={scheme.id} scheme={scheme} county={county} mayCompute={view.mayCompute} />
            ))}
          </>
        )}
      />
    </>
  );
}
