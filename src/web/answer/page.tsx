import { getRouteApi, useLocation } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect } from 'react';
import type { OrderByLink } from '../../wire/index.ts';
import { RequestFailed, wordingOf } from '../ask/index.ts';
import { LevelTag } from '../orders/level.tsx';
import '../orders/orders.css';
import { Head } from '../parts/head.tsx';
import { Note, Waiting } from '../parts/note.tsx';
import { speak, useWording } from '../wording/index.ts';
import { AnswerForm } from './answer-form.tsx';
import './answer.css';
import { Receipt } from './receipt.tsx';
import { type LinkKey, useOrder } from './use-order.ts';

const route = getRouteApi('/doorstep/answer/$county');

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

/** Why a link leads nowhere; to be tried again only where it is not the link that is at fault. */
function Failed({ error, retry }: { error: unknown; retry: () => void }) {
  const { t, say } = useWording();
  const atFault = error instanceof RequestFailed && error.status >= 400 && error.status < 429;
  return (
    <Note tone={atFault ? 'warn' : 'error'}>
      <p>{say(wordingOf(error))}</p>
      {!atFault && <Button onClick={retry}>{t('page.retry')}</Button>}
    </Note>
  );
}

function Linked({ link }: { link: LinkKey }) {
  const { data: order, error, refetch } = useOrder(link);
  if (order)
    return (
      <>
        {order.answer && <Receipt order={order} answer={order.answer} />}
        <Paper order={order} />
        {!order.answer && <AnswerForm link={link} order={order} />}
      </>
    );
  return error ? <Failed error={error} retry={() => void refetch()} /> : <Waiting />;
}

/** A unit that does not sign in answers one order here, by the link of its notice; later it finds its receipt. */
export function AnswerPage() {
  const { t } = useWording();
  const { county } = route.useParams();
  const { hash, searchStr } = useLocation();
  const wished = new URLSearchParams(searchStr).get('lang');
  // The notice was in the language of its receiver, and so is the page that it leads to.
  useEffect(() => {
    if (wished === 'zh' || wished === 'en') speak(wished);
  }, [wished]);
  // What a message adds to an address, as a full stop or a bracket, is no part of the token.
  const token = /^[\w-]*/.exec(hash)?.[0] ?? '';
  return (
    <>
      <Head title={t('answer.title')} />
      {token.length < 20 ? (
        <Note tone="warn">{t('answer.no-link')}</Note>
      ) : (
        <Linked key={token} link={{ county, token }} />
      )}
    </>
  );
}
