import { getRouteApi, Link } from '@tanstack/react-router';
import type { MeetingList, MeetingSeriesView } from '../../wire/index.ts';
import { dayText } from '../format/moment.ts';
import { AssumedTag, NameOf, NamesOf, postNamed, useName } from '../parts/assumed.tsx';
import { Head } from '../parts/head.tsx';
import { Nothing, Stateful } from '../parts/note.tsx';
import { type Key, useWording } from '../wording/index.ts';
import './meetings.css';
import { useMeetings } from './use-meetings.ts';

const route = getRouteApi('/c/$county/meetings');

const weekdays: readonly Key[] = [
  'weekday.1',
  'weekday.2',
  'weekday.3',
  'weekday.4',
  'weekday.5',
  'weekday.6',
  'weekday.7',
];

function useRhythm(): (rhythm: MeetingSeriesView['rhythm']) => string {
  const { t } = useWording();
  return (rhythm) => {
    switch (rhythm.every) {
      case 'week':
        return t('meetings.rhythm.week', { weekday: t(weekdays[rhythm.weekday - 1] ?? 'weekday.1') });
      case 'month':
        return t('meetings.rhythm.month', { day: rhythm.day });
      case 'quarter':
        return t('meetings.rhythm.quarter', { month: rhythm.month, day: rhythm.day });
    }
  };
}

function Series({ series }: { series: MeetingSeriesView }) {
  const nameIn = useName();
  const { t } = useWording();
  const rhythmText = useRhythm();
  return (
    <li>
      <b>{nameIn(series)}</b>{' '}
      <span>
        {rhythmText(series.rhythm)} {series.assumed.includes('rhythm') && <AssumedTag />}
      </span>
      <p className="quiet small">
        {t('meetings.chair')}
        {t('entry.colon')}
        <NameOf named={postNamed(series.chair)} />
        {t('list.semicolon')}
        {t('meetings.units')}
        {t('entry.colon')}
        <NamesOf list={series.units} />
      </p>
    </li>
  );
}

function List({ county, list }: { county: string; list: MeetingList }) {
  const { t, say, language } = useWording();
  if (list.series.length === 0)
    return (
      <Nothing title={t('meetings.none')}>
        <p>{t('meetings.none.define')}</p>
      </Nothing>
    );
  return (
    <>
      <ul className="meeting-series">
        {list.series.map((series) => (
          <Series key={series.id} series={series} />
        ))}
      </ul>
      {list.meetings.length === 0 ? (
        <p className="quiet">{t('meetings.none.yet')}</p>
      ) : (
        <ul className="meeting-list">
          {list.meetings.map((meeting) => (
            <li key={meeting.id} className={meeting.skipped ? 'meeting-skipped' : undefined}>
              <Link to="/c/$county/meetings/$meeting" params={{ county, meeting: meeting.id }}>
                {meeting.title}
              </Link>
              <p className="quiet small">
                <span className={meeting.skipped ? 'tag tag-late' : 'tag'}>{say(meeting.stage)}</span>
                <span>{meeting.number}</span>
                {meeting.day && <span>{dayText(meeting.day, language)}</span>}
                {meeting.planned && (
                  <span>{t('meetings.planned', { day: dayText(meeting.planned, language) })}</span>
                )}
                {meeting.items > 0 && <span>{t('meetings.items', { count: meeting.items })}</span>}
              </p>
              {meeting.why && <p className="small">{t('meetings.why', { why: meeting.why })}</p>}
              {meeting.skipped && !meeting.why && <p className="quiet small">{t('meetings.why.none')}</p>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Every meeting of the county's series: what is planned, what was held, and what was skipped. */
export function MeetingsPage() {
  const { t } = useWording();
  const { county } = route.useParams();
  const page = useMeetings(county);
  return (
    <>
      <Head title={t('meetings.title')}>
        <p className="quiet">{t('meetings.words')}</p>
      </Head>
      <Stateful page={page} ready={(list) => <List county={county} list={list} />} />
    </>
  );
}
