import { Button } from 'antd';
import type { DocumentView } from '../../wire/index.ts';
import { wordingOf } from '../ask/index.ts';
import { BurdenOutlook } from '../burden/outlook.tsx';
import { Note } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import { useIssue } from './use-issue.ts';

/** Sends the confirmed items of minutes to their units, all at once. */
export function Issue({ county, view }: { county: string; view: DocumentView }) {
  const { t, say } = useWording();
  const issue = useIssue(county, view.document.id);
  const confirmed = view.proposals.filter(({ state }) => state === 'confirmed');
  if (confirmed.length === 0) return null;
  const units = confirmed.flatMap(({ draft }) => [...(draft.lead ? [draft.lead] : []), ...draft.joins]);
  return (
    <div className="review-facts">
      {!issue.data && (
        <BurdenOutlook
          county={county}
          units={units}
          kind="task"
          text={confirmed
            .map(({ draft }) => draft.title)
            .join(' ')
            .slice(0, 20_000)}
        />
      )}
      <Button size="small" loading={issue.isPending} onClick={() => issue.mutate()}>
        {t('review.issue')}
      </Button>
      {issue.data && <Note tone="good">{t('review.issued', { count: issue.data.issued })}</Note>}
      {issue.error && <Note tone="error">{say(wordingOf(issue.error))}</Note>}
    </div>
  );
}
