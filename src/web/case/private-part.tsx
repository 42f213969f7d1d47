import { useMutation } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { wordingOf } from '../ask/index.ts';
import { Field } from '../parts/field.tsx';
import { Note } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import { look } from './use-case.ts';

type Place = { readonly county: string; readonly caseId: string; readonly seq: number };

const shortestReason = 2;

/** Asks why before it shows what is not public: every look is recorded. */
export function PrivateLook({ county, caseId, seq }: Place) {
  const { t, say } = useWording();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const looking = useMutation({
    mutationFn: () => look(county, caseId, seq, reason.trim()),
    onSuccess: () => setAsking(false),
  });
  if (looking.data) {
    const { body, labels } = looking.data;
    return (
      <div className="private">
        <span className="tag">{t('private.tag')}</span>
        {body === null ? (
          <p>{t('private.erased')}</p>
        ) : (
          Object.entries(body).map(([name, value]) => (
            <p key={name}>
              <b>{labels[name] ? say(labels[name]) : name}</b>{' '}
              {typeof value === 'string' ? value : JSON.stringify(value)}
            </p>
          ))
        )}
      </div>
    );
  }
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {t('private.open')}
      </Button>
      <Modal
        closable={{ 'aria-label': t('act.close') }}
        open={asking}
        title={t('private.title')}
        okText={t('private.look')}
        cancelText={t('act.cancel')}
        confirmLoading={looking.isPending}
        okButtonProps={{ disabled: reason.trim().length < shortestReason }}
        onOk={() => looking.mutate()}
        onCancel={() => setAsking(false)}
      >
        <p>{t('private.recorded')}</p>
        <Field label={t('private.reason')}>
          {(ids) => <Input {...ids} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
        {looking.error && <Note tone="error">{say(wordingOf(looking.error))}</Note>}
      </Modal>
    </>
  );
}
