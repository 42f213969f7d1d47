import { useMutation } from '@tanstack/react-query';
import type { KeptFile } from '../../wire/index.ts';
import { request, wordingOf } from '../ask/index.ts';
import { sizeText } from '../format/size.ts';
import { Note } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import { groupOf } from './typed.ts';

/** What a form tells of a file: the content was sent before, and is found by its hash. */
type FileFacts = { readonly name: string } & Pick<KeptFile, 'bytes' | 'digest'>;

type FilePickerProps = {
  readonly ids: { readonly id: string; readonly 'aria-describedby'?: string };
  readonly to: string;
  readonly value: unknown;
  readonly put: (value: FileFacts | undefined) => void;
};

const longestName = 200;

/** A file: sent when it is chosen, with its hash shown as the server computed it. */
export function FilePicker({ ids, to, value, put }: FilePickerProps) {
  const { t, say } = useWording();
  const { digest, bytes } = groupOf(value);
  const sending = useMutation({
    mutationFn: (file: File) => request<KeptFile>(to, { method: 'POST', body: file }),
    onSuccess: (kept, file) =>
      put({ name: file.name.slice(-longestName), bytes: kept.bytes, digest: kept.digest }),
  });
  const take = (file: File | undefined) => {
    put(undefined);
    sending.reset();
    if (file) sending.mutate(file);
  };
  return (
    <>
      <input {...ids} type="file" className="form-file" onChange={(event) => take(event.target.files?.[0])} />
      <p className="quiet small">{t('file.words')}</p>
      {sending.isPending && <p role="status">{t('file.sending')}</p>}
      {typeof digest === 'string' && typeof bytes === 'number' && (
        <p role="status">
          {t('file.kept', { size: sizeText(bytes) })} <span className="hash">{digest}</span>
        </p>
      )}
      {sending.error && <Note tone="error">{say(wordingOf(sending.error))}</Note>}
    </>
  );
}
