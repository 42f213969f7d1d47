import { useMutation } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { SessionView } from '../../wire/index.ts';
import { useNewSession } from '../app/session.ts';
import { request, wordingOf } from '../ask/index.ts';
import { Field } from '../parts/field.tsx';
import { Head } from '../parts/head.tsx';
import { Note } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';

const route = getRouteApi('/doorstep/sign-in');

function useSigningIn() {
  const { to } = route.useSearch();
  const navigate = useNavigate();
  const newSession = useNewSession();
  return useMutation({
    mutationFn: (body: { login: string; password: string }) =>
      request<SessionView>('/api/session', { method: 'POST', body }),
    onSuccess: async (session) => {
      newSession(session);
      if (to) await navigate({ href: to });
      else await navigate({ to: '/' });
    },
  });
}

/** Sign-in with name and password. */
export function SignInPage() {
  const { t, say } = useWording();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const signingIn = useSigningIn();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (login && password) signingIn.mutate({ login: login.trim(), password });
  };
  return (
    <div className="card">
      <Head title={t('sign-in.title')}>
        <p className="quiet">{t('house.motto')}</p>
      </Head>
      <form onSubmit={submit}>
        <Field label={t('account.login')}>
          {(ids) => (
            <Input
              {...ids}
              value={login}
              autoComplete="username"
              autoFocus
              onChange={(e) => setLogin(e.target.value)}
            />
          )}
        </Field>
        <Field label={t('account.password')}>
          {(ids) => (
            <Input
              type="password"
              {...ids}
              value={password}
              autoComplete="current-password"
              onChange={(e) => setPassword(e.target.value)}
            />
          )}
        </Field>
        {signingIn.error && <Note tone="error">{say(wordingOf(signingIn.error))}</Note>}
        <Button
          type="primary"
          htmlType="submit"
          block
          loading={signingIn.isPending}
          disabled={!login || !password}
        >
          {t('sign-in.act')}
        </Button>
      </form>
      <p className="quiet small">{t('sign-in.lost')}</p>
    </div>
  );
}
