import { getRouteApi, Link } from '@tanstack/react-router';
import { Input, Select } from 'antd';
import { useId, useState } from 'react';
import type { BurdenView, DemandKindView } from '../../wire/index.ts';
import { useStanding } from '../app/session.ts';
import { AssumedTag, NameOf, useNameText } from '../parts/assumed.tsx';
import { Field } from '../parts/field.tsx';
import { Head } from '../parts/head.tsx';
import { Note, Nothing, Stateful } from '../parts/note.tsx';
import '../terms/terms.css';
import { type Key, useWording } from '../wording/index.ts';
import './burden.css';
import { keyOfKind, kinds } from './kinds.ts';
import { Line, ofKind } from './line.tsx';
import { useBurden } from './use-burden.ts';
import { Year } from './year.tsx';

const route = getRouteApi('/c/$county/burden');

type Unit = BurdenView['units'][number];
type View = 'units' | 'askers' | 'year';
type Shown = {
  readonly county: string;
  readonly view: BurdenView;
  readonly kind: DemandKindView | undefined;
};

const views: readonly (readonly [View, Key])[] = [
  ['units', 'burden.view.units'],
  ['askers', 'burden.view.askers'],
  ['year', 'burden.view.year'],
];

function Cap({ unit: { cap, over } }: { unit: Unit }) {
  const { t } = useWording();
  if (!cap) return <span className="quiet">{t('burden.cap.none')}</span>;
  return (
    <span>
      {[
        ...(cap.demands === null ? [] : [t('burden.cap.demands', { count: cap.demands })]),
        ...(cap.minutes === null ? [] : [t('burden.cap.minutes', { count: cap.minutes })]),
      ].join(t('list.comma'))}{' '}
      {cap.assumed && <AssumedTag />} {over && <span className="tag tag-late">{t('burden.over')}</span>}
    </span>
  );
}

/** Those that have something of the kind, the most asked of it first. */
function sorted<One extends Parameters<typeof ofKind>[0]>(
  list: readonly One[],
  kind: DemandKindView | undefined,
): One[] {
  return list
    .filter((one) => ofKind(one, kind).count > 0 || (kind === undefined && one.withdrawn > 0))
    .sort((a, b) => ofKind(b, kind).count - ofKind(a, kind).count);
}

function Units({ county, view, kind }: Shown) {
  const { t } = useWording();
  const nameText = useNameText();
  return sorted(view.units, kind).map((unit) => (
    <Line
      key={unit.unit.id}
      county={county}
      named={unit.unit}
      sums={unit}
      kind={kind}
      rows={{ month: view.month, unit: unit.unit.id }}
      marked={unit.over}
      aside={<Cap unit={unit} />}
      others={t('burden.from', {
        askers: unit.byAsker
          .map(({ asker, count }) => `${nameText(asker) || '—'} ${count}`)
          .join(t('list.comma')),
      })}
    />
  ));
}

function Askers({ county, view, kind }: Shown) {
  const { t } = useWording();
  const nameText = useNameText();
  return sorted(view.askers, kind).map((asker) => (
    <Line
      key={asker.asker.id}
      county={county}
      named={asker.asker}
      sums={asker}
      kind={kind}
      rows={{ month: view.month, asker: asker.asker.id }}
      others={t('burden.to', {
        units: asker.byUnit.map(({ unit, count }) => `${nameText(unit)} ${count}`).join(t('list.comma')),
      })}
    />
  ));
}

