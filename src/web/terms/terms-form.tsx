import { Input } from 'antd';
import { useId } from 'react';
import type { Day } from '../../clock/index.ts';
import type { OrganisationView, PostView, ProposalView } from '../../wire/index.ts';
import { DayInput } from '../parts/day-input.tsx';
import { Field } from '../parts/field.tsx';
import { typeKeys } from '../parts/tags.tsx';
import { type Key, useWording } from '../wording/index.ts';
import type { FormTerms, TermsFault } from './faults.ts';
import { LeadSelect } from './lead-select.tsx';
import { SharingForm } from './sharing-form.tsx';
import { TargetsTable } from './targets-table.tsx';
import './terms.css';

const faultKeys: Readonly<Record<TermsFault, Key>> = {
  'title-missing': 'fault.title-missing',
  'metric-missing': 'fault.metric-missing',
  'range-open': 'fault.range-open',
  'lead-missing': 'fault.lead-missing',
  'target-missing': 'fault.target-missing',
};

/** A day that a date field holds; an empty field holds none. */
const dayIn = (text: string): Day | null => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? (text as Day) : null);

function TypeChoice({ type, set }: { type: FormTerms['type']; set: (type: FormTerms['type']) => void }) {
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

type TermsFormProps = {
  readonly terms: FormTerms;
  /** What the text says, so that figures are shown as it writes them. */
  readonly quote: string;
  readonly suggestedLeads: ProposalView['suggestedLeads'];
  readonly organisations: readonly OrganisationView[];
  readonly leaders: readonly PostView[];
  /** The year whose plan it belongs to: where quarters end. */
  readonly year: number;
  readonly faults: readonly TermsFault[];
  /** An order out of minutes: who does what until when, without type, targets and milestones. */
  readonly plain?: boolean;
  /** What was agreed on stands, and is changed by request and approval: neither unit nor day is asked for. */
  readonly settled?: boolean;
  readonly edit: (part: Partial<FormTerms>) => void;
};

/** The terms of a commitment as fields. Values come in and changes go out; who saves them is not its matter. */
export function TermsForm({
  terms,
  quote,
  faults,
  plain: isPlain = false,
  settled = false,
  edit,
  ...given
}: TermsFormProps) {
  const { t } = useWording();
  const plain = isPlain || settled;
  const fault = (...kinds: TermsFault[]) => {
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
            value={terms.title}
            onChange={(event) => edit({ title: event.target.value })}
          />
        )}
      </Field>
      {!plain && <TypeChoice type={terms.type} set={(type) => edit({ type })} />}
      {!plain && <TargetsTable targets={terms.targets} quote={quote} set={(targets) => edit({ targets })} />}
      {targetFault && (
        <p className="field-words field-fault" role="alert">
          {targetFault}
        </p>
      )}
      {!settled && (
        <div className="form-pair">
          <Field label={t('form.lead')} fault={fault('lead-missing')}>
            {({ id }) => (
              <LeadSelect
                id={id}
                lead={terms.lead}
                suggested={given.suggestedLeads}
                organisations={given.organisations}
                fault={faults.includes('lead-missing')}
                set={(lead) => edit({ lead })}
              />
            )}
          </Field>
          <Field label={t('form.deadline')}>
            {(ids) => (
              <DayInput {...ids} value={terms.deadline ?? ''} put={(day) => edit({ deadline: dayIn(day) })} />
            )}
          </Field>
        </div>
      )}
      <SharingForm
        terms={terms}
        quote={quote}
        year={given.year}
        organisations={given.organisations}
        leaders={given.leaders}
        plain={plain}
        set={edit}
      />
      {terms.note !== undefined && (
        <Field label={t('form.note')} hint={t('form.note.hint')}>
          {(ids) => (
            <Input.TextArea
              {...ids}
              autoSize={{ minRows: 1, maxRows: 5 }}
              maxLength={2000}
              value={terms.note}
              onChange={(event) => edit({ note: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}
