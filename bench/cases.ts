// How many lives of a case a county's server carries: create, assign, accept, handle, verify, and a look at the work
// list, over HTTP from this process to a server in another one, on an embedded PostgreSQL that already holds COUNT
// cases; beside it a full-text search, a burst of new cases, and the two pages that people open most.
//
//   node bench/cases.ts [COUNT …]       0 100000 1000000 unless named; BENCH_SECONDS=60 sets how long each part runs
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { installCounties } from '../src/cli/counties.ts';
import { machineClock } from '../src/clock/index.ts';
import { type Db, migrate, readSettings, startDatabase } from '../src/db/index.ts';
import { CountyId, type Id } from '../src/kernel/index.ts';
import { acceptInvitation, addPerson, findActor } from '../src/people/index.ts';

const county = CountyId.parse('chengchuan');
const root = path.join(import.meta.dirname, '..');
const seconds = Number(process.env['BENCH_SECONDS'] ?? 60);
const wanted = process.argv.slice(2).map(Number);
const counts = wanted.length > 0 ? wanted : [0, 100_000, 1_000_000];
/** Lives at the same time: enough to keep two cores busy, few enough that none waits long. */
const lanes = Number(process.env['LANES'] ?? 12);

const subjects = [
  '路灯不亮',
  '井盖缺失',
  '供暖不足',
  '垃圾未清运',
  '积水',
  '噪声扰民',
  '公交班次少',
  '欠薪',
  '停车难',
  '树枝遮挡',
];
const streets = [
  '东门街',
  '青石路',
  '柳湾大道',
  '十渡巷',
  '竹溪路',
  '清江街',
  '澄川大道',
  '学府路',
  '人民路',
  '滨河西路',
];
const titleOf = (n: number): string =>
  `${streets[n % streets.length]}${(n * 7) % 999}号附近${subjects[(n * 3 + Math.floor(n / 10)) % subjects.length]}，请尽快处理`;

type Person = { readonly cookie: string; readonly account: Id };
type People = {
  readonly desk: Person;
  readonly unit: Person;
  readonly inspector: Person;
};

async function person(db: Db, name: string, post: string): Promise<Person> {
  const added = await addPerson(db, machineClock, county, { login: name, name, posts: [post] });
  const token = await acceptInvitation(db, machineClock, added.token, {
    login: name,
    name,
    password: 'a long password',
  });
  const actor = await findActor(db, machineClock, token);
  if (!actor) throw new Error(`${name} cannot sign in.`);
  return { cookie: `suohe_session=${token}`, account: actor.account };
}

/** Copies one case with its entries until there are as many as asked for: set-based, spread over a year of days. */
async function multiply(db: Db, count: number, held: number, template: string): Promise<void> {
  const step = 50_000;
  for (let from = held; from < count; from += step) {
    const upTo = Math.min(count, from + step);
    await sql`
      with made as (
        select n, at, (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(n::text), 1, 3)
            || '8' || substr(md5(n::text), 4, 15))::uuid as id,
          ${sql.raw(`(array[${streets.map((s) => `'${s}'`).join(',')}])`)}[1 + n % 10] || (n * 7 % 999)::text || '号附近'
            || ${sql.raw(`(array[${subjects.map((s) => `'${s}'`).join(',')}])`)}[1 + (n * 3 + n / 10) % 10] || '，请尽快处理' as title
        from generate_series(${from}::int, ${upTo - 1}::int) as n,
          lateral (select timestamptz '2025-11-01' + n * interval '30 seconds' as at) as t
      ), cases as (
        insert into ledger_case (county, id, matter, number, title, stage, lead_organisation, deadline, matter_version,
          ended, body, seq, head, opened_at, fold, due_at, next_at)
        select c.county, m.id, c.matter, 'bench' || m.n, m.title, c.stage, c.lead_organisation, c.deadline,
          c.matter_version, m.n % 20 > 0, jsonb_set(c.body, '{title}', to_jsonb(m.title)), c.seq, c.head, m.at, 1,
          case when m.n % 20 = 0 then now() + interval '30 days' + m.n * interval '1 second' end,
          case when m.n % 20 = 0 then now() + interval '29 days' + m.n * interval '1 second' end
        from made m, ledger_case c where c.county = ${county} and c.id = ${template}
      ), words as (
        insert into case_search (county, case_id, body, pairs)
        select ${county}, id, title, (
          select array_agg(distinct ${county} || ' ' || substr(title, i, 2)) from generate_series(1, length(title) - 1) as i)
        from made
      )
      insert into entry (county, case_id, seq, type, version, at, by_post, by_account, body, private_digest, previous, hash)
      select e.county, m.id, e.seq, e.type, e.version, m.at, e.by_post, e.by_account, e.body, null, e.previous, e.hash
      from made m, entry e where e.county = ${county} and e.case_id = ${template}`.execute(db);
    process.stderr.write(`\r${upTo} cases `);
  }
  if (count > 0) process.stderr.write('\n');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (bound === null || typeof bound === 'string') throw new Error('The machine gave no port.');
  return bound.port;
}

