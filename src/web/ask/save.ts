import { fetchAnswer } from './request.ts';

/** Fetches a file and lets the browser save it under a name; a refusal is thrown like that of any request. */
export async function save(path: string, name: string): Promise<void> {
  const response = await fetchAnswer(path, { method: 'GET', headers: new Headers() });
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
