/** As much of an answer as is read on one line of a list. */
const most = 160;

/**
 * What the other side said, as far as it may be shown and kept: on one line, without addresses of people, machines
 * and the web, and without what is secret.
 */
export function wordsOf(said: string, secrets: readonly string[] = []): string {
  let line = said.replace(/[\p{C}\s]+/gu, ' ').trim();
  for (const secret of secrets) if (secret.length >= 4) line = line.replaceAll(secret, '…');
  line = line
    .replace(/https?:\/\/[^\s"',;，；\]]+/gi, '…')
    .replace(/[^\s@<>"']+@[^\s@<>"',;]+/g, '…')
    .replace(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, '…');
  return [...line].length > most ? `${[...line].slice(0, most - 1).join('')}…` : line;
}
