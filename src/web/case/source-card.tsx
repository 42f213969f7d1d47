import { Link } from '@tanstack/react-router';
import type { CaseView } from '../../wire/index.ts';
import { useWording } from '../wording/index.ts';

/** The sentence of the document that a case comes from, with the way back to it. */
export function SourceCard({ county, source }: { county: string; source: NonNullable<CaseView['source']> }) {
  const { t } = useWording();
  const [before = '', after = ''] = source.sentence.includes(source.quote)
    ? source.sentence.split(source.quote, 2)
    : [];
  return (
    <section className="source" aria-label={t('case.source')}>
      <h2>{t('case.source')}</h2>
      <blockquote>
        {before}
        <mark className="mark-quote">{source.quote}</mark>
        {after}
      </blockquote>
      <p>
        <Link
          to="/c/$county/documents/$document"
          params={{ county, document: source.document }}
          search={{ at: `${source.start}-${source.end}` }}
        >
          ← {t('case.back-to-sentence')}
        </Link>{' '}
        <span className="quiet">{source.title}</span>
      </p>
    </section>
  );
}
