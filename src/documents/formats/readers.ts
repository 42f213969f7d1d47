import { Worker } from 'node:worker_threads';
import type { Diagnostic } from '../../kernel/index.ts';
import type { Reading } from '../reading.ts';
import { brokeTheReader, busy, tooSlow } from './diagnostics.ts';
import { type FileText, nothing } from './parse.ts';
import { type RowFormat, rowsOf } from './rows.ts';

/** What a worker is asked: the text of a file, its reading too, or the rows that are written for it. */
export type Job = {
  readonly bytes: Uint8Array;
  readonly wants: 'text' | 'reading' | { readonly rows: RowFormat; readonly file: string };
};
/**
 * `reading` is null where it was not asked for, or where there is no text to read. `rows`, where they were asked for,
 * are UTF-8 and stand for text and reading, which then stay in the worker: a reading is large to carry over.
 */
export type Answer = FileText & { readonly reading: Reading | null; readonly rows?: Uint8Array };

/** What one foreign file may use. */
export type Limits = {
  readonly milliseconds: number;
  /** Memory of one worker for JavaScript objects; sizes of unpacked files are judged before. */
  readonly megabytes: number;
  /** How many files may wait for a free worker. */
  readonly waiting: number;
};

/** In the built package everything is JavaScript. */
const WORKER = import.meta.url.endsWith('.ts')
  ? new URL('./worker.ts', import.meta.url)
  : new URL('./worker.js', import.meta.url);

const standard: Limits = { milliseconds: 20_000, megabytes: 512, waiting: 64 };
/** Idle workers go after this time: a server that reads a file a day should not hold their memory. */
const IDLE_MILLISECONDS = 30_000;

/** A worker gives way to a fresh one after so many files: parsers and their caches keep memory. */
const FILES_A_WORKER = 400;

type Waiting = { readonly job: Job; readonly settle: (answer: Answer) => void };

/** What is said of a file that cannot be read, in the form that was asked for. */
export function failed(wants: Job['wants'], diagnostic: Diagnostic): Answer {
  const answer = { ...nothing(diagnostic), reading: null };
  return typeof wants === 'string'
    ? answer
    : { ...answer, rows: Buffer.from(rowsOf(wants.rows, wants.file, answer)) };
}

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? 'out of memory'
    : error instanceof Error
      ? error.name
      : 'unknown';

/**
 * A few worker threads that parse files with limits of time and memory. A worker that dies or does not come back
 * costs its file a diagnostic and is replaced; it never harms the program. Idle workers keep no program alive.
 */
export class Readers {
  readonly #count: number;
  readonly #limits: Limits;
  readonly #idle = new Map<Worker, NodeJS.Timeout>();
  readonly #all = new Set<Worker>();
  readonly #queue: Waiting[] = [];
  readonly #answered = new WeakMap<Worker, number>();
  #closed = false;

  constructor(count: number, limits: Partial<Limits> = {}) {
    this.#count = count;
    this.#limits = { ...standard, ...limits };
  }

  /** Never rejects for a bad file. */
  run(job: Job): Promise<Answer> {
    return new Promise((settle) => {
      const worker = this.#free();
      if (worker) this.#start(worker, { job, settle });
      else if (this.#closed) settle(failed(job.wants, brokeTheReader('closed')));
      else if (this.#queue.length < this.#limits.waiting) this.#queue.push({ job, settle });
      else settle(failed(job.wants, busy()));
    });
  }

  /** Ends all workers for good; files in work, waiting or still to come get a diagnostic. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { job, settle } of this.#queue.splice(0)) settle(failed(job.wants, brokeTheReader('closed')));
    await Promise.all([...this.#all].map((worker) => this.#drop(worker)));
  }

  #free(): Worker | undefined {
    for (const [worker, timer] of this.#idle) {
      clearTimeout(timer);
      this.#idle.delete(worker);
      worker.ref();
      return worker;
    }
    if (this.#closed || this.#all.size >= this.#count) return undefined;
    const worker = new Worker(WORKER, {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.megabytes, maxYoungGenerationSizeMb: 4 },
    });
    // A worker may still fail while it is ended; nobody waits for that any more.
    worker.on('error', () => {});
    worker.on('exit', () => void this.#drop(worker));
    this.#all.add(worker);
    return worker;
  }

  async #drop(worker: Worker): Promise<void> {
    clearTimeout(this.#idle.get(worker));
    this.#idle.delete(worker);
    this.#all.delete(worker);
    await worker.terminate();
  }

  #start(worker: Worker, { job, settle }: Waiting): void {
    const finish = (answer: Answer, alive: boolean): void => {
      clearTimeout(timer);
      worker.off('message', answered).off('error', broke).off('exit', left);
      settle(answer);
      const files = (this.#answered.get(worker) ?? 0) + 1;
      this.#answered.set(worker, files);
      if (alive && files < FILES_A_WORKER) this.#rest(worker);
      else void this.#drop(worker).then(() => this.#next());
    };
    const giveUp = (diagnostic: Diagnostic): void => finish(failed(job.wants, diagnostic), false);
    const answered = (answer: Answer): void => finish(answer, true);
    const broke = (error: unknown): void => giveUp(brokeTheReader(reasonOf(error)));
    const left = (): void => giveUp(brokeTheReader('exit'));
    const { milliseconds } = this.#limits;
    const timer = setTimeout(() => giveUp(tooSlow(milliseconds / 1000)), milliseconds);
    worker.on('message', answered).on('error', broke).on('exit', left);
    worker.postMessage(job);
  }

  #rest(worker: Worker): void {
    worker.unref();
    const timer = setTimeout(() => void this.#drop(worker), IDLE_MILLISECONDS);
    timer.unref();
    this.#idle.set(worker, timer);
    this.#next();
  }

  #next(): void {
    const next = this.#queue.shift();
    if (!next) return;
    const worker = this.#free();
    if (worker) this.#start(worker, next);
    else this.#queue.unshift(next);
  }
}
