import { App, Button, Input } from 'antd';
import { useState } from 'react';
import type { CaseView } from '../../../wire/index.ts';
import { toFirstFault } from '../../form/first-fault.ts';
import { postNamed, useNameText } from '../../parts/assumed.tsx';
import { Field } from '../../parts/field.tsx';
import { Note } from '../../parts/note.tsx';
import { useLeaders, useOrganisations } from '../../parts/organisations.ts';
import { confirmingFaults, type FormTerms, savingFaults } from '../../terms/faults.ts';
import { TermsForm } from '../../terms/terms-form.tsx';
import { useWording } from '../../wording/index.ts';
import { changedTerms, termsOf } from '../correct.ts';
import { TermChanges } from '../term-changes.tsx';
import { type Callers, wishedChanges } from '../wished-changes.ts';
import { Newer, Refused } from './overtaken.tsx';
import type { StepFormProps } from './step-form.tsx';
import { useStep } from './use-step.ts';

const shortestReason = 2;

/** Units and posts by the names that a person reads. */
function useCallers(county: string) {
  const nameText = useNameText();
  const organisations = useOrganisations(county);
  const leaders = useLeaders(county);
  const unit = (id: string) => {
    const found = organisations.find((one) => one.id === id);
    return found ? nameText(found) : id;
  };
  const post = (id: string) => {
    const found = leaders.find((one) => one.id === id);
    return found ? nameText(postNamed(found)) : id;
  };
  const callers: Callers = { unit, post };
  return { organisations, leaders, callers };
}

/** Terms as a step takes them: the kernel's own, and those that are fields of the matter's form. */
function asTerms({ title, deadline, lead, joins, leader, ...fields }: Partial<FormTerms>): object {
  const own = { title, deadline, lead: lead ?? undefined, joins, leader };
  return { ...own, ...(Object.keys(fields).length > 0 ? { fields } : {}) };
}

const yearOf = ({ year, deadline, openedAt }: CaseView): number =>
  year ?? Number((deadline ?? openedAt).slice(0, 4));

/**
 * The form of a step that changes what was agreed, by request or by correction: the terms as they stand, to be changed in
 * place, and below them what would change. Only what was changed is sent.
 */
export function TermsStepForm({ county, view, step, possible, close }: StepFormProps) {
  const { t, say } = useWording();
  const { message } = App.useApp();
  const { organisations, leaders, callers } = useCallers(county);
  const [base, setBase] = useState(view);
  const [terms, setTerms] = useState<FormTerms>(() => termsOf(view));
  const [reason, setReason] = useState('');
  const doing = useStep(county, view.id, () => {
    void message.success(t('step.done', { step: say(step.name) }));
    close();
  });
  const plain = view.type === null;
  const before = termsOf(base);
  const changes = wishedChanges(before, terms, callers);
  const faults = plain ? savingFaults(terms) : confirmingFaults(terms);
  const isNewer = view.seq > base.seq && !doing.isSuccess;
  const ready = changes.length > 0 && faults.length === 0 && reason.trim().length >= shortestReason;
  const submit = () => {
    const changed = changedTerms(terms, before);
    setBase(view);
    // What somebody else changed meanwhile stays as they left it.
    setTerms({ ...termsOf(view), ...changed });
    const args = { terms: asTerms(changed), reason: reason.trim() };
    doing.mutate({ step: step.id, body: { args }, seen: view.seq });
  };
  return (
    <form
      className="step-form"
      noValidate
      aria-label={say(step.name)}
      onSubmit={(event) => {
        event.preventDefault();
        // A figure that is no number was not taken: it is mended first.
        if (event.currentTarget.querySelector('[aria-invalid="true"]')) toFirstFault(event.currentTarget);
        else if (ready) submit();
      }}
    >
      <p className="quiet">{t(step.verb === 'correct' ? 'correct.words' : 'adjust.words')}</p>
      {!plain && step.verb === 'correct' && <Note tone="warn">{t('correct.agreed')}</Note>}
      <TermsForm
        terms={terms}
        quote={view.source?.quote ?? ''}
        suggestedLeads={[]}
        organisations={organisations}
        leaders={leaders}
        year={yearOf(view)}
        faults={faults}
        plain={plain}
        settled={!plain && step.verb === 'correct'}
        edit={(part) => setTerms((was) => ({ ...was, ...part }))}
      />
      <section className="wished" aria-label={t('adjust.changes')}>
        <h3>{t('adjust.changes')}</h3>
        {changes.length === 0 ? (
          <p className="quiet" role="status">
            {t('correct.nothing')}
          </p>
        ) : (
          <TermChanges county={county} caption={t('adjust.changes')} changes={changes} />
        )}
      </section>
      <Field label={t('ask.reason')} hint={t('ask.reason.hint')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            autoSize={{ minRows: 1, maxRows: 4 }}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {isNewer && <Newer county={county} view={view} seen={base.seq} possible={possible} />}
      <Refused error={doing.error} />
      <p className="acts">
        <Button type="primary" htmlType="submit" loading={doing.isPending} disabled={!possible || !ready}>
          {isNewer ? t('step.do-still', { step: say(step.name) }) : say(step.name)}
        </Button>
        <Button onClick={close}>{t('act.cancel')}</Button>
      </p>
    </form>
  );
}
