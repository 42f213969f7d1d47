import { Link } from '@tanstack/react-router';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import type { ResultView, ScoreRow } from '../../wire/index.ts';
import { holds, useStanding } from '../app/session.ts';
import { wordingOf } from '../ask/index.ts';
import { Note } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import { useAskingExclusion } from './use-scores.ts';

type AskProps = {
  readonly county: string;
  readonly result: ResultView;
  readonly line: string;
  readonly row: ScoreRow;
};

/** Units ask for their own items, the office for any; another person decides. */
function useMayAsk({ county, result, row }: AskProps): boolean {
  const standing = useStanding(county);
  if (!standing || !result.mayAskExclusion || row.number === null || row.excluded || !row.among) return false;
  return (
    holds(standing, 'delivery-office') ||
    standing.session.posts.some((post) => post.county === county && post.organisation === row.unit)
  );
}

const leastReason = 5;

function AskForm({
  county,
  result,
  line,
  number,
  close,
}: Omit<AskProps, 'row'> & { number: string; close: () => void }) {
  const { t, say } = useWording();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const [isOfAll, setOfAll] = useState(true);
  const asking = useAskingExclusion(county, (stand) => {
    void message.success(t('score.exclude.asked', { number: stand.number }));
    close();
  });
  const wish = {
    scheme: result.scheme.id,
    case: number,
    reason: reason.trim(),
    ...(isOfAll ? {} : { of: line }),
  };
  return (
    <div className="score-exclude">
      {asking.error && <Note tone="error">{say(wordingOf(asking.error))}</Note>}
      <Input.TextArea
        aria-label={t('score.exclude.reason', { number })}
        placeholder={t('score.exclude.reason', { number })}
        value={reason}
        rows={2}
        onChange={(event) => setReason(event.target.value)}
      />
      <label className="form-tick">
        <input type="checkbox" checked={!isOfAll} onChange={(event) => setOfAll(!event.target.checked)} />
        {t('score.exclude.this-line')}
      </label>
      <span className="acts">
        <Button
          size="small"
          type="primary"
          disabled={[...reason.trim()].length < leastReason}
          loading={asking.isPending}
          onClick={() => asking.mutate(wish)}
        >
          {t('score.exclude.ask')}
        </Button>
        <Button size="small" onClick={close}>
          {t('score.exclude.cancel')}
        </Button>
      </span>
    </div>
  );
}

/** From a row: asks that its case be left out; a request that waits or was refused is named with its number. */
export function AskExclusion(props: AskProps) {
  const { county, result, line, row } = props;
  const { t, language } = useWording();
  const [isOpen, setOpen] = useState(false);
  const mayAsk = useMayAsk(props);
  const own = result.exclusions.filter(
    ({ item, of, counted }) => !counted && item.number === row.number && (of === null || of === line),
  );
  return (
    <>
      {row.number !== null &&
        own.map(({ id, number, stageName }) => (
          <div key={id}>
            <Link to="/c/$county/cases/$case" params={{ county, case: id }}>
              {number}
            </Link>{' '}
            <span className="tag">{stageName[language]}</span>
          </div>
        ))}
      {mayAsk && !isOpen && !own.some(({ stage }) => stage !== 'refused' && stage !== 'withdrawn') && (
        <Button size="small" onClick={() => setOpen(true)}>
          {t('score.exclude')}
        </Button>
      )}
      {isOpen && row.number !== null && (
        <AskForm
          county={county}
          result={result}
          line={line}
          number={row.number}
          close={() => setOpen(false)}
        />
      )}
    </>
  );
}