/** What the county has not defined, and what to do about it. */
function Undefined({ view }: { view: BurdenView }) {
  const { t } = useWording();
  if (view.unestimated.length === kinds.length && !view.caps)
    return (
      <Note tone="warn">
        <p>{t('burden.no-rules')}</p>
        <p>{t('burden.no-rules.do')}</p>
      </Note>
    );
  const used = new Set(view.units.flatMap(({ byKind }) => byKind.map(({ kind }) => kind)));
  const missing = view.unestimated.filter((kind) => used.has(kind));
  if (missing.length === 0 && view.caps) return null;
  return (
    <Note>
      {missing.length > 0 && (
        <p>
          {t('burden.no-minutes', { kinds: missing.map((kind) => t(keyOfKind(kind))).join(t('list.comma')) })}
        </p>
      )}
      {!view.caps && <p>{t('burden.no-caps')}</p>}
    </Note>
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

function Month({ county, month, what }: { county: string; month: string; what: 'units' | 'askers' }) {
  const { t } = useWording();
  const [kind, setKind] = useState<DemandKindView>();
  const page = useBurden(county, month);
  return (
    <Stateful
      page={page}
      ready={(view) => (
        <>
          <Undefined view={view} />
          {view.units.length === 0 ? (
            <Nothing title={t('burden.none')} />
          ) : (
            <>
              <Field label={t('burden.kind')}>
                {(ids) => (
                  <Select
                    {...ids}
                    className="burden-month"
                    value={kind ?? 'all'}
                    options={[
                      { value: 'all', label: t('burden.kind.all') },
                      ...kinds.map(([value, key]) => ({ value, label: t(key) })),
                    ]}
                    onChange={(value: DemandKindView | 'all') => setKind(value === 'all' ? undefined : value)}
                  />
                )}
              </Field>
              <ul className="burden-units">
                {what === 'units' ? (
                  <Units county={county} view={view} kind={kind} />
                ) : (
                  <Askers county={county} view={view} kind={kind} />
                )}
              </ul>
            </>
          )}
          <Twice county={county} view={view} />
        </>
      )}
    />
  );
}

function Views({ view, set }: { view: View; set: (view: View) => void }) {
  const { t } = useWording();
  const name = useId();
  return (
    <fieldset className="choice">
      <legend>{t('burden.view')}</legend>
      {views.map(([value, key]) => (
        <label key={value} className={value === view ? 'choice-one choice-set' : 'choice-one'}>
          <input type="radio" name={name} checked={value === view} onChange={() => set(value)} />
          {t(key)}
        </label>
      ))}
    </fieldset>
  );
}

/** The burden ledger: what each unit is asked for in a month, by whom, against the cap; and a year beside the last. */
export function BurdenPage() {
  const { t } = useWording();
  const { county } = route.useParams();
  const standing = useStanding(county);
  const [view, setView] = useState<View>('units');
  const [chosen, setMonth] = useState<string>();
  const month = chosen ?? standing?.session.today.slice(0, 7) ?? '2026-01';
  const year = month.slice(0, 4);
  const at = `/api/counties/${county}/burden/${view === 'year' ? `years/${year}` : month}/burden`;
  return (
    <>
      <Head
        title={t('burden.title')}
        aside={
          <span className="burden-files">
            <a href={`${at}.xlsx`}>{t('burden.file', { format: 'xlsx' })}</a>{' '}
            <a href={`${at}.csv`}>{t('burden.file', { format: 'csv' })}</a>
          </span>
        }
      >
        <p className="quiet">{t('burden.words')}</p>
      </Head>
      <Views view={view} set={setView} />
      <Field label={t(view === 'year' ? 'burden.year' : 'burden.month')}>
        {(ids) => (
          <Input
            {...ids}
            type={view === 'year' ? 'number' : 'month'}
            className="burden-month"
            value={view === 'year' ? year : month}
            onChange={({ target: { value } }) => {
              const typed = view === 'year' ? `${value}-${month.slice(5)}` : value;
              if (/^(19[5-9]|20|21)\d+-\d{2}$/.test(typed) && typed.length === 7) setMonth(typed);
            }}
          />
        )}
      </Field>
      {view === 'year' ? (
        <Year county={county} year={year} />
      ) : (
        <Month county={county} month={month} what={view} />
      )}
    </>
  );
}
