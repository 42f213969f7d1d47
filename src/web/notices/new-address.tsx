import { Button, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import type { NoticeAddresses } from '../../wire/index.ts';
import { wordingOf } from '../ask/index.ts';
import { postNamed, useNameText } from '../parts/assumed.tsx';
import { Field } from '../parts/field.tsx';
import { Note } from '../parts/note.tsx';
import { usePosts } from '../people/use-people.ts';
import { useWording } from '../wording/index.ts';
import { faultOf, habitsOf, untouched } from './habits.ts';
import { HabitsFields } from './habits-fields.tsx';
import { kindKeys } from './kinds.ts';
import { useNoticeAct } from './use-notices.ts';

/** Says where the notices of a post go from today on. */
export function NewAddress({ county, list }: { county: string; list: NoticeAddresses }) {
  const { t, say } = useWording();
  const { channels } = list;
  const posts = usePosts(county);
  const nameText = useNameText();
  const act = useNoticeAct(county);
  const [post, setPost] = useState<string | null>(null);
  const [channel, setChannel] = useState<string | null>(null);
  const [address, setAddress] = useState('');
  const [typed, setTyped] = useState(untouched);
  const isMail = channels.find(({ name }) => name === channel)?.kind === 'mail';
  const ready = post !== null && channel !== null && faultOf(typed) === undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!ready) return;
    const body = { post, channel, address: isMail ? address.trim() : '', ...habitsOf(typed) };
    act.mutate({ kind: 'set', body }, { onSuccess: () => setAddress('') });
  };
  return (
    <form onSubmit={submit} className="card notice-form" noValidate>
      <h2>{t('notice.add')}</h2>
      <Field label={t('notice.post')}>
        {(ids) => (
          <Select
            {...ids}
            value={post}
            onChange={setPost}
            showSearch={{ optionFilterProp: 'label' }}
            options={posts.map((one) => ({ value: one.id, label: nameText(postNamed(one)) }))}
          />
        )}
      </Field>
      <Field label={t('notice.channel')} hint={channels.length === 0 ? t('notice.no-channels') : undefined}>
        {(ids) => (
          <Select
            {...ids}
            value={channel}
            onChange={setChannel}
            options={channels.map(({ name, kind }) => ({
              value: name,
              label: `${name} (${t(kindKeys[kind])})`,
            }))}
          />
        )}
      </Field>
      {isMail && (
        <Field label={t('notice.address')}>
          {(ids) => <Input {...ids} value={address} onChange={(event) => setAddress(event.target.value)} />}
        </Field>
      )}
      <HabitsFields typed={typed} put={setTyped} county={list.county} />
      {act.error && <Note tone="error">{say(wordingOf(act.error))}</Note>}
      <div className="acts">
        <Button type="primary" htmlType="submit" loading={act.isPending} disabled={!ready}>
          {t('notice.save')}
        </Button>
      </div>
    </form>
  );
}
