import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { MessageView } from '../../wire/index.ts';
import { useStanding } from '../app/session.ts';
import { wordingOf } from '../ask/index.ts';
import { momentText } from '../format/moment.ts';
import { NameOf, postNamed } from '../parts/assumed.tsx';
import { Head } from '../parts/head.tsx';
import { Note, Nothing, Stateful } from '../parts/note.tsx';
import { type Key, useWording } from '../wording/index.ts';
import './messages.css';
import { useMessages, useReading } from './use-messages.ts';

const route = getRouteApi('/c/$county/messages');

/** What happened, as the one concerned is told. */
const topics: Readonly<Record<string, Key>> = {
  'case.urged': 'message.urged',
  'case.assigned': 'message.assigned',
  'case.advanced': 'message.advanced',
  'case.handed-back': 'message.handed-back',
  'case.sent-back': 'message.sent-back',
  'case.reopened': 'message.reopened',
  'case.handled': 'message.handled',
  'case.responded': 'message.responded',
  'case.adjustment-asked': 'message.adjustment-asked',
  'case.adjustment-decided': 'message.adjustment-decided',
  'case.evidence-judged': 'message.evidence-judged',
  'case.inspected': 'message.inspected',
  'case.succeeded': 'message.succeeded',
};

const levels: Readonly<Record<string, Key>> = {
  reminder: 'level.reminder',
  blue: 'level.blue',
  orange: 'level.orange',
  red: 'level.red',
};

type RowProps = {
  readonly county: string;
  readonly message: MessageView;
  readonly post: Parameters<typeof postNamed>[0] | undefined;
  readonly read: () => void;
};

function Row({ county, message, post, read }: RowProps) {
  const { t, language } = useWording();
  const level = levels[message.level ?? ''];
  const unread = message.readAt === null;
  return (
    <li className={unread ? 'message message-unread' : 'message'}>
      <p>
        {unread && <span className="tag tag-near">{t('messages.unread')}</span>}{' '}
        {level && <span className={`tag tag-level-${message.level}`}>{t(level)}</span>}{' '}
        <b>{t(topics[message.topic] ?? 'message.other')}</b>{' '}
        <Link
          to="/c/$county/cases/$case"
          params={{ county, case: message.caseId }}
          hash={`entry-${message.seq}`}
          onClick={() => unread && read()}
        >
          {message.number} {message.title}
        </Link>
      </p>
      {message.text && <p className="field-text">{message.text}</p>}
      <p className="quiet small">
        <time dateTime={message.at}>{momentText(message.at, language)}</time>{' '}
        {post && <NameOf named={postNamed(post)} />}
      </p>
      {unread && (
        <Button size="small" onClick={read}>
          {t('messages.read')}
        </Button>
      )}
    </li>
  );
}

/** What the posts of the signed-in person were told of their cases. */
export function MessagesPage() {
  const { t, say } = useWording();
  const { county } = route.useParams();
  const page = useMessages(county);
  const reading = useReading(county);
  const posts = useStanding(county)?.session.posts ?? [];
  const unread = page.state === 'ready' ? page.value.messages.filter(({ readAt }) => readAt === null) : [];
  return (
    <>
      <Head
        title={t('messages.title')}
        aside={
          unread.length > 0 && (
            <Button loading={reading.isPending} onClick={() => reading.mutate(unread.map(({ id }) => id))}>
              {t('messages.read-all', { count: unread.length })}
            </Button>
          )
        }
      >
        <p className="quiet">{t('messages.words')}</p>
      </Head>
      {reading.error && <Note tone="error">{say(wordingOf(reading.error))}</Note>}
      <Stateful
        page={page}
        ready={({ messages, more, bringing }) =>
          messages.length === 0 ? (
            <Nothing title={t('messages.none')}>
              <p>{t('messages.none.next')}</p>
            </Nothing>
          ) : (
            <>
              <ol className="messages">
                {messages.map((message) => (
                  <Row
                    key={`${message.post} ${message.id}`}
                    county={county}
                    message={message}
                    post={posts.find((post) => post.county === county && post.id === message.post)}
                    read={() => reading.mutate([message.id])}
                  />
                ))}
              </ol>
              {more && (
                <p className="ledger-more">
                  <Button onClick={more} loading={bringing}>
                    {t('ledger.more')}
                  </Button>
                </p>
              )}
            </>
          )
        }
      />
    </>
  );
}
