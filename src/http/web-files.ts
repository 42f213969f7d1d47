import { existsSync } from 'node:fs';
import path from 'node:path';
import staticFiles from '@fastify/static';
import { Refusal } from '../kernel/index.ts';
import type { App } from './app.ts';
import { answerProblem, notFound } from './problem.ts';

/** Only our own files run, and what a page made itself is shown: the preview of a file of evidence; antd sets styles from script, which needs inline styles. */
const contentPolicy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  'frame-src blob:',
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves the built web, and its one page for every address that is no file and not under /api. */
export async function webFiles(app: App, folder: string): Promise<void> {
  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'same-origin');
    // A file that somebody brought has a stricter one of its own.
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', contentPolicy);
  });
  await app.register(staticFiles, {
    root: folder,
    index: false,
    wildcard: false,
    cacheControl: false,
    setHeaders: (reply, file) => {
      const kept = file.includes(`${path.sep}assets${path.sep}`);
      reply.header('cache-control', kept ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.setNotFoundHandler(async (request, reply) => {
    const asksForPage =
      request.method === 'GET' && !request.url.startsWith('/api') && !/\.\w+$/.test(request.url);
    if (!asksForPage) {
      const refusal = notFound('没有这个地址。', 'There is nothing at this address.');
      return await answerProblem(refusal, request, reply);
    }
    if (!existsSync(path.join(folder, 'index.html'))) {
      const refusal = new Refusal('not-ready', {
        zh: '网页尚未构建；请用 npm start 启动。',
        en: 'The web pages are not built; start with npm start.',
      });
      return await answerProblem(refusal, request, reply);
    }
    return await reply.header('cache-control', 'no-cache').type('text/html').sendFile('index.html');
  });
}
