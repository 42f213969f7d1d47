import type { Day } from '../../clock/index.ts';
import type { WorkRow } from '../../wire/index.ts';
import { dueWords } from '../format/due.ts';
import { dayText } from '../format/moment.ts';
import { useWording } from '../wording/index.ts';

/** The last day of a case's earliest clock, with how many working days are left. Late is a word, not a colour alone. */
export function Due({ row, today }: { row: Pick<WorkRow, 'due' | 'late' | 'ended'>; today: Day }) {
  const { t, language } = useWording();
  const words = dueWords(row, today);
  if (row.ended) return <span className="quiet">{t('due.ended')}</span>;
  if (row.due === null || words === undefined) return <span className="quiet">{t('due.none')}</span>;
  const near = row.due.workingDaysLeft <= 1;
  const tone = row.late ? 'tag-late' : near ? 'tag-near' : '';
  return (
    <>
      <time dateTime={row.due.on}>{dayText(row.due.on, language)}</time>{' '}
      <span className={`tag ${tone}`}>{t(words.key, { count: words.count })}</span>
    </>
  );
}
