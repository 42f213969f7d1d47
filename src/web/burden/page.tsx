import { getRouteApi, Link } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import type { BurdenView, DemandKindView } from '../../wire/index.ts';
import { useStanding } from '../app/session.ts';
import { AssumedTag, NameOf } from '../parts/assumed.tsx';
import { Field } from '../parts/field.tsx';
import { Head } from '../parts/head.tsx';
import { Nothing, Stateful } from '../parts/note.tsx';
import { type Key, useWording } from '../wording/index.ts';
import './burden.css';
import { useBurden, useBurdenRows } from './use-burden.ts';

const route = getRouteApi('/c/$county/burden');

const kinds: readonly (readonly [DemandKindView, Key])[] = [
  ['task', 'burden.kind.task'],
  ['order', 'burden.kind.order'],
  ['reminder', 'burden.kind.reminder'],
  ['progress', 'burden.kind.progress'],
  ['evidence', 'burden.kind.evidence'],
  ['meeting', 'burden.kind.meeting'],
];

type Unit = BurdenView['units'][number];

function Rows({ county, month, unit }: { county: string; month: string; unit: string }) {
  const { t } = useWording();
  const page = useBurdenRows(county, month, unit);
  const nameOf = new Map(kinds);
  return (
    <Stateful
      page={page}
      ready={(rows) => (
        <ul className="burden-rows">
          {rows.map((row, place) => (
            // One case may ask for the same thing twice; the place in the list tells them apart.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <li key={place}>
              <span className="tag">{t(nameOf.get(row.kind) ?? 'burden.kind.task')}</span>{' '}
              <Link to="/c/$county/cases/$case" params={{ county, case: row.case }}>
                {row.number}
              </Link>{' '}
              {row.title} <span className="quiet">{row.asker.name}</span>
            </li>
          ))}
        </ul>
      )}
    />
  );
}

function Cap({ unit: { cap, over } }: { unit: Unit }) {
  const { t } = useWording();
  if (!cap) return <span className="quiet">{t('burden.cap.none')}</span>;
  return (
    <>
      {[
        ...(cap.demands === null ? [] : [t('burden.cap.demands', { count: cap.demands })]),
        ...(cap.minutes === null ? [] : [t('burden.cap.minutes', { count: cap.minutes })]),
      ].join(t('list.comma'))}{' '}
      {cap.assumed && <AssumedTag />} {over && <span className="tag tag-late">{t('burden.over')}</span>}
    </>
  );
}

function UnitRow({ county, month, unit }: { county: string; month: string; unit: Unit }) {
  const { t } = useWording();
  const [open, setOpen] = useState(false);
  const counts = new Map(unit.byKind.map(({ kind, count }) => [kind, count]));
  return (
    <li className={unit.over ? 'burden-unit burden-over' : 'burden-unit'}>
      <div className="burden-line">
        <button type="button" className="burden-name" aria-expanded={open} onClick={() => setOpen(!open)}>
          <NameOf named={unit.unit} />
        </button>
        <b>{t('burden.count', { count: unit.count })}</b>
        <span>{t('burden.minutes', { count: unit.minutes })}</span>
        <span>
          <Cap unit={unit} />
        </span>
      </div>
      <p className="quiet small burden-kinds">
        {kinds.map(
          ([kind, key]) =>
            counts.has(kind) && (
              <span key={kind}>
                {t(key)} {counts.get(kind)}
              </span>
            ),
        )}
        <span>
          {t('burden.from', {
            askers: unit.byAsker
              .map(({ asker, count }) => `${asker.name || '—'} ${count}`)
              .join(t('list.comma')),
          })}
        </span>
      </p>
      {open && <Rows county={county} month={month} unit={unit.unit.id} />}
    </li>
  );
}

function Twice({ county, view }: { county: string; view: BurdenView }) {
  const { t } = useWording();
  if (view.twice.length === 0) return null;
  return (
    <section aria-label={t('burden.twice')}>
      <h2>{t('burden.twice')}</h2>
      <p className="quiet">{t('burden.twice.words')}</p>
      <ul className="burden-rows">
        {view.twice.map((group) => (
          <li key={group.map(({ case: id, metric }) => `${id} ${metric}`).join()}>
            {group[0] && <NameOf named={group[0].unit} />} · {group[0]?.metric}{' '}
            {group.map((one) => (
              <Link key={one.case} to="/c/$county/cases/$case" params={{ county, case: one.case }}>
                {one.number}{' '}
              </Link>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Burden({ county, view }: { county: string; view: BurdenView }) {
  const { t } = useWording();
  return (
    <>
      {view.units.length === 0 ? (
        <Nothing title={t('burden.none')} />
      ) : (
        <ul className="burden-units">
          {view.units.map((unit) => (
            <UnitRow key={unit.unit.id} county={county} month={view.month} unit={unit} />
          ))}
        </ul>
      )}
      <Twice county={county} view={view} />
    </>
  );
}

/** The burden ledger: what each unit is asked for in a month, by whom, against the cap. */
export function BurdenPage() {
  const { t } = useWording();
  const { county } = route.useParams();
  const standing = useStanding(county);
  const [month, setMonth] = useState<string>();
  const shown = month ?? standing?.session.today.slice(0, 7) ?? '2026-01';
  const page = useBurden(county, shown);
  const at = `/api/counties/${county}/burden/${shown}/burden`;
  return (
    <>
      <Head
        title={t('burden.title')}
        aside={
          <span className="burden-files">
            <a href={`${at}.xlsx`}>xlsx</a> <a href={`${at}.csv`}>csv</a>
          </span>
        }
      >
        <p className="quiet">{t('burden.words')}</p>
      </Head>
      <Field label={t('burden.month')}>
        {(ids) => (
          <Input
            {...ids}
            type="month"
            className="burden-month"
            value={shown}
            onChange={(event) => {
              if (/^\d{4}-\d{2}$/.test(event.target.value)) setMonth(event.target.value);
            }}
          />
        )}
      </Field>
      <Stateful page={page} ready={(view) => <Burden county={county} view={view} />} />
    </>
  );
}
