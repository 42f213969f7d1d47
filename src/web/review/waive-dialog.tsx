import { Input, Modal } from 'antd';
import { useState } from 'react';
import { Field } from '../parts/field.tsx';
import { type Key, useWording } from '../wording/index.ts';

const usual: readonly Key[] = ['waive.principle', 'waive.double', 'waive.not-ours', 'waive.done'];

type WaiveDialogProps = {
  readonly busy: boolean;
  readonly waive: (reason: string) => void;
  readonly close: () => void;
};

/** Asks why a proposal does not become a commitment. The usual reasons are one click away. */
export function WaiveDialog({ busy, waive, close }: WaiveDialogProps) {
  const { t } = useWording();
  const [reason, setReason] = useState('');
  const enough = reason.trim().length >= 2;
  return (
    <Modal
      closable={{ 'aria-label': t('act.close') }}
      open
      title={t('waive.title')}
      okText={t('waive.act')}
      cancelText={t('act.cancel')}
      confirmLoading={busy}
      okButtonProps={{ disabled: !enough }}
      onOk={() => waive(reason.trim())}
      onCancel={close}
    >
      <p className="acts">
        {usual.map((key) => (
          <button key={key} type="button" className="chip" onClick={() => setReason(t(key))}>
            {t(key)}
          </button>
        ))}
      </p>
      <Field label={t('waive.reason')} hint={t('waive.hint')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            autoFocus
            autoSize={{ minRows: 2 }}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onPressEnter={(event) => {
              if (!enough || event.shiftKey) return;
              event.preventDefault();
              waive(reason.trim());
            }}
          />
        )}
      </Field>
    </Modal>
  );
}
