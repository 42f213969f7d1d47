import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { AgendaItemView, MeetingView } from '../../wire/index.ts';
import { holds, useStanding } from '../app/session.ts';
import { wordingOf } from '../ask/index.ts';
import { BurdenOutlook } from '../burden/outlook.tsx';
import { dayText, momentText } from '../format/moment.ts';
import { NameOf, NamesOf, postNamed } from '../parts/assumed.tsx';
import { DayInput } from '../parts/day-input.tsx';
import { Field } from '../parts/field.tsx';
import { Head } from '../parts/head.tsx';
import { Note, Stateful } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import { DecisionForm } from './decision-form.tsx';
import './meetings.css';
import { useMeeting, useMeetingAct } from './use-meetings.ts';

const route = getRouteApi('/c/$county/meetings/$meeting');

type Props = { readonly county: string; readonly meeting: MeetingView; readonly mayAct: boolean };

function Facts({ meeting }: { meeting: MeetingView }) {
  const { t, language } = useWording();
  return (
    <dl className="facts">
      <div>
        <dt>{t('meetings.day')}</dt>
        <dd>
          {meeting.day ? dayText(meeting.day, language) : '—'}{' '}
          {meeting.planned && (
            <span className="quiet">
              {t('meetings.planned', { day: dayText(meeting.planned, language) })}
            </span>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('meetings.chair')}</dt>
        <dd>{meeting.chair ? <NameOf named={postNamed(meeting.chair)} /> : '—'}</dd>
      </div>
      {meeting.heldOn && (
        <div>
          <dt>{t('meetings.held-on')}</dt>
          <dd>{dayText(meeting.heldOn, language)}</dd>
        </div>
      )}
      <div className="facts-wide">
        <dt>{t('meetings.units')}</dt>
        <dd>{meeting.units.length > 0 ? <NamesOf list={meeting.units} /> : '—'}</dd>
      </div>
    </dl>
  );
}

function ItemFacts({ county, item }: { county: string; item: AgendaItemView }) {
  const { t, say, language } = useWording();
  return (
    <>
      <p className="agenda-title">
        {item.case ? (
          <Link to="/c/$county/cases/$case" params={{ county, case: item.case }}>
            {item.title}
          </Link>
        ) : (
          item.title
        )}
      </p>
      <p className="quiet small agenda-facts">
        {item.reasons.map((reason) => (
          <span key={reason.zh} className="tag tag-reason">
            {say(reason)}
          </span>
        ))}
        {item.number && <span>{item.number}</span>}
        {item.lead && (
          <span>
            <NameOf named={item.lead} />
          </span>
        )}
        {item.stage && <span>{say(item.stage)}</span>}
        {item.deadline && <span>{t('meetings.deadline', { day: dayText(item.deadline, language) })}</span>}
      </p>
    </>
  );
}

function Decisions({ county, meeting, item }: Omit<Props, 'mayAct'> & { item: number }) {
  const { t } = useWording();
  const own = meeting.decisions.filter((decision) => decision.item === item);
  if (own.length === 0) return null;
  return (
    <ul className="decisions">
      {own.map((decision) => (
        <li key={decision.seq}>
          {decision.text}{' '}
          {decision.case && decision.number && (
            <Link to="/c/$county/cases/$case" params={{ county, case: decision.case }}>
              {decision.number}
            </Link>
          )}{' '}
          {decision.case && (
            <span className="tag">
              {t(decision.ended ? 'meetings.decision.done' : 'meetings.decision.open')}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The agenda while it can still be fixed: cases may be left off, and the office adds its own items. */
function Draft({ county, meeting }: Omit<Props, 'mayAct'>) {
  const { t, say } = useWording();
  const [off, setOff] = useState<ReadonlySet<string>>(new Set());
  const [own, setOwn] = useState('');
  const act = useMeetingAct(county);
  const fix = () =>
    act.mutate({
      path: `meetings/${meeting.id}/agenda`,
      body: {
        leaveOff: [...off],
        own: own
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean),
      },
    });
  const invited = new Set(meeting.units.map(({ id }) => id));
  // Who comes anyway is counted already; the agenda calls the others.
  const called = meeting.fixed
    ? []
    : meeting.agenda.flatMap(({ case: id, lead }) =>
        id && lead && !off.has(id) && !invited.has(lead.id) ? [lead.id] : [],
      );
  const toggle = (id: string) =>
    setOff((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  return (
    <>
      {!meeting.fixed && (
        <ul className="agenda-picks">
          {meeting.agenda.map(
            (item) =>
              item.case && (
                <li key={item.case}>
                  <label>
                    <input
                      type="checkbox"
                      checked={!off.has(item.case)}
                      onChange={() => item.case && toggle(item.case)}
                    />{' '}
                    {t('meetings.take')} {item.number}
                  </label>
                </li>
              ),
          )}
        </ul>
      )}
      <Field label={t('meetings.own')} hint={t('meetings.own.hint')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            autoSize={{ minRows: 1, maxRows: 6 }}
            value={own}
            onChange={(event) => setOwn(event.target.value)}
          />
        )}
      </Field>
      <BurdenOutlook
        county={county}
        units={[...new Set(called)]}
        kind="meeting"
        {...(meeting.day ? { on: meeting.day } : {})}
      />
      {act.error && <Note tone="error">{say(wordingOf(act.error))}</Note>}
      <Button type={meeting.fixed ? 'default' : 'primary'} loading={act.isPending} onClick={fix}>
        {t(meeting.fixed ? 'meetings.fix.again' : 'meetings.fix')}
      </Button>
    </>
  );
}

function Hold({ county, meeting }: Omit<Props, 'mayAct'>) {
  const { t, say } = useWording();
  const standing = useStanding(county);
  const [on, setOn] = useState(standing?.session.today ?? '');
  const act = useMeetingAct(county);
  return (
    <div className="meeting-hold">
      <Field label={t('meetings.held-on')}>{(ids) => <DayInput {...ids} value={on} put={setOn} />}</Field>
      <Button
        loading={act.isPending}
        onClick={() =>
          act.mutate({
            path: `cases/${meeting.id}/steps/hold`,
            body: { fields: { heldOn: on, present: meeting.units.map(({ id }) => id) } },
            version: meeting.seq,
          })
        }
      >
        {t('meetings.hold')}
      </Button>
      {act.error && <Note tone="error">{say(wordingOf(act.error))}</Note>}
    </div>
  );
}

function Agenda({ county, meeting, mayAct }: Props) {
  const { t, language } = useWording();
  const records = mayAct && meeting.stage.id === 'held';
  return (
    <section aria-label={t('meetings.agenda')}>
      <h2>{t('meetings.agenda')}</h2>
      <p className="quiet">
        {meeting.fixed
          ? t('meetings.fixed-as-of', { at: meeting.asOf ? momentText(meeting.asOf, language) : '' })
          : t('meetings.as-of-now')}{' '}
        {meeting.leftOver > 0 && t('meetings.left-over', { count: meeting.leftOver })}
      </p>
      {meeting.agenda.length === 0 && <p>{t('meetings.agenda.none')}</p>}
      <ol className="agenda">
        {meeting.agenda.map((item, at) => (
          // Items of the office's own have no identity but their place.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={at}>
            <ItemFacts county={county} item={item} />
            <Decisions county={county} meeting={meeting} item={at + 1} />
            {records && <DecisionForm county={county} meeting={meeting} item={at + 1} about={item} />}
          </li>
        ))}
      </ol>
      {(records || meeting.decisions.some(({ item }) => item === 0)) && <h3>{t('meetings.raised')}</h3>}
      <Decisions county={county} meeting={meeting} item={0} />
      {records && <DecisionForm county={county} meeting={meeting} item={0} />}
    </section>
  );
}

function Papers({ county, meeting }: Omit<Props, 'mayAct'>) {
  const { t } = useWording();
  const held = ['held', 'closed'].includes(meeting.stage.id);
  const at = `/api/counties/${county}/meetings/${meeting.id}`;
  return (
    <p className="meeting-papers">
      {meeting.fixed && <a href={`${at}/agenda.docx`}>{t('meetings.agenda.docx')}</a>}
      {held && <a href={`${at}/minutes.docx`}>{t('meetings.minutes.docx')}</a>}
      <Link to="/c/$county/cases/$case" params={{ county, case: meeting.id }}>
        {t('meetings.more')}
      </Link>
    </p>
  );
}

function Meeting({ county, meeting, mayAct }: Props) {
  const { t, say } = useWording();
  const open = ['planned', 'fixed'].includes(meeting.stage.id);
  return (
    <>
      <p className="crumbs">
        <Link to="/c/$county/meetings" params={{ county }}>
          ← {t('nav.meetings')}
        </Link>
      </p>
      <Head title={meeting.title}>
        <p className="quiet">
          {meeting.number}{' '}
          <span className={meeting.skipped ? 'tag tag-late' : 'tag'}>{say(meeting.stage)}</span>
        </p>
      </Head>
      {meeting.skipped && <Note tone="warn">{t('meetings.skipped')}</Note>}
      {meeting.why && <p>{t('meetings.why', { why: meeting.why })}</p>}
      {meeting.skipped && !meeting.why && mayAct && (
        <p>
          {t('meetings.why.none')}{' '}
          <Link to="/c/$county/cases/$case" params={{ county, case: meeting.id }}>
            {t('meetings.why.say')}
          </Link>
        </p>
      )}
      <Facts meeting={meeting} />
      <Papers county={county} meeting={meeting} />
      <Agenda county={county} meeting={meeting} mayAct={mayAct} />
      {mayAct && open && <Draft county={county} meeting={meeting} />}
      {mayAct && meeting.stage.id === 'fixed' && <Hold county={county} meeting={meeting} />}
    </>
  );
}

/** One meeting: its agenda with the reasons, and what it decided. */
export function MeetingPage() {
  const { county, meeting: id } = route.useParams();
  const standing = useStanding(county);
  const page = useMeeting(county, id);
  const mayAct = standing !== undefined && holds(standing, 'delivery-office');
  return (
    <Stateful
      alone
      page={page}
      ready={(meeting) => <Meeting county={county} meeting={meeting} mayAct={mayAct} />}
    />
  );
}
