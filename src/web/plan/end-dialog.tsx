import { Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { DayInput } from '../parts/day-input.tsx';
import { Field } from '../parts/field.tsx';
import { type Key, useWording } from '../wording/index.ts';
import type { PlanAct } from './use-plan.ts';

const outcomes: readonly (readonly [string, Key])[] = [
  ['kept', 'plan.outcome.kept'],
  ['partly-kept', 'plan.outcome.partly-kept'],
  ['not-kept', 'plan.outcome.not-kept'],
];

type EndDialogProps = {
  readonly kind: 'closures' | 'carry-overs';
  readonly cases: string[];
  readonly year: number;
  readonly busy: boolean;
  readonly act: (act: PlanAct) => void;
  readonly close: () => void;
};

/** Ends chosen commitments at year's end: with an outcome, or carried over into the next year with a reason. */
export function EndDialog({ kind, cases, year, busy, act, close }: EndDialogProps) {
  const { t } = useWording();
  const [outcome, setOutcome] = useState('');
  const [deadline, setDeadline] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const closing = kind === 'closures';
  const enough = reason.trim().length >= 2 && (!closing || outcome !== '');
  const end = () =>
    act(
      closing
        ? { act: 'closures', body: { cases, outcome, reason: reason.trim() } }
        : { act: 'carry-overs', body: { cases, year: year + 1, deadline, reason: reason.trim() } },
    );
  return (
    <Modal
      closable={{ 'aria-label': t('act.close') }}
      open
      title={
        closing
          ? t('plan.close.title', { count: cases.length })
          : t('plan.carry.title', { count: cases.length, year: year + 1 })
      }
      okText={t(closing ? 'plan.close' : 'plan.carry')}
      cancelText={t('act.cancel')}
      confirmLoading={busy}
      okButtonProps={{ disabled: !enough }}
      onOk={end}
      onCancel={close}
    >
      {closing ? (
        <Radio.Group
          aria-label={t('plan.outcome')}
          value={outcome}
          options={outcomes.map(([value, key]) => ({ value, label: t(key) }))}
          onChange={(event) => setOutcome(String(event.target.value))}
        />
      ) : (
        <Field label={t('plan.carry.deadline')}>
          {(ids) => <DayInput {...ids} value={deadline ?? ''} put={(day) => setDeadline(day || null)} />}
        </Field>
      )}
      <Field label={t('plan.reason')} hint={t('plan.reason.hint')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            autoSize={{ minRows: 2 }}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </Modal>
  );
}
