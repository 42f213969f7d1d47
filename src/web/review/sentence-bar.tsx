import type { DocumentView } from '../../wire/index.ts';
import { useWording } from '../wording/index.ts';

/** How often the first suggested lead unit was confirmed, with its definition (law 9); nothing until there is a case. */
export function KeptLeads({ leads: { offered, first, among } }: { leads: DocumentView['keptLeads'] }) {
  const { t } = useWording();
  if (offered === 0) return null;
  return (
    <span className="quiet" title={t('kept-leads.definition')}>
      {t('kept-leads.words', { offered, first, among })}
    </span>
  );
}

/**
 * How far the review of the plan is, by its sentences: the figure counts every sentence of the plan parts,
 * and its definition is written with it (law 9).
 */
export function SentenceBar({ completeness }: { completeness: DocumentView['completeness'] }) {
  const { t } = useWording();
  const { sentences, confirmed, waived, open, lost } = completeness;
  const width = (count: number) => ({ width: `${sentences === 0 ? 0 : (count * 100) / sentences}%` });
  return (
    <div className="bar-of" title={t('sentences.definition')}>
      <div className="bar-of-track" aria-hidden="true">
        <span className="bar-of-confirmed" style={width(confirmed)} />
        <span className="bar-of-waived" style={width(waived)} />
      </div>
      <span className="bar-of-words">
        {t('sentences.words', { sentences, decided: confirmed + waived })}
        <span className="quiet"> {t('sentences.parts', { confirmed, waived, open })}</span>
        {lost > 0 && <b className="bar-of-lost"> {t('sentences.lost', { lost })}</b>}
      </span>
    </div>
  );
}
