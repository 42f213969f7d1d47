import { getRouteApi, Link } from '@tanstack/react-router';
import type { FormList, FormRow } from '../../wire/index.ts';
import { dayText } from '../format/moment.ts';
import { NameOf } from '../parts/assumed.tsx';
import { Head } from '../parts/head.tsx';
import { Nothing, Stateful } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import './forms.css';
import { keyOfEvery } from './keys.ts';
import { useForms } from './use-forms.ts';

const route = getRouteApi('/c/$county/forms');

function ToFill({ county, copies }: { county: string; copies: FormList['toFill'] }) {
  const { t, language } = useWording();
  if (copies.length === 0) return null;
  return (
    <section aria-label={t('forms.to-fill')}>
      <h2>{t('forms.to-fill')}</h2>
      <ul className="forms-list">
        {copies.map((copy) => (
          <li key={copy.id}>
            <Link to="/c/$county/form-copies/$copy" params={{ county, copy: copy.id }}>
              {copy.title}
            </Link>{' '}
            <span className="quiet">
              <NameOf named={copy.asker} />
            </span>{' '}
            {copy.due && <span>{t('forms.due', { day: dayText(copy.due, language) })}</span>}{' '}
            <span className="quiet small">{copy.number}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Form({ county, form }: { county: string; form: FormRow }) {
  const { t, language } = useWording();
  return (
    <li>
      <Link to="/c/$county/forms/$form" params={{ county, form: form.id }}>
        {form.title}
      </Link>{' '}
      <span className="tag">{form.stage[language]}</span>
      <p className="quiet small forms-facts">
        <span>{form.number}</span>
        <span>
          <NameOf named={form.asker} />
        </span>
        <span>{t('forms.sent-on', { day: dayText(form.sentOn, language) })}</span>
        <span>{t(keyOfEvery(form.every))}</span>
        <span>{t('forms.filled', { filled: form.filled, copies: form.copies })}</span>
      </p>
    </li>
  );
}

function Forms({ county, list }: { county: string; list: FormList }) {
  const { t } = useWording();
  return (
    <>
      <ToFill county={county} copies={list.toFill} />
      <h2>{t('forms.all')}</h2>
      {list.forms.length === 0 ? (
        <Nothing title={t('forms.none')}>
          {list.mayAsk && (
            <Link to="/c/$county/forms/new" params={{ county }}>
              {t('forms.new')}
            </Link>
          )}
        </Nothing>
      ) : (
        <ul className="forms-list">
          {list.forms.map((form) => (
            <Form key={form.id} county={county} form={form} />
          ))}
        </ul>
      )}
    </>
  );
}

/** Forms that offices let units fill in: first what waits for one's own units. */
export function FormsPage() {
  const { t } = useWording();
  const { county } = route.useParams();
  const page = useForms(county);
  return (
    <>
      <Head
        title={t('forms.title')}
        aside={
          page.state === 'ready' &&
          page.value.mayAsk && (
            <Link to="/c/$county/forms/new" params={{ county }}>
              {t('forms.new')}
            </Link>
          )
        }
      >
        <p className="quiet">{t('forms.words')}</p>
      </Head>
      <Stateful page={page} ready={(list) => <Forms county={county} list={list} />} />
    </>
  );
}
