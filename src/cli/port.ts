import { createServer } from 'node:net';
import type { Settings } from '../db/index.ts';
import { Refusal, type Wording } from '../kernel/index.ts';

const answers: Readonly<Record<string, (settings: Settings) => Wording>> = {
  EADDRINUSE: ({ port }) => ({
    zh: `端口 ${port} 已被其他程序占用。请先停止该程序，或换一个端口，例如：PORT=${port + 1} npm start`,
    en: `Port ${port} is taken by another program. Stop that program, or choose another port, for example: PORT=${port + 1} npm start`,
  }),
  EACCES: ({ port }) => ({
    zh: `当前用户无权使用端口 ${port}。请换一个 1024 以上的端口，例如：PORT=8080 npm start`,
    en: `The current user may not use port ${port}. Choose one above 1024, for example: PORT=8080 npm start`,
  }),
  EADDRNOTAVAIL: ({ host }) => ({
    zh: `本机没有地址 ${host}。请把 HOST 设为本机地址，例如 127.0.0.1 或 0.0.0.0。`,
    en: `This machine has no address ${host}. Set HOST to one of its own, for example 127.0.0.1 or 0.0.0.0.`,
  }),
};
const aliases: Readonly<Record<string, string>> = { ENOTFOUND: 'EADDRNOTAVAIL', EAI_AGAIN: 'EADDRNOTAVAIL' };

/** The refusal behind an error of listening; any other error stays itself. */
export function listenError(error: unknown, settings: Settings): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const code = String(error.code);
  const wording = answers[aliases[code] ?? code]?.(settings);
  return wording === undefined
    ? error
    : new Refusal('conflict', wording, { port: settings.port, host: settings.host });
}

/** Refuses with `conflict` when nobody could listen on the port, before anything else is opened. */
export function refuseTakenPort(settings: Settings): Promise<void> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once('error', (error) => reject(listenError(error, settings)));
    probe.listen(settings.port, settings.host, () => probe.close(() => resolve()));
  });
}
