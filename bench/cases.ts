// How many lives of a case a county's server carries: create, assign, handle, verify, and a look at the work list, over
// HTTP from this process to a server in another one, on an embedded PostgreSQL that already holds COUNT cases; beside it
// a full-text search, a burst of new cases, and the two pages that people open most. Each figure comes with the processor
// time behind it, since a machine is seldom quiet.
//
//   node bench/cases.ts [COUNT …]       0 100000 1000000 unless named
//
// BENCH_SECONDS=60 how long each part runs; LANES=12 lives at the same time; BENCH_DATA=FOLDER keeps the data folder, whose
// cases are found again; BENCH_PARTS=search,lives,steady,burst,pages which parts; BENCH_NODE='--cpu-prof' for its Node.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { installCounties } from '../src/cli/counties.ts';
import { machineClock } from '../src/clock/index.ts';
import { type Db, migrate, readSettings, startDatabase } from '../src/db/index.ts';
import { CountyId } from '../src/kernel/index.ts';
import { acceptInvitation, addPerson, signIn } from '../src/people/index.ts';
import { Client } from './cases/client.ts';
import { Lives, type People } from './cases/life.ts';
import {
  each,
  inWords,
  nothing,
  type Spent,
  spentBy,
  spentSince,
  times,
  together,
} from './cases/processor.ts';
import { countSeeded, multiply } from './cases/seed.ts';
import { type Server, startServer } from './cases/server.ts';
import { Tally } from './cases/tally.ts';

const county = CountyId.parse('chengchuan');
const seconds = Number(process.env['BENCH_SECONDS'] ?? 60);
const wanted = process.argv.slice(2).map(Number);
const counts = wanted.length > 0 ? wanted : [0, 100_000, 1_000_000];
/** Lives at the same time: enough to keep two cores busy, few enough that none waits long. */
const lanes = Number(process.env['LANES'] ?? 12);
const parts = (process.env['BENCH_PARTS'] ?? 'search,lives,steady,burst,pages').split(',');
const wantedLives = 150;
const wantedSearches = 20;

/** Does something on several lanes until the time is up; answers with how often it was done. */
async function onLanes(count: number, until: number, act: () => Promise<unknown>): Promise<number> {
  let done = 0;
  const lane = async (): Promise<void> => {
    while (performance.now() < until) {
      await act();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: count }, lane));
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

/** One server under measurement. */
class Run {
  readonly #lives: Lives;
  readonly #spent: () => Spent;
  #searching: Spent = nothing;

  constructor(lives: Lives, spent: () => Spent) {
    this.#lives = lives;
    this.#spent = spent;
  }

