import { getRouteApi, Link } from '@tanstack/react-router';
import type { DocumentRow } from '../../wire/index.ts';
import { holds, useStanding } from '../app/session.ts';
import { momentText } from '../format/moment.ts';
import { CompletenessBar } from '../parts/completeness-bar.tsx';
import { Head } from '../parts/head.tsx';
import { Nothing, Stateful } from '../parts/note.tsx';
import { DocumentTag } from '../parts/tags.tsx';
import { useWording } from '../wording/index.ts';
import './documents.css';
import { Upload } from './upload.tsx';
import { useDocuments } from './use-documents.ts';

const route = getRouteApi('/c/$county/documents');

function Row({ county, row }: { county: string; row: DocumentRow }) {
  const { t, language } = useWording();
  return (
    <li className="document">
      <div className="document-words">
        <Link
          to="/c/$county/documents/$document"
          params={{ county, document: row.id }}
          className="document-title"
        >
          {row.title}
        </Link>{' '}
        <DocumentTag row={row} />
        <p className="quiet small">
          {row.place && <span>{row.place}</span>}
          {row.year !== null && <span>{t('document.year', { year: row.year })}</span>}
          <span>{row.fileName}</span>
          <span>{t('document.uploaded', { at: momentText(row.uploadedAt, language) })}</span>
        </p>
      </div>
      <CompletenessBar counts={row.proposals} />
    </li>
  );
}

/** The county's documents, and where a new one comes in. */
export function DocumentsPage() {
  const { t } = useWording();
  const { county } = route.useParams();
  const standing = useStanding(county);
  const documents = useDocuments(county);
  const mayUpload = standing !== undefined && holds(standing, 'delivery-office');
  return (
    <>
      <Head title={t('documents.title')}>
        <p className="quiet">{t('documents.words')}</p>
        <Link to="/c/$county/compare" params={{ county }}>
          {t('compare.link')}
        </Link>
      </Head>
      {mayUpload && <Upload county={county} />}
      <Stateful
        page={documents}
        ready={(rows) =>
          rows.length === 0 ? (
            <Nothing title={t('documents.none')}>
              <p>{t(mayUpload ? 'documents.none.upload' : 'documents.none.wait')}</p>
            </Nothing>
          ) : (
            <ul className="documents">
              {rows.map((row) => (
                <Row key={row.id} county={county} row={row} />
              ))}
            </ul>
          )
        }
      />
    </>
  );
}
