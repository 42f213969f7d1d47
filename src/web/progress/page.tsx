import { getRouteApi, Link } from '@tanstack/react-router';
import type { LightColour, LightCounts, PlanProgressView, PlanYear, ProgressRow } from '../../wire/index.ts';
import type { ProgressSearch } from '../app/search.ts';
import { useNameText } from '../parts/assumed.tsx';
import { Head } from '../parts/head.tsx';
import { LightTag, lightColours } from '../parts/light.tsx';
import { Nothing, Stateful } from '../parts/note.tsx';
import { usePlanYears } from '../plan/use-plan.ts';
import { type Key, useWording } from '../wording/index.ts';
import { Goals, Groups } from './groups.tsx';
import './progress.css';
import { Rows } from './rows.tsx';
import { usePlanProgress } from './use-progress.ts';

const route = getRouteApi('/c/$county/progress');

/** A search with one part changed, and what is not set left out. */
const withPart = (
  before: ProgressSearch,
  part: { [K in keyof ProgressSearch]: ProgressSearch[K] | undefined },
) => Object.fromEntries(Object.entries({ ...before, ...part }).filter(([, value]) => value !== undefined));

const useFilter = () => {
  const navigate = route.useNavigate();
  return (part: { [K in keyof ProgressSearch]: ProgressSearch[K] | undefined }): void =>
    void navigate({ search: (before) => withPart(before, part), replace: true });
};

function Lights({ counts, chosen }: { counts: LightCounts; chosen: LightColour | undefined }) {
  const { t } = useWording();
  const { county } = route.useParams();
  const search = route.useSearch();
  return (
    <nav className="board-lights" aria-label={t('progress.light')}>
      {lightColours.map((light) => (
        <Link
          key={light}
          to="/c/$county/progress"
          params={{ county }}
          search={withPart(search, { light: chosen === light ? undefined : light })}
          className="board-light"
          aria-current={chosen === light ? 'true' : undefined}
        >
          <LightTag light={light} />
          <b>{counts[light]}</b>
        </Link>
      ))}
    </nav>
  );
}

const pickKeys = {
  year: { label: 'plan.years', all: 'progress.all' },
  unit: { label: 'progress.units', all: 'progress.unit.all' },
  leader: { label: 'progress.leaders', all: 'progress.leader.all' },
} as const satisfies Record<string, { label: Key; all: Key }>;

type Choice = { readonly id: string; readonly name: string };
type PickProps = {
  readonly by: keyof typeof pickKeys;
  readonly value: string | undefined;
  readonly choices: readonly Choice[];
  readonly pick: (id: string | undefined) => void;
};

function Pick({ by, value, choices, pick }: PickProps) {
  const { t } = useWording();
  const { label, all } = pickKeys[by];
  return (
    <label>
      {t(label)}
      <select
        className="select"
        value={value ?? ''}
        onChange={(event) => pick(event.target.value === '' ? undefined : event.target.value)}
      >
        <option value="">{t(all)}</option>
        {choices.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Filters({ view, years }: { view: PlanProgressView; years: readonly PlanYear[] }) {
  const { t } = useWording();
  const search = route.useSearch();
  const filter = useFilter();
  const nameText = useNameText();
  return (
    <search className="board-filters">
      <Pick
        by="year"
        value={String(view.year)}
        choices={years.map(({ year }) => ({ id: String(year), name: t('plan.year', { year }) }))}
        pick={(year) => filter({ year: year === undefined ? undefined : Number(year) })}
      />
      <label>
        {t('progress.as-of.label')}
        <input
          type="date"
          className="select"
          value={view.asOf}
          onChange={(event) => filter({ asOf: event.target.value === '' ? undefined : event.target.value })}
        />
      </label>
      <Pick
        by="unit"
        value={search.unit}
        choices={view.byUnit.map(({ unit }) => ({ id: unit.id, name: nameText(unit) }))}
        pick={(unit) => filter({ unit })}
      />
      <Pick
        by="leader"
        value={search.leader}
        choices={view.byLeader.map(({ leader }) => ({
          id: leader.id,
          name: nameText({ name: leader.title, assumed: leader.assumed }),
        }))}
        pick={(leader) => filter({ leader })}
      />
    </search>
  );
}

const order = (row: ProgressRow): number => lightColours.indexOf(row.light);

function Board({ view, years }: { view: PlanProgressView; years: readonly PlanYear[] }) {
  const { t } = useWording();
  const { county } = route.useParams();
  const { light, unit, leader } = route.useSearch();
  const filter = useFilter();
  const mine = view.rows.filter(
    (row) => (!unit || row.lead?.id === unit) && (!leader || row.leader?.id === leader),
  );
  const counts: LightCounts = { green: 0, yellow: 0, red: 0, none: 0 };
  for (const row of mine) counts[row.light] += 1;
  const rows = mine.filter((row) => !light || row.light === light).toSorted((a, b) => order(a) - order(b));
  return (
    <>
      <Filters view={view} years={years} />
      <Lights counts={counts} chosen={light} />
      <div className="board-groups">
        <Groups
          by="unit"
          groups={view.byUnit.map(({ unit: of, counts: by }) => ({ ...of, counts: by }))}
          pick={(id) => filter({ unit: id })}
        />
        <Groups
          by="leader"
          groups={view.byLeader.map(({ leader: of, counts: by }) => ({ ...of, name: of.title, counts: by }))}
          pick={(id) => filter({ leader: id })}
        />
        <Goals goals={view.goals} />
      </div>
      {rows.length === 0 ? (
        <Nothing title={t('progress.none.filtered')} />
      ) : (
        <Rows rows={rows} county={county} />
      )}
      {view.rule && (
        <p className="quiet small">
          {t('progress.rule', { basis: view.rule.basis })}
          {!view.rule.confirmed && ` · ${t('progress.unconfirmed')}`}
        </p>
      )}
    </>
  );
}

function OfYear({ years, year }: { years: readonly PlanYear[]; year: number }) {
  const { county } = route.useParams();
  const { asOf } = route.useSearch();
  const page = usePlanProgress(county, year, asOf);
  return <Stateful page={page} ready={(view) => <Board view={view} years={years} />} />;
}

/** Before there is a plan: the way to the first document. */
function NoPlan({ county }: { county: string }) {
  const { t } = useWording();
  return (
    <Nothing title={t('progress.none')}>
      <p>
        <Link to="/c/$county/documents" params={{ county }}>
          {t('ledger.none.go')}
        </Link>
      </p>
    </Nothing>
  );
}

/** The board (进度总览): every commitment of a year by light, unit and leader, on any day. */
export function ProgressPage() {
  const { t } = useWording();
  const { county } = route.useParams();
  const { year } = route.useSearch();
  return (
    <>
      <Head title={t('progress.title')}>
        <p className="quiet">{t('progress.words')}</p>
      </Head>
      <Stateful
        page={usePlanYears(county)}
        ready={(years) => {
          const of = years.find((one) => one.year === year) ?? years[0];
          return of ? <OfYear years={years} year={of.year} /> : <NoPlan county={county} />;
        }}
      />
    </>
  );
}
