import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Modal, Select } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import type { HoldingView, PersonView } from '../../wire/index.ts';
import { useSession } from '../app/session.ts';
import { request, wordingOf } from '../ask/index.ts';
import { dayText } from '../format/moment.ts';
import { postNamed, useNameText } from '../parts/assumed.tsx';
import { DayInput } from '../parts/day-input.tsx';
import { Field } from '../parts/field.tsx';
import { Note } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import '../terms/terms.css';
import { usePosts } from './use-people.ts';

const path = (county: string, post: string): string =>
  `/api/counties/${county}/posts/${encodeURIComponent(post)}/holdings`;

function useHoldings(county: string, post: string): readonly HoldingView[] | undefined {
  const { data } = useQuery({
    queryKey: ['county', county, 'holdings', post],
    queryFn: () => request<HoldingView[]>(path(county, post)),
    enabled: post !== '',
  });
  return data;
}

type Wish = { readonly person: string; readonly kind: HoldingView['kind']; from: string; until: string };

function useHandOver(county: string, post: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ until, ...wish }: Wish) =>
      request<HoldingView[]>(path(county, post), {
        method: 'POST',
        body: { ...wish, until: wish.kind === 'cover' ? until : null },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['county', county] }),
  });
}

/** Who is at the post on the day, and who is known to come. */
function AtPost({ holdings }: { holdings: readonly HoldingView[] }) {
  const { t, language } = useWording();
  if (holdings.length === 0) return <p className="quiet">{t('hand-over.vacant')}</p>;
  return (
    <ul aria-label={t('hand-over.now')}>
      {holdings.map(({ id, person, kind, from, until }) => (
        <li key={id}>
          <b>{person.name}</b>{' '}
          <span className="tag">{t(kind === 'cover' ? 'hand-over.cover' : 'hand-over.holder')}</span>{' '}
          <span className="quiet small">
            {until
              ? t('hand-over.days', { from: dayText(from, language), until: dayText(until, language) })
              : t('hand-over.since', { from: dayText(from, language) })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Kind({ kind, set }: { kind: Wish['kind']; set: (kind: Wish['kind']) => void }) {
  const { t } = useWording();
  const name = useId();
  return (
    <fieldset className="choice">
      <legend>{t('hand-over.kind')}</legend>
      {(['holder', 'cover'] as const).map((one) => (
        <label key={one} className={one === kind ? 'choice-one choice-set' : 'choice-one'}>
          <input type="radio" name={name} checked={one === kind} onChange={() => set(one)} />
          {t(one === 'cover' ? 'hand-over.as-cover' : 'hand-over.as-holder')}
        </label>
      ))}
    </fieldset>
  );
}

/** Still there on the day, or yet to come. */
const stands = (day: string) => (one: HoldingView) => one.until === null || one.until >= day;

type FormProps = {
  readonly county: string;
  readonly people: readonly PersonView[];
  readonly close: () => void;
};

/** Begins with the post's present holder: somebody else is chosen, or the same person with other days. */
function HandOverForm({ county, people, close, first }: FormProps & { readonly first: string }) {
  const { t, say } = useWording();
  const { message } = App.useApp();
  const session = useSession();
  const day = session.state === 'ready' ? (session.value?.today ?? '') : '';
  const posts = usePosts(county);
  const nameText = useNameText();
  const [post, setPost] = useState(first);
  const [wish, setWish] = useState<Partial<Wish>>({});
  const holdings = useHoldings(county, post)?.filter(stands(day)) ?? [];
  const holder = holdings.find(({ kind, from }) => kind === 'holder' && from <= day)?.person.id;
  const handing = useHandOver(county, post);
  const whole: Wish = { person: holder ?? '', kind: 'holder', from: day, until: '', ...wish };
  const same = whole.kind === 'holder' && whole.person === holder;
  const complete =
    post !== '' && whole.person !== '' && !same && (whole.kind === 'holder' || whole.until !== '');
  const name = people.find(({ id }) => id === whole.person)?.name ?? '';
  const set = (part: Partial<Wish>): void => setWish({ ...wish, ...part });
  const send = () =>
    handing.mutate(whole, {
      onSuccess: () => {
        void message.success(t('hand-over.done', { name }));
        close();
      },
    });
  return (
    <>
      <Field label={t('hand-over.post')}>
        {(ids) => (
          <Select
            {...ids}
            style={{ width: '100%' }}
            value={post === '' ? null : post}
            options={posts.map((one) => ({ value: one.id, label: nameText(postNamed(one)) }))}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(chosen: string) => {
              setPost(chosen);
              setWish({});
            }}
          />
        )}
      </Field>
      {post !== '' && <AtPost holdings={holdings} />}
      <Kind kind={whole.kind} set={(kind) => set({ kind })} />
      <Field label={t('hand-over.to')} hint={same ? t('hand-over.same') : undefined}>
        {(ids) => (
          <Select
            {...ids}
            style={{ width: '100%' }}
            value={whole.person === '' ? null : whole.person}
            options={people.map((one) => ({ value: one.id, label: one.name }))}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(person: string) => set({ person })}
          />
        )}
      </Field>
      <Field
        label={t('hand-over.from')}
        hint={whole.kind === 'holder' ? t('hand-over.from.hint') : undefined}
      >
        {(ids) => <DayInput {...ids} value={whole.from} put={(from) => set({ from })} />}
      </Field>
      {whole.kind === 'cover' && (
        <Field label={t('hand-over.until')}>
          {(ids) => <DayInput {...ids} value={whole.until} put={(until) => set({ until })} />}
        </Field>
      )}
      {handing.error && <Note tone="error">{say(wordingOf(handing.error))}</Note>}
      <p className="acts">
        <Button type="primary" disabled={!complete} loading={handing.isPending} onClick={send}>
          {t('hand-over.act')}
        </Button>
        <Button onClick={close}>{t('act.cancel')}</Button>
      </p>
    </>
  );
}

/** Hands a post over to somebody, or lets somebody cover it for some days. Work stays with the post. */
export function HandOver({
  county,
  people,
  post = '',
  label,
}: {
  county: string;
  people: readonly PersonView[];
  /** The post to begin with; without one it is chosen. */
  post?: string;
  label: ReactNode;
}) {
  const { t } = useWording();
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <>
      <Button {...(post === '' ? {} : { size: 'small' as const })} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Modal
        closable={{ 'aria-label': t('act.close') }}
        open={open}
        title={t('hand-over.title')}
        footer={null}
        destroyOnHidden
        onCancel={close}
      >
        <p className="quiet">{t('hand-over.words')}</p>
        <HandOverForm county={county} people={people} close={close} first={post} />
      </Modal>
    </>
  );
}
