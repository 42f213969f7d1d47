import { Button, Input } from 'antd';
import { useState } from 'react';
import type { CommitmentView } from '../../wire/index.ts';
import { wordingOf } from '../ask/index.ts';
import { Field } from '../parts/field.tsx';
import { Note } from '../parts/note.tsx';
import { useLeaders, useOrganisations } from '../parts/organisations.ts';
import { planStateKeys } from '../parts/tags.tsx';
import { Conflict } from '../terms/conflict.tsx';
import { confirmingFaults, differences, type FormTerms } from '../terms/faults.ts';
import { GoalChoice } from '../terms/goal-choice.tsx';
import { TermsForm } from '../terms/terms-form.tsx';
import { useWording } from '../wording/index.ts';
import { changedTerms, goalOf, mayBeCorrected, termsOf } from './correct.ts';
import { useCorrection } from './use-case.ts';

const shortestReason = 2;

type CorrectionProps = {
  readonly county: string;
  readonly view: CommitmentView;
  readonly close: (done: boolean) => void;
};

/**
 * Corrects what was agreed. Only the terms that the person changed are sent, with why, on the entry that the
 * person saw; where the case has gone on since, both versions are shown and the person decides.
 */
export function CorrectionForm({ county, view, close }: CorrectionProps) {
  const { t, say } = useWording();
  const organisations = useOrganisations(county);
  const leaders = useLeaders(county);
  const [base, setBase] = useState(view);
  const [terms, setTerms] = useState<FormTerms>(() => termsOf(view));
  const [goal, setGoal] = useState(goalOf(view));
  const [reason, setReason] = useState('');
  const correction = useCorrection(county, view.id);
  const otherGoal = goal !== goalOf(base);
  const changed = [...differences(terms, termsOf(base)), ...(otherGoal ? ['goal' as const] : [])];
  const faults = confirmingFaults(terms);
  const { newer } = correction;
  const ready = changed.length > 0 && faults.length === 0 && reason.trim().length >= shortestReason;
  const submit = () => {
    const wish = {
      terms: changedTerms(terms, termsOf(base)),
      ...(otherGoal ? { goal } : {}),
      reason: reason.trim(),
    };
    correction.mutate({ wish, seen: base.seq }, { onSuccess: () => close(true) });
  };
  const goOnFrom = (theirs: CommitmentView, mine: FormTerms) => {
    setBase(theirs);
    setTerms(mine);
    correction.forget();
  };
  return (
    <section className="correction" aria-label={t('correct.title')}>
      <h2>{t('correct.title')}</h2>
      <p className="quiet">{t('correct.words')}</p>
      {view.state === 'adopted' && <Note tone="warn">{t('correct.agreed')}</Note>}
      {newer && (
        <Conflict
          mine={{ ...termsOf(newer), ...changedTerms(terms, termsOf(base)) }}
          theirs={termsOf(newer)}
          state={<span className="tag">{t(planStateKeys[newer.state])}</span>}
          organisations={organisations}
          leaders={leaders}
          take={() => goOnFrom(newer, termsOf(newer))}
          keepWords={t('correct.keep')}
          keep={
            mayBeCorrected(newer)
              ? () => goOnFrom(newer, { ...termsOf(newer), ...changedTerms(terms, termsOf(base)) })
              : undefined
          }
        />
      )}
      {correction.refused && <Note tone="error">{say(wordingOf(correction.refused))}</Note>}
      <TermsForm
        terms={terms}
        quote={view.source?.quote ?? ''}
        suggestedLeads={[]}
        organisations={organisations}
        leaders={leaders}
        year={view.year}
        settled={view.state === 'adopted'}
        faults={faults}
        edit={(part) => setTerms((before) => ({ ...before, ...part }))}
      />
      <GoalChoice goal={goal} set={setGoal} />
      <Field label={t('correct.reason')} hint={t('correct.reason.hint')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            autoSize={{ minRows: 1, maxRows: 4 }}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <div className="acts">
        <Button
          type="primary"
          disabled={!ready || newer !== undefined}
          loading={correction.isPending}
          onClick={submit}
        >
          {t('correct.act')}
        </Button>
        <Button onClick={() => close(false)}>{t('act.cancel')}</Button>
        <span className="quiet small" role="status">
          {changed.length === 0 ? t('correct.nothing') : t('correct.changed', { count: changed.length })}
        </span>
      </div>
    </section>
  );
}
