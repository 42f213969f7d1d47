// `npm start`: installs what is missing, builds the web pages, starts the database and the server.
import path from 'node:path';
import { suohe } from './launch.mjs';
import { buildWeb, install } from './prepare.mjs';

/** A file named on the command line is meant from where npm was called, not from the project. */
const words = process.argv
  .slice(2)
  .map((word, at, all) =>
    all[at - 1] === '--report' ? path.resolve(process.env.INIT_CWD ?? process.cwd(), word) : word,
  );

/** Without npm nobody is left to stop us: when it is killed, we stop in order. */
function stopWithNpm() {
  if (process.env.npm_lifecycle_event !== 'start') return;
  const npm = process.ppid;
  setInterval(() => {
    if (process.ppid !== npm) process.kill(process.pid, 'SIGTERM');
  }, 1000).unref();
}

stopWithNpm();
await install();
await buildWeb();
await suohe(['start', ...words]);
