import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { FailedNoticeView } from '../../wire/index.ts';
import { wordingOf } from '../ask/index.ts';
import { momentText } from '../format/moment.ts';
import { NameOf, postNamed } from '../parts/assumed.tsx';
import { Note } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import { useNoticeAct } from './use-notices.ts';

function One({ county, row }: { county: string; row: FailedNoticeView }) {
  const { t, say, language } = useWording();
  const act = useNoticeAct(county);
  return (
    <li>
      <Link to="/c/$county/cases/$case" params={{ county, case: row.case }}>
        {say(row.kind)} {row.number} {row.title}
      </Link>
      <p className="quiet">
        {momentText(row.failedAt, language)} · <NameOf named={postNamed(row.address.post)} /> ·{' '}
        {row.address.channel} {row.address.address} · {say(row.reason)}
      </p>
      <Button
        loading={act.isPending}
        onClick={() => act.mutate({ kind: 'retry', address: row.address.id, message: row.message })}
      >
        {t('notice.retry')}
      </Button>
      {act.error && <Note tone="error">{say(wordingOf(act.error))}</Note>}
    </li>
  );
}

/** What could not be delivered, by channel where several failed: its settings are mended once for all of them. */
export function Failed({ county, rows }: { county: string; rows: readonly FailedNoticeView[] }) {
  const { t } = useWording();
  const act = useNoticeAct(county);
  const channels = Map.groupBy(rows, ({ address }) => address.channel);
  if (rows.length === 0) return <p className="quiet">{t('notice.failed.none')}</p>;
  return (
    <>
      <div className="acts">
        {[...channels].map(([channel, failed]) => (
          <Button
            key={channel}
            loading={act.isPending}
            onClick={() => act.mutate({ kind: 'retry-channel', channel })}
          >
            {t('notice.retry.channel', { channel, count: failed.length })}
          </Button>
        ))}
      </div>
      <ul className="notice-failed">
        {rows.map((row) => (
          <One key={`${row.address.id} ${row.message}`} county={county} row={row} />
        ))}
      </ul>
    </>
  );
}
