import { getRouteApi, Link } from '@tanstack/react-router';
import type { ScoresView } from '../../wire/index.ts';
import { momentText } from '../format/moment.ts';
import { Head } from '../parts/head.tsx';
import { Nothing, Stateful } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import '../ledger/ledger.css';
import './scores.css';
import { SchemeCard } from './scheme-card.tsx';
import { useScores } from './use-scores.ts';

const route = getRouteApi('/c/$county/scores');

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
