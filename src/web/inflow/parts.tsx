import { Input, Select } from 'antd';
import { useId } from 'react';
import type { Day } from '../../clock/index.ts';
import type { NewOrder, OrderNote, OrderProposal } from '../../wire/index.ts';
import type { Option } from '../form/shape.ts';
import { postNamed, useNameText } from '../parts/assumed.tsx';
import { Field } from '../parts/field.tsx';
import { useLeaders, useOrganisations } from '../parts/organisations.ts';
import { LeadSelect } from '../terms/lead-select.tsx';
import { type Key, useWording } from '../wording/index.ts';
import { useStop } from './notes.tsx';
import { type SourceKind, sourceKind } from './source-kind.ts';

export const dayIn = (text: string): Day | null => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? (text as Day) : null);

function Origins({
  origins,
  origin,
  set,
}: {
  origins: readonly Option[];
  origin: string;
  set: (o: string) => void;
}) {
  const { t, say } = useWording();
  const name = useId();
  return (
    <fieldset className="choice inflow-origins">
      <legend>{t('inflow.origin')}</legend>
      {origins.map(({ value, ...words }) => (
        <label key={value} className={value === origin ? 'choice-one choice-set' : 'choice-one'}>
          <input type="radio" name={name} checked={value === origin} onChange={() => set(value)} />
          {say(words)}
        </label>
      ))}
    </fieldset>
  );
}

type PartProps = {
  readonly county: string;
  readonly order: NewOrder;
  readonly proposal: OrderProposal | undefined;
  readonly set: (part: Partial<NewOrder>) => void;
};

/** Who does it and until when: proposed from the clause, chosen by the clerk. */
export function Units({ county, order, proposal, set, notes }: PartProps & { notes: readonly OrderNote[] }) {
  const { t } = useWording();
  const nameText = useNameText();
  const organisations = useOrganisations(county);
  const leaders = useLeaders(county);
  const stop = useStop(notes);
  const dueWords = proposal?.dueWords ?? null;
  const dueHint =
    dueWords === null
      ? undefined
      : t(proposal?.deadline === null ? 'inflow.due.open' : 'inflow.due.reckoned', { words: dueWords });
  return (
    <>
      <div className="form-pair">
        <Field label={t('form.lead')} hint={proposal?.lead ? t('inflow.lead.named') : undefined}>
          {({ id }) => (
            <LeadSelect
              id={id}
              lead={order.lead}
              suggested={[]}
              organisations={organisations}
              fault={false}
              set={(lead) => set({ lead })}
            />
          )}
        </Field>
        <Field label={t('form.deadline')} hint={dueHint} fault={stop('deadline')}>
          {(ids) => (
            <Input
              {...ids}
              type="date"
              value={order.deadline ?? ''}
              onChange={(event) => set({ deadline: dayIn(event.target.value) })}
            />
          )}
        </Field>
      </div>
      {proposal && proposal.unknown.length > 0 && (
        <p className="field-words">
          {t('inflow.unknown', { names: proposal.unknown.join(t('list.comma')) })}
        </p>
      )}
      <div className="form-pair">
        <Field label={t('inflow.joins')}>
          {(ids) => (
            <Select
              {...ids}
              mode="multiple"
              maxCount={40}
              value={organisations.length > 0 ? order.joins : []}
              showSearch={{ optionFilterProp: 'label' }}
              options={organisations
                .filter(({ id }) => id !== order.lead)
                .map((unit) => ({ value: unit.id, label: nameText(unit) }))}
              onChange={(joins: string[]) => set({ joins })}
            />
          )}
        </Field>
        <Field
          label={t('inflow.leader')}
          hint={
            proposal?.unknownLeader ? t('inflow.leader.unknown', { name: proposal.unknownLeader }) : undefined
          }
        >
          {(ids) => (
            <Select
              {...ids}
              allowClear
              value={order.leader}
              showSearch={{ optionFilterProp: 'label' }}
              options={leaders.map((post) => ({ value: post.id, label: nameText(postNamed(post)) }))}
              onChange={(leader: string | undefined) => set({ leader: leader ?? null })}
            />
          )}
        </Field>
      </div>
    </>
  );
}

const dateKeys: Readonly<Record<SourceKind, Key>> = {
  meeting: 'inflow.decided-on.meeting',
  instruction: 'inflow.decided-on.instruction',
  above: 'inflow.decided-on.above',
};
const referenceKeys: Readonly<Record<SourceKind, Key>> = {
  meeting: 'inflow.reference.meeting',
  instruction: 'inflow.reference.instruction',
  above: 'inflow.reference.above',
};

type TextName = 'reference' | 'clauseNumber' | 'givenBy' | 'about';

function TextField({
  name,
  label,
  hint,
  fault,
  order,
  set,
}: Pick<PartProps, 'order' | 'set'> & {
  name: TextName;
  label: string;
  hint?: string;
  fault?: string | undefined;
}) {
  return (
    <Field label={label} hint={hint} fault={fault}>
      {(ids) => (
        <Input
          {...ids}
          maxLength={name === 'about' ? 400 : name === 'clauseNumber' ? 50 : 100}
          value={order[name]}
          onChange={(event) => set({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
}

/** Where the order comes from: its number and day, and who gave it or which clause it is. */
export function Source({
  order,
  origins,
  set,
  notes,
}: Pick<PartProps, 'order' | 'set'> & { origins: readonly Option[]; notes: readonly OrderNote[] }) {
  const { t } = useWording();
  const stop = useStop(notes);
  const kind = sourceKind(order.origin);
  const text = { order, set };
  return (
    <>
      <Origins origins={origins} origin={order.origin} set={(origin) => set({ origin })} />
      <div className="form-pair">
        <TextField
          {...text}
          name="reference"
          label={t(referenceKeys[kind])}
          hint={t(kind === 'meeting' ? 'inflow.reference.hint' : 'inflow.reference.hint.short')}
          fault={stop('reference') && t('inflow.fault.twice')}
        />
        <Field label={t(dateKeys[kind])} fault={stop('decidedOn')}>
          {(ids) => (
            <Input
              {...ids}
              type="date"
              value={order.decidedOn ?? ''}
              onChange={(event) => set({ decidedOn: dayIn(event.target.value) })}
            />
          )}
        </Field>
      </div>
      {kind === 'instruction' && (
        <div className="form-pair">
          <TextField {...text} name="about" label={t('inflow.about')} />
          <TextField {...text} name="givenBy" label={t('inflow.given-by.instruction')} />
        </div>
      )}
      {kind === 'above' && <TextField {...text} name="givenBy" label={t('inflow.given-by.above')} />}
      {kind === 'meeting' && (
        <TextField
          {...text}
          name="clauseNumber"
          label={t('inflow.clause-number')}
          hint={t('inflow.clause-number.hint')}
        />
      )}
    </>
  );
}
