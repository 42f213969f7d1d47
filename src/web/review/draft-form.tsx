import { Input } from 'antd';
import { useId } from 'react';
import type { Day } from '../../clock/index.ts';
import type { Draft, OrganisationView, PostView, ProposalView } from '../../wire/index.ts';
import { Field } from '../parts/field.tsx';
import { typeKeys } from '../parts/tags.tsx';
import { type Key, useWording } from '../wording/index.ts';
import { LeadSelect } from './lead-select.tsx';
import type { DraftFault } from './proposals.ts';
import { SharingForm } from './sharing-form.tsx';
import { TargetsTable } from './targets-table.tsx';

const faultKeys: Readonly<Record<DraftFault, Key>> = {
  'title-missing': 'fault.title-missing',
  'metric-missing': 'fault.metric-missing',
  'range-open': 'fault.range-open',
  'lead-missing': 'fault.lead-missing',
  'target-missing': 'fault.target-missing',
};

/** A day that a date field holds; an empty field holds none. */
const dayIn = (text: string): Day | null => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? (text as Day) : null);

function TypeChoice({ type, set }: { type: Draft['type']; set: (type: Draft['type']) => void }) {
  const { t } = useWording();
  const name = useId();
  return (
    <fieldset className="choice">
      <legend>{t('form.type')}</legend>
      {typeKeys.map(([value, key]) => (
        <label key={value} className={value === type ? 'choice-one choice-set' : 'choice-one'}>
          <input type="radio" name={name} checked={value === type} onChange={() => set(value)} />
          {t(key)}
        </label>
      ))}
    </fieldset>
  );
}

type DraftFormProps = {
  readonly proposal: ProposalView;
  readonly draft: Draft;
  readonly organisations: readonly OrganisationView[];
  readonly leaders: readonly PostView[];
  /** The year whose plan it belongs to: where quarters end. */
  readonly year: number;
  readonly faults: readonly DraftFault[];
  readonly edit: (draft: Draft) => void;
};

/** The fields of a draft. Values come in and changes go out; who saves them is not its matter. */
export function DraftForm({ proposal, draft, organisations, leaders, year, faults, edit }: DraftFormProps) {
  const { t } = useWording();
  const set = (part: Partial<Draft>) => edit({ ...draft, ...part });
  const fault = (...kinds: DraftFault[]) => {
    const found = kinds.find((kind) => faults.includes(kind));
    return found && t(faultKeys[found]);
  };
  const targetFault = fault('target-missing', 'metric-missing', 'range-open');
  return (
    <>
      <Field label={t('form.title')} fault={fault('title-missing')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            autoSize={{ minRows: 1, maxRows: 4 }}
            maxLength={400}
            value={draft.title}
            onChange={(event) => set({ title: event.target.value })}
          />
        )}
      </Field>
      <TypeChoice type={draft.type} set={(type) => set({ type })} />
      <TargetsTable targets={draft.targets} quote={proposal.quote} set={(targets) => set({ targets })} />
      {targetFault && (
        <p className="field-words field-fault" role="alert">
          {targetFault}
        </p>
      )}
      <div className="form-pair">
        <Field label={t('form.lead')} fault={fault('lead-missing')}>
          {({ id }) => (
            <LeadSelect
              id={id}
              lead={draft.lead}
              suggested={proposal.suggestedLeads}
              organisations={organisations}
              fault={faults.includes('lead-missing')}
              set={(lead) => set({ lead })}
            />
          )}
        </Field>
        <Field label={t('form.deadline')}>
          {(ids) => (
            <Input
              {...ids}
              type="date"
              value={draft.deadline ?? ''}
              onChange={(event) => set({ deadline: dayIn(event.target.value) })}
            />
          )}
        </Field>
      </div>
      <SharingForm
        draft={draft}
        quote={proposal.quote}
        year={year}
        organisations={organisations}
        leaders={leaders}
        set={set}
      />
      <Field label={t('form.note')} hint={t('form.note.hint')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            autoSize={{ minRows: 1, maxRows: 5 }}
            maxLength={2000}
            value={draft.note}
            onChange={(event) => set({ note: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
