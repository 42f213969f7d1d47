import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { DocumentView, ProposalView } from '../../wire/index.ts';
import { parseReviewSearch } from '../app/search.ts';
import { holds, useStanding } from '../app/session.ts';
import { CompletenessBar } from '../parts/completeness-bar.tsx';
import { Findings } from '../parts/findings.tsx';
import { Head } from '../parts/head.tsx';
import { Stateful } from '../parts/note.tsx';
import { useOrganisations } from '../parts/organisations.ts';
import { ReadingTag } from '../parts/tags.tsx';
import { type Key, useWording } from '../wording/index.ts';
import { FormPane } from './form-pane.tsx';
import { Help } from './help.tsx';
import { ListPane } from './list-pane.tsx';
import { filtered, neighbour, nextProposed } from './proposals.ts';
import './review.css';
import { TextPane } from './text-pane.tsx';
import { useActs } from './use-acts.ts';
import { useKeys } from './use-keys.ts';
import { useDesk, useDocument } from './use-review.ts';
import { WaiveDialog } from './waive-dialog.tsx';

const route = getRouteApi('/c/$county/documents/$document');

/** The panes of the screen; a phone shows one at a time. */
type Pane = 'text' | 'list' | 'form';

const panes: readonly (readonly [Pane, Key])[] = [
  ['text', 'review.text'],
  ['list', 'review.list'],
  ['form', 'review.form'],
];

/** What to start with where the address names no proposal: what a link pointed to, else the first that waits. */
function startWith(proposals: readonly ProposalView[], at: string | undefined): ProposalView | undefined {
  const [start = -1, end = -1] = (at ?? '').split('-').map(Number);
  const pointedAt = at === undefined ? undefined : proposals.find((p) => p.start < end && p.end > start);
  return pointedAt ?? proposals.find((p) => p.state === 'proposed') ?? proposals[0];
}

function PaneTabs({ pane, setPane }: { pane: Pane; setPane: (pane: Pane) => void }) {
  const { t } = useWording();
  return (
    <div className="panes" role="tablist" aria-label={t('review.panes')}>
      {panes.map(([name, key]) => (
        <button
          key={name}
          type="button"
          role="tab"
          aria-selected={pane === name}
          className={pane === name ? 'pane pane-chosen' : 'pane'}
          onClick={() => setPane(name)}
        >
          {t(key)}
        </button>
      ))}
    </div>
  );
}

function ReviewHead({ county, view }: { county: string; view: DocumentView }) {
  const { t } = useWording();
  const { document: facts, diagnostics } = view;
  return (
    <div className="review-head">
      <p className="crumbs">
        <Link to="/c/$county/documents" params={{ county }}>
          ← {t('nav.documents')}
        </Link>
      </p>
      <Head title={facts.title} aside={<Help />}>
        <div className="review-facts">
          <ReadingTag />
          <CompletenessBar counts={facts.proposals} />
          <Legend />
        </div>
      </Head>
      {diagnostics.length > 0 && (
        <details className="review-findings">
          <summary>{t('review.findings', { count: diagnostics.length })}</summary>
          <Findings findings={diagnostics} />
        </details>
      )}
    </div>
  );
}

function Legend() {
  const { t } = useWording();
  return (
    <p className="legend small">
      <span className="hidden">{t('legend.label')}</span>
      <span className="mark-claim">{t('legend.claim')}</span>
      <span className="mark mark-proposed">{t('state.proposed')}</span>
      <span className="mark mark-confirmed">{t('state.confirmed')}</span>
      <span className="mark mark-waived">{t('state.waived')}</span>
    </p>
  );
}

function useSelection(proposals: readonly ProposalView[]) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const selected = proposals.find((p) => p.id === search.p) ?? startWith(proposals, search.at);
  const choose = (id: string | undefined) => {
    if (id === undefined) return;
    void navigate({
      search: ({ at: _, ...rest }) => ({ ...rest, p: id }),
      replace: true,
      resetScroll: false,
    });
  };
  return { search, navigate, selected, choose };
}

/** Takes the person to the first field that stands in the way, once it is drawn as faulty. */
function focusFault(): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('.review-form .field-fault :is(input, textarea)')?.focus();
  });
}

function Review({ county, view }: { county: string; view: DocumentView }) {
  const { t } = useWording();
  const { proposals } = view;
  const [pane, setPane] = useState<Pane>('text');
  const { search, navigate, selected, choose } = useSelection(proposals);
  const list = filtered(proposals, search);
  const organisations = useOrganisations(county);
  const standing = useStanding(county);
  const mayDecide = standing !== undefined && holds(standing, 'delivery-office');
  const desk = useDesk(county, view.document.id);
  const acts = useActs({ county, document: view.document.id, desk, selected, mayDecide });
  const goOn = () => choose(nextProposed(list, selected?.id)?.id);
  const confirm = () => void acts.confirm().then((done) => (done ? goOn() : focusFault()));
  useKeys(!acts.asking, {
    next: () => choose(neighbour(list, selected?.id, 1)?.id),
    previous: () => choose(neighbour(list, selected?.id, -1)?.id),
    'next-proposed': goOn,
    confirm,
    waive: acts.askWaive,
    lead: () =>
      document
        .querySelector<HTMLElement>('.review-form [data-lead] input, .review-form input[data-lead]')
        ?.focus(),
  });
  const pick = (id: string) => {
    choose(id);
    setPane('form');
  };
  // A mark that is chosen in the text brings a phone to the form, where it can be decided.
  const chosenInText = search.p;
  useEffect(() => {
    if (chosenInText !== undefined) setPane((before) => (before === 'text' ? 'form' : before));
  }, [chosenInText]);
  return (
    <div className={`review show-${pane}`}>
      <ReviewHead county={county} view={view} />
      <PaneTabs pane={pane} setPane={setPane} />
      <TextPane view={view} selected={selected?.id} at={search.at} shown={pane === 'text'} />
      <div className="review-side">
        <ListPane
          proposals={proposals}
          list={list}
          organisations={organisations}
          filter={search}
          setFilter={(change) =>
            void navigate({
              search: parseReviewSearch({ ...search, ...change }),
              replace: true,
              resetScroll: false,
            })
          }
          selected={selected?.id}
          choose={pick}
          shown={pane === 'list'}
        />
        {selected && (
          <FormPane
            key={selected.id}
            county={county}
            proposal={selected}
            organisations={organisations}
            desk={desk}
            acts={{ confirm, waive: acts.askWaive, restore: acts.restore, busy: acts.busy }}
            mayDecide={mayDecide}
            tried={acts.tried}
          />
        )}
      </div>
      {acts.asking && (
        <WaiveDialog
          busy={acts.busy}
          close={acts.stopAsking}
          waive={(reason) => void acts.waive(reason).then((done) => done && goOn())}
        />
      )}
      <p className="hidden" role="status">
        {selected && t('review.chosen', { ordinal: selected.ordinal, title: selected.draft.title })}
      </p>
    </div>
  );
}

/** The review screen: the text on the left, what it promises on the right, decided one by one. */
export function ReviewPage() {
  const { county, document: id } = route.useParams();
  const page = useDocument({ county, document: id });
  return <Stateful page={page} ready={(view) => <Review county={county} view={view} />} />;
}
