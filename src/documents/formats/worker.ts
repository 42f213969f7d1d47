import { parentPort } from 'node:worker_threads';
import { readText } from '../minutes/read-minutes.ts';
import { parseHere } from './parse.ts';
import type { Answer, Job } from './readers.ts';
import { rowsOf } from './rows.ts';

async function answer({ bytes, wants }: Job): Promise<Answer> {
  const file = await parseHere(bytes);
  const reading = wants !== 'text' && file.text !== '' ? readText(file.text) : null;
  if (typeof wants === 'string') return { ...file, reading };
  return {
    ...file,
    text: '',
    diagnostics: [...file.diagnostics, ...(reading?.diagnostics ?? [])],
    reading: null,
    rows: Buffer.from(rowsOf(wants.rows, wants.file, { ...file, reading })),
  };
}

// The thread in which foreign files are parsed: one job at a time, asked and answered by message.
parentPort?.on('message', (job: Job) => {
  void answer(job).then((done) => parentPort?.postMessage(done));
});
