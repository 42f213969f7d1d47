import type { FastifyInstance } from 'fastify';
import { Refusal } from '../kernel/index.ts';

/** A NUL character somewhere in a value, as JSON spells it; an even number of backslashes before it is text. */
const nul = /(?<!\\)(?:\\\\)*\\u0000/;

const holdsNul = (value: unknown): boolean =>
  value !== undefined && !Buffer.isBuffer(value) && nul.test(JSON.stringify(value) ?? '');

/** No text of people holds a NUL character, and the database keeps none: refused at the door, wherever it stands. */
export function refuseNul(app: FastifyInstance): void {
  app.addHook('preValidation', async ({ query, params, body }) => {
    if (![query, params, body].some(holdsNul)) return;
    throw new Refusal('bad-input', {
      zh: '内容里有不可见的空字符（NUL），没有收下。请重新输入，或先粘贴到记事本再复制过来。',
      en: 'There is an invisible NUL character in it; it was not taken. Type it again, or paste it through a plain text editor.',
    });
  });
}
