import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { DefinedTarget, DefinitionView } from '../../wire/index.ts';
import { pageOf, request } from '../ask/index.ts';
import { dayText } from '../format/moment.ts';
import { AssumedTag, useName } from '../parts/assumed.tsx';
import { Head } from '../parts/head.tsx';
import { Note, Stateful } from '../parts/note.tsx';
import { type Key, useWording } from '../wording/index.ts';
import './definition.css';

const route = getRouteApi('/c/$county/definition');

/** Words for the fields that files assume most; another field is named as the files name it. */
const fields: Readonly<Record<string, Key>> = {
  validFrom: 'assumed.valid-from',
  title: 'assumed.title',
  name: 'assumed.name',
  lead: 'assumed.lead',
  goal: 'assumed.goal',
  deadline: 'assumed.deadline',
  comparator: 'assumed.comparator',
  words: 'assumed.words',
  organisation: 'assumed.organisation',
  growth: 'assumed.growth',
  frequency: 'assumed.frequency',
  authority: 'assumed.authority',
  tolerance: 'assumed.tolerance',
};

const comparators: Readonly<Record<DefinedTarget['comparator'], Key>> = {
  'at-least': 'comparator.at-least',
  'at-most': 'comparator.at-most',
  equal: 'comparator.equal',
  within: 'comparator.within',
  about: 'comparator.about',
  direction: 'comparator.direction',
  'in-step': 'comparator.in-step',
  proven: 'comparator.proven',
};

/** What of a record was assumed and has yet to be confirmed. */
function Assumed({ names }: { names: readonly string[] }) {
  const { t } = useWording();
  if (names.length === 0) return null;
  const words = names.map((name) => {
    const key = fields[name];
    return key ? t(key) : name;
  });
  return <AssumedTag words={words.join(t('list.comma'))} />;
}

function Part({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  return (
    <details className="definition-part">
      <summary>
        {title} <b>{count}</b>
      </summary>
      {children}
    </details>
  );
}

function TargetFigure({ target }: { target: DefinedTarget }) {
  const { t } = useWording();
  const { kind, value, upTo, tolerance, unit, words } = target;
  const figure =
    value === null
      ? words
      : `${kind === 'growth' ? t('comparator.growth') : ''}${value}${upTo === null ? '' : `—${upTo}`}${tolerance === null ? '' : ` ±${tolerance}`} ${unit}`;
  return (
    <>
      {t(comparators[target.comparator])} <b>{figure}</b>
    </>
  );
}

function Plan({ plan }: { plan: DefinitionView['plans'][number] }) {
  const { t, language } = useWording();
  return (
    <Part title={plan.title} count={plan.targets.length}>
      <Note>{t('definition.plan.reading')}</Note>
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">{t('definition.section')}</th>
            <th scope="col">{t('ledger.task')}</th>
            <th scope="col">{t('ledger.target')}</th>
            <th scope="col">{t('ledger.deadline')}</th>
            <th scope="col">{t('ledger.lead')}</th>
            <th scope="col">{t('definition.assumed')}</th>
          </tr>
        </thead>
        <tbody>
          {plan.targets.map((target) => (
            <tr key={target.id}>
              <td>{target.section}</td>
              <td>{target.name}</td>
              <td>
                <TargetFigure target={target} />
              </td>
              <td>{dayText(target.deadline, language)}</td>
              <td>{target.lead}</td>
              <td>
                <Assumed names={target.assumed} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}

function Definition({ view }: { view: DefinitionView }) {
  const { t } = useWording();
  const nameIn = useName();
  return (
    <>
      <p className="quiet small">
        {t('definition.version', { code: view.code, places: view.places })}{' '}
        <code>{view.digest.slice(0, 23)}…</code>
      </p>
      {view.plans.map((plan) => (
        <Plan key={plan.year} plan={plan} />
      ))}
      <Part title={t('definition.goals')} count={view.goals.length}>
        <ul className="definition-list">
          {view.goals.map((goal) => (
            <li key={goal.id} className={goal.parent ? 'definition-child' : undefined}>
              <b>{nameIn(goal)}</b> {goal.summary} <Assumed names={goal.assumed} />
            </li>
          ))}
        </ul>
      </Part>
      <Part title={t('definition.organisations')} count={view.organisations.length}>
        <ul className="definition-list">
          {view.organisations.map((unit) => (
            <li key={unit.id}>
              {unit.name} <span className="quiet">{t('definition.posts', { count: unit.posts })}</span>{' '}
              <Assumed names={unit.assumed} />
            </li>
          ))}
        </ul>
      </Part>
      <Part title={t('definition.duties')} count={view.duties.length}>
        <ul className="definition-list">
          {view.duties.map((duty) => (
            <li key={duty.id}>
              <b>{duty.theme}</b> {duty.organisation} {t(duty.lead ? 'definition.leads' : 'definition.joins')}{' '}
              <span className="quiet">{duty.words.join(t('list.comma'))}</span>{' '}
              <Assumed names={duty.assumed} />
            </li>
          ))}
        </ul>
      </Part>
      <Part title={t('definition.measures')} count={view.measures.length}>
        <ul className="definition-list">
          {view.measures.map((measure) => (
            <li key={measure.id}>
              <b>{nameIn(measure)}</b> {measure.unit} <Assumed names={measure.assumed} />
            </li>
          ))}
        </ul>
      </Part>
    </>
  );
}

/** What the county's own files define; what was assumed says so. */
export function DefinitionPage() {
  const { t } = useWording();
  const { county } = route.useParams();
  const page = pageOf<DefinitionView>(
    useQuery({
      queryKey: ['county', county, 'definition'],
      queryFn: () => request<DefinitionView>(`/api/counties/${county}/definition`),
    }),
  );
  return (
    <>
      <Head title={t('definition.title')}>
        <p className="quiet">{t('definition.words')}</p>
      </Head>
      <Stateful page={page} ready={(view) => <Definition view={view} />} />
    </>
  );
}
