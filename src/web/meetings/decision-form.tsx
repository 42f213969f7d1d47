import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { Day } from '../../clock/index.ts';
import type { AgendaItemView, MeetingView, NewDecision, OrderProposal } from '../../wire/index.ts';
import { wordingOf } from '../ask/index.ts';
import { BurdenOutlook } from '../burden/outlook.tsx';
import { useProposal } from '../inflow/use-inflow.ts';
import { DayInput } from '../parts/day-input.tsx';
import { Field } from '../parts/field.tsx';
import { Note } from '../parts/note.tsx';
import { useOrganisations } from '../parts/organisations.ts';
import { LeadSelect } from '../terms/lead-select.tsx';
import '../terms/terms.css';
import { type Key, useWording } from '../wording/index.ts';
import { decisionAct, useMeetingAct } from './use-meetings.ts';

type Kind = 'order' | 'urge' | 'noted';

const kinds: readonly (readonly [Kind, Key])[] = [
  ['order', 'meetings.become.order'],
  ['urge', 'meetings.become.urge'],
  ['noted', 'meetings.become.noted'],
];

const dayIn = (text: string): Day | null => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? (text as Day) : null);

type Props = {
  readonly county: string;
  readonly meeting: MeetingView;
  readonly item: number;
  /** The item that it is about; absent for what was raised at the meeting. */
  readonly about?: AgendaItemView;
};

/** What was decided about an item, and what becomes of it. The unit of the case is proposed. */
export function DecisionForm({ county, meeting, item, about }: Props) {
  const { t, say } = useWording();
  const organisations = useOrganisations(county);
  const proposed = about?.lead?.id ?? null;
  const [text, setText] = useState('');
  const [kind, setKind] = useState<Kind>('order');
  // What the office chose goes before what the decision names, and that before the unit of the item.
  const [chosenLead, setLead] = useState<string | null | undefined>();
  const [chosenDay, setDeadline] = useState<Day | null | undefined>();
  const { proposal, ask } = useProposal(county, text, meeting.heldOn);
  const termsOf = (said: OrderProposal | undefined) => ({
    lead: chosenLead === undefined ? (said?.lead ?? proposed) : chosenLead,
    deadline: chosenDay === undefined ? (said?.deadline ?? null) : chosenDay,
    joins: said?.joins.filter((unit) => unit !== chosenLead) ?? [],
  });
  const { lead, deadline } = termsOf(proposal);
  const act = useMeetingAct(county);
  const becomes = (said: OrderProposal | undefined): NewDecision['becomes'] => {
    if (kind === 'noted') return { kind };
    if (kind === 'urge') return { kind: 'step', step: 'urge', args: { level: 'reminder', text } };
    return { kind, ...termsOf(said), leader: said?.leader ?? meeting.chair?.id ?? null };
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim().length < 2) return;
    void ask().then((said) =>
      act.mutate(decisionAct(meeting.id, { item, text: text.trim(), becomes: becomes(said) }), {
        onSuccess: () => {
          setText('');
          setLead(undefined);
          setDeadline(undefined);
        },
      }),
    );
  };
  return (
    <form className="decision-form" onSubmit={send} aria-label={t('meetings.record', { item })}>
      <Field label={t('meetings.decision')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            autoSize={{ minRows: 1, maxRows: 6 }}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <fieldset className="choice">
        <legend>{t('meetings.become')}</legend>
        {kinds
          .filter(([value]) => value !== 'urge' || about?.case)
          .map(([value, key]) => (
            <label key={value} className={value === kind ? 'choice-one choice-set' : 'choice-one'}>
              <input
                type="radio"
                name={`become-${item}`}
                checked={value === kind}
                onChange={() => setKind(value)}
              />
              {t(key)}
            </label>
          ))}
      </fieldset>
      {kind === 'order' && (
        <div className="form-pair">
          <Field label={t('form.lead')} hint={proposal?.lead ? t('inflow.lead.named') : undefined}>
            {({ id }) => (
              <LeadSelect
                id={id}
                lead={lead}
                suggested={[]}
                organisations={organisations}
                fault={false}
                set={setLead}
              />
            )}
          </Field>
          <Field
            label={t('form.deadline')}
            hint={
              proposal?.dueWords
                ? t(proposal.deadline === null ? 'inflow.due.open' : 'inflow.due.reckoned', {
                    words: proposal.dueWords,
                  })
                : undefined
            }
          >
            {(ids) => <DayInput {...ids} value={deadline ?? ''} put={(day) => setDeadline(dayIn(day))} />}
          </Field>
        </div>
      )}
      {kind === 'order' && (
        <BurdenOutlook county={county} units={lead === null ? [] : [lead]} kind="task" text={text} />
      )}
      {kind === 'urge' && (
        <BurdenOutlook county={county} units={about?.lead ? [about.lead.id] : []} kind="order" text={text} />
      )}
      {act.error && <Note tone="error">{say(wordingOf(act.error))}</Note>}
      <Button htmlType="submit" loading={act.isPending} disabled={text.trim().length < 2}>
        {t('meetings.decision.act')}
      </Button>
    </form>
  );
}
