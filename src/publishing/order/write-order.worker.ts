import { parentPort, workerData } from 'node:worker_threads';
import type { OrderPaper } from './order.ts';
import { writeOrder } from './write-order.ts';

// The library takes its time to load: in a thread of its own nobody waits for it.

const paper: OrderPaper = workerData;
parentPort?.postMessage(await writeOrder(paper));
