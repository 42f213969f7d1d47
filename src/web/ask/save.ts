import { fetchAnswer } from './request.ts';

/** Lets the browser save what is at hand under a name. */
export function saveAs(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** Fetches a file; a refusal is thrown like that of any request. */
export async function fetchFile(path: string): Promise<Blob> {
  return await (await fetchAnswer(path, { method: 'GET', headers: new Headers() })).blob();
}
