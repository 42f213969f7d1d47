import { useEffect, useRef } from 'react';
import type { OrderByLink } from '../../wire/index.ts';
import { momentText } from '../format/moment.ts';
import { sizeText } from '../format/size.ts';
import { Note } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';

type Receipt = NonNullable<OrderByLink['answer']>;

function ReceivedFiles({ files }: { files: Receipt['files'] }) {
  const { t } = useWording();
  if (files.length === 0) return <>{t('answer.receipt.no-files')}</>;
  return (
    <ul className="answer-received">
      {files.map((file) => (
        <li key={`${file.name} ${file.digest}`}>
          {file.name} <span className="quiet">{sizeText(file.bytes)}</span>{' '}
          {file.accepted !== null && (
            <span className="tag">
              {t(file.accepted ? 'order.evidence.accepted' : 'order.evidence.refused')}
            </span>
          )}
          <span className="hash">{file.digest}</span>
        </li>
      ))}
    </ul>
  );
}

/** What was received as the answer, when, and the hashes by which it can be told later that nothing was changed. */
export function Receipt({ order, answer }: { order: OrderByLink; answer: Receipt }) {
  const { t, language } = useWording();
  const top = useRef<HTMLElement>(null);
  // Whoever sent the answer stands at the end of a long page; the receipt is at its beginning.
  useEffect(() => top.current?.focus(), []);
  return (
    <section ref={top} tabIndex={-1} className="answer-receipt" aria-labelledby="answer-receipt-title">
      <Note tone="good">{t('answer.done', { number: order.number })}</Note>
      <h2 id="answer-receipt-title">{t('answer.receipt')}</h2>
      <dl>
        <div className="answer-row">
          <dt>{t('answer.receipt.at')}</dt>
          <dd>{momentText(answer.at, language)}</dd>
        </div>
        <div className="answer-row">
          <dt>{t('answer.receipt.by')}</dt>
          <dd>
            {answer.by}{' '}
            <span className="tag">{t(answer.byLink ? 'order.by-link' : 'answer.receipt.inside')}</span>
          </dd>
        </div>
        <div className="answer-row">
          <dt>{t('answer.text')}</dt>
          <dd>{answer.text}</dd>
        </div>
        <div className="answer-row">
          <dt>{t('answer.files')}</dt>
          <dd>
            <ReceivedFiles files={answer.files} />
          </dd>
        </div>
        <div className="answer-row">
          <dt>{t('answer.receipt.entry')}</dt>
          <dd>
            <span className="hash">{answer.entry}</span>
          </dd>
        </div>
      </dl>
      <p className="quiet">{t('answer.receipt.until', { until: momentText(order.expiresAt, language) })}</p>
    </section>
  );
}
