import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Checkbox, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import type { FailedNoticeView, NoticeAddresses, NoticeAddressView } from '../../wire/index.ts';
import { holds, useStanding } from '../app/session.ts';
import { wordingOf } from '../ask/index.ts';
import { dayText, momentText } from '../format/moment.ts';
import '../ledger/ledger.css';
import { NameOf, postNamed, useNameText } from '../parts/assumed.tsx';
import { Field } from '../parts/field.tsx';
import { Head } from '../parts/head.tsx';
import { Note, Nothing, Stateful } from '../parts/note.tsx';
import { usePosts } from '../people/use-people.ts';
import { useWording } from '../wording/index.ts';
import './notices.css';
import { useAddresses, useFailed, useNoticeAct } from './use-notices.ts';

const route = getRouteApi('/c/$county/notices');

function NewAddress({ county, channels }: { county: string; channels: NoticeAddresses['channels'] }) {
  const { t, say } = useWording();
  const posts = usePosts(county);
  const nameText = useNameText();
  const act = useNoticeAct(county);
  const [post, setPost] = useState<string | null>(null);
  const [channel, setChannel] = useState<string | null>(null);
  const [address, setAddress] = useState('');
  const [byLink, setByLink] = useState(true);
  const isMail = channels.find(({ name }) => name === channel)?.kind === 'mail';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (post === null || channel === null) return;
    const own = { digestAt: null, quietFrom: null, quietTo: null };
    const body = { post, channel, address: isMail ? address.trim() : '', byLink, ...own };
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
            options={channels.map(({ name, kind }) => ({ value: name, label: `${name} (${kind})` }))}
          />
        )}
      </Field>
      {isMail && (
        <Field label={t('notice.address')}>
          {(ids) => <Input {...ids} value={address} onChange={(event) => setAddress(event.target.value)} />}
        </Field>
      )}
      <Checkbox checked={byLink} onChange={(event) => setByLink(event.target.checked)}>
        {t('notice.by-link')}
      </Checkbox>
      {act.error && <Note tone="error">{say(wordingOf(act.error))}</Note>}
      <div className="acts">
        <Button
          type="primary"
          htmlType="submit"
          loading={act.isPending}
          disabled={post === null || channel === null}
        >
          {t('notice.save')}
        </Button>
      </div>
    </form>
  );
}

function AddressRow({ county, row }: { county: string; row: NoticeAddressView }) {
  const { t, language } = useWording();
  const act = useNoticeAct(county);
  return (
    <tr>
      <th scope="row">
        <NameOf named={postNamed(row.post)} />
      </th>
      <td>
        {row.channel} {row.address}
      </td>
      <td>
        <span className="phone-label">{t('notice.by-link')}</span>
        {t(row.byLink ? 'notice.with-link' : 'notice.without-link')}
      </td>
      <td>
        {dayText(row.validFrom, language)}
        {row.validTo && ` – ${dayText(row.validTo, language)}`}
      </td>
      <td>
        {row.validTo === null && (
          <Button loading={act.isPending} onClick={() => act.mutate({ kind: 'end', address: row.id })}>
            {t('notice.end')}
          </Button>
        )}
      </td>
    </tr>
  );
}

function Addresses({ county, list }: { county: string; list: NoticeAddresses }) {
  const { t } = useWording();
  return (
    <>
      {list.addresses.length === 0 ? (
        <Nothing title={t('notice.none')} />
      ) : (
        <table className="people">
          <caption className="hidden">{t('notice.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('notice.post')}</th>
              <th scope="col">{t('notice.channel')}</th>
              <th scope="col">{t('notice.by-link')}</th>
              <th scope="col">{t('notice.valid')}</th>
              <th scope="col">
                <span className="hidden">{t('notice.end')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {list.addresses.map((row) => (
              <AddressRow key={row.id} county={county} row={row} />
            ))}
          </tbody>
        </table>
      )}
      <NewAddress county={county} channels={list.channels} />
    </>
  );
}

function Failed({ county, row }: { county: string; row: FailedNoticeView }) {
  const { t, language } = useWording();
  const act = useNoticeAct(county);
  return (
    <li>
      <Link to="/c/$county/cases/$case" params={{ county, case: row.case }}>
        {row.kind} {row.number} {row.title}
      </Link>
      <p className="quiet">
        {momentText(row.failedAt, language)} · <NameOf named={postNamed(row.address.post)} /> ·{' '}
        {row.address.channel} {row.address.address} · {row.reason}
      </p>
      <Button
        loading={act.isPending}
        onClick={() => act.mutate({ kind: 'retry', address: row.address.id, message: row.message })}
      >
        {t('notice.retry')}
      </Button>
    </li>
  );
}

function Everything({ county }: { county: string }) {
  const { t } = useWording();
  const addresses = useAddresses(county);
  const failed = useFailed(county);
  return (
    <>
      <Stateful page={addresses} ready={(list) => <Addresses county={county} list={list} />} />
      <section aria-label={t('notice.failed')}>
        <h2>{t('notice.failed')}</h2>
        <Stateful
          page={failed}
          ready={(rows) =>
            rows.length === 0 ? (
              <p className="quiet">{t('notice.failed.none')}</p>
            ) : (
              <ul className="notice-failed">
                {rows.map((row) => (
                  <Failed key={`${row.address.id} ${row.message}`} county={county} row={row} />
                ))}
              </ul>
            )
          }
        />
      </section>
    </>
  );
}

/** Where posts are told outside the house, and what could not be delivered; only administrators come here. */
export function NoticesPage() {
  const { t } = useWording();
  const { county } = route.useParams();
  const standing = useStanding(county);
  const allowed = standing !== undefined && holds(standing, 'administrator');
  return (
    <>
      <Head title={t('notice.title')}>
        <p className="quiet">{t('notice.words')}</p>
      </Head>
      {allowed ? <Everything county={county} /> : <Note tone="warn">{t('notice.not-allowed')}</Note>}
    </>
  );
}
