import { Button, Input, Select } from 'antd';
import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import type { Day } from '../../clock/index.ts';
import type { CaseStand, NewOrder, OrderProposal } from '../../wire/index.ts';
import { wordingOf } from '../ask/index.ts';
import { BurdenOutlook } from '../burden/outlook.tsx';
import type { Option } from '../form/shape.ts';
import { postNamed, useNameText } from '../parts/assumed.tsx';
import { Field } from '../parts/field.tsx';
import { Note } from '../parts/note.tsx';
import { useLeaders, useOrganisations } from '../parts/organisations.ts';
import { LeadSelect } from '../terms/lead-select.tsx';
import { useWording } from '../wording/index.ts';
import '../terms/terms.css';
import { useOrigins, useProposal, useRegister } from './use-inflow.ts';

export type Entered = NewOrder;

/** What the next order begins with: source, number and day stay, the rest is empty. */
const emptied = (before: NewOrder): NewOrder => ({
  ...before,
  clause: '',
  title: '',
  demand: '',
  lead: null,
  joins: [],
  leader: null,
  deadline: null,
  instruction: '',
});

const first: NewOrder = emptied({ origin: '', reference: '', decidedOn: null } as NewOrder);

const dayIn = (text: string): Day | null => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? (text as Day) : null);

/** A clause's proposal under what the person chose: a choice is never overwritten. */
const withProposal = (order: NewOrder, touched: ReadonlySet<string>, proposal?: OrderProposal): NewOrder =>
  proposal
    ? {
        ...order,
        lead: touched.has('lead') ? order.lead : proposal.lead,
        joins: touched.has('joins') ? order.joins : proposal.joins,
        deadline: touched.has('deadline') ? order.deadline : proposal.deadline,
      }
    : order;

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

function Units({ county, order, proposal, set }: PartProps) {
  const { t } = useWording();
  const nameText = useNameText();
  const organisations = useOrganisations(county);
  const leaders = useLeaders(county);
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
        <Field label={t('form.deadline')}>
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
        <Field label={t('inflow.leader')}>
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

function Head({
  order,
  origins,
  set,
}: Omit<PartProps, 'county' | 'proposal'> & { origins: readonly Option[] }) {
  const { t } = useWording();
  return (
    <>
      <Origins origins={origins} origin={order.origin} set={(origin) => set({ origin })} />
      <div className="form-pair">
        <Field label={t('inflow.reference')} hint={t('inflow.reference.hint')}>
          {(ids) => (
            <Input
              {...ids}
              maxLength={100}
              value={order.reference}
              onChange={(event) => set({ reference: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('inflow.decided-on')}>
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
    </>
  );
}

type OrderFormProps = {
  readonly county: string;
  readonly registered: (entered: Entered, stand: CaseStand) => void;
};

/** One order: source, clause, and who does it until when, proposed from the clause. */
export function OrderForm({ county, registered }: OrderFormProps) {
  const { t, say } = useWording();
  const form = useRef<HTMLFormElement>(null);
  const origins = useOrigins(county);
  const [typed, setTyped] = useState<NewOrder>(first);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const register = useRegister(county);
  const proposal = useProposal(county, typed.clause, typed.decidedOn);
  const order = withProposal(
    { ...typed, origin: typed.origin || (origins[0]?.value ?? '') },
    touched,
    proposal,
  );
  const set = (part: Partial<NewOrder>) => {
    setTyped((before) => ({ ...before, ...part }));
    setTouched((before) => new Set([...before, ...Object.keys(part)]));
  };
  const missing = order.clause.trim().length < 2;
  const focusClause = () => form.current?.querySelector('textarea')?.focus();
  const send = (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (missing || register.isPending) return focusClause();
    register.mutate(order, {
      onSuccess: (stand) => {
        registered(order, stand);
        setTyped(emptied(order));
        setTouched(new Set());
        setTried(false);
        focusClause();
      },
    });
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
  };
  return (
    <form ref={form} className="inflow-form" aria-label={t('inflow.form')} onSubmit={send} onKeyDown={keys}>
      <Head order={order} origins={origins} set={set} />
      <Field
        label={t('inflow.clause')}
        hint={t('inflow.clause.hint')}
        fault={tried && missing ? t('inflow.fault.clause') : undefined}
      >
        {(ids) => (
          <Input.TextArea
            {...ids}
            autoFocus
            autoSize={{ minRows: 3, maxRows: 10 }}
            maxLength={5000}
            value={order.clause}
            onChange={(event) => setTyped((before) => ({ ...before, clause: event.target.value }))}
          />
        )}
      </Field>
      <Units county={county} order={order} proposal={proposal} set={set} />
      <details className="sharing">
        <summary>
          {t('inflow.caption')}
          {t('list.comma')}
          {t('inflow.instruction')}
        </summary>
        <Field label={t('inflow.caption')} hint={t('inflow.caption.hint')}>
          {(ids) => (
            <Input
              {...ids}
              maxLength={400}
              value={order.title}
              onChange={(e) => set({ title: e.target.value })}
            />
          )}
        </Field>
        <Field label={t('inflow.instruction')}>
          {(ids) => (
            <Input.TextArea
              {...ids}
              autoSize={{ minRows: 1, maxRows: 5 }}
              value={order.instruction}
              onChange={(e) => set({ instruction: e.target.value })}
            />
          )}
        </Field>
      </details>
      <BurdenOutlook
        county={county}
        units={[...(order.lead ? [order.lead] : []), ...order.joins]}
        kind="task"
        text={order.clause}
      />
      {register.error && <Note tone="error">{say(wordingOf(register.error))}</Note>}
      <div className="acts acts-end">
        <span className="quiet small">{t('inflow.keys')}</span>
        <Button
          type="primary"
          htmlType="submit"
          loading={register.isPending}
          aria-keyshortcuts="Control+Enter"
        >
          {t(order.lead === null ? 'inflow.act.draft' : 'inflow.act')}
        </Button>
      </div>
    </form>
  );
}
