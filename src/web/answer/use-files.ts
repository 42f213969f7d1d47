import { useRef, useState } from 'react';
import type { Wording } from '../../kernel/index.ts';
import type { KeptFile } from '../../wire/index.ts';
import { upload, wordingOf } from '../ask/index.ts';
import type { LinkKey } from './use-order.ts';

/** A file on its way to the answer. */
export type SentFile = { readonly key: number; readonly file: File } & (
  | { readonly state: 'sending'; readonly share: number }
  | { readonly state: 'kept'; readonly digest: string }
  | { readonly state: 'refused'; readonly because: 'empty' | 'too-large' | Wording; readonly again: boolean }
);

/** What an answer may bring. */
export type FileLimits = { readonly most: number; readonly bytes: number };

/** What a browser can tell without sending: nothing in it, or more than is taken. */
const wrongSize = (file: File, { bytes }: FileLimits): 'empty' | 'too-large' | undefined => {
  if (file.size === 0) return 'empty';
  return file.size > bytes ? 'too-large' : undefined;
};

const canTryAgain = (error: unknown): boolean =>
  !(error instanceof Error && 'status' in error) ||
  error.status === 0 ||
  error.status === 429 ||
  Number(error.status) >= 500;

/** The files of an answer: sent one after the other as they are chosen, for a phone has little to send with. */
export function useFiles(link: LinkKey, limits: FileLimits) {
  const [files, setFiles] = useState<readonly SentFile[]>([]);
  const next = useRef(0);
  const line = useRef<Promise<void>>(Promise.resolve());
  const gone = useRef(new Map<number, AbortController>());

  const put = (one: SentFile): void =>
    setFiles((all) => all.map((each) => (each.key === one.key ? one : each)));

  const send = async (key: number, file: File): Promise<void> => {
    const stop = gone.current.get(key);
    if (!stop || stop.signal.aborted) return;
    try {
      const kept = await upload<KeptFile>('/api/order-links/files', file, {
        headers: { 'suohe-county': link.county, 'suohe-link': link.token },
        onProgress: (share) => put({ key, file, state: 'sending', share }),
        signal: stop.signal,
      });
      put({ key, file, state: 'kept', digest: kept.digest });
    } catch (error) {
      put({ key, file, state: 'refused', because: wordingOf(error), again: canTryAgain(error) });
    }
  };

  const queue = (key: number, file: File): void => {
    gone.current.set(key, new AbortController());
    line.current = line.current.then(() => send(key, file));
  };

  const add = (chosen: readonly File[]): void => {
    const room = limits.most - files.length;
    const added = chosen.slice(0, Math.max(room, 0)).map((file): SentFile => {
      next.current += 1;
      const because = wrongSize(file, limits);
      const key = next.current;
      return because
        ? { key, file, state: 'refused', because, again: false }
        : { key, file, state: 'sending', share: 0 };
    });
    setFiles([...files, ...added]);
    for (const { key, file, state } of added) if (state === 'sending') queue(key, file);
  };

  const again = (one: SentFile): void => {
    put({ key: one.key, file: one.file, state: 'sending', share: 0 });
    queue(one.key, one.file);
  };

  const drop = ({ key }: SentFile): void => {
    gone.current.get(key)?.abort();
    setFiles((all) => all.filter((each) => each.key !== key));
  };

  return { files, add, again, drop };
}
