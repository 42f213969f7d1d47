import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { AnswerByLink, OrderByLink } from '../../wire/index.ts';
import { RequestFailed, request, wordingOf } from '../ask/index.ts';
import { momentText } from '../format/moment.ts';
import { Field } from '../parts/field.tsx';
import { Note } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import { Files } from './files.tsx';
import { useFiles } from './use-files.ts';
import { type LinkKey, useAnswered } from './use-order.ts';

const noFiles = { most: 0, bytes: 0 };

/** Whether a failure says that the answer stands already: sent twice over a bad line, or given by somebody else. */
const isAnswered = (error: unknown): boolean =>
  error instanceof RequestFailed && error.problem?.facts?.['link'] === 'answered';

function useAnswering(link: LinkKey) {
  const answered = useAnswered(link);
  return useMutation({
    mutationFn: async (body: Omit<AnswerByLink, 'county' | 'token'>) => {
      try {
        return await request<OrderByLink>('/api/order-links/answer', {
          method: 'POST',
          body: { ...link, ...body },
        });
      } catch (error) {
        if (!isAnswered(error)) throw error;
        return await request<OrderByLink>('/api/order-links/open', { method: 'POST', body: link });
      }
    },
    onSuccess: answered,
  });
}

/** The answer to an order: words, a name, and files where the case takes them. */
export function AnswerForm({ link, order }: { link: LinkKey; order: OrderByLink }) {
  const { t, say, language } = useWording();
  const [text, setText] = useState('');
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const sent = useFiles(link, order.files ?? noFiles);
  const answering = useAnswering(link);
  const files = sent.files.flatMap((one) =>
    one.state === 'kept' ? [{ name: one.file.name.slice(-200), digest: one.digest }] : [],
  );
  const sending = sent.files.some(({ state }) => state === 'sending');
  const refused = sent.files.some(({ state }) => state === 'refused');
  const complete = text.trim().length >= 2 && name.trim().length >= 2 && !refused;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (complete && !sending) answering.mutate({ name: name.trim(), text: text.trim(), files });
  };
  return (
    <form onSubmit={submit} noValidate>
      <p className="quiet">
        {t('answer.by-post', { post: order.post, until: momentText(order.expiresAt, language) })}
      </p>
      <Field
        label={t('answer.text')}
        hint={t('answer.text.hint')}
        fault={tried && text.trim().length < 2 ? t('answer.text.fault') : undefined}
      >
        {(ids) => (
          <Input.TextArea
            {...ids}
            value={text}
            maxLength={20_000}
            autoSize={{ minRows: 5 }}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      {order.files ? (
        <Files sent={sent} limits={order.files} />
      ) : (
        <p className="quiet">{t('answer.files.none')}</p>
      )}
      <Field
        label={t('answer.name')}
        hint={t('answer.name.hint')}
        fault={tried && name.trim().length < 2 ? t('answer.name.fault') : undefined}
      >
        {(ids) => (
          <Input
            {...ids}
            value={name}
            maxLength={50}
            autoComplete="name"
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      {tried && refused && <Note tone="error">{t('answer.files.fault')}</Note>}
      {answering.error && <Note tone="error">{say(wordingOf(answering.error))}</Note>}
      <Button type="primary" htmlType="submit" loading={answering.isPending} disabled={sending}>
        {t(sending ? 'answer.send.wait' : 'answer.send')}
      </Button>
    </form>
  );
}
