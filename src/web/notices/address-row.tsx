import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { NoticeAddresses, NoticeAddressView, TrialOutcome } from '../../wire/index.ts';
import { wordingOf } from '../ask/index.ts';
import { dayText } from '../format/moment.ts';
import { NameOf, postNamed } from '../parts/assumed.tsx';
import { Note } from '../parts/note.tsx';
import { type Key, useWording } from '../wording/index.ts';
import { faultOf, habitsOf, hoursOf, typedOf } from './habits.ts';
import { HabitsFields } from './habits-fields.tsx';
import { useNoticeAct, useTrial } from './use-notices.ts';

type RowProps = {
  readonly county: string;
  readonly row: NoticeAddressView;
  readonly list: NoticeAddresses;
};

function EditDialog({ county, row, list, close }: RowProps & { readonly close: () => void }) {
  const { t, say } = useWording();
  const act = useNoticeAct(county);
  const [typed, setTyped] = useState(typedOf(row));
  return (
    <Modal
      closable={{ 'aria-label': t('act.close') }}
      open
      title={t('notice.edit.title')}
      okText={t('notice.save')}
      cancelText={t('act.cancel')}
      confirmLoading={act.isPending}
      okButtonProps={{ disabled: faultOf(typed) !== undefined }}
      onOk={() =>
        act.mutate({ kind: 'change', address: row.id, body: habitsOf(typed) }, { onSuccess: close })
      }
      onCancel={close}
    >
      <div className="notice-form-plain">
        <p>
          <NameOf named={postNamed(row.post)} /> · {row.channel} {row.address}
        </p>
        <HabitsFields typed={typed} put={setTyped} county={list.county} />
        {act.error && <Note tone="error">{say(wordingOf(act.error))}</Note>}
      </div>
    </Modal>
  );
}

const outcomes: Readonly<Record<TrialOutcome['outcome'], readonly [Key, 'good' | 'warn' | 'error']>> = {
  delivered: ['notice.trial.delivered', 'good'],
  later: ['notice.trial.later', 'warn'],
  refused: ['notice.trial.refused', 'error'],
};

/** What the other side said to a trial. */
function TrialResult({ trial }: { trial: ReturnType<typeof useTrial> }) {
  const { t, say } = useWording();
  if (trial.error) return <Note tone="error">{say(wordingOf(trial.error))}</Note>;
  if (!trial.data) return null;
  const { outcome, reason } = trial.data;
  const [key, tone] = outcomes[outcome];
  return (
    <Note tone={tone}>
      {t(key)}
      {reason && <span className="notice-words">{say(reason)}</span>}
    </Note>
  );
}

function Acts({ county, row, list }: RowProps) {
  const { t, say } = useWording();
  const [editing, setEditing] = useState(false);
  const act = useNoticeAct(county);
  const trial = useTrial(county, row.id);
  return (
    <>
      <div className="notice-acts">
        <Button loading={trial.isPending} onClick={() => trial.mutate()}>
          {t('notice.trial')}
        </Button>
        <Button onClick={() => setEditing(true)}>{t('notice.edit')}</Button>
        <Button loading={act.isPending} onClick={() => act.mutate({ kind: 'end', address: row.id })}>
          {t('notice.end')}
        </Button>
      </div>
      <TrialResult trial={trial} />
      {act.error && <Note tone="error">{say(wordingOf(act.error))}</Note>}
      {editing && <EditDialog county={county} row={row} list={list} close={() => setEditing(false)} />}
    </>
  );
}

/** An address: whose, where, how it is told, and what can be done about it. */
export function AddressRow({ county, row, list }: RowProps) {
  const { t, language } = useWording();
  const { digestAt, quiet, own } = hoursOf(row, list.county);
  return (
    <tr>
      <th scope="row">
        <NameOf named={postNamed(row.post)} />
      </th>
      <td>
        {row.channel} {row.address}
      </td>
      <td>
        {t('notice.habits', { digest: digestAt, quiet: quiet ?? t('notice.quiet.none') })}
        {own && <span className="tag">{t('notice.quiet.own')}</span>}
        <br />
        <span className="quiet">
          {t(row.byLink ? 'notice.with-link' : 'notice.without-link')} ·{' '}
          {t(row.language === 'zh' ? 'notice.language.zh' : 'notice.language.en')}
        </span>
      </td>
      <td>
        <span className="phone-label">{t('notice.valid')}</span>
        {dayText(row.validFrom, language)}
        {row.validTo && ` – ${dayText(row.validTo, language)}`}
      </td>
      <td>{row.validTo === null && <Acts county={county} row={row} list={list} />}</td>
    </tr>
  );
}
