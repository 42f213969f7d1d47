import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CommitmentView } from '../../wire/index.ts';
import { dayText } from '../format/moment.ts';
import { targetFigure } from '../format/target.ts';
import { NameOf, NamesOf } from '../parts/assumed.tsx';
import { useWording } from '../wording/index.ts';

type Milestone = CommitmentView['milestones'][number];

/** What a milestone asks for: a planned cumulative value, or the evidence that will be accepted. */
function Milestones({ milestones, view }: { milestones: readonly Milestone[]; view: CommitmentView }) {
  const { t, language } = useWording();
  const [target] = view.targets;
  const planned = (value: number) =>
    target ? targetFigure({ ...target, op: 'eq', value, value2: null }, language) : value.toLocaleString();
  return (
    <div className="facts-wide">
      <dt>{t('term.milestones')}</dt>
      <dd>
        <ol className="case-milestones">
          {milestones.map((m) => (
            <li key={`${m.due} ${m.name}`}>
              <time dateTime={m.due}>{dayText(m.due, language)}</time> {m.name}
              {m.planned !== null && <b> {planned(m.planned)}</b>}
              {m.evidence && <span className="quiet"> {t('case.evidence', { evidence: m.evidence })}</span>}
            </li>
          ))}
        </ol>
      </dd>
    </div>
  );
}

/** The rest of what was agreed: who else, by when in between, which children, and the years around. */
export function MoreTerms({ county, view }: { county: string; view: CommitmentView }) {
  const { t, language } = useWording();
  const { joins, leader, adoptedOn, children } = view;
  const rows: (readonly [string, ReactNode])[] = [
    [t('term.joins'), joins.length > 0 && <NamesOf list={joins} />],
    [t('term.leader'), leader && <NameOf named={{ name: leader.title, assumed: leader.assumed }} />],
    [t('case.adopted'), adoptedOn && dayText(adoptedOn, language)],
    [t('term.children'), children.join(t('list.comma'))],
  ];
  return (
    <>
      {rows.map(
        ([label, words]) =>
          words && (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{words}</dd>
            </div>
          ),
      )}
      {view.milestones.length > 0 && <Milestones milestones={view.milestones} view={view} />}
      {view.continues && (
        <div>
          <dt>{t('case.continues')}</dt>
          <dd>
            <Link to="/c/$county/cases/$case" params={{ county, case: view.continues }}>
              {t('case.continues.open')}
            </Link>
          </dd>
        </div>
      )}
      {view.continuedBy && (
        <div>
          <dt>{t('case.continued-by')}</dt>
          <dd>
            <Link to="/c/$county/cases/$case" params={{ county, case: view.continuedBy }}>
              {t('case.continued-by.open')}
            </Link>
          </dd>
        </div>
      )}
    </>
  );
}
