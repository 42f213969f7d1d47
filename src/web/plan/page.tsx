import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, message } from 'antd';
import { useState } from 'react';
import type { CommitmentRow, PlanYear } from '../../wire/index.ts';
import { type PlanState, planStates } from '../app/search.ts';
import { holds, useStanding } from '../app/session.ts';
import { wordingOf } from '../ask/index.ts';

import { BurdenOutlook } from '../burden/outlook.tsx';
import { Head } from '../parts/head.tsx';
import { Note, Nothing, Stateful } from '../parts/note.tsx';
import { PromiseCells } from '../parts/promise-cells.tsx';
import { planStateKeys, StageTag, TypeTag } from '../parts/tags.tsx';

import { useWording } from '../wording/index.ts';
import { EndDialog } from './end-dialog.tsx';
import './plan.css';
import { Sheet } from './sheet.tsx';
import { type PlanAct, usePlan, usePlanAct, usePlanYears } from './use-plan.ts';

const route = getRouteApi('/c/$county/plan');

/** Nothing is adopted yet as a rule: what waits for the office comes first. */
const firstState = ({ states }: PlanYear): PlanState =>
  planStates.find((state) => states[state]) ?? 'reading';

function Years({ years, year }: { years: readonly PlanYear[]; year: number }) {
  const { t } = useWording();
  const { county } = route.useParams();
  return (
    <nav className="plan-tabs" aria-label={t('plan.years')}>
      {years.map((plan) => (
        <Link
          key={plan.year}
          to="/c/$county/plan"
          params={{ county }}
          search={{ year: plan.year }}
          aria-current={plan.year === year ? 'page' : undefined}
        >
          {t('plan.year', { year: plan.year })} <span className="quiet">{plan.total}</span>
        </Link>
      ))}
    </nav>
  );
}

function States({ plan, state }: { plan: PlanYear; state: PlanState }) {
  const { t } = useWording();
  const { county } = route.useParams();
  return (
    <nav className="plan-states" aria-label={t('plan.states')}>
      {planStates.map((one) => (
        <Link
          key={one}
          to="/c/$county/plan"
          params={{ county }}
          search={{ year: plan.year, state: one }}
          aria-current={one === state ? 'page' : undefined}
        >
          {t(planStateKeys[one])} <b>{plan.states[one] ?? 0}</b>
        </Link>
      ))}
    </nav>
  );
}

type RowsProps = {
  readonly rows: readonly CommitmentRow[];
  readonly chosen: ReadonlySet<string>;
  readonly choose: ((ids: readonly string[], on: boolean) => void) | undefined;
};

