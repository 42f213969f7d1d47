import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CommitmentView } from '../../wire/index.ts';
import { dayText } from '../format/moment.ts';
import { NameOf, NamesOf } from '../parts/assumed.tsx';
import { Milestones } from '../parts/milestones.tsx';
import { useWording } from '../wording/index.ts';

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
      {view.milestones.length > 0 && (
        <div className="facts-wide">
          <dt>{t('term.milestones')}</dt>
          <dd>
            <Milestones milestones={view.milestones} unit={view.targets[0]?.unit ?? ''} />
          </dd>
        </div>
      )}
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
