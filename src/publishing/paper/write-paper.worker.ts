import { parentPort, workerData } from 'node:worker_threads';
import type { Paper } from './paper.ts';
import { writePaper } from './write-paper.ts';

// The library takes its time: in a thread of its own nobody waits for it.

const paper: Paper = workerData;
parentPort?.postMessage(await writePaper(paper));
