import { Refusal } from '../kernel/index.ts';

/** The bytes of a file that a request brings. */
export function bytesOf(body: unknown): Buffer {
  if (Buffer.isBuffer(body)) return body;
  throw new Refusal('bad-input', {
    zh: '请以 application/octet-stream 提交文件内容。',
    en: 'Send the bytes of the file as application/octet-stream.',
  });
}
