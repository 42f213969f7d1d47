import { Button } from 'antd';
import type { DocumentView } from '../../wire/index.ts';
import { wordingOf } from '../ask/index.ts';
import { Note } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import { useIssue } from './use-issue.ts';

/** Sends the confirmed items of minutes to their units, all at once. */
export function Issue({ county, view }: { county: string; view: DocumentView }) {
  const { t, say } = useWording();
  const issue = useIssue(county, view.document.id);
  if (!view.proposals.some(({ state }) => state === 'confirmed')) return null;
  return (
    <div className="review-facts">
      <Button size="small" loading={issue.isPending} onClick={() => issue.mutate()}>
        {t('review.issue')}
      </Button>
      {issue.data && <Note tone="good">{t('review.issued', { count: issue.data.issued })}</Note>}
      {issue.error && <Note tone="error">{say(wordingOf(issue.error))}</Note>}
    </div>
  );
}
