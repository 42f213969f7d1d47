import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, useLocation } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { AnswerByLink, OrderByLink } from '../../wire/index.ts';
import { type Page, pageOf, request, wordingOf } from '../ask/index.ts';
import { momentText } from '../format/moment.ts';
import { LevelTag } from '../orders/level.tsx';
import '../orders/orders.css';
import { Field } from '../parts/field.tsx';
import { Head } from '../parts/head.tsx';
import { Note, Stateful } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import './answer.css';

const route = getRouteApi('/doorstep/answer/$county');

/** The order that a link leads to. Each opening is recorded, so it is asked for once and not again by itself. */
function useOrder(county: string, token: string): Page<OrderByLink> {
  return pageOf(
    useQuery({
      queryKey: ['answer', county, token],
      queryFn: () =>
        request<OrderByLink>('/api/order-links/open', { method: 'POST', body: { county, token } }),
      retry: false,
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
}

/** What the paper says, row by row; an order is written in Chinese whatever the language of the page. */
function Paper({ order }: { order: OrderByLink }) {
  const { t } = useWording();
  return (
    <section className="answer-paper" aria-label={t('answer.paper')} lang="zh-CN">
      <p>
        <LevelTag level={order.level} /> <b>{order.number}</b>{' '}
        {order.simulated && <span className="tag tag-simulated">{t('county.simulated')}</span>}
      </p>
      <h2>{order.title}</h2>
      <p>{order.to}：</p>
      <p>{order.opening}</p>
      <dl>
        {order.rows.map(([label, text]) => (
          <div key={label} className="answer-row">
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p className="answer-signed">
        {order.issuer}
        <br />
        {order.day}
      </p>
    </section>
  );
}

function AnswerForm({ county, token, order }: { county: string; token: string; order: OrderByLink }) {
  const { t, say, language } = useWording();
  const [text, setText] = useState('');
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const answering = useMutation({
    mutationFn: (body: Omit<AnswerByLink, 'county'>) =>
      request<void>('/api/order-links/answer', { method: 'POST', body: { county, ...body } }),
  });
  if (answering.isSuccess) return <Note tone="good">{t('answer.done', { number: order.number })}</Note>;
  const complete = text.trim().length >= 2 && name.trim().length >= 2;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (complete) answering.mutate({ token, name: name.trim(), text: text.trim() });
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
      {answering.error && <Note tone="error">{say(wordingOf(answering.error))}</Note>}
      <Button type="primary" htmlType="submit" loading={answering.isPending}>
        {t('answer.send')}
      </Button>
    </form>
  );
}

function Linked({ county, token }: { county: string; token: string }) {
  const page = useOrder(county, token);
  return (
    <Stateful
      page={page}
      ready={(order) => (
        <>
          <Paper order={order} />
          <AnswerForm county={county} token={token} order={order} />
        </>
      )}
    />
  );
}

/** A unit that does not sign in answers one order here, by the link of its notice. */
export function AnswerPage() {
  const { t } = useWording();
  const { county } = route.useParams();
  const { hash } = useLocation();
  return (
    <>
      <Head title={t('answer.title')} />
      {hash.length < 20 ? (
        <Note tone="warn">{t('answer.no-link')}</Note>
      ) : (
        <Linked county={county} token={hash} />
      )}
    </>
  );
}
