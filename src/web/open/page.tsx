import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { type FormEvent, useMemo, useState } from 'react';
import { Day } from '../../clock/index.ts';
import type { CaseStand, MatterView } from '../../wire/index.ts';
import { request, useRequestKey, wordingOf } from '../ask/index.ts';
import { BurdenOutlook } from '../burden/outlook.tsx';
import { faultWords, refusedFields } from '../form/faults.ts';
import { type FaultWords, Fields } from '../form/fields.tsx';
import { toFirstFault } from '../form/first-fault.ts';
import { fieldsOf } from '../form/shape.ts';
import { Head } from '../parts/head.tsx';
import { useMatters } from '../parts/matters.ts';
import { Note, Nothing, Stateful } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import './open.css';
import { askedAtOpening, emptyOpening, openingFields, readOpening, type TypedOpening } from './opening.ts';

const route = getRouteApi('/c/$county/open');

function Choose({ county, matters }: { county: string; matters: readonly MatterView[] }) {
  const { t, language } = useWording();
  if (matters.length === 0) return <Nothing title={t('open.none')}>{t('open.none.next')}</Nothing>;
  return (
    <ul className="open-matters">
      {matters.map(({ id, name, basis }) => (
        <li key={id}>
          <Link to="/c/$county/open" params={{ county }} search={{ matter: id }}>
            <b>{name[language]}</b>
            {basis && <span className="quiet small">{basis}</span>}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Opens a case, once however often it is pressed, and goes to it. */
function useOpening(county: string) {
  const client = useQueryClient();
  const navigate = route.useNavigate();
  const keyFor = useRequestKey();
  const { t } = useWording();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: (asked: object) =>
      request<CaseStand>(`/api/counties/${county}/cases`, {
        method: 'POST',
        body: asked,
        key: keyFor(asked),
      }),
    onSuccess: async ({ id, number }) => {
      void message.success(t('open.done', { number }));
      void client.invalidateQueries({ queryKey: ['county', county] });
      await navigate({ to: '/c/$county/cases/$case', params: { county, case: id } });
    },
  });
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The warning before a case that is opened by hand asks units for something. */
function OpeningBurden({ county, matter, typed }: { county: string; matter: string; typed: TypedOpening }) {
  const { lead, joins, deadline } = typed.work;
  const named = [textIn(lead), ...(Array.isArray(joins) ? joins.map(textIn) : [])];
  const day = Day.safeParse(deadline).data;
  return (
    <BurdenOutlook
      county={county}
      units={named.filter((unit) => unit !== '')}
      matter={matter}
      opens
      text={textIn(typed.head['title'])}
      {...(matter === 'meeting' && day ? { on: day } : {})}
    />
  );
}

function OpenForm({ county, matter }: { county: string; matter: MatterView }) {
  const { t, say, language } = useWording();
  const [typed, setTyped] = useState<TypedOpening>(emptyOpening);
  const [missing, setMissing] = useState<FaultWords>({});
  const opening = useOpening(county);
  const fields = useMemo(
    () => ({ form: askedAtOpening(matter), private: fieldsOf(matter.privateForm) }),
    [matter],
  );
  const faults = { ...refusedFields(opening.error), ...missing };
  const put = (part: Partial<TypedOpening>) => setTyped({ ...typed, ...part });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = readOpening(matter.id, fields, typed);
    setMissing(faultWords(read.faults));
    if (Object.keys(read.faults).length > 0) return toFirstFault(event.currentTarget);
    opening.mutate(read.asked);
  };
  return (
    <form className="open-form" noValidate onSubmit={submit}>
      <Fields
        county={county}
        fields={openingFields.head}
        typed={typed.head}
        faults={faults}
        set={(head) => put({ head })}
      />
      <Fields
        county={county}
        fields={fields.form}
        typed={typed.form}
        faults={faults}
        set={(form) => put({ form })}
      />
      {fields.private.length > 0 && (
        <section className="form-private" aria-label={t('form.private')}>
          <h3>{t('form.private')}</h3>
          <p className="small">{t('form.private.words')}</p>
          <Fields
            county={county}
            fields={fields.private}
            typed={typed.private}
            faults={faults}
            set={(secret) => put({ private: secret })}
          />
        </section>
      )}
      <fieldset className="open-part">
        <legend>{t('open.work')}</legend>
        <Fields
          county={county}
          fields={openingFields.work}
          typed={typed.work}
          faults={faults}
          set={(work) => put({ work })}
        />
      </fieldset>
      <details className="open-part">
        <summary>{t('open.source')}</summary>
        <Fields
          county={county}
          fields={openingFields.source}
          typed={typed.source}
          faults={faults}
          set={(source) => put({ source })}
        />
      </details>
      <OpeningBurden county={county} matter={matter.id} typed={typed} />
      {opening.error && <Note tone="error">{say(wordingOf(opening.error))}</Note>}
      <p className="acts">
        <Button type="primary" htmlType="submit" loading={opening.isPending}>
          {t('open.act', { matter: matter.name[language] })}
        </Button>
        <Link to="/c/$county/open" params={{ county }} search={{}}>
          {t('open.other')}
        </Link>
      </p>
    </form>
  );
}

/** Opens a case of any matter that one may open, with the form that the matter defines. */
export function OpenPage() {
  const { t, language } = useWording();
  const { county } = route.useParams();
  const { matter: chosen } = route.useSearch();
  const matters = useMatters(county);
  const ready = matters.state === 'ready' ? matters.value.filter(({ mayOpen }) => mayOpen) : [];
  const matter = ready.find(({ id }) => id === chosen);
  return (
    <>
      <Head title={matter ? t('open.title.of', { matter: matter.name[language] }) : t('open.title')}>
        <p className="quiet">{matter ? t('open.words') : t('open.choose')}</p>
      </Head>
      <Stateful
        page={matters}
        ready={() =>
          matter ? (
            <OpenForm key={matter.id} county={county} matter={matter} />
          ) : (
            <Choose county={county} matters={ready} />
          )
        }
      />
    </>
  );
}