  async #timed<T>(
    length: number,
    work: (until: number) => Promise<T>,
  ): Promise<{ did: T; took: number; spent: Spent }> {
    const before = this.#spent();
    const from = performance.now();
    const did = await work(from + length * 1000);
    return { did, took: (performance.now() - from) / 1000, spent: spentSince(before, this.#spent()) };
  }

  /** The first requests of a process are not what its hundredth minute is like. */
  async warm(): Promise<void> {
    const unseen = new Tally();
    await this.#timed(Math.min(5, seconds), async (until) => {
      await onLanes(lanes, until, () => this.#lives.live(unseen));
      await onLanes(1, performance.now() + 500, () => this.#lives.search(unseen));
    });
  }

  async search(): Promise<void> {
    const tally = new Tally();
    const { did, spent } = await this.#timed(seconds / 4, (until) =>
      onLanes(2, until, () => this.#lives.search(tally)),
    );
    this.#searching = each(spent, did);
    console.log(`  searches alone; processor time of one ${inWords(this.#searching)}`);
    tally.print();
  }

  async lives(): Promise<void> {
    const tally = new Tally();
    const { did, took, spent } = await this.#timed(seconds / 2, (until) =>
      onLanes(lanes, until, () => this.#lives.live(tally)),
    );
    console.log(
      `  lives alone: ${(did / took).toFixed(1)} a second; processor time of one ${inWords(each(spent, did))}`,
    );
    tally.print();
  }

  async steady(): Promise<void> {
    const tally = new Tally();
    const { did, took, spent } = await this.#timed(seconds, (until) =>
      Promise.all([
        onLanes(lanes, until, () => this.#lives.live(tally)),
        atRate(wantedSearches, until, () => this.#lives.search(tally)),
      ]),
    );
    const [lives, searches] = did;
    console.log(
      `  steady: ${(lives / took).toFixed(1)} lives a second on ${lanes} lanes, beside ${(searches / took).toFixed(1)} searches a second`,
    );
    const one = each(spent, lives, times(this.#searching, searches));
    const needed = together(one) * wantedLives + together(this.#searching) * wantedSearches;
    console.log(`    processor time of a life without the searches ${inWords(one)}`);
    console.log(
      `    ${wantedLives} lives and ${wantedSearches} searches would take ${(needed / 1000).toFixed(2)} of ${cpus().length} cores`,
    );
    tally.print();
  }

  async burst(): Promise<void> {
    const tally = new Tally();
    const { did, spent } = await this.#timed(seconds, (until) =>
      atRate(200, until, () => this.#lives.open(tally)),
    );
    console.log(
      `  burst: ${did} new cases at 200 a second for ${seconds} s; processor time of one ${inWords(each(spent, did))}`,
    );
    tally.print();
  }

  async pages(oneCase: string): Promise<void> {
    await pause(2000);
    const tally = new Tally();
    for (let i = 0; i < 300; i += 1) {
      await this.#lives.page(tally, oneCase);
      await this.#lives.list(tally);
      await this.#lives.turn(tally);
    }
    console.log('  pages, one after the other:');
    tally.print();
  }
}

const data = process.env['BENCH_DATA'] ?? path.join(mkdtempSync(path.join(tmpdir(), 'suohe-bench-')), 'data');
const settings = readSettings({ ...process.env, SUOHE_DATA: data });

/** Does something to the database while no server has it. */
async function onDatabase<T>(work: (db: Db, ownerUrl: string) => Promise<T>): Promise<T> {
  const database = await startDatabase(settings, () => undefined);
  try {
    const { ownerUrl } = database;
    if (ownerUrl === undefined) throw new Error('The bench runs on an embedded database.');
    await migrate(ownerUrl, { app: database.appRole });
    return await work(database.db, ownerUrl);
  } finally {
    await database.stop();
  }
}

const password = 'a long password';

/** Signs a person in, who is added where a folder is new. */
async function person(db: Db, name: string, post: string): Promise<string> {
  try {
    return await signIn(db, machineClock, name, password);
  } catch {
    const added = await addPerson(db, machineClock, county, { login: name, name, posts: [post] });
    return await acceptInvitation(db, machineClock, added.token, { login: name, name, password });
  }
}

async function withServer<T>(people: People, work: (lives: Lives, server: Server) => Promise<T>): Promise<T> {
  const server = await startServer(settings.data, county);
  const client = new Client(server.port);
  try {
    return await work(new Lives(client, people, county), server);
  } finally {
    client.end();
    await server.stop();
  }
}

async function lifeOf(lives: Lives): Promise<string> {
  const id = await lives.live(new Tally());
  if (id === undefined) throw new Error('The first case did not live.');
  return id;
}

async function measure(lives: Lives, { pid }: Server): Promise<void> {
  const run = new Run(lives, () => spentBy(pid, settings.data));
  const sample = await lifeOf(lives);
  await run.warm();
  if (parts.includes('search')) await run.search();
  if (parts.includes('lives')) await run.lives();
  if (parts.includes('steady')) await run.steady();
  if (parts.includes('burst')) await run.burst();
  if (parts.includes('pages')) await run.pages(sample);
}

const load = (): string =>
  loadavg()
    .map((one) => one.toFixed(1))
    .join(' ');

chmodSync(path.dirname(data), 0o755);
console.log(
  `${cpus().length} cores, ${cpus()[0]?.model}; Node ${process.version}; load ${load()}; data in ${settings.data}`,
);
try {
  const { people, seeded } = await onDatabase(async (db) => {
    await installCounties({ SUOHE_COUNTY: county }, db, machineClock);
    const desk = await person(db, 'desk', 'rexian-zuoxi');
    const unit = await person(db, 'unit', 'chengguanju-liaison');
    const inspector = await person(db, 'inspector', 'rexian-shenhe');
    return { people: { desk, unit, inspector }, seeded: await countSeeded(db, county) };
  });
  let held = seeded;
  for (const count of counts.toSorted((a, b) => a - b)) {
    if (count > held) {
      const template = await withServer(people, lifeOf);
      await onDatabase((_db, ownerUrl) => multiply(ownerUrl, county, template, held, count));
      held = count;
    }
    console.log(`${held} cases, load ${load()}:`);
    await withServer(people, measure);
  }
} finally {
  if (process.env['BENCH_DATA'] === undefined) rmSync(path.dirname(data), { recursive: true, force: true });
}
