import { Button, Modal } from 'antd';
import type { LinksRenewed, NoticesOfOrder, OrderRow } from '../../wire/index.ts';
import { wordingOf } from '../ask/index.ts';
import { momentText } from '../format/moment.ts';
import { NameOf, postNamed } from '../parts/assumed.tsx';
import { Note, Stateful } from '../parts/note.tsx';
import { type Key, useWording } from '../wording/index.ts';
import { useLinkActs, useNoticesOf } from './use-links.ts';

type Notice = NoticesOfOrder['notices'][number];
type OneLink = NoticesOfOrder['links'][number];
type Whereto = Notice['to'];

const noticeKeys: Readonly<Record<Notice['state'], Key>> = {
  waiting: 'order.notice.waiting',
  sent: 'order.notice.sent',
  moot: 'order.notice.moot',
  failed: 'order.notice.failed',
};

const linkKeys: Readonly<Record<OneLink['state'], Key>> = {
  holds: 'order.link.holds',
  expired: 'order.link.expired',
  void: 'order.link.void',
};

const To = ({ to }: { to: Whereto }) => (
  <>
    <NameOf named={postNamed(to.post)} />{' '}
    <span className="quiet">
      {to.channel} {to.address}
    </span>
  </>
);

function Lists({ notices, links }: NoticesOfOrder) {
  const { t, say, language } = useWording();
  return (
    <>
      <h3>{t('order.notices')}</h3>
      {notices.length === 0 && <p className="quiet">{t('order.notices.none')}</p>}
      <ul className="order-links">
        {notices.map(({ to, state, at, reason }) => (
          <li key={`${to.post.id} ${to.channel} ${at} ${state}`}>
            <To to={to} />
            <br />
            {t(noticeKeys[state], { at: momentText(at, language) })}
            {reason && state !== 'sent' && <span className="order-link-reason">{say(reason)}</span>}
          </li>
        ))}
      </ul>
      <h3>{t('order.links')}</h3>
      {links.length === 0 && <p className="quiet">{t('order.links.none')}</p>}
      <ul className="order-links">
        {links.map(({ to, madeAt, expiresAt, state }) => (
          <li key={`${madeAt} ${expiresAt} ${to?.post.id}`}>
            {to ? <To to={to} /> : t('order.link.address-gone')}
            <br />
            {t(linkKeys[state], {
              made: momentText(madeAt, language),
              until: momentText(expiresAt, language),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}

function Renewed({ renewed }: { renewed: LinksRenewed }) {
  const { t, language } = useWording();
  return (
    <Note tone="good">
      <p>{t('order.links.renewed', { revoked: renewed.revoked })}</p>
      <ul className="order-links">
        {renewed.to.map(({ at, ...to }) => (
          <li key={`${to.post.id} ${to.channel} ${to.address}`}>
            <To to={to} /> {t('order.links.goes-at', { at: momentText(at, language) })}
          </li>
        ))}
      </ul>
    </Note>
  );
}

/** What became of the notices and links of an order, for the office that may send a new link or make them void. */
export function LinksDialog({ county, row, close }: { county: string; row: OrderRow; close: () => void }) {
  const { t, say } = useWording();
  const page = useNoticesOf(county, row);
  const { renewing, revoking } = useLinkActs(county, row);
  const error = renewing.error ?? revoking.error;
  return (
    <Modal
      closable={{ 'aria-label': t('act.close') }}
      open
      title={t('order.links.title', { number: row.number })}
      footer={null}
      onCancel={close}
    >
      <Stateful page={page} ready={(found) => <Lists {...found} />} />
      {row.answer === null && (
        <>
          <p className="quiet">{t('order.links.words')}</p>
          <div className="acts">
            <Button
              type="primary"
              loading={renewing.isPending}
              onClick={() => {
                revoking.reset();
                renewing.mutate();
              }}
            >
              {t('order.links.renew')}
            </Button>
            <Button
              danger
              loading={revoking.isPending}
              onClick={() => {
                renewing.reset();
                revoking.mutate();
              }}
            >
              {t('order.links.revoke')}
            </Button>
          </div>
        </>
      )}
      {renewing.data && <Renewed renewed={renewing.data} />}
      {revoking.data && <Note tone="good">{t('order.links.revoked', { count: revoking.data.revoked })}</Note>}
      {error && <Note tone="error">{say(wordingOf(error))}</Note>}
    </Modal>
  );
}
