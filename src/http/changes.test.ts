import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  clockAt,
  chengchuan as county,
  foundCounty,
  foundPost,
  personAt,
} from '../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import type { Instant } from '../clock/index.ts';
import { newId } from '../kernel/index.ts';
import { deliverMessages, openCaseNow } from '../ledger/index.ts';
import type { ChangePage } from '../wire/index.ts';
import type { App } from './app.ts';
import { ChangeFeed } from './change-feed.ts';
import { SESSION_COOKIE } from './gate.ts';
import { buildServer } from './server.ts';

const now = '2025-02-10T01:00:00.000Z' as Instant;
const clock = clockAt(now);
const written: string[] = [];
let base: TestDatabase;
let app: App;
let address = '';
let cookie = '';

const build = async (): Promise<App> => {
  const built = await buildServer({
    db: base.db,
    clock,
    web: import.meta.dirname,
    log: 'silent',
    changes: { every: 10, beat: 20, lasts: 60_000 },
    onWrite: (where) => written.push(where),
  });
  return built;
};

before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
  await foundPost(base.db, { id: 'zuoxi', organisation: 'zhengfuban', roles: ['hotline-desk'] });
  cookie = `${SESSION_COOKIE}=${await personAt(base.db, clock, 'zuoxi')}`;
  app = await build();
  address = `${await app.listen({ port: 0, host: '127.0.0.1' })}/api/counties/${county}/changes`;
});
after(async () => {
  await app.close();
  await base.drop();
});

const desk = {
  account: newId(),
  posts: [{ id: 'zuoxi', organisation: 'zhengfuban', roles: ['hotline-desk'] }],
};

/** Opens a case with something private in it, and lets the worker tell of it. */
async function open(title: string): Promise<string> {
  const fields = { kind: '求助', content: title };
  const secret = { caller: '来电人甲', phone: '000-0000000' };
  const opening = { title, fields, private: secret };
  const { number } = await openCaseNow(base.db, county, 'hotline', opening, { doer: desk, now });
  await deliverMessages(base.db, county, clock);
  return number;
}

type Told = { id: number; event: string; data: Record<string, unknown> };

/** A reader of the stream, as a browser is one: what is sent, event by event. */
class Reader {
  readonly #cut = new AbortController();
  readonly #from: string | undefined;
  #rest = '';
  #text: ReadableStreamDefaultReader<string> | undefined;
  raw = '';

  constructor(from?: string) {
    this.#from = from;
  }

