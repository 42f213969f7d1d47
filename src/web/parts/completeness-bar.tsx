import type { DocumentRow } from '../../wire/index.ts';
import { useWording } from '../wording/index.ts';

/** How far a review is. Confirmed and waived are decided; the definition is written beside the figure (law 9). */
export function CompletenessBar({ counts }: { counts: DocumentRow['proposals'] }) {
  const { t } = useWording();
  const all = counts.proposed + counts.confirmed + counts.waived;
  const decided = counts.confirmed + counts.waived;
  const width = (count: number) => ({ width: `${all === 0 ? 0 : (count * 100) / all}%` });
  return (
    <div className="bar-of" title={t('completeness.definition')}>
      <div className="bar-of-track" aria-hidden="true">
        <span className="bar-of-confirmed" style={width(counts.confirmed)} />
        <span className="bar-of-waived" style={width(counts.waived)} />
      </div>
      <span className="bar-of-words">
        {t('completeness.words', { decided, all })}
        <span className="quiet">
          {' '}
          {t('completeness.parts', {
            confirmed: counts.confirmed,
            waived: counts.waived,
            proposed: counts.proposed,
          })}
        </span>
      </span>
    </div>
  );
}
