export { type Page, pageOf } from './page.ts';
export { isStale, RequestFailed, wordingOf } from './problem.ts';
export { request } from './request.ts';
export { useRequestKey } from './request-key.ts';
export { fetchFile, saveAs } from './save.ts';
export { upload } from './upload.ts';
