import { getRouteApi, Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { CommitmentView } from '../../wire/index.ts';
import { holds, useStanding } from '../app/session.ts';
import { BreakdownForm } from '../breakdown/form.tsx';
import { dayText, momentText } from '../format/moment.ts';
import { NameOf } from '../parts/assumed.tsx';
import { isCommitment } from '../parts/commitment.ts';
import { Head } from '../parts/head.tsx';
import { Stateful } from '../parts/note.tsx';
import { ReadingTag, Targets, TypeTag } from '../parts/tags.tsx';
import { ProgressPanel } from '../progress/panel.tsx';
import { useWording } from '../wording/index.ts';
import { AnyCase } from './any-case.tsx';
import { AroundFacts, WaitingAdjustment } from './around.tsx';
import './case.css';
import { Chain } from './chain.tsx';
import { Clocks } from './clocks.tsx';
import { mayBeCorrected } from './correct.ts';
import { CorrectionForm } from './correction.tsx';
import { Entries } from './entry.tsx';
import { EvidenceList } from './evidence.tsx';
import { TermsHistory } from './history.tsx';
import { Orders } from './orders.tsx';
import { SourceCard } from './source-card.tsx';
import { Steps } from './step/steps.tsx';
import { MoreTerms } from './terms.tsx';
import { useCase } from './use-case.ts';
import { Verification } from './verification.tsx';

const route = getRouteApi('/c/$county/cases/$case');

function Facts({ county, view }: { county: string; view: CommitmentView }) {
  const { t, language } = useWording();
  return (
    <dl className="facts">
      <div>
        <dt>{t('ledger.lead')}</dt>
        <dd>
          <NameOf named={view.lead} />
        </dd>
      </div>
      <div>
        <dt>{t('ledger.deadline')}</dt>
        <dd>{view.deadline ? dayText(view.deadline, language) : t('ledger.deadline.none')}</dd>
      </div>
      <div>
        <dt>{t('case.opened')}</dt>
        <dd>{momentText(view.openedAt, language)}</dd>
      </div>
      <div className="facts-wide">
        <dt>{t('ledger.target')}</dt>
        <dd>
          {view.targets.length > 0 ? (
            <Targets targets={view.targets} quote={view.source?.quote ?? ''} />
          ) : (
            t('case.no-targets')
          )}
        </dd>
      </div>
      <MoreTerms county={county} view={view} />
      <AroundFacts county={county} standing={view.standing} />
    </dl>
  );
}

/** A correction has a form of its own here; adopting, carrying over and withdrawing are done to a year's plan. */
const formsOfTheirOwn = ['correct', 'advance', 'carry-over', 'withdraw'] as const;

function CaseWords({ county, view }: { county: string; view: CommitmentView }) {
  const { t, language } = useWording();
  const { message } = App.useApp();
  const standing = useStanding(county);
  const [doing, setDoing] = useState<'correcting' | 'breaking-down'>();
  const office = standing !== undefined && holds(standing, 'delivery-office');
  const mayCorrect = office && mayBeCorrected(view);
  const mayBreakDown = office && view.state === 'adopted';
  const correcting = doing === 'correcting';
  return (
    <>
      <p className="crumbs">
        <Link to="/c/$county/ledger" params={{ county }}>
          ← {t('ledger.title')}
        </Link>
      </p>
      <Head
        title={view.title}
        aside={
          !doing && (
            <span className="acts">
              {mayBreakDown && (
                <Button onClick={() => setDoing('breaking-down')}>{t('breakdown.open')}</Button>
              )}
              {mayCorrect && <Button onClick={() => setDoing('correcting')}>{t('correct.open')}</Button>}
            </span>
          )
        }
      >
        <p className="case-tags">
          <span className="case-number">{view.number}</span> <TypeTag type={view.type} />{' '}
          {view.state === 'reading' ? (
            <ReadingTag />
          ) : (
            <span className="tag tag-stage">{view.stage[language]}</span>
          )}
        </p>
      </Head>
      <div className="case">
        <div>
          {correcting ? (
            <CorrectionForm
              county={county}
              view={view}
              close={(done) => {
                setDoing(undefined);
                if (done) void message.success(t('correct.done'));
              }}
            />
          ) : (
            <Facts county={county} view={view} />
          )}
          {doing === 'breaking-down' && (
            <BreakdownForm
              county={county}
              view={view}
              close={(opened) => {
                setDoing(undefined);
                if (opened > 0) void message.success(t('breakdown.done', { count: opened }));
              }}
            />
          )}
          <WaitingAdjustment county={county} standing={view.standing} />
          {!doing && <Steps county={county} view={view} without={formsOfTheirOwn} />}
          <ProgressPanel county={county} caseId={view.id} />
          <TermsHistory county={county} history={view.standing.history} />
          {view.source && <SourceCard county={county} source={view.source} />}
          <Verification county={county} view={view} />
          <Clocks county={county} view={view} />
          <Orders view={view} />
          <EvidenceList county={county} view={view} />
        </div>
        <div>
          <Entries county={county} view={view} />
          <Chain county={county} caseId={view.id} head={view.head} />
        </div>
      </div>
    </>
  );
}

/** One case: what was promised, where it stands in the text, and everything that happened to it. */
export function CasePage() {
  const { county, case: id } = route.useParams();
  return (
    <Stateful
      alone
      page={useCase(county, id)}
      ready={(view) =>
        isCommitment(view) ? (
          <CaseWords key={view.id} county={county} view={view} />
        ) : (
          <AnyCase key={view.id} county={county} view={view} />
        )
      }
    />
  );
}