type Server = { readonly port: number; readonly pid: number | undefined; stop(): Promise<void> };

async function startServer(data: string): Promise<Server> {
  const port = await freePort();
  const env = {
    ...process.env,
    PORT: String(port),
    HOST: '127.0.0.1',
    SUOHE_DATA: data,
    SUOHE_COUNTY: county,
  };
  const child: ChildProcess = spawn(process.execPath, [path.join(root, 'src/cli/main.ts'), 'start'], {
    env,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  await new Promise<void>((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes(`:${port}/`)) resolve();
    });
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)));
  });
  return {
    port,
    pid: child.pid,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

type Answer = { readonly status: number; readonly body: Record<string, unknown> };

/** One request, and how long it took in milliseconds. */
function ask(
  port: number,
  who: Person,
  method: string,
  url: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer & { readonly took: number }> {
  const began = performance.now();
  const text = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        port,
        host: '127.0.0.1',
        method,
        path: `/api/counties/${county}${url}`,
        agent,
        headers: {
          cookie: who.cookie,
          ...(text === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
          ...headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const raw = Buffer.concat(chunks).toString();
          resolve({
            status: response.statusCode ?? 0,
            body: raw === '' ? {} : JSON.parse(raw),
            took: performance.now() - began,
          });
        });
      },
    );
    sent.on('error', reject);
    sent.end(text);
  });
}

/** Times by name, with errors counted. */
class Tally {
  readonly #times = new Map<string, number[]>();
  errors = 0;
  #shown = 0;

