import type { CaseView } from '../../wire/index.ts';
import { momentText } from '../format/moment.ts';
import { sizeText } from '../format/size.ts';
import { NameOf, postNamed } from '../parts/assumed.tsx';
import { useWording } from '../wording/index.ts';
import { EvidenceLook } from './evidence-look.tsx';

type Piece = CaseView['standing']['evidence'][number];

function Verdict({ verdict }: { verdict: Piece['verdict'] }) {
  const { t } = useWording();
  if (verdict === null) return <span className="tag tag-proposed">{t('evidence.waiting')}</span>;
  return (
    <>
      <span className={verdict.accepted ? 'tag tag-confirmed' : 'tag tag-late'}>
        {t(verdict.accepted ? 'ask.accepted.yes' : 'ask.accepted.no')}
      </span>{' '}
      {verdict.reason}
    </>
  );
}

function PieceRow({ county, view, piece }: { county: string; view: CaseView; piece: Piece }) {
  const { t, language } = useWording();
  const { kind, milestone, takenAt, place } = piece;
  const facts = [
    kind,
    milestone?.[language] ?? '',
    takenAt ? t('evidence.taken', { at: momentText(takenAt, language) }) : '',
    place ?? '',
    sizeText(piece.bytes),
  ].filter(Boolean);
  return (
    <li className="evidence">
      <p>
        <b>{piece.name}</b> <Verdict verdict={piece.verdict} />
      </p>
      <p className="quiet small">{facts.join(t('list.semicolon'))}</p>
      <p className="quiet small">
        <time dateTime={piece.at}>{momentText(piece.at, language)}</time>{' '}
        <NameOf named={postNamed(piece.byPost)} />
      </p>
      <p className="hash">{piece.digest}</p>
      {!piece.kept && <p className="quiet small">{t('evidence.not-kept')}</p>}
      {piece.kept && view.mayLook && <EvidenceLook county={county} caseId={view.id} piece={piece} />}
    </li>
  );
}

/** The evidence of a case: each file with its hash, who attached it, and whether it was accepted. */
export function EvidenceList({ county, view }: { county: string; view: CaseView }) {
  const { t } = useWording();
  const { evidence } = view.standing;
  if (evidence.length === 0) return null;
  return (
    <section aria-label={t('evidence.title')}>
      <h2>{t('evidence.title')}</h2>
      <ol className="evidences">
        {evidence.map((piece) => (
          <PieceRow key={piece.seq} county={county} view={view} piece={piece} />
        ))}
      </ol>
    </section>
  );
}
