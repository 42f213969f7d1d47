import { Worker } from 'node:worker_threads';
import { limits, lookInto, type WrongFile } from './archive.ts';
import type { Grid } from './grid.ts';
import type { Obstacle } from './unpack.ts';

/** What a file holds: its visible worksheets, or why it cannot be read. */
export type WorkbookReading =
  | { readonly grids: readonly Grid[] }
  | { readonly wrong: WrongFile | Obstacle | 'too-large' | 'too-slow' };

/** What one workbook may cost; a sheet of 5,000 rows takes a tenth of it. */
const allowed = { seconds: 30, memoryMb: 384 } as const;

/** One workbook at a time: several large ones at once would take the machine. */
let busy: Promise<unknown> = Promise.resolve();

/**
 * Reads a workbook that somebody brought, off the event loop, within limits of size, memory and time. Formulas
 * are not computed and their stored results not taken.
 */
export async function readWorkbook(bytes: Buffer): Promise<WorkbookReading> {
  if (bytes.length > limits.fileBytes) return { wrong: 'too-large' };
  const looked = lookInto(bytes);
  if ('wrong' in looked) return looked;
  const turn = busy.then(() => readInThread(bytes));
  busy = turn.catch(() => undefined);
  return await turn;
}

function readInThread(bytes: Buffer): Promise<WorkbookReading> {
  const { promise, resolve, reject } = Promise.withResolvers<WorkbookReading>();
  const worker = new Worker(new URL('./read-workbook.worker.ts', import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: allowed.memoryMb, maxYoungGenerationSizeMb: 64 },
  });
  const timer = setTimeout(() => resolve({ wrong: 'too-slow' }), allowed.seconds * 1000);
  worker.once('message', resolve);
  worker.once('error', (error: Error & { code?: string }) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ wrong: 'too-large' });
    else reject(error);
  });
  worker.once('exit', () => reject(new Error('The thread that reads workbooks ended without an answer.')));
  return promise.finally(async () => {
    clearTimeout(timer);
    await worker.terminate();
  });
}
