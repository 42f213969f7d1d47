import assert from 'node:assert/strict';
import { chengchuan as county, personAt } from '../../test/support/county.ts';
import { testDatabase } from '../../test/support/database.ts';
import { loadCounty } from '../catalog/index.ts';
import type { Clock, Instant } from '../clock/index.ts';
import { beginSession, findActor, installCounty } from '../people/index.ts';
import type { CaseStand } from '../wire/index.ts';
import { SESSION_COOKIE } from './gate.ts';
import { buildServer } from './server.ts';

const posts = {
  zhuren: 'ducha-zhuren',
  keyuan: 'ducha-keyuan',
  leader: 'changwu',
  jiaotong: 'jiaotongju-liaison',
  shuili: 'shuiliju-liaison',
};

const milestone = { name: '开工', due: '2025-06-30', planned: null, evidence: '施工许可证' };

/** The made-up county with its delivery office, a leader and two units, each at work over the API. */
export async function openOffice() {
  let now = '2025-02-10T01:00:00.000Z' as Instant;
  const clock: Clock = { now: () => now };
  const tokens: Record<string, string> = {};
  const base = await testDatabase();
  const { definition, digest } = await loadCounty(
    new URL('../../counties/chengchuan', import.meta.url).pathname,
  );
  assert.ok(definition && digest);
  await installCounty(base.db, clock, definition, digest);
  for (const [who, post] of Object.entries(posts)) tokens[who] = await personAt(base.db, clock, post);
  const app = await buildServer({ db: base.db, clock, web: import.meta.dirname, log: 'silent' });
  await app.ready();

  /** Goes to another moment; a session lasts a working day, so everybody signs in again. */
  async function goTo(moment: string): Promise<void> {
    for (const [who, token] of Object.entries(tokens)) {
      const actor = await findActor(base.db, clock, token);
      assert.ok(actor, who);
      tokens[who] = await beginSession(base.db, { now: () => moment as Instant }, actor.account);
    }
    now = moment as Instant;
  }

  async function ask<T>(who: string, url: string, body?: unknown, seen?: number) {
    const response = await app.inject({
      method: body === undefined ? 'GET' : 'POST',
      url: `/api/counties/${county}${url}`,
      cookies: { [SESSION_COOKIE]: tokens[who] ?? '' },
      headers: seen === undefined ? {} : { 'if-match': `"${seen}"` },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    return { status: response.statusCode, body: response.json<T>(), bytes: response.rawPayload };
  }

  const step = <T = CaseStand>(
    who: string,
    stand: CaseStand,
    id: string,
    args: unknown = {},
    fields?: unknown,
  ) => ask<T>(who, `/cases/${stand.id}/steps/${id}`, { args, ...(fields ? { fields } : {}) }, stand.seq);

  /** Steps that must all succeed, one after the other. */
  async function walk(
    stand: CaseStand,
    steps: readonly (readonly [string, string, unknown?, unknown?])[],
  ): Promise<CaseStand> {
    let at = stand;
    for (const [who, id, args, fields] of steps) {
      const { status, body } = await step(who, at, id, args ?? {}, fields);
      assert.equal(status, 200, `${id} by ${who}: ${JSON.stringify(body)}`);
      at = body;
    }
    return at;
  }

  /** A commitment of 2025, adopted. */
  async function promise(
    title: string,
    lead: string,
    milestones: unknown[] = [milestone],
  ): Promise<CaseStand> {
    const fields = { type: 'countable', targets: [], milestones, children: [], year: 2025 };
    const { status, body } = await ask<CaseStand>('zhuren', '/cases', {
      matter: 'commitment',
      title,
      lead,
      deadline: '2025-09-30',
      fields,
    });
    assert.equal(status, 201, JSON.stringify(body));
    return await walk(body, [['zhuren', 'adopt', {}, { adoptedOn: '2025-02-10' }]]);
  }

  const done = (stand: CaseStand, who: string, outcome: string) =>
    walk(stand, [
      [who, 'accept'],
      [who, 'handle', { text: '已经完成。' }],
      ['keyuan', 'verify', { passed: true }],
      ['zhuren', 'close', { outcome }],
    ]);

  const close = async () => {
    await app.close();
    await base.drop();
  };
  const cookies = (who: string) => ({ [SESSION_COOKIE]: tokens[who] ?? '' });
  return { base, app, clock, cookies, goTo, ask, step, walk, promise, done, close };
}
