import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import type { Uploaded } from '../../wire/index.ts';
import { RequestFailed, wordingOf } from '../ask/index.ts';
import { Findings } from '../parts/findings.tsx';
import { Note } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import { useUpload } from './use-documents.ts';

/** Larger files are refused by the server; saying so before sending them saves the wait. */
const largest = 20 * 1024 * 1024;

function Refused({ error }: { error: unknown }) {
  const { say } = useWording();
  const found = error instanceof RequestFailed ? (error.problem?.diagnostics ?? []) : [];
  return (
    <Note tone="error">
      <p>{say(wordingOf(error))}</p>
      {found.length > 0 && <Findings findings={found} />}
    </Note>
  );
}

function Received({ county, uploaded }: { county: string; uploaded: Uploaded }) {
  const { t } = useWording();
  return (
    <Note tone={uploaded.diagnostics.length > 0 ? 'warn' : 'good'}>
      <p>
        {t(uploaded.existed ? 'upload.existed' : 'upload.received')}{' '}
        <Link to="/c/$county/documents/$document" params={{ county, document: uploaded.id }}>
          {t('upload.open')}
        </Link>
      </p>
      {uploaded.diagnostics.length > 0 && <Findings findings={uploaded.diagnostics} />}
    </Note>
  );
}

/** Whether there is something to say before the person goes on to the review. */
const needsWords = ({ existed, diagnostics }: Uploaded): boolean => existed || diagnostics.length > 0;

/** Takes a file by button or by drag and drop; says each time what does not belong here (law 13). */
export function Upload({ county }: { county: string }) {
  const { t } = useWording();
  const input = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const [over, setOver] = useState(false);
  const [tooLarge, setTooLarge] = useState(false);
  const upload = useUpload(county);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (!file) return;
    setTooLarge(file.size > largest);
    if (file.size > largest) return;
    upload.mutate(file, {
      onSuccess: (uploaded) => {
        if (needsWords(uploaded)) return;
        void navigate({ to: '/c/$county/documents/$document', params: { county, document: uploaded.id } });
      },
    });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <section aria-label={t('upload.title')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first. */}
      <div
        className={over ? 'drop drop-over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p className="drop-warning">
          <b>{t('upload.no-secrets')}</b> {t('upload.no-secrets.more')}
        </p>
        <div className="drop-act">
          <Button type="primary" loading={upload.isPending} onClick={() => input.current?.click()}>
            {t(upload.isPending ? 'upload.reading' : 'upload.act')}
          </Button>
          <span className="quiet">{t('upload.or-drop')}</span>
        </div>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={t('upload.act')}
          accept=".txt,.docx,.pdf,.html,.htm,text/plain,text/html,application/pdf"
          onChange={(event) => {
            take(event.target.files);
            event.target.value = '';
          }}
        />
      </div>
      {tooLarge && <Note tone="error">{t('upload.too-large')}</Note>}
      {!tooLarge && upload.error && <Refused error={upload.error} />}
      {!tooLarge && upload.data && needsWords(upload.data) && (
        <Received county={county} uploaded={upload.data} />
      )}
    </section>
  );
}
