import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../..');

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (bound === null || typeof bound === 'string') throw new Error('The machine gave no port.');
  return bound.port;
}

/** The application in a process of its own, on the data folder. */
export type Server = { readonly port: number; readonly pid: number; stop(): Promise<void> };

/** Starts the application as people do. `BENCH_NODE` holds options for its Node, such as `--cpu-prof`. */
export async function startServer(data: string, county: string): Promise<Server> {
  const port = await freePort();
  const env = {
    ...process.env,
    PORT: String(port),
    HOST: '127.0.0.1',
    SUOHE_DATA: data,
    SUOHE_COUNTY: county,
  };
  const options = (process.env['BENCH_NODE'] ?? '').split(' ').filter((word) => word !== '');
  const words = [...options, path.join(root, 'src/cli/main.ts'), 'start'];
  const child: ChildProcess = spawn(process.execPath, words, {
    env,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  await new Promise<void>((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes(`:${port}/`)) resolve();
    });
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${said}`)));
  });
  if (child.pid === undefined) throw new Error('The server has no process id.');
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
