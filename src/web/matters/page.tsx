import { getRouteApi, Link } from '@tanstack/react-router';
import { dayText } from '../format/moment.ts';
import { Head } from '../parts/head.tsx';
import { useMatters } from '../parts/matters.ts';
import { Nothing, Stateful } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import './matters.css';

const route = getRouteApi('/c/$county/matters');

/** The kinds of work that the county does by definition, each to be read. */
export function MattersPage() {
  const { t, language } = useWording();
  const { county } = route.useParams();
  return (
    <>
      <Head title={t('matters.title')}>
        <p className="quiet">{t('matters.words')}</p>
      </Head>
      <Stateful
        page={useMatters(county)}
        ready={(matters) =>
          matters.length === 0 ? (
            <Nothing title={t('matters.none')}>{t('matters.none.next')}</Nothing>
          ) : (
            <ul className="matters">
              {matters.map((matter) => (
                <li key={matter.id}>
                  <Link to="/c/$county/matters/$matter" params={{ county, matter: matter.id }}>
                    <b>{matter.name[language]}</b>
                    {matter.basis && <span className="quiet small">{matter.basis}</span>}
                    <span className="quiet small">
                      {t('matters.from', { day: dayText(matter.validFrom, language) })}
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      />
    </>
  );
}
