import type { BurdenYearView, DemandKindView } from '../../wire/index.ts';
import { Nothing, Stateful } from '../parts/note.tsx';
import { type Key, useWording } from '../wording/index.ts';
import { useBurdenYear } from './use-burden.ts';

type Month = BurdenYearView['months'][number];

const sent =
  (...kinds: readonly DemandKindView[]) =>
  ({ byKind }: Month): number =>
    byKind.reduce((sum, one) => sum + (kinds.includes(one.kind) ? one.sent : 0), 0);

const columns: readonly (readonly [Key, (month: Month) => number])[] = [
  ['burden.year.meetings', sent('meeting')],
  ['burden.year.documents', sent('task', 'order')],
  ['burden.year.forms', sent('form')],
  ['burden.year.demands', ({ count }) => count],
  ['burden.year.minutes', ({ minutes }) => minutes],
];

const sumOf = (months: readonly Month[], of: (month: Month) => number): number =>
  months.reduce((sum, month) => sum + of(month), 0);

/** Up or down against the year before, in percent to a tenth; nothing is divided by nothing. */
function Change({ now, before }: { now: number; before: number }) {
  const { t } = useWording();
  if (before === 0) return now === 0 ? t('burden.year.same') : t('burden.year.nothing-before');
  const percent = Math.round(((now - before) / before) * 1000) / 10;
  if (percent === 0) return t('burden.year.same');
  return t(percent > 0 ? 'burden.year.up' : 'burden.year.down', { percent: Math.abs(percent) });
}

function Table({ view }: { view: BurdenYearView }) {
  const { t } = useWording();
  const { months, before, until } = view;
  return (
    // Wider than a phone: it is moved with the keys as well.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className="burden-table" tabIndex={0} aria-label={t('burden.view.year')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('burden.year.month')}</th>
            {columns.map(([key]) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map((month, at) => (
            <tr key={month.month}>
              <th scope="row">{month.month}</th>
              {columns.map(([key, of]) => (
                <td key={key}>
                  {at < until ? of(month) : '—'}{' '}
                  <span className="quiet small">
                    {t('burden.year.before', { count: sumOf(before.slice(at, at + 1), of) })}
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('burden.year.total', { until })}</th>
            {columns.map(([key, of]) => {
              const now = sumOf(months.slice(0, until), of);
              const then = sumOf(before.slice(0, until), of);
              return (
                <td key={key}>
                  <b>{now}</b> <span className="quiet small">{t('burden.year.before', { count: then })}</span>
                  <br />
                  <Change now={now} before={then} />
                </td>
              );
            })}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

/** A year month by month beside the year before: meetings, documents, forms, demands. */
export function Year({ county, year }: { county: string; year: string }) {
  const { t } = useWording();
  const page = useBurdenYear(county, year);
  return (
    <Stateful
      page={page}
      ready={(view) =>
        view.until === 0 ? (
          <Nothing title={t('burden.year.none', { year })} />
        ) : (
          <>
            <p className="quiet">{t('burden.year.words', { until: view.until })}</p>
            <Table view={view} />
          </>
        )
      }
    />
  );
}
