import { getRouteApi, Link } from '@tanstack/react-router';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import type { FormPage as FormView } from '../../wire/index.ts';
import { wordingOf } from '../ask/index.ts';
import { dayText } from '../format/moment.ts';
import { NameOf } from '../parts/assumed.tsx';
import { Field } from '../parts/field.tsx';
import { Head } from '../parts/head.tsx';
import { Note, Stateful } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import './forms.css';
import { keyOfEvery } from './keys.ts';
import { useEndForm, useForm } from './use-forms.ts';

const route = getRouteApi('/c/$county/forms/$form');

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

function Facts({ form }: { form: FormView }) {
  const { t, language } = useWording();
  return (
    <>
      <p className="forms-facts">
        <span>{form.number}</span>
        <span className="tag">{form.stage[language]}</span>
        <span>
          <NameOf named={form.asker} />
        </span>
        <span>{t('forms.sent-on', { day: dayText(form.sentOn, language) })}</span>
        <span>{t(keyOfEvery(form.every))}</span>
        <span>{t('forms.due', { day: dayText(form.due, language) })}</span>
        {form.until && <span>{t('forms.last', { day: dayText(form.until, language) })}</span>}
      </p>
      <p className="quiet">
        {t('forms.basis')}
        {t('entry.colon')}
        {form.basis}
      </p>
      <p className="quiet">
        {form.minutes === null
          ? t('forms.minutes.county', { count: form.columns.length })
          : t('forms.minutes.asker', { count: form.minutes })}
      </p>
      {form.known.length > 0 && (
        <Note>
          <p>{t('forms.known.then')}</p>
          <ul className="forms-known">
            {form.known.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Note>
      )}
    </>
  );
}

function Copies({ county, form }: { county: string; form: FormView }) {
  const { t, language } = useWording();
  return (
    // Wider than a phone: it is moved with the keys as well.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className="forms-table" tabIndex={0} aria-label={t('forms.copies')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('forms.unit')}</th>
            <th scope="col">{t('forms.round')}</th>
            <th scope="col">{t('forms.stage')}</th>
            {form.columns.map(({ name, unit }) => (
              <th key={name} scope="col">
                {name}
                {unit && <span className="quiet">（{unit}）</span>}
              </th>
            ))}
            <th scope="col">{t('forms.spent')}</th>
          </tr>
        </thead>
        <tbody>
          {form.copyRows.flatMap((copy) =>
            (copy.answers.length === 0 ? [{}] : copy.answers).map(
              (line: Readonly<Record<string, unknown>>, at) => (
                // Lines have no identity but their place in the copy.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                <tr key={`${copy.id} ${at}`}>
                  <th scope="row">
                    <Link to="/c/$county/form-copies/$copy" params={{ county, copy: copy.id }}>
                      {copy.unit ? <NameOf named={copy.unit} /> : copy.number}
                    </Link>
                  </th>
                  <td>{copy.due ? dayText(copy.due, language) : copy.round}</td>
                  <td>{copy.stage[language]}</td>
                  {form.columns.map(({ name }) => (
                    <td key={name}>{textOf(line[name])}</td>
                  ))}
                  <td>{copy.minutesSpent ?? ''}</td>
                </tr>
              ),
            ),
          )}
        </tbody>
      </table>
    </section>
  );
}

/** The asker takes what came in and closes the form, or withdraws it with a reason. */
function End({ county, form }: { county: string; form: FormView }) {
  const { t, say } = useWording();
  const { message } = App.useApp();
  const [reason, setReason] = useState<string>();
  const ending = useEndForm(county, form.id);
  if (!form.own || form.stage.id !== 'sent') return null;
  const done = { onSuccess: () => void message.success(t('forms.ended')) };
  return (
    <section className="own-act" aria-label={t('forms.end')}>
      <h2>{t('forms.end')}</h2>
      <p className="quiet">{t('forms.end.words', { out: form.out })}</p>
      {reason !== undefined && (
        <Field label={t('forms.withdraw.reason')}>
          {(ids) => (
            <Input
              {...ids}
              autoFocus
              maxLength={2000}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Field>
      )}
      {ending.error && <Note tone="error">{say(wordingOf(ending.error))}</Note>}
      <p className="acts">
        {reason === undefined ? (
          <>
            <Button
              type="primary"
              loading={ending.isPending}
              onClick={() => ending.mutate({ what: 'close' }, done)}
            >
              {t('forms.close')}
            </Button>
            <Button onClick={() => setReason('')}>{t('forms.withdraw')}</Button>
          </>
        ) : (
          <>
            <Button
              danger
              loading={ending.isPending}
              disabled={reason.trim().length < 2}
              onClick={() => ending.mutate({ what: 'withdraw', reason: reason.trim() }, done)}
            >
              {t('forms.withdraw.act')}
            </Button>
            <Button onClick={() => setReason(undefined)}>{t('act.cancel')}</Button>
          </>
        )}
      </p>
    </section>
  );
}

/** A form: how far it has come, and what each unit filled in. */
export function FormPage() {
  const { t } = useWording();
  const { county, form: id } = route.useParams();
  const page = useForm(county, id);
  return (
    <Stateful
      page={page}
      ready={(form) => (
        <>
          <Head
            title={form.title}
            aside={
              <span className="forms-aside">
                <a href={`/api/counties/${county}/forms/${id}/answers.xlsx`}>{t('forms.file')}</a>
                <Link to="/c/$county/cases/$case" params={{ county, case: id }}>
                  {t('forms.case')}
                </Link>
              </span>
            }
          >
            <Facts form={form} />
          </Head>
          <h2>{t('forms.filled', { filled: form.filled, copies: form.copies })}</h2>
          <Copies county={county} form={form} />
          <End county={county} form={form} />
        </>
      )}
    />
  );
}
