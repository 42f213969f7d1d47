import { parentPort, workerData } from 'node:worker_threads';
import type { Instant } from '../../clock/index.ts';
import type { Sheet } from './sheet.ts';
import { writeDocx } from './write-docx.ts';

// A document of two hundred rows takes its library a second: in a thread of its own nobody waits for it.

const { sheet, at } = workerData as { readonly sheet: Sheet; readonly at: Instant };
parentPort?.postMessage(await writeDocx(sheet, at));
