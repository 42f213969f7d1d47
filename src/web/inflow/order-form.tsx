import { Button, Input } from 'antd';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { CaseStand, NewOrder, OrderProposal } from '../../wire/index.ts';
import { wordingOf } from '../ask/index.ts';
import { BurdenOutlook } from '../burden/outlook.tsx';
import { Field } from '../parts/field.tsx';
import { Note } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import '../terms/terms.css';
import { Notes } from './notes.tsx';
import { Source, Units } from './parts.tsx';
import { sourceKind } from './source-kind.ts';
import { useLookOver, useOrigins, useProposal, useRegister } from './use-inflow.ts';

export type Entered = NewOrder;

/** What the next order begins with: source, number, who gave it and its day stay, the rest is empty. */
const emptied = (before: NewOrder): NewOrder => ({
  ...before,
  clauseNumber: '',
  about: '',
  clause: '',
  title: '',
  demand: '',
  lead: null,
  joins: [],
  leader: null,
  deadline: null,
  instruction: '',
});

const first: NewOrder = emptied({ origin: '', reference: '', givenBy: '', decidedOn: null } as NewOrder);

/** What belongs to another kind of source is not sent: a meeting has no leader who instructed. */
function ofItsKind(order: NewOrder): NewOrder {
  const kind = sourceKind(order.origin);
  return {
    ...order,
    clauseNumber: kind === 'meeting' ? order.clauseNumber : '',
    givenBy: kind === 'meeting' ? '' : order.givenBy,
    about: kind === 'instruction' ? order.about : '',
  };
}

/** A clause's proposal under what the person chose: a choice is never overwritten. */
const withProposal = (order: NewOrder, touched: ReadonlySet<string>, proposal?: OrderProposal): NewOrder =>
  proposal
    ? {
        ...order,
        lead: touched.has('lead') ? order.lead : proposal.lead,
        joins: touched.has('joins') ? order.joins : proposal.joins,
        leader: touched.has('leader') ? order.leader : proposal.leader,
        deadline: touched.has('deadline') ? order.deadline : proposal.deadline,
      }
    : order;

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
  const [asking, setAsking] = useState(false);
  const register = useRegister(county);
  const { proposal, ask } = useProposal(county, typed.clause, typed.decidedOn);
  const order = ofItsKind(
    withProposal({ ...typed, origin: typed.origin || (origins[0]?.value ?? '') }, touched, proposal),
  );
  const notes = useLookOver(county, order);
  const set = (part: Partial<NewOrder>) => {
    setTyped((before) => ({ ...before, ...part }));
    setTouched((before) => new Set([...before, ...Object.keys(part)]));
  };
  const missing = order.clause.trim().length < 2;
  const focusClause = () => form.current?.querySelector('textarea')?.focus();
  const send = (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (missing || register.isPending || asking) return focusClause();
    setAsking(true);
    void ask().then((said) => {
      setAsking(false);
      // Who types faster than the clause is read loses nothing of what it names.
      const whole = withProposal(order, touched, said);
      register.mutate(whole, {
        onSuccess: (stand) => {
          registered(whole, stand);
          setTyped(emptied(whole));
          setTouched(new Set());
          setTried(false);
          focusClause();
        },
      });
    });
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
  };
  return (
    <form ref={form} className="inflow-form" aria-label={t('inflow.form')} onSubmit={send} onKeyDown={keys}>
      <Source order={order} origins={origins} set={set} notes={notes} />
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
      <Units county={county} order={order} proposal={proposal} set={set} notes={notes} />
      <Notes county={county} notes={notes.filter(({ stops, cases }) => !stops || cases.length > 0)} />
      <details className="sharing" open={sourceKind(order.origin) === 'instruction'}>
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
          loading={register.isPending || asking}
          aria-keyshortcuts="Control+Enter"
        >
          {t(order.lead === null ? 'inflow.act.draft' : 'inflow.act')}
        </Button>
      </div>
    </form>
  );
}
