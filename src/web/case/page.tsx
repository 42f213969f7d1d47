import { getRouteApi, Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { CaseView, CommitmentView, EntryView } from '../../wire/index.ts';
import { holds, useStanding } from '../app/session.ts';
import { dayText, momentText } from '../format/moment.ts';
import { NameOf, postNamed } from '../parts/assumed.tsx';
import { isCommitment } from '../parts/commitment.ts';
import { Head } from '../parts/head.tsx';
import { Stateful } from '../parts/note.tsx';
import { planStateKeys, ReadingTag, Targets, TypeTag } from '../parts/tags.tsx';
import { useWording } from '../wording/index.ts';
import './case.css';
import { Chain } from './chain.tsx';
import { mayBeCorrected } from './correct.ts';
import { CorrectionForm } from './correction.tsx';
import { entryWords } from './entry-words.ts';
import { PrivateLook } from './private-part.tsx';
import { MoreTerms } from './terms.tsx';
import { useCase } from './use-case.ts';

const route = getRouteApi('/c/$county/cases/$case');

function SourceCard({ county, source }: { county: string; source: NonNullable<CommitmentView['source']> }) {
  const { t } = useWording();
  const [before = '', after = ''] = source.sentence.includes(source.quote)
    ? source.sentence.split(source.quote, 2)
    : [];
  return (
    <section className="source" aria-label={t('case.source')}>
      <h2>{t('case.source')}</h2>
      <blockquote>
        {before}
        <mark className="mark-quote">{source.quote}</mark>
        {after}
      </blockquote>
      <p>
        <Link
          to="/c/$county/documents/$document"
          params={{ county, document: source.document }}
          search={{ at: `${source.start}-${source.end}` }}
        >
          ← {t('case.back-to-sentence')}
        </Link>{' '}
        <span className="quiet">{source.title}</span>
      </p>
    </section>
  );
}

function Entry({ county, caseId, entry }: { county: string; caseId: string; entry: EntryView }) {
  const { t, language } = useWording();
  const { county: place } = route.useParams();
  const standing = useStanding(place);
  const mayLook =
    standing !== undefined && (holds(standing, 'delivery-office') || holds(standing, 'auditor'));
  return (
    <li className="entry" id={`entry-${entry.seq}`}>
      <span className="entry-seq">{entry.seq}</span>
      <div>
        <p className="entry-words">{entryWords(entry, { t, language })}</p>
        <p className="quiet small">
          <time dateTime={entry.at}>{momentText(entry.at, language)}</time>
          <span>
            <NameOf named={postNamed(entry.byPost)} />
          </span>
        </p>
        <p className="hash" title={entry.hash}>
          {entry.hash.slice(0, 23)}…
        </p>
        {entry.hasPrivatePart &&
          (mayLook ? (
            <PrivateLook county={county} caseId={caseId} seq={entry.seq} />
          ) : (
            <p className="quiet small">{t('private.withheld')}</p>
          ))}
      </div>
    </li>
  );
}

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
    </dl>
  );
}

function CaseWords({ county, view }: { county: string; view: CommitmentView }) {
  const { t } = useWording();
  const { message } = App.useApp();
  const standing = useStanding(county);
  const [correcting, setCorrecting] = useState(false);
  const office = standing !== undefined && holds(standing, 'delivery-office');
  const mayCorrect = office && mayBeCorrected(view);
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
          mayCorrect &&
          !correcting && <Button onClick={() => setCorrecting(true)}>{t('correct.open')}</Button>
        }
      >
        <p className="case-tags">
          <span className="case-number">{view.number}</span> <TypeTag type={view.type} />{' '}
          {view.state === 'reading' ? (
            <ReadingTag />
          ) : (
            <span className="tag">{t(planStateKeys[view.state])}</span>
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
                setCorrecting(false);
                if (done) void message.success(t('correct.done'));
              }}
            />
          ) : (
            <Facts county={county} view={view} />
          )}
          {view.source && <SourceCard county={county} source={view.source} />}
        </div>
        <div>
          <section aria-label={t('case.entries')}>
            <h2>{t('case.entries')}</h2>
            <ol className="entries">
              {view.entries.map((entry) => (
                <Entry key={entry.seq} county={county} caseId={view.id} entry={entry} />
              ))}
            </ol>
          </section>
          <Chain county={county} caseId={view.id} head={view.head} />
        </div>
      </div>
    </>
  );
}

/** A case of any matter: where it stands, who leads, when it is due, and everything that happened to it. */
function AnyCase({ county, view }: { county: string; view: CaseView }) {
  const { t, language } = useWording();
  return (
    <>
      <Head title={view.title}>
        <p className="case-tags">
          <span className="case-number">{view.number}</span>{' '}
          <span className="tag">{view.stage[language]}</span>
        </p>
      </Head>
      <div className="case">
        <dl className="facts">
          <div>
            <dt>{t('ledger.lead')}</dt>
            <dd>{view.lead && <NameOf named={view.lead} />}</dd>
          </div>
          <div>
            <dt>{t('ledger.deadline')}</dt>
            <dd>{view.dueAt ? momentText(view.dueAt, language) : t('ledger.deadline.none')}</dd>
          </div>
          <div>
            <dt>{t('case.opened')}</dt>
            <dd>{momentText(view.openedAt, language)}</dd>
          </div>
        </dl>
        <div>
          <section aria-label={t('case.entries')}>
            <h2>{t('case.entries')}</h2>
            <ol className="entries">
              {view.entries.map((entry) => (
                <Entry key={entry.seq} county={county} caseId={view.id} entry={entry} />
              ))}
            </ol>
          </section>
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
      page={useCase(county, id)}
      ready={(view) =>
        isCommitment(view) ? (
          <CaseWords county={county} view={view} />
        ) : (
          <AnyCase county={county} view={view} />
        )
      }
    />
  );
}
