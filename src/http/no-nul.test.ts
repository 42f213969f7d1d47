import assert from 'node:assert/strict';
import { test } from 'node:test';
import Fastify from 'fastify';
import { refuseNul } from './no-nul.ts';
import { answerProblem } from './problem.ts';

const app = Fastify();
app.setErrorHandler(answerProblem);
refuseNul(app);
app.post('/kept/:name', async () => 'kept');

const send = async (body: object, path = 'one') =>
  (await app.inject({ method: 'POST', url: `/kept/${path}`, payload: body })).statusCode;

test('a NUL character is refused wherever it stands in a request', async () => {
  assert.equal(await send({ rows: [{ title: '坏\u0000标题' }] }), 422);
  assert.equal(await send({ title: '好' }, '%00'), 422);
  assert.equal(await send({ title: '好' }, 'one?q=%00'), 422);
});

test('text that only speaks of one is taken', async () => {
  assert.equal(await send({ title: '写作 \\u0000 的字' }), 200);
  assert.equal(await send({ title: '\\\\u0000' }), 200);
});
