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
import '../ledger/ledger.css';
import '../scores/scores.css';

const route = getRouteApi('/c/$county/rates');

/** The period of a year, as addresses carry it; without a year the server takes its own. */
const periodOf = (year: string | undefined): string => (year ? `?from=${year}-01-01&to=${year}-12-31` : '');

const useRates = (county: string, year: string | undefined): Page<RateView[]> =>
  pageOf(
    useQuery({
      queryKey: ['county', county, 'rates', year ?? ''],
      queryFn: () => request<RateView[]>(`/api/counties/${county}/rates${periodOf(year)}`),
    }),
  );

type Which = { readonly matter: string; readonly rate: string; readonly year: string | undefined };

const useOpenedRate = (county: string, { matter, rate, year }: Which): Page<OpenedRateView> =>
  pageOf(
    useQuery({
      queryKey: ['county', county, 'rates', matter, rate, year ?? ''],
      queryFn: () =>
        request<OpenedRateView>(`/api/counties/${county}/rates/${matter}/${rate}${periodOf(year)}`),
    }),
  );

/** Chooses the year among those that the county has plans of. */
function Year({ county }: { county: string }) {
  const { t } = useWording();
  const standing = useStanding(county);
  const { year } = route.useSearch();
  const navigate = route.useNavigate();
  const { data = [] } = useQuery({
    queryKey: ['county', county, 'plans'],
    queryFn: () => request<{ year: number }[]>(`/api/counties/${county}/plans`),
  });
  return (
    <Select
      className="rates-year"
      aria-label={t('rates.year')}
      placeholder={standing && t('plan.year', { year: Number(standing.session.today.slice(0, 4)) })}
      value={year ?? null}
      allowClear
      options={data.map((plan) => ({ value: String(plan.year), label: t('plan.year', { year: plan.year }) }))}
      onChange={(chosen: string | undefined) =>
        void navigate({
          search: ({ year: _, ...rest }) => (chosen ? { ...rest, year: chosen } : rest),
          replace: true,
        })
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
            <Link to="/c/$county/rates" params={{ county }} search={which.year ? { year: which.year } : {}}>
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
            <p className="small">
              <code>{opened.rate.compute.among}</code> · <code>{opened.rate.compute.counts}</code>
            </p>
          )}
          <h3 className="score-heading">{t('rates.by-unit')}</h3>
          <table className="score-rows">
            <caption className="hidden">{t('rates.by-unit')}</caption>
            <tbody>
              {opened.units.map(({ unit, numerator, rows, percent }) => (
                <tr key={unit?.id ?? ''}>
                  <th scope="row">{unit ? <NameOf named={unit} /> : t('score.no-unit')}</th>
                  <td className="score-number">{percent === null ? t('rates.few') : `${percent}%`}</td>
                  <td className="score-number">
                    {t('score.fraction', { numerator: numerator || '—', rows })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <Cases county={county} opened={opened} />
        </section>
      )}
    />
  );
}

function Cases({ county, opened }: { county: string; opened: OpenedRateView }) {
  const { t } = useWording();
  return (
    <>
      <h3 className="score-heading">{t('rates.rows', { rows: opened.rows.length })}</h3>
      <table className="score-rows">
        <caption className="hidden">{t('rates.rows', { rows: opened.rows.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('score.row')}</th>
            <th scope="col">{t('score.unit')}</th>
            <th scope="col">{t('score.counts')}</th>
            <th scope="col">{t('score.values')}</th>
          </tr>
        </thead>
        <tbody>
          {opened.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a case may have several rows of one kind
            <tr key={`${row.case} ${index}`}>
              <td>
                {row.case && (
                  <Link to="/c/$county/cases/$case" params={{ county, case: row.case }}>
                    {row.number}
                  </Link>
                )}
                <div className="quiet">{row.title}</div>
              </td>
              <td>{row.unit ? <NameOf named={row.unit} /> : t('score.no-unit')}</td>
              <td className="score-number">{row.counts}</td>
              <td>
                <Reason reason={row.reasons} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

type ReasonNode = OpenedRateView['rows'][number]['reasons'];

/** Why a row counts as it does: the expression with the value of each part. */
function Reason({ reason }: { reason: ReasonNode }) {
  if (reason.parts.length === 0)
    return (
      <code>
        {reason.text} = {reason.value}
      </code>
    );
  return (
    <details>
      <summary>
        <code>
          {reason.text} = {reason.value}
        </code>
      </summary>
      <ul>
        {reason.parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of an expression stand still
          <li key={`${part.text} ${index}`}>
            <Reason reason={part} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** All rates (law 9): each with its definition, its value, and the cases behind it. */
export function RatesPage() {
  const { t } = useWording();
  const { county } = route.useParams();
  const { matter, rate, year } = route.useSearch();
  const page = useRates(county, year);
  return (
    <>
      <Head title={t('rates.title')} aside={<Year county={county} />}>
        <p className="quiet">{t('rates.words')}</p>
      </Head>
      {matter && rate ? (
        <Opened county={county} which={{ matter, rate, year }} />
      ) : (
        <Stateful
          page={page}
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
      )}
    </>
  );
}
