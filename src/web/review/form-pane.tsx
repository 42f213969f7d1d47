import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { OrganisationView, PostView, ProposalView } from '../../wire/index.ts';
import { dayText } from '../format/moment.ts';
import { NameOf } from '../parts/assumed.tsx';
import { useGoals } from '../parts/measures.ts';
import { Note } from '../parts/note.tsx';
import { StateTag, Targets, TypeTag } from '../parts/tags.tsx';
import { Conflict } from '../terms/conflict.tsx';
import { confirmingFaults, savingFaults } from '../terms/faults.ts';
import { GoalChoice } from '../terms/goal-choice.tsx';
import { TermsForm } from '../terms/terms-form.tsx';
import { type Key, useWording } from '../wording/index.ts';
import './form.css';
import type { Desk, Saving } from './drafts.ts';

const savingKeys: Readonly<Record<Exclude<Saving['state'], 'failed' | 'conflict'>, Key>> = {
  saved: 'saving.saved',
  waiting: 'saving.waiting',
  saving: 'saving.saving',
  faulty: 'saving.faulty',
};

function SavingWords({ saving, retry }: { saving: Saving; retry: () => void }) {
  const { t, say } = useWording();
  switch (saving.state) {
    case 'conflict':
      return null;
    case 'failed':
      return (
        <Note tone="error">
          {t('saving.failed')} {say(saving.wording)}{' '}
          <Button size="small" onClick={retry}>
            {t('page.retry')}
          </Button>
        </Note>
      );
    case 'saved':
    case 'waiting':
    case 'saving':
    case 'faulty':
      return (
        <span className={`saving saving-${saving.state}`} role="status">
          {t(savingKeys[saving.state])}
        </span>
      );
  }
}

type Acts = {
  readonly confirm: () => void;
  readonly waive: () => void;
  readonly restore: () => void;
  readonly split: () => void;
  /** Absent where no waiting neighbour follows. */
  readonly merge: (() => void) | undefined;
  readonly busy: boolean;
};

type FormPaneProps = {
  readonly county: string;
  readonly proposal: ProposalView;
  readonly organisations: readonly OrganisationView[];
  readonly leaders: readonly PostView[];
  readonly year: number;
  readonly desk: Desk;
  readonly acts: Acts;
  readonly mayDecide: boolean;
  /** The document is minutes: what is confirmed becomes an order. */
  readonly minutes: boolean;
  /** Whether the person has tried to confirm: only then is what is missing called a fault. */
  readonly tried: boolean;
};

function Decided({ county, proposal, organisations, acts, mayDecide }: FormPaneProps) {
  const { t, language } = useWording();
  const { draft, state } = proposal;
  const lead = organisations.find(({ id }) => id === draft.lead);
  const goal = useGoals().find(({ id }) => id === draft.goal);
  return (
    <>
      <p className="decided-title">{draft.title}</p>
      <dl className="facts">
        <div>
          <dt>{t('form.lead')}</dt>
          <dd>{lead ? <NameOf named={lead} /> : (draft.lead ?? t('list.no-lead'))}</dd>
        </div>
        <div>
          <dt>{t('form.deadline')}</dt>
          <dd>{draft.deadline ? dayText(draft.deadline, language) : t('ledger.deadline.none')}</dd>
        </div>
        {draft.targets.length > 0 && (
          <div className="facts-wide">
            <dt>{t('form.targets')}</dt>
            <dd>
              <Targets targets={draft.targets} quote={proposal.quote} />
            </dd>
          </div>
        )}
        {goal && (
          <div>
            <dt>{t('progress.goal')}</dt>
            <dd>
              <NameOf named={{ ...goal, assumed: goal.assumed.includes('name') }} />
            </dd>
          </div>
        )}
        {proposal.waivedBecause !== null && (
          <div className="facts-wide">
            <dt>{t('waive.reason')}</dt>
            <dd>{proposal.waivedBecause}</dd>
          </div>
        )}
      </dl>
      <div className="acts">
        {proposal.caseId && (
          <Link className="forward" to="/c/$county/cases/$case" params={{ county, case: proposal.caseId }}>
            {t('form.to-ledger')} →
          </Link>
        )}
        {state === 'waived' && mayDecide && (
          <Button onClick={acts.restore} loading={acts.busy}>
            {t('form.restore')}
          </Button>
        )}
      </div>
    </>
  );
}

function Open({ proposal, organisations, leaders, year, desk, acts, tried, minutes }: FormPaneProps) {
  const { t } = useWording();
  const draft = desk.draftOf(proposal);
  const saving = desk.savingOf(proposal.id);
  const faults = tried ? confirmingFaults(draft) : savingFaults(draft);
  return (
    <>
      {saving.state === 'conflict' && (
        <Conflict
          mine={draft}
          theirs={saving.theirs.draft}
          state={<StateTag state={saving.theirs.state} />}
          organisations={organisations}
          leaders={leaders}
          take={() => void desk.takeTheirs(proposal.id)}
          keepWords={t('conflict.keep')}
          keep={saving.theirs.state === 'proposed' ? () => void desk.keepMine(proposal.id) : undefined}
        />
      )}
      <TermsForm
        terms={draft}
        quote={proposal.quote}
        suggestedLeads={proposal.suggestedLeads}
        organisations={organisations}
        leaders={leaders}
        year={year}
        faults={faults}
        plain={minutes}
        edit={(part) => desk.edit(proposal, { ...draft, ...part })}
      />
      {!minutes && (
        <GoalChoice goal={draft.goal ?? ''} set={(goal) => desk.edit(proposal, { ...draft, goal })} />
      )}
      <div className="acts acts-end">
        <SavingWords saving={saving} retry={() => void desk.flush(proposal.id)} />
        <Button onClick={acts.split} disabled={acts.busy} aria-keyshortcuts="s">
          {t('form.split')}
        </Button>
        {acts.merge && (
          <Button onClick={acts.merge} disabled={acts.busy} aria-keyshortcuts="m">
            {t('form.merge')}
          </Button>
        )}
        <Button onClick={acts.waive} disabled={acts.busy} aria-keyshortcuts="w">
          {t('form.waive')}
        </Button>
        <Button
          type="primary"
          onClick={acts.confirm}
          loading={acts.busy}
          disabled={saving.state === 'conflict'}
          aria-keyshortcuts="Enter"
        >
          {t('form.confirm')}
        </Button>
      </div>
    </>
  );
}

/** The chosen proposal: to be corrected and decided, or, once decided, to be read. */
export function FormPane(props: FormPaneProps) {
  const { t } = useWording();
  const { proposal, desk, mayDecide } = props;
  const open =
    mayDecide && (proposal.state === 'proposed' || desk.savingOf(proposal.id).state === 'conflict');
  return (
    <section className="review-form" aria-label={t('review.form')}>
      <div className="form-head">
        <h2>{t('form.nth', { ordinal: proposal.ordinal })}</h2>
        <StateTag state={proposal.state} />
        {!open && !props.minutes && <TypeTag type={proposal.draft.type} />}
        <span className="quiet small">{proposal.section}</span>
      </div>
      <blockquote className="form-quote">{proposal.quote}</blockquote>
      {open ? <Open {...props} /> : <Decided {...props} />}
    </section>
  );
}
