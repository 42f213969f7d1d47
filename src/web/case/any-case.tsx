import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CaseView } from '../../wire/index.ts';
import { dayText, momentText } from '../format/moment.ts';
import { NameOf, NamesOf } from '../parts/assumed.tsx';
import { Head } from '../parts/head.tsx';
import { ProgressPanel } from '../progress/panel.tsx';
import { type Key, useWording } from '../wording/index.ts';
import { AroundFacts, WaitingAdjustment } from './around.tsx';
import { Chain } from './chain.tsx';
import { Clocks } from './clocks.tsx';
import { Entries } from './entry.tsx';
import { EvidenceList } from './evidence.tsx';
import { FieldFacts } from './fields.tsx';
import { TermsHistory } from './history.tsx';
import { Orders } from './orders.tsx';
import { OwnActs } from './own-acts.tsx';
import { SourceCard } from './source-card.tsx';
import { Steps } from './step/steps.tsx';
import { Verification } from './verification.tsx';

type CaseProps = { readonly county: string; readonly view: CaseView };

const solvedKeys: Readonly<Record<string, Key>> = {
  yes: 'solved.yes',
  partly: 'solved.partly',
  no: 'solved.no',
};
const satisfiedKeys: Readonly<Record<string, Key>> = {
  very: 'satisfied.very',
  yes: 'satisfied.yes',
  fairly: 'satisfied.fairly',
  no: 'satisfied.no',
  'not-at-all': 'satisfied.not-at-all',
};

function Rating({ rating }: { rating: NonNullable<CaseView['standing']['rating']> }) {
  const { t } = useWording();
  const words = [solvedKeys[rating.solved ?? ''], satisfiedKeys[rating.satisfied ?? '']];
  return words.flatMap((key) => (key ? [t(key)] : [])).join(t('list.comma'));
}

/** Who does it, until when, what came of it. */
function Work({ view }: { view: CaseView }) {
  const { t, language } = useWording();
  const { joins, leader, standing } = view;
  const lead = view.lead ? <NameOf named={view.lead} /> : t('work.no-lead');
  const rows: (readonly [Key, ReactNode])[] = [
    ['ledger.lead', lead],
    ['term.joins', joins.length > 0 && <NamesOf list={joins} />],
    ['term.leader', leader && <NameOf named={{ name: leader.title, assumed: leader.assumed }} />],
    ['open.deadline', view.deadline && dayText(view.deadline, language)],
    ['case.registered', momentText(view.openedAt, language)],
    ['case.class', standing.replyClass?.[language]],
    ['case.rating', standing.rating && <Rating rating={standing.rating} />],
    ['case.outcome', standing.outcome?.[language]],
  ];
  return rows.map(
    ([key, words]) =>
      words && (
        <div key={key}>
          <dt>{t(key)}</dt>
          <dd>{words}</dd>
        </div>
      ),
  );
}

function Progress({ view: { standing } }: { view: CaseView }) {
  const { t, language } = useWording();
  const { progress } = standing;
  if (progress === null) return null;
  const { milestone, period, value } = progress;
  return (
    <div className="facts-wide">
      <dt>
        {t('case.progress')} <time dateTime={progress.at}>{momentText(progress.at, language)}</time>
      </dt>
      <dd>
        {milestone && <span className="tag">{milestone[language]}</span>} {period}{' '}
        {value !== null && <b>{value.toLocaleString()}</b>} {progress.text}
      </dd>
    </div>
  );
}

/** A case of any matter: what may be done now, what is asked, until when, what proves it, and all that happened. */
export function AnyCase({ county, view }: CaseProps) {
  const { t, language } = useWording();
  return (
    <>
      <p className="crumbs">
        <Link to="/c/$county/work" params={{ county }}>
          ← {t('work.title')}
        </Link>
      </p>
      <Head title={view.title}>
        <p className="case-tags">
          <span className="case-number">{view.number}</span>{' '}
          <span className="tag">{view.standing.matterName[language]}</span>{' '}
          <span className="tag tag-stage">{view.stage[language]}</span>
        </p>
      </Head>
      <div className="case">
        <div>
          <OwnActs county={county} view={view} />
          <Steps county={county} view={view} />
          <WaitingAdjustment county={county} standing={view.standing} />
          <dl className="facts">
            <Work view={view} />
            <Progress view={view} />
            <FieldFacts county={county} fields={view.standing.fields} />
            <AroundFacts county={county} standing={view.standing} />
          </dl>
          <ProgressPanel county={county} caseId={view.id} />
          <TermsHistory county={county} history={view.standing.history} />
          <Verification county={county} view={view} />
          <Clocks county={county} view={view} />
          <Orders view={view} />
          <EvidenceList county={county} view={view} />
        </div>
        <div>
          {view.source && <SourceCard county={county} source={view.source} />}
          <Entries county={county} view={view} />
          <Chain county={county} caseId={view.id} head={view.head} />
        </div>
      </div>
    </>
  );
}
