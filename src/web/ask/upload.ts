import { failureOf, unreachable } from './request.ts';

type Upload = {
  readonly headers?: Readonly<Record<string, string>>;
  /** Told how much of the file has gone out, from 0 to 1. */
  readonly onProgress: (share: number) => void;
  readonly signal?: AbortSignal;
};

/**
 * Sends a file and says how far it is, which `fetch` does not tell.
 *
 * @returns the JSON answer
 * @throws RequestFailed as any request does
 */
export const upload = <Answer>(path: string, file: Blob, wish: Upload): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.responseType = 'json';
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('content-type', 'application/octet-stream');
    for (const [name, value] of Object.entries(wish.headers ?? {})) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => wish.onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      // The server checks what it answers against `wire`.
      const answer: Answer = request.response;
      if (request.status >= 200 && request.status < 300) resolve(answer);
      else reject(failureOf(request.status, answer));
    };
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(unreachable());
    wish.signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
