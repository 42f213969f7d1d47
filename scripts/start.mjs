// `npm start`: installs what is missing, builds the web pages, starts the database and the server.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { suohe } from './launch.mjs';
import { buildWeb, install } from './prepare.mjs';

/** A file named on the command line is meant from where npm was called, not from the project. */
const words = process.argv
  .slice(2)
  .map((word, at, all) =>
    all[at - 1] === '--report' ? path.resolve(process.env.INIT_CWD ?? process.cwd(), word) : word,
  );

const parentOf = (pid) => {
  try {
    return Number(/ppid:\s*(\d+)/i.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return undefined; // Gone, or a machine without /proc.
  }
};

/** npm calls us through a shell, which would live on without it. */
function npmAbove(pid) {
  const name = existsSync(`/proc/${pid}/comm`) ? readFileSync(`/proc/${pid}/comm`, 'utf8') : '';
  return /^(sh|dash|bash)\b/.test(name) ? parentOf(pid) : pid;
}

/** Without npm nobody is left to stop us: when it is killed, we stop in order. */
function stopWithNpm() {
  if (process.env.npm_lifecycle_event !== 'start') return;
  const npm = npmAbove(process.ppid);
  setInterval(() => {
    if (npmAbove(process.ppid) !== npm) process.kill(process.pid, 'SIGTERM');
  }, 1000).unref();
}

stopWithNpm();
await install();
await buildWeb();
await suohe(['start', ...words]);