  async open(where = address): Promise<this> {
    const headers = {
      cookie,
      accept: 'text/event-stream',
      ...(this.#from === undefined ? {} : { 'last-event-id': this.#from }),
    };
    const response = await fetch(where, { headers, signal: this.#cut.signal });
    assert.equal(response.headers.get('content-type'), 'text/event-stream; charset=utf-8');
    this.#text = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    return this;
  }

  /** The next event; undefined where the stream has ended. */
  async next(): Promise<Told | undefined> {
    for (;;) {
      const end = this.#rest.indexOf('\n\n');
      if (end < 0) {
        const { value, done } = (await this.#text?.read()) ?? { done: true };
        if (done) return undefined;
        this.#rest += value;
        this.raw += value;
        continue;
      }
      const block = this.#rest.slice(0, end);
      this.#rest = this.#rest.slice(end + 2);
      const line = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
      const data = line('data');
      if (data !== undefined)
        return { id: Number(line('id')), event: line('event') ?? '', data: JSON.parse(data) };
    }
  }

  async take(count: number): Promise<Told[]> {
    const told: Told[] = [];
    while (told.length < count) told.push((await this.next()) ?? assert.fail('the stream ended'));
    return told;
  }

  cut(): void {
    this.#cut.abort();
  }
}

const numbers = (told: readonly Told[]) => told.map(({ data }) => data['number']);

test('a reader is told of what is written from then on: number, entry and place, and nothing private', async () => {
  const before = await open('东门街路灯不亮');
  const reader = await new Reader().open();
  const [ready] = await reader.take(1);
  assert.equal(ready?.event, 'ready');
  const number = await open('青石路井盖缺失');
  const [change] = await reader.take(1);
  assert.deepEqual(
    [change?.event, change?.data['number'], change?.data['seq'], change?.data['type']],
    ['change', number, 1, 'opened'],
  );
  assert.deepEqual(Object.keys(change?.data ?? {}).toSorted(), [
    'at',
    'caseId',
    'number',
    'position',
    'seq',
    'type',
  ]);
  assert.doesNotMatch(reader.raw, new RegExp(`${before}|来电人甲|000-0000000|井盖`));
  reader.cut();
});

test('a reader that was cut off goes on after the last change it saw: none is lost, none comes twice', async () => {
  const reader = await new Reader().open();
  await reader.take(1);
  const first = await open('柳湾大道积水');
  const [seen] = await reader.take(1);
  assert.equal(seen?.data['number'], first);
  reader.cut();
  const missed = [await open('竹溪路欠薪'), await open('学府路停车难')];
  const again = await new Reader(String(seen?.id)).open();
  const last = await open('滨河西路树枝遮挡');
  const told = await again.take(4);
  assert.equal(told[0]?.event, 'ready');
  assert.deepEqual(numbers(told.slice(1)), [...missed, last]);
  again.cut();
});

test('two readers at different places are each told all that is theirs', async () => {
  const first = await new Reader().open();
  const place = (await first.take(1))[0]?.id ?? 0;
  first.cut();
  const written = [await open('其一'), await open('其二'), await open('其三')];
  const readers = await Promise.all([new Reader(String(place)).open(), new Reader(String(place + 2)).open()]);
  const later = await open('其四');
  const [all, tail] = await Promise.all([readers[0]?.take(5), readers[1]?.take(3)]);
  assert.deepEqual(numbers(all?.slice(1) ?? []), [...written, later]);
  assert.deepEqual(numbers(tail?.slice(1) ?? []), [written[2], later]);
  for (const reader of readers) reader.cut();
});

test('a place that the county never had, or no longer keeps, is answered with a gap and the place to go on from', async () => {
  const reader = await new Reader('999999').open();
  const [gap] = await reader.take(1);
  assert.equal(gap?.event, 'gap');
  const number = await open('清江街供暖不足');
  assert.deepEqual(numbers(await reader.take(1)), [number]);
  reader.cut();
});

const ask = async (after: number): Promise<ChangePage> =>
  (await (await fetch(`${address}?after=${after}`, { headers: { cookie } })).json()) as ChangePage;

test('programs ask for the same changes page by page', async () => {
  const { changes, position, gap } = await ask(0);
  assert.equal(gap, false);
  assert.deepEqual(
    changes.map(({ position: at }) => at),
    changes.map((_, index) => index + 1),
  );
  assert.equal(position, changes.at(-1)?.position);
  assert.deepEqual((await ask(position)).changes, []);
});

test('a server that ends ends its streams, and the reader goes on at another', async () => {
  const other = await build();
  const there = `${await other.listen({ port: 0, host: '127.0.0.1' })}/api/counties/${county}/changes`;
  const reader = await new Reader().open(there);
  const [ready] = await reader.take(1);
  await other.close();
  assert.equal(await reader.next(), undefined, 'the stream ended');
  const number = await open('十渡巷垃圾未清运');
  const again = await new Reader(String(ready?.id)).open();
  assert.deepEqual(numbers((await again.take(2)).slice(1)), [number]);
  again.cut();
});

test('a reader that takes nothing more is not pressed and goes on when it can; one that left is forgotten', async () => {
  const feed = new ChangeFeed(base.db, { every: 5, failed: (error) => assert.fail(String(error)) });
  const { position } = await ask(0);
  const taken: number[] = [];
  let arrived = (): void => undefined;
  const arrival = () => new Promise<void>((resolve) => (arrived = resolve));
  const slow = feed.watch(county, position, (changes) => {
    taken.push(...changes.map((change) => change.position));
    arrived();
    return false;
  });
  const quick = feed.watch(county, position, () => true);
  assert.equal(feed.size, 2);
  let next = arrival();
  await open('第一件');
  await next;
  await open('第二件');
  next = arrival();
  assert.deepEqual(taken, [position + 1]);
  slow.ready();
  await next;
  assert.deepEqual(taken, [position + 1, position + 2]);
  slow.leave();
  quick.leave();
  assert.equal(feed.size, 0);
});

test('whoever writes through the API wakes the worker of its county', async () => {
  const response = await app.inject({
    method: 'POST',
    url: `/api/counties/${county}/cases`,
    headers: { cookie },
    payload: { matter: 'hotline', title: '噪声', fields: { kind: '求助', content: '夜间施工噪声' } },
  });
  assert.equal(response.statusCode, 201);
  assert.deepEqual(written, [county]);
});
