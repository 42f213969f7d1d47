import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Select } from 'antd';
import type { OpenedRateView, RateView } from '../../wire/index.ts';
import { useStanding } from '../app/session.ts';
import { type Page, pageOf, request } from '../ask/index.ts';
import { NameOf } from '../parts/assumed.tsx';
import { Head } from '../parts/head.tsx';
import { Stateful } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import { RateRows } from './rows.tsx';
import { yearShown } from './year.ts';
import '../ledger/ledger.css';
import '../scores/scores.css';

const route = getRouteApi('/c/$county/rates');

/** The period of a year, as addresses carry it; without a year the server takes its own. */
const periodOf = (year: string | undefined): Record<string, string> =>
  year ? { from: `${year}-01-01`, to: `${year}-12-31` } : {};

const useRates = (county: string, year: string): Page<RateView[]> =>
  pageOf(
    useQuery({
      queryKey: ['county', county, 'rates', year],
      queryFn: () =>
        request<RateView[]>(`/api/counties/${county}/rates?${new URLSearchParams(periodOf(year))}`),
    }),
  );

type Which = {
  readonly matter: string;
  readonly rate: string;
  readonly year: string;
  readonly unit: string | undefined;
};

const useOpenedRate = (county: string, { matter, rate, year, unit }: Which): Page<OpenedRateView> =>
  pageOf(
    useQuery({
      queryKey: ['county', county, 'rates', matter, rate, year ?? '', unit ?? null],
      queryFn: () =>
        request<OpenedRateView>(
          `/api/counties/${county}/rates/${matter}/${rate}?${new URLSearchParams({
            ...periodOf(year),
            ...(unit === undefined ? {} : { unit }),
          })}`,
        ),
    }),
  );

type Plan = { readonly year: number };

const usePlans = (county: string): Page<Plan[]> =>
  pageOf(
    useQuery({
      queryKey: ['county', county, 'plans'],
      queryFn: () => request<Plan[]>(`/api/counties/${county}/plans`),
    }),
  );

/** Chooses the year among those that the county has plans of, and the year of today. */
function Year({ years, year }: { years: readonly number[]; year: string }) {
  const { t } = useWording();
  const navigate = route.useNavigate();
  const all = [...new Set([...years.map(String), year])].sort().reverse();
  return (
    <Select
      className="rates-year"
      aria-label={t('rates.year')}
      value={year}
      options={all.map((one) => ({ value: one, label: t('plan.year', { year: Number(one) }) }))}
      onChange={(chosen: string) =>
        void navigate({ search: (before) => ({ ...before, year: chosen }), replace: true })
      }
    />
  );
}

function Value({ rate }: { rate: RateView }) {
  const { t } = useWording();
  const { value, without } = rate;
  if (without) return <span className="quiet">{t('rates.words-only')}</span>;
  if (!value) return null;
  if (value.rows > 0 && value.percent === null) return <span className="quiet">{t('rates.few')}</span>;
  return (
    <>
      <b>{value.percent === null ? '—' : `${value.percent}%`}</b>
      <br />
      <span className="quiet small">
        {t('score.fraction', { numerator: value.numerator, rows: value.rows })}
      </span>
    </>
  );
}

function Definition({ rate }: { rate: RateView }) {
  const { t, language } = useWording();
  return (
    <>
      {t('score.numerator')}
      {rate.numerator[language]}
      <br />
      {t('score.denominator')}
      {rate.denominator[language]}
      <br />
      <span className="quiet small">
        {t('rates.as-of')}
        {rate.asOf[language]}
      </span>
    </>
  );
}

function Row({ county, rate }: { county: string; rate: RateView }) {
  const { year } = route.useSearch();
  const { language } = useWording();
  const name = rate.name[language];
  return (
    <tr>
      <th scope="row">
        {rate.compute ? (
          <Link
            to="/c/$county/rates"
            params={{ county }}
            search={{ matter: rate.matter, rate: rate.rate, ...(year ? { year } : {}) }}
          >
            {name}
          </Link>
        ) : (
          name
        )}
        <div className="quiet small">{rate.matterName[language]}</div>
      </th>
      <td>
        <Definition rate={rate} />
      </td>
      <td className="score-number">
        <Value rate={rate} />
      </td>
    </tr>
  );
}

function Opened({ county, which }: { county: string; which: Which }) {
  const { t, language } = useWording();
  const page = useOpenedRate(county, which);
  return (
    <Stateful
      page={page}
      ready={(opened) => (
        <section className="rate-open">
          <p>
            <Link to="/c/$county/rates" params={{ county }} search={{ year: which.year }}>
              {t('rates.back')}
            </Link>
          </p>
          <h2 className="score-heading">
            {opened.rate.matterName[language]} · {opened.rate.name[language]}
          </h2>
          <p>
            <Value rate={opened.rate} />
          </p>
          <p>
            <Definition rate={opened.rate} />
          </p>
          {opened.rate.compute && (
            <details className="quiet small">
              <summary>{t('score.formula')}</summary>
              <code>{opened.rate.compute.among}</code> · <code>{opened.rate.compute.counts}</code>
            </details>
          )}
          <h3 className="score-heading">{t('rates.by-unit')}</h3>
          <table className="score-rows">
            <caption className="hidden">{t('rates.by-unit')}</caption>
            <tbody>
              {opened.units.map(({ unit, numerator, rows, percent }) => (
                <tr key={unit?.id ?? ''}>
                  <th scope="row">
                    {unit ? <NameOf named={unit} /> : t('score.no-unit')}{' '}
                    {opened.more && (
                      <Link
                        to="/c/$county/rates"
                        params={{ county }}
                        search={{
                          matter: which.matter,
                          rate: which.rate,
                          year: which.year,
                          unit: unit?.id ?? '',
                        }}
                      >
                        {t('rates.unit-rows')}
                      </Link>
                    )}
                  </th>
                  <td className="score-number">{percent === null ? t('rates.few') : `${percent}%`}</td>
                  <td className="score-number">
                    {t('score.fraction', { numerator: numerator || '—', rows })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <RateRows county={county} opened={opened} />
        </section>
      )}
    />
  );
}

function List({ county, year }: { county: string; year: string }) {
  const { t } = useWording();
  return (
    <Stateful
      page={useRates(county, year)}
      ready={(list) => (
        <table className="ledger">
          <caption className="hidden">{t('rates.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('rates.name')}</th>
              <th scope="col">{t('rates.definition')}</th>
              <th scope="col">{t('rates.value')}</th>
            </tr>
          </thead>
          <tbody>
            {list.map((one) => (
              <Row key={`${one.matter} ${one.rate}`} county={county} rate={one} />
            ))}
          </tbody>
        </table>
      )}
    />
  );
}

/** All rates (law 9): each with its definition, its value, and the cases behind it. */
export function RatesPage() {
  const { t } = useWording();
  const { county } = route.useParams();
  const { matter, rate, unit, year: chosen } = route.useSearch();
  const standing = useStanding(county);
  return (
    <Stateful
      page={usePlans(county)}
      ready={(plans) => {
        const years = plans.map(({ year }) => year);
        const year = yearShown(chosen, years, standing?.session.today ?? '');
        return (
          <>
            <Head title={t('rates.title')} aside={<Year years={years} year={year} />}>
              <p className="quiet">{t('rates.words')}</p>
            </Head>
            {matter && rate ? (
              <Opened county={county} which={{ matter, rate, year, unit }} />
            ) : (
              <List county={county} year={year} />
            )}
          </>
        );
      }}
    />
  );
}
