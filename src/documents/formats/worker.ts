import { parentPort } from 'node:worker_threads';
import { readDocument } from '../read-document.ts';
import { parseHere } from './parse.ts';
import type { Answer, Job } from './readers.ts';

async function answer({ bytes, wants }: Job): Promise<Answer> {
  const file = await parseHere(bytes);
  const reads = wants === 'reading' && file.text !== '';
  return { ...file, reading: reads ? readDocument(file.text) : null };
}

// The thread in which foreign files are parsed: one job at a time, asked and answered by message.
parentPort?.on('message', (job: Job) => {
  void answer(job).then((done) => parentPort?.postMessage(done));
});
