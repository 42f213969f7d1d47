// Processor time, user and system together, of those who share the machine: the clock says little while others work.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Milliseconds of processor time. */
export type Spent = { readonly application: number; readonly database: number; readonly driver: number };

const millisecondsATick = 10; // Linux counts in hundredths of a second on every machine that Node runs on.

type Stat = { readonly parent: number; readonly own: number; readonly children: number };

function statOf(pid: number | string): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name of the program stands in brackets and may hold spaces.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const at = (index: number): number => fields[index - 3] ?? 0;
    return {
      parent: at(4),
      own: (at(14) + at(15)) * millisecondsATick,
      children: (at(16) + at(17)) * millisecondsATick,
    };
  } catch {
    return undefined; // It ended while the list was read.
  }
}

const pidsNow = (): string[] => readdirSync('/proc').filter((name) => /^\d+$/.test(name));

/** The server's own processes: the first one, its children, and those that have ended. */
function databaseTime(data: string): number {
  const first = Number(readFileSync(path.join(data, 'postgresql', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const root = statOf(first);
  if (!root) throw new Error('The database is not running.');
  const living = pidsNow()
    .map(statOf)
    .filter((stat) => stat?.parent === first);
  return living.reduce((sum, stat) => sum + (stat?.own ?? 0), root.own + root.children);
}

/** What was spent until now. */
export function spentBy(application: number, data: string): Spent {
  const { user, system } = process.cpuUsage();
  return {
    application: statOf(application)?.own ?? 0,
    database: databaseTime(data),
    driver: (user + system) / 1000,
  };
}

export const spentSince = (before: Spent, now: Spent): Spent => ({
  application: now.application - before.application,
  database: now.database - before.database,
  driver: now.driver - before.driver,
});

/** What each of so many acts cost, without what was spent on something else beside them. */
export const each = (spent: Spent, count: number, beside: Spent = nothing): Spent => ({
  application: (spent.application - beside.application) / count,
  database: (spent.database - beside.database) / count,
  driver: (spent.driver - beside.driver) / count,
});

export const times = (spent: Spent, count: number): Spent => each(spent, 1 / count);

export const nothing: Spent = { application: 0, database: 0, driver: 0 };

export const together = ({ application, database, driver }: Spent): number => application + database + driver;

export const inWords = (spent: Spent): string =>
  `${together(spent).toFixed(2)} ms: application ${spent.application.toFixed(2)}, PostgreSQL ${spent.database.toFixed(2)}, driver ${spent.driver.toFixed(2)}`;
