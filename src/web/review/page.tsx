import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { DocumentView, ProposalView } from '../../wire/index.ts';
import { parseReviewSearch } from '../app/search.ts';
import { holds, useStanding } from '../app/session.ts';
import { Findings } from '../parts/findings.tsx';
import { Head } from '../parts/head.tsx';
import { Stateful } from '../parts/note.tsx';
import { useLeaders, useOrganisations } from '../parts/organisations.ts';
import { DocumentTag } from '../parts/tags.tsx';
import { suggestedUnits } from '../terms/lead-select.tsx';
import { type Key, useWording } from '../wording/index.ts';
import { FormPane } from './form-pane.tsx';
import { Help } from './help.tsx';
import { Issue } from './issue.tsx';
import { ListPane } from './list-pane.tsx';
import { filtered, neighbour, nextProposed } from './proposals.ts';
import './review.css';
import { KeptLeads, SentenceBar } from './sentence-bar.tsx';
import { SplitDialog } from './split-dialog.tsx';
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
  const standing = filtered(proposals, {});
  const pointedAt = at === undefined ? undefined : standing.find((p) => p.start < end && p.end > start);
  return pointedAt ?? standing.find((p) => p.state === 'proposed') ?? standing[0];
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

type ReviewHeadProps = {
  readonly county: string;
  readonly view: DocumentView;
  readonly undo: (() => void) | undefined;
};

function ReviewHead({ county, view, undo }: ReviewHeadProps) {
  const { t } = useWording();
  const { document: facts, diagnostics } = view;
  return (
    <div className="review-head">
      <p className="crumbs">
        <Link to="/c/$county/documents" params={{ county }}>
          ← {t('nav.documents')}
        </Link>
      </p>
      <Head
        title={facts.title}
        aside={
          <>
            {undo && (
              <Button size="small" onClick={undo} aria-keyshortcuts="u">
                {t('review.undo')}
              </Button>
            )}{' '}
            <Help />
          </>
        }
      >
        <div className="review-facts">
          <DocumentTag row={facts} />
          <SentenceBar completeness={view.completeness} />
          <KeptLeads leads={view.keptLeads} />
          <Legend />
        </div>
      </Head>
      {facts.kind === 'minutes' && undo && <Issue county={county} view={view} />}
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
  const selected =
    proposals.find((p) => p.id === search.p && p.state !== 'replaced') ?? startWith(proposals, search.at);
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

/** Which pane a phone shows. There a mark chosen in the text leads to the form, which is shown from its top. */
function usePane(chosenInText: string | undefined, selected: string | undefined) {
  const [pane, setPane] = useState<Pane>('text');
  useEffect(() => {
    if (chosenInText !== undefined) setPane((before) => (before === 'text' ? 'form' : before));
  }, [chosenInText]);
  useEffect(() => {
    if (pane !== 'form' || selected === undefined || !matchMedia('(max-width: 860px)').matches) return;
    document.querySelector('.review-form')?.scrollIntoView();
  }, [pane, selected]);
  return { pane, setPane };
}

/** Marking by keys: it begins in the text, at the chosen proposal. */
function useMarking(start: number | undefined, setPane: (pane: Pane) => void) {
  const [markingFrom, setMarkingFrom] = useState<number>();
  const mark = () => {
    setPane('text');
    setMarkingFrom(start ?? 0);
  };
  return { mark, markingFrom, stopMarking: () => setMarkingFrom(undefined) };
}

/** Takes the person to the choice of the lead unit. */
function focusLead(): void {
  document.querySelector<HTMLElement>('.review-form [role=combobox]')?.focus();
}

/** Takes the person to the first field that stands in the way, once it is drawn as faulty. */
function focusFault(): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('.review-form .field-fault :is(input, textarea)')?.focus();
  });
}

type DialogsProps = {
  readonly acts: ReturnType<typeof useActs>;
  readonly selected: ProposalView | undefined;
  readonly goOn: () => void;
  readonly choose: (id: string | undefined) => void;
};

