import { App, Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { Invited } from '../../wire/index.ts';
import { wordingOf } from '../ask/index.ts';
import { postNamed, useNameText } from '../parts/assumed.tsx';
import { Field } from '../parts/field.tsx';
import { Note } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import { useInviting, usePosts } from './use-people.ts';

function Link({ invited }: { invited: Invited }) {
  const { t } = useWording();
  const { message } = App.useApp();
  const link = new URL(invited.link, location.origin).href;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      void message.success(t('people.copied'));
    } catch {
      // Without https a browser may forbid the clipboard; the link is there to be marked by hand.
      void message.info(t('people.copy-by-hand'));
    }
  };
  return (
    <Note tone="good">
      <p>{t('people.link', { name: invited.person.name })}</p>
      <p className="copy">
        <Input readOnly value={link} aria-label={t('people.link.label')} onFocus={(e) => e.target.select()} />
        <Button onClick={() => void copy()}>{t('people.copy')}</Button>
      </p>
      <p className="quiet">{t('people.link.once')}</p>
    </Note>
  );
}

const empty: { name: string; login: string; posts: string[] } = { name: '', login: '', posts: [] };

/** Adds a person with posts and shows the one-time link, once. */
export function Invite({ county }: { county: string }) {
  const { t, say } = useWording();
  const [open, setOpen] = useState(false);
  const [person, setPerson] = useState(empty);
  const posts = usePosts(county);
  const nameText = useNameText();
  const inviting = useInviting(county);
  const close = () => {
    setOpen(false);
    setPerson(empty);
    inviting.reset();
  };
  const complete = person.name.trim() !== '' && person.login.trim() !== '' && person.posts.length > 0;
  const options = posts.map((post) => ({
    value: post.id,
    label: nameText(postNamed(post)),
  }));
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('people.add')}
      </Button>
      <Modal
        closable={{ 'aria-label': t('act.close') }}
        open={open}
        title={t('people.add')}
        onCancel={close}
        cancelText={t(inviting.data ? 'act.close' : 'act.cancel')}
        okText={t('people.add.act')}
        okButtonProps={{ disabled: !complete, style: inviting.data ? { display: 'none' } : {} }}
        confirmLoading={inviting.isPending}
        onOk={() => inviting.mutate(person)}
      >
        {inviting.data ? (
          <Link invited={inviting.data} />
        ) : (
          <>
            <Field label={t('account.name')}>
              {(ids) => (
                <Input
                  {...ids}
                  value={person.name}
                  onChange={(e) => setPerson({ ...person, name: e.target.value })}
                />
              )}
            </Field>
            <Field label={t('account.login')} hint={t('invitation.login.hint')}>
              {(ids) => (
                <Input
                  {...ids}
                  value={person.login}
                  onChange={(e) => setPerson({ ...person, login: e.target.value })}
                />
              )}
            </Field>
            <Field label={t('people.posts')}>
              {(ids) => (
                <Select
                  {...ids}
                  mode="multiple"
                  style={{ width: '100%' }}
                  value={person.posts}
                  options={options}
                  showSearch={{ optionFilterProp: 'label' }}
                  onChange={(chosen) => setPerson({ ...person, posts: chosen })}
                />
              )}
            </Field>
            {inviting.error && <Note tone="error">{say(wordingOf(inviting.error))}</Note>}
          </>
        )}
      </Modal>
    </>
  );
}
