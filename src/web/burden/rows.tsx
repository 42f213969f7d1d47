import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { BurdenRow } from '../../wire/index.ts';
import { dayText } from '../format/moment.ts';
import { NameOf } from '../parts/assumed.tsx';
import { Stateful } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import { keyOfKind } from './kinds.ts';
import { type RowsOf, useBurdenRows } from './use-burden.ts';

function Row({ county, row, other }: { county: string; row: BurdenRow; other: 'unit' | 'asker' }) {
  const { t, language } = useWording();
  return (
    <li className={row.withdrawn ? 'burden-row burden-row-withdrawn' : 'burden-row'}>
      <span className="quiet">{dayText(row.on, language)}</span>
      <span className="tag">{t(keyOfKind(row.kind))}</span>
      <span className="burden-row-case">
        <Link to="/c/$county/cases/$case" params={{ county, case: row.case }}>
          {row.number}
        </Link>{' '}
        {row.title}
      </span>
      <span>{row[other].name === '' ? '—' : <NameOf named={row[other]} />}</span>
      <span className="quiet">
        {row.withdrawn
          ? t('burden.rows.withdrawn')
          : row.minutes === null
            ? t('burden.rows.unestimated')
            : t('burden.rows.minutes', { count: row.minutes })}
        {row.spent !== null && `${t('list.comma')}${t('burden.rows.spent', { count: row.spent })}`}
      </span>
    </li>
  );
}

/** The rows behind a figure: of a unit, or of an asker, of one kind or all. */
export function Rows({ county, of, name }: { county: string; of: RowsOf; name: string }) {
  const { t } = useWording();
  const { page, more, isFetching } = useBurdenRows(county, of);
  return (
    <Stateful
      page={page}
      ready={(rows) => (
        <>
          {rows.length === 0 && <p className="quiet">{t('burden.rows.none')}</p>}
          <ul className="burden-rows" aria-label={t('burden.rows.of', { name })}>
            {rows.map((row, place) => (
              // One case may ask for the same thing twice; the place in the list tells them apart.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <Row key={place} county={county} row={row} other={of.unit === undefined ? 'unit' : 'asker'} />
            ))}
          </ul>
          {more && (
            <Button size="small" loading={isFetching} onClick={more}>
              {t('burden.rows.more')}
            </Button>
          )}
        </>
      )}
    />
  );
}
