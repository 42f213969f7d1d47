import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { AcceptInvitation, InvitationView, SessionView } from '../../wire/index.ts';
import { useNewSession } from '../app/session.ts';
import { type Page, pageOf, request, wordingOf } from '../ask/index.ts';
import { Field } from '../parts/field.tsx';
import { Head } from '../parts/head.tsx';
import { Note, Stateful } from '../parts/note.tsx';
import { type Key, useWording } from '../wording/index.ts';
import { type AcceptanceFault, acceptanceFaults, shortestPassword } from './acceptance.ts';

const faultKeys: Readonly<Record<AcceptanceFault, Key>> = {
  name: 'invitation.fault.name',
  login: 'invitation.fault.login',
  password: 'invitation.fault.password',
  again: 'invitation.fault.again',
};

const route = getRouteApi('/doorstep/invitation/$token');

function useAccepting(token: string) {
  const navigate = useNavigate();
  const newSession = useNewSession();
  return useMutation({
    mutationFn: (body: AcceptInvitation) =>
      request<SessionView>(`/api/invitations/${encodeURIComponent(token)}`, { method: 'POST', body }),
    onSuccess: async (session) => {
      newSession(session);
      await navigate({ to: '/' });
    },
  });
}

function AcceptanceForm({ token, invitation }: { token: string; invitation: InvitationView }) {
  const { t, say } = useWording();
  const [fields, setFields] = useState({ name: invitation.name, login: invitation.login, password: '' });
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const accepting = useAccepting(token);
  const faults = acceptanceFaults(fields, again);
  const set = (part: Partial<typeof fields>) => setFields({ ...fields, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (faults.length === 0)
      accepting.mutate({ ...fields, name: fields.name.trim(), login: fields.login.trim() });
  };
  const fault = (name: AcceptanceFault) => (tried && faults.includes(name) ? t(faultKeys[name]) : undefined);
  return (
    <form onSubmit={submit} noValidate>
      <Field label={t('account.name')} fault={fault('name')}>
        {(ids) => <Input {...ids} value={fields.name} onChange={(e) => set({ name: e.target.value })} />}
      </Field>
      <Field label={t('account.login')} hint={t('invitation.login.hint')} fault={fault('login')}>
        {(ids) => (
          <Input
            {...ids}
            value={fields.login}
            readOnly={!invitation.first}
            autoComplete="username"
            onChange={(e) => set({ login: e.target.value })}
          />
        )}
      </Field>
      <Field
        label={t('account.password')}
        hint={t('invitation.password.hint', { least: shortestPassword })}
        fault={fault('password')}
      >
        {(ids) => (
          <Input
            type="password"
            {...ids}
            value={fields.password}
            autoComplete="new-password"
            onChange={(e) => set({ password: e.target.value })}
          />
        )}
      </Field>
      <Field label={t('invitation.again')} fault={fault('again')}>
        {(ids) => (
          <Input
            type="password"
            {...ids}
            value={again}
            autoComplete="new-password"
            onChange={(e) => setAgain(e.target.value)}
          />
        )}
      </Field>
      {accepting.error && <Note tone="error">{say(wordingOf(accepting.error))}</Note>}
      <Button type="primary" htmlType="submit" block loading={accepting.isPending}>
        {t('invitation.act')}
      </Button>
    </form>
  );
}

/** The page of a one-time link: set a password; the first administrator chooses the login too. */
export function InvitationPage() {
  const { t, language } = useWording();
  const { token } = route.useParams();
  const invitation: Page<InvitationView> = pageOf(
    useQuery({
      queryKey: ['invitation', token],
      queryFn: () => request<InvitationView>(`/api/invitations/${encodeURIComponent(token)}`),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
  return (
    <div className="card">
      <Head title={t('invitation.title')} />
      <Stateful
        page={invitation}
        ready={(value) => (
          <>
            <Note>
              <p>{t(value.first ? 'invitation.first' : 'invitation.other')}</p>
              {value.counties.length > 0 && (
                <p>
                  {t('invitation.counties')}
                  {value.counties
                    .map((c) => (language === 'zh' ? c.name : c.englishName))
                    .join(t('list.comma'))}
                </p>
              )}
            </Note>
            <AcceptanceForm token={token} invitation={value} />
          </>
        )}
      />
    </div>
  );
}