function Rows({ rows, chosen, choose }: RowsProps) {
  const { t } = useWording();
  const { county } = route.useParams();
  return (
    <table className="ledger plan-rows">
      <caption className="hidden">{t('plan.title')}</caption>
      <thead>
        <tr>
          {choose && (
            <th scope="col">
              <input
                type="checkbox"
                aria-label={t('plan.choose.all')}
                checked={rows.every((row) => chosen.has(row.id))}
                onChange={(event) =>
                  choose(
                    rows.map((row) => row.id),
                    event.target.checked,
                  )
                }
              />
            </th>
          )}
          <th scope="col">{t('ledger.number')}</th>
          <th scope="col">{t('ledger.task')}</th>
          <th scope="col">{t('work.stage')}</th>
          <th scope="col">{t('ledger.target')}</th>
          <th scope="col">{t('ledger.deadline')}</th>
          <th scope="col">{t('ledger.lead')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {choose && (
              <td>
                <input
                  type="checkbox"
                  aria-label={t('plan.choose', { number: row.number })}
                  checked={chosen.has(row.id)}
                  onChange={(event) => choose([row.id], event.target.checked)}
                />
              </td>
            )}
            <td className="ledger-number">
              <Link to="/c/$county/cases/$case" params={{ county, case: row.id }}>
                {row.number}
              </Link>
            </td>
            <td className="ledger-title">
              {row.title} <TypeTag type={row.type} />
            </td>
            <td>
              <span className="phone-label">{t('work.stage')}</span>
              <StageTag row={row} />
            </td>
            <PromiseCells row={row} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type ActsProps = {
  readonly county: string;
  readonly year: number;
  readonly state: PlanState;
  readonly cases: string[];
  /** The lead units of the chosen, as often as they lead. */
  readonly units: readonly string[];
  readonly done: () => void;
};

function Acts({ county, year, state, cases, units, done }: ActsProps) {
  const { t, say } = useWording();
  const [ending, setEnding] = useState<'closures' | 'carry-overs'>();
  const [toast, place] = message.useMessage();
  const plan = usePlanAct(county);
  const act = (what: PlanAct) =>
    plan.mutate(what, {
      onSuccess: () => {
        setEnding(undefined);
        done();
        void toast.success(t('plan.done', { count: cases.length }));
      },
      onError: (error) => void toast.error(say(wordingOf(error)), 8),
    });
  return (
    <div className="plan-acts">
      {place}
      <span>{t('plan.chosen', { count: cases.length })}</span>
      {state === 'reading' && <BurdenOutlook county={county} units={units} matter="commitment" />}
      {state === 'reading' ? (
        <Button
          type="primary"
          disabled={cases.length === 0}
          loading={plan.isPending}
          onClick={() => act({ act: 'adoptions', body: { cases } })}
        >
          {t('plan.adopt')}
        </Button>
      ) : (
        <>
          <Button disabled={cases.length === 0} onClick={() => setEnding('closures')}>
            {t('plan.close')}
          </Button>
          <Button disabled={cases.length === 0} onClick={() => setEnding('carry-overs')}>
            {t('plan.carry')}
          </Button>
        </>
      )}
      {ending && (
        <EndDialog
          kind={ending}
          cases={cases}
          year={year}
          busy={plan.isPending}
          act={act}
          close={() => setEnding(undefined)}
        />
      )}
    </div>
  );
}

function Plan({ county, plan, state }: { county: string; plan: PlanYear; state: PlanState }) {
  const { t } = useWording();
  const standing = useStanding(county);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const page = usePlan(county, { year: plan.year, state });
  const acts = state === 'reading' || state === 'adopted';
  const office = acts && standing !== undefined && holds(standing, 'delivery-office');
  const choose = (ids: readonly string[], on: boolean) =>
    setChosen((before) => {
      const after = new Set(before);
      for (const id of ids)
        if (on) after.add(id);
        else after.delete(id);
      return after;
    });
  return (
    <>
      {state === 'reading' && <Note>{t('plan.reading.words')}</Note>}
      <Stateful
        page={page}
        ready={(rows) =>
          rows.length === 0 ? (
            <Nothing title={t('plan.none.state')} />
          ) : (
            <>
              {office && (
                <Acts
                  county={county}
                  year={plan.year}
                  state={state}
                  cases={rows.map((row) => row.id).filter((id) => chosen.has(id))}
                  units={rows.flatMap(({ id, lead }) => (lead && chosen.has(id) ? [lead.id] : []))}
                  done={() => setChosen(new Set())}
                />
              )}
              <Rows rows={rows} chosen={chosen} choose={office ? choose : undefined} />
            </>
          )
        }
      />
    </>
  );
}

/** A year's plan: what is still a reading, what the office adopted, and how each commitment ended. */
export function PlanPage() {
  const { t } = useWording();
  const { county } = route.useParams();
  const search = route.useSearch();
  const standing = useStanding(county);
  const office = standing !== undefined && holds(standing, 'delivery-office');
  const years = usePlanYears(county);
  return (
    <>
      <Head title={t('plan.title')}>
        <p className="quiet">{t('plan.words')}</p>
        <Link
          to="/c/$county/year-end"
          params={{ county }}
          search={search.year === undefined ? {} : { year: search.year }}
        >
          {t('plan.year-end')}
        </Link>
      </Head>
      <Stateful
        page={years}
        ready={(plans) => {
          const plan = plans.find((one) => one.year === search.year) ?? plans[0];
          if (!plan) {
            return (
              <>
                <Nothing title={t('plan.none')}>
                  <p>
                    <Link to="/c/$county/documents" params={{ county }}>
                      {t('ledger.none.go')}
                    </Link>
                  </p>
                  {office && <p className="quiet">{t('plan.none.sheet')}</p>}
                </Nothing>
                {standing && office && (
                  <Sheet county={county} year={Number(standing.session.today.slice(0, 4))} office={office} />
                )}
              </>
            );
          }
          const state = search.state ?? firstState(plan);
          return (
            <>
              <Years years={plans} year={plan.year} />
              <Sheet county={county} year={plan.year} office={office} />
              <States plan={plan} state={state} />
              <Plan key={`${plan.year} ${state}`} county={county} plan={plan} state={state} />
            </>
          );
        }}
      />
    </>
  );
}