/** What asks something over the page. */
function Dialogs({ acts, selected, goOn, choose }: DialogsProps) {
  if (acts.asking === 'waive') {
    const waive = (reason: string) => void acts.waive(reason).then((done) => done && goOn());
    return <WaiveDialog busy={acts.busy} close={acts.stopAsking} waive={waive} />;
  }
  if (acts.asking === 'split' && selected) {
    const split = (at: number) => {
      acts.stopAsking();
      void acts.split(at).then(choose);
    };
    return <SplitDialog proposal={selected} close={acts.stopAsking} split={split} />;
  }
  return null;
}

function Review({ county, view }: { county: string; view: DocumentView }) {
  const { t } = useWording();
  const { proposals, document: facts } = view;
  const { search, navigate, selected, choose } = useSelection(proposals);
  const { pane, setPane } = usePane(search.p, selected?.id);
  const list = filtered(proposals, search);
  const organisations = useOrganisations(county);
  const leaders = useLeaders(county);
  const standing = useStanding(county);
  const mayDecide = standing !== undefined && holds(standing, 'delivery-office');
  const desk = useDesk(county, facts.id);
  const acts = useActs({ county, document: facts.id, desk, proposals, selected, mayDecide });
  const goOn = () => choose(nextProposed(list, selected?.id)?.id);
  const confirm = () => void acts.confirm().then((done) => (done ? goOn() : focusFault()));
  const merge = () => void acts.merge().then(choose);
  const undo = () => void acts.undo().then(choose);
  const takeLead = (place: number) => {
    const unit = selected && suggestedUnits(selected.suggestedLeads, organisations)[place];
    if (unit && mayDecide && selected.state === 'proposed') {
      desk.edit(selected, { ...desk.draftOf(selected), lead: unit.value });
    }
  };
  const { mark, ...marking } = useMarking(selected?.start, setPane);
  useKeys(acts.asking === undefined && marking.markingFrom === undefined, {
    next: () => choose(neighbour(list, selected?.id, 1)?.id),
    previous: () => choose(neighbour(list, selected?.id, -1)?.id),
    'next-proposed': goOn,
    confirm,
    waive: acts.askWaive,
    split: acts.askSplit,
    merge,
    undo,
    mark: mayDecide ? mark : () => undefined,
    lead: focusLead,
    'lead-1': () => takeLead(0),
    'lead-2': () => takeLead(1),
    'lead-3': () => takeLead(2),
  });
  return (
    <div className={`review show-${pane}`}>
      <ReviewHead county={county} view={view} undo={mayDecide ? undo : undefined} />
      <PaneTabs pane={pane} setPane={setPane} />
      <TextPane
        view={view}
        selected={selected?.id}
        at={search.at}
        shown={pane === 'text'}
        propose={mayDecide ? (stretch) => void acts.propose(stretch).then(choose) : undefined}
        {...marking}
      />
      <div className="review-side">
        <ListPane
          proposals={proposals.filter((p) => p.state !== 'replaced')}
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
          choose={(id) => {
            choose(id);
            setPane('form');
          }}
          shown={pane === 'list'}
        />
        {selected && (
          <FormPane
            key={selected.id}
            county={county}
            proposal={selected}
            organisations={organisations}
            leaders={leaders}
            year={facts.year ?? Number(standing?.session.today.slice(0, 4))}
            desk={desk}
            acts={{
              confirm,
              waive: acts.askWaive,
              restore: () => void acts.restore(),
              split: acts.askSplit,
              merge: acts.mayMerge ? merge : undefined,
              busy: acts.busy,
            }}
            mayDecide={mayDecide}
            minutes={facts.kind === 'minutes'}
            tried={acts.tried}
          />
        )}
      </div>
      <Dialogs acts={acts} selected={selected} goOn={goOn} choose={choose} />
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
  return <Stateful alone page={page} ready={(view) => <Review county={county} view={view} />} />;
}
