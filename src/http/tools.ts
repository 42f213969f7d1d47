import { z } from 'zod';
import {
  answerClockQuestion,
  type Clock,
  type ClockAnswer,
  nationalCalendar,
  periodEndBy,
  today,
} from '../clock/index.ts';
import { readText, textOf } from '../documents/index.ts';
import { hasErrors, Refusal } from '../kernel/index.ts';
import { ClockAnswerView, ReadFile } from '../wire/index.ts';
import type { App } from './app.ts';

const presentAnswer = (answer: ClockAnswer): ClockAnswerView => ({
  kind: answer.kind,
  sentence: answer.sentence,
  provisional: answer.provisional,
  due: answer.kind === 'due' ? answer.due : null,
  days: answer.kind === 'due' ? [...answer.days] : [],
});

/** What anybody may use without the ledger: the reader, and the clock that counts days as the law does. */
export function toolRoutes(app: App, clock: Clock): void {
  app.post(
    '/api/read',
    {
      config: { policy: 'everyone', rateLimit: { max: 60, timeWindow: '1 minute' } },
      schema: { response: { 200: ReadFile } },
    },
    async (request) => {
      if (!Buffer.isBuffer(request.body)) {
        throw new Refusal('bad-input', {
          zh: '请以 application/octet-stream 提交报告文件（txt、docx、html 或有文字层的 pdf）。',
          en: 'Send the file of the report as application/octet-stream (txt, docx, html, or pdf with text).',
        });
      }
      const { text, format, diagnostics } = await textOf(request.body);
      if (hasErrors(diagnostics)) {
        const wording = { zh: '文件无法读取。', en: 'The file cannot be read.' };
        throw new Refusal('bad-input', wording, {}, diagnostics);
      }
      const reading = readText(text, periodEndBy(nationalCalendar()));
      return ReadFile.parse({
        ...reading,
        diagnostics: [...diagnostics, ...reading.diagnostics],
        format,
        ...(format === 'txt' ? {} : { text }),
      });
    },
  );

  app.get(
    '/api/clock',
    {
      config: { policy: 'everyone', rateLimit: { max: 300, timeWindow: '1 minute' } },
      schema: {
        querystring: z.object({ q: z.string().min(1).max(200) }),
        response: { 200: ClockAnswerView },
      },
    },
    async (request) => presentAnswer(answerClockQuestion(request.query.q, today(clock))),
  );
}
