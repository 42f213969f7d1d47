import { spawn } from 'node:child_process';
import type { ServerUser } from './server-user.ts';

type Outcome = { readonly code: number; readonly said: string };

/**
 * Runs one of PostgreSQL's programs to its end, as another user where one is given. It stands in its own
 * process group, so that Ctrl-C reaches only us and we stop the server in order. Its language is C: what it
 * says is compared below.
 */
export function runProgram(file: string, words: readonly string[], user?: ServerUser): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, words, {
      cwd: '/',
      detached: true,
      env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(user === undefined ? {} : { uid: user.uid, gid: user.gid }),
    });
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? -1, said: said.trim() }));
  });
}
