import { Button } from 'antd';
import { useState } from 'react';
import type { Day, Instant } from '../../clock/index.ts';
import type { CaseView, ClockView } from '../../wire/index.ts';
import { dayText, momentText } from '../format/moment.ts';
import { Basis } from '../parts/basis.tsx';
import { CountedDays } from '../parts/counted-days.tsx';
import { Stateful } from '../parts/note.tsx';
import { type Key, useWording } from '../wording/index.ts';
import { useClocks } from './step/use-step.ts';

const statusKeys: Readonly<Record<ClockView['status'], Key>> = {
  running: 'clocks.running',
  suspended: 'clocks.suspended',
  stopped: 'clocks.stopped',
};

const kindKeys: Readonly<Record<ClockView['kind'], Key>> = {
  legal: 'clocks.legal',
  promised: 'clocks.promised',
  stage: 'clocks.stage',
};

const isDay = (at: Day | Instant): at is Day => at.length === 10;

function Events({ clock }: { clock: ClockView }) {
  const { language, say } = useWording();
  return (
    <ol className="clock-events">
      {clock.events.map((event) => (
        <li key={`${event.type} ${event.at}`} className={`clock-event-${event.type}`}>
          <time className="quiet" dateTime={event.at}>
            {isDay(event.at) ? dayText(event.at, language) : momentText(event.at, language)}
          </time>{' '}
          {say(event.words)}
        </li>
      ))}
    </ol>
  );
}

function ClockCard({ clock }: { clock: ClockView }) {
  const { t, say, language } = useWording();
  const [open, setOpen] = useState(false);
  const stopped = clock.status === 'stopped';
  return (
    <li className={stopped ? 'clock-card clock-card-stopped' : 'clock-card'}>
      <p className="clock-head">
        <b>{say(clock.name)}</b> <span className="tag">{t(kindKeys[clock.kind])}</span>{' '}
        <span className={clock.status === 'suspended' ? 'tag tag-near' : 'tag'}>
          {t(statusKeys[clock.status])}
        </span>{' '}
        {clock.late && <span className="tag tag-late">{t('clocks.late')}</span>}{' '}
        {clock.provisional && !stopped && <span className="tag tag-near">{t('clock.provisional')}</span>}
      </p>
      <p>
        {t('clocks.due')} <b className="clock-day">{dayText(clock.due, language)}</b>
      </p>
      <Events clock={clock} />
      <p className="quiet small">
        {t('clocks.basis')} <Basis basis={clock.basis} />
      </p>
      <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? 'clocks.hide' : 'clocks.explain')}
      </Button>
      {open && (
        <div className="clock-explained">
          <p>{say(clock.explanation)}</p>
          {clock.days.length > 0 && <CountedDays days={clock.days} />}
        </div>
      )}
    </li>
  );
}

/** Every clock of a case side by side: until when, by which law, what happened to it, and the count on demand. */
export function Clocks({ county, view }: { county: string; view: CaseView }) {
  const { t, language } = useWording();
  const page = useClocks(county, view.id, view.seq);
  const { breaches } = view.standing;
  if (page.state === 'ready' && page.value.length === 0 && breaches.length === 0) return null;
  return (
    <section aria-label={t('clocks.title')}>
      <h2>{t('clocks.title')}</h2>
      <Stateful
        page={page}
        ready={(clocks) => (
          <ul className="clock-cards">
            {clocks.map((clock) => (
              <ClockCard key={clock.id} clock={clock} />
            ))}
          </ul>
        )}
      />
      {breaches.length > 0 && (
        <ul className="breaches" aria-label={t('clocks.breaches')}>
          {breaches.map(({ clock, term, due }) => (
            <li key={`${clock.id} ${term}`}>
              {t('clocks.breach', { clock: clock[language], due: dayText(due, language) })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