  add(name: string, { status, took, body }: Answer & { took: number }): void {
    if (status >= 400) {
      this.errors += 1;
      if (this.#shown < 3) console.error(name, status, JSON.stringify(body).slice(0, 300));
      this.#shown += 1;
    }
    const times = this.#times.get(name);
    if (times) times.push(took);
    else this.#times.set(name, [took]);
  }

  print(): void {
    for (const [name, times] of this.#times) {
      const sorted = times.toSorted((a, b) => a - b);
      const at = (share: number) =>
        (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
      console.log(
        `    ${name.padEnd(12)} ${String(times.length).padStart(7)} times, median ${at(0.5)} ms, 95 in 100 below ${at(0.95)} ms`,
      );
    }
    if (this.errors > 0) console.log(`    errors: ${this.errors}`);
  }
}

/** A step of a life: who does it, and what is sent. The matter is the hotline ticket that comes with Suohe. */
const matter = 'hotline';
const steps: readonly (readonly [who: keyof People, step: string, body: unknown])[] = [
  ['desk', 'dispatch', { args: { lead: 'chengguanju' } }],
  ['unit', 'handle', { args: { text: '已派人到场处理完毕。' } }],
  ['inspector', 'verify', { args: { passed: true } }],
];

let opened = 0;

async function open(
  port: number,
  who: Person,
  tally: Tally,
): Promise<{ id: string; seq: number } | undefined> {
  opened += 1;
  const fields = {
    kind: '求助',
    content: `${titleOf(opened)}。来电人反映此情况已持续数日。`,
    place: streets[opened % 10],
  };
  const answer = await ask(port, who, 'POST', '/cases', { matter, title: titleOf(opened), fields });
  tally.add('create', answer);
  return answer.status === 201
    ? { id: String(answer.body['id']), seq: Number(answer.body['seq']) }
    : undefined;
}

async function life(port: number, people: People, tally: Tally): Promise<boolean> {
  const made = await open(port, people.desk, tally);
  if (!made) return false;
  let { seq } = made;
  for (const [who, step, body] of steps) {
    const answer = await ask(port, people[who], 'POST', `/cases/${made.id}/steps/${step}`, body, {
      'if-match': `"${seq}"`,
    });
    tally.add(step, answer);
    if (answer.status !== 200) return false;
    seq = Number(answer.body['seq']);
  }
  tally.add('work list', await ask(port, people.unit, 'GET', '/work'));
  return true;
}

/** Does something on several lanes until the time is up; answers with how often it was done. */
async function onLanes(count: number, until: number, act: () => Promise<unknown>): Promise<number> {
  let done = 0;
  await Promise.all(
    Array.from({ length: count }, async () => {
      while (performance.now() < until) {
        await act();
        done += 1;
      }
    }),
  );
  return done;
}

/** Sends so many requests a second, whatever the answers take; answers when all have come back. */
async function atRate(rate: number, until: number, act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  const under: Promise<unknown>[] = [];
  while (performance.now() < until) {
    const owed = Math.floor(((performance.now() - began) / 1000) * rate) - under.length;
    for (let i = 0; i < owed; i += 1) under.push(act());
    await pause(5);
  }
  await Promise.all(under);
  return under.length;
}

const queries = [
  '东门街',
  '路灯不亮',
  '青石路井盖',
  '供暖不足',
  '柳湾大道',
  '噪声扰民',
  '欠薪',
  '滨河西路停车难',
];

async function measure(port: number, people: People, oneCase: string): Promise<void> {
  const tally = new Tally();
  const from = performance.now();
  const until = from + seconds * 1000;
  let asked = 0;
  const search = async () => {
    asked += 1;
    tally.add(
      'search',
      await ask(
        port,
        people.desk,
        'GET',
        `/search?q=${encodeURIComponent(queries[asked % queries.length] ?? '')}`,
      ),
    );
  };
  const [lives, searches] = await Promise.all([
    onLanes(lanes, until, () => life(port, people, tally)),
    atRate(20, until, search),
  ]);
  const took = (performance.now() - from) / 1000;
  console.log(
    `  steady: ${(lives / took).toFixed(1)} lives a second on ${lanes} lanes, beside ${(searches / took).toFixed(1)} searches a second`,
  );
  tally.print();
  const burst = new Tally();
  const sent = await atRate(200, performance.now() + seconds * 1000, () => open(port, people.desk, burst));
  console.log(`  burst: ${sent} new cases at 200 a second for ${seconds} s`);
  burst.print();
  await pause(2000);
  const pages = new Tally();
  for (let i = 0; i < 300; i += 1) {
    pages.add('case page', await ask(port, people.unit, 'GET', `/cases/${oneCase}`));
    pages.add('unit’s list', await ask(port, people.unit, 'GET', '/work'));
  }
  console.log('  pages, one after the other:');
  pages.print();
}

const data = process.env['BENCH_DATA'] ?? path.join(mkdtempSync(path.join(tmpdir(), 'suohe-bench-')), 'data');
chmodSync(path.dirname(data), 0o755);
const settings = readSettings({ ...process.env, SUOHE_DATA: data });

/** Does something to the database before the server gets it. */
async function onDatabase<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const database = await startDatabase(settings, () => undefined);
  try {
    if (database.ownerUrl) await migrate(database.ownerUrl, { app: database.appRole });
    return await work(database.db);
  } finally {
    await database.stop();
  }
}

console.log(`${cpus().length} cores, ${cpus()[0]?.model}; Node ${process.version}; data in ${settings.data}`);
const people = await onDatabase(async (db): Promise<People> => {
  await installCounties({ SUOHE_COUNTY: county }, db, machineClock);
  return {
    desk: await person(db, 'desk', 'rexian-zuoxi'),
    unit: await person(db, 'unit', 'chengguanju-liaison'),
    inspector: await person(db, 'inspector', 'rexian-shenhe'),
  };
});
let held = 0;
let sample: string | undefined;
try {
  for (const count of counts.toSorted((a, b) => a - b)) {
    if (sample === undefined || count > held) {
      if (sample === undefined) {
        const server = await startServer(settings.data);
        const made = new Tally();
        const first = await open(server.port, people.desk, made);
        if (!first) throw new Error('No case could be opened.');
        let { seq } = first;
        for (const [who, step, body] of steps) {
          const answer = await ask(
            server.port,
            people[who],
            'POST',
            `/cases/${first.id}/steps/${step}`,
            body,
            {
              'if-match': `"${seq}"`,
            },
          );
          if (answer.status !== 200) throw new Error(`${step}: ${JSON.stringify(answer.body)}`);
          seq = Number(answer.body['seq']);
        }
        sample = first.id;
        await server.stop();
      }
      const template = sample;
      await onDatabase(async (db) => {
        await multiply(db, count, held, template);
        await pause(75_000 * Math.sign(count)); // The server's own autovacuum looks once a minute and takes statistics.
      });
      held = count;
    }
    console.log(`${count} cases:`);
    const server = await startServer(settings.data);
    try {
      await measure(server.port, people, sample);
    } finally {
      await server.stop();
    }
  }
} finally {
  agent.destroy();
  if (process.env['BENCH_DATA'] === undefined) rmSync(path.dirname(data), { recursive: true, force: true });
}
