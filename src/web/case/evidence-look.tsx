import { useMutation } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useEffect, useState } from 'react';
import type { CaseView } from '../../wire/index.ts';
import { fetchFile, saveAs, wordingOf } from '../ask/index.ts';
import { momentText } from '../format/moment.ts';
import { sizeText } from '../format/size.ts';
import { NameOf, postNamed } from '../parts/assumed.tsx';
import { Field } from '../parts/field.tsx';
import { Note } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';

type Piece = CaseView['standing']['evidence'][number];

const shortestReason = 2;

/** What can be shown on the page; the server names the type by the content of the file. */
const pictures = ['image/jpeg', 'image/png', 'image/webp'];
const papers = ['application/pdf'];

type Seen = { readonly file: Blob; readonly text: string | undefined; readonly sound: boolean | undefined };

/** Whether the file is the one that the ledger names; undefined where the browser cannot compute it (no https). */
async function isSound(file: Blob, digest: string): Promise<boolean | undefined> {
  const { subtle } = crypto as Partial<Crypto>;
  if (!subtle || !digest.startsWith('sha256:')) return undefined;
  const bytes = new Uint8Array(await subtle.digest('SHA-256', await file.arrayBuffer()));
  return digest === `sha256:${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

async function see(path: string, digest: string): Promise<Seen> {
  const file = await fetchFile(path);
  const text = file.type.startsWith('text/plain') ? await file.text() : undefined;
  return { file, text, sound: await isSound(file, digest) };
}

/** The address of a file in this page, for as long as it is looked at. */
function useAddress(file: Blob): string {
  const [address, setAddress] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return address;
}

function Content({ piece, seen: { file, text } }: { piece: Piece; seen: Seen }) {
  const { t } = useWording();
  const address = useAddress(file);
  if (text !== undefined) return <pre className="evidence-text">{text}</pre>;
  if (address !== '' && pictures.includes(file.type))
    return <img className="evidence-picture" src={address} alt={piece.name} />;
  if (address !== '' && papers.includes(file.type))
    return <iframe className="evidence-paper" src={address} title={piece.name} />;
  return <p>{t('evidence.no-preview')}</p>;
}

/** The file itself, with all that says which one it is. */
function Preview({ piece, seen }: { piece: Piece; seen: Seen }) {
  const { t, language } = useWording();
  return (
    <div className="evidence-seen">
      <Content piece={piece} seen={seen} />
      <p className="quiet small">
        {sizeText(piece.bytes)}
        {t('list.semicolon')}
        <time dateTime={piece.at}>{momentText(piece.at, language)}</time>{' '}
        <NameOf named={postNamed(piece.byPost)} />
      </p>
      <p className="hash">{piece.digest}</p>
      {seen.sound === true && <Note tone="good">{t('evidence.sound')}</Note>}
      {seen.sound === false && <Note tone="error">{t('evidence.not-sound')}</Note>}
      <Button onClick={() => saveAs(seen.file, piece.name)}>{t('evidence.save')}</Button>
    </div>
  );
}

/** Asks why before it shows the file: a picture may show people, so every look is recorded. */
export function EvidenceLook({ county, caseId, piece }: { county: string; caseId: string; piece: Piece }) {
  const { t, say } = useWording();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const looking = useMutation({
    mutationFn: () => {
      const asked = new URLSearchParams({ reason: reason.trim(), show: 'true' });
      return see(`/api/counties/${county}/cases/${caseId}/evidence/${piece.seq}/file?${asked}`, piece.digest);
    },
  });
  const close = (): void => {
    setAsking(false);
    looking.reset();
  };
  const seen = looking.data;
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {t('evidence.look')}
      </Button>
      <Modal
        closable={{ 'aria-label': t('act.close') }}
        open={asking}
        title={seen ? piece.name : t('evidence.look.title', { name: piece.name })}
        width={seen ? 900 : 520}
        onCancel={close}
        {...(seen
          ? { footer: null }
          : {
              okText: t('evidence.look.act'),
              cancelText: t('act.cancel'),
              confirmLoading: looking.isPending,
              okButtonProps: { disabled: reason.trim().length < shortestReason },
              onOk: () => looking.mutate(),
            })}
      >
        {seen ? (
          <Preview piece={piece} seen={seen} />
        ) : (
          <>
            <p>{t('private.recorded')}</p>
            <Field label={t('private.reason')}>
              {(ids) => <Input {...ids} value={reason} onChange={(event) => setReason(event.target.value)} />}
            </Field>
            {looking.error && <Note tone="error">{say(wordingOf(looking.error))}</Note>}
          </>
        )}
      </Modal>
    </>
  );
}
