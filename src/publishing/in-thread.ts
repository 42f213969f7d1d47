import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** What a file of this room writes in a thread of its own from the values it is given; an error there is one here. */
export async function inThread(file: URL, workerData: unknown): Promise<Buffer> {
  const [bytes] = await once(new Worker(file, { workerData }), 'message');
  return Buffer.from(bytes);
}
