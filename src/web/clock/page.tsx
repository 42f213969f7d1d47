import { getRouteApi } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { ClockAnswerView } from '../../wire/index.ts';
import { Header } from '../app/header.tsx';
import { dayText } from '../format/moment.ts';
import { CountedDays } from '../parts/counted-days.tsx';
import { Field } from '../parts/field.tsx';
import { Head } from '../parts/head.tsx';
import { Note, Stateful } from '../parts/note.tsx';
import { type Key, useWording } from '../wording/index.ts';
import './clock.css';
import { useClock } from './use-clock.ts';

const route = getRouteApi('/c/$county/clock');
const publicRoute = getRouteApi('/clock');

/** Questions as a clerk asks them; a click asks them. */
const examples: readonly Key[] = [
  'clock.example.span',
  'clock.example.count',
  'clock.example.day',
  'clock.example.law',
];

function Question({ asked, ask }: { asked: string; ask: (question: string) => void }) {
  const { t } = useWording();
  const [words, setWords] = useState(asked);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (words.trim()) ask(words.trim());
  };
  return (
    <form className="clock-form" onSubmit={submit}>
      <Field label={t('clock.question')} hint={t('clock.hint')}>
        {(ids) => (
          <Input {...ids} value={words} maxLength={200} onChange={(event) => setWords(event.target.value)} />
        )}
      </Field>
      <Button type="primary" htmlType="submit">
        {t('clock.ask')}
      </Button>
      <ul className="clock-examples" aria-label={t('clock.examples')}>
        {examples.map((key) => (
          <li key={key}>
            <Button
              size="small"
              onClick={() => {
                setWords(t(key));
                ask(t(key));
              }}
            >
              {t(key)}
            </Button>
          </li>
        ))}
      </ul>
    </form>
  );
}

function Answer({ answer }: { answer: ClockAnswerView }) {
  const { t, say, language } = useWording();
  return (
    <section className="clock-answer" aria-live="polite">
      {answer.due && <p className="clock-due">{dayText(answer.due, language)}</p>}
      <p>{say(answer.sentence)}</p>
      {answer.provisional && <Note tone="warn">{t('clock.provisional.more')}</Note>}
      {answer.days.length > 0 && <CountedDays days={answer.days} />}
    </section>
  );
}

function Questions({ q, ask }: { q: string | undefined; ask: (question: string) => void }) {
  const { t } = useWording();
  const page = useClock(q);
  return (
    <>
      <Head title={t('clock.title')}>
        <p className="quiet">{t('clock.words')}</p>
      </Head>
      <Question key={q ?? ''} asked={q ?? ''} ask={ask} />
      {page && <Stateful page={page} ready={(answer) => <Answer answer={answer} />} />}
    </>
  );
}

/** Counts days as the law does, for clerks: asks in plain words, answers with the reason for every day. */
export function ClockPage() {
  const { q } = route.useSearch();
  const navigate = route.useNavigate();
  return <Questions q={q} ask={(question) => void navigate({ search: { q: question } })} />;
}

/** The same for everybody, without signing in. */
export function PublicClockPage() {
  const { q } = publicRoute.useSearch();
  const navigate = publicRoute.useNavigate();
  return (
    <>
      <Header />
      <main id="main" className="page">
        <Questions q={q} ask={(question) => void navigate({ search: { q: question } })} />
      </main>
    </>
  );
}
