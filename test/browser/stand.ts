import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const root = path.join(import.meta.dirname, '../..');
const executablePath = '/usr/bin/chromium';

/** Why the tests in a browser cannot run here; false where they can. */
export const noBrowser: string | false = existsSync(executablePath)
  ? false
  : `no browser: ${executablePath} is missing`;

/** A work report that we wrote for a county that exists nowhere. */
export const ownReport = path.join(root, 'test/fixtures/chengchuan-2025.txt');

/** A real work report, where it lies beside the project. */
export const realReport = path.join(root, '../shared/reports/county-xingyang-2021.txt');

/** A running installation with a fresh data folder, as `npm start` leaves it, and a browser before it. */
export type Stand = {
  readonly address: string;
  /** The one-time link of the first administrator. */
  readonly link: string;
  /** A new visitor: cookies of their own. What goes wrong on their pages is kept in `troubles`. */
  visitor(wish?: { width?: number; height?: number; language?: 'zh' | 'en' }): Promise<Page>;
  readonly troubles: string[];
  stop(): Promise<void>;
};

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (bound === null || typeof bound === 'string') throw new Error('The machine gave no port.');
  return bound.port;
}

/** Waits until the started server has printed the one-time link. */
function printedLink(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const take = (chunk: Buffer): void => {
      printed += chunk.toString();
      const link = /http:\/\/\S+\/invitation\/[\w-]+(?=\s)/.exec(printed);
      if (link) resolve(link[0]);
    };
    server.stdout?.on('data', take);
    server.stderr?.on('data', take);
    server.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${printed}`)));
  });
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
}

async function newVisitor(
  browser: Browser,
  troubles: string[],
  wish: { width?: number; height?: number; language?: 'zh' | 'en' },
): Promise<Page> {
  const { width = 1440, height = 900, language = 'zh' } = wish;
  const context: BrowserContext = await browser.newContext({
    viewport: { width, height },
    locale: 'zh-CN',
    // Colours are looked at as they stand, not as they come in.
    reducedMotion: 'reduce',
  });
  await context.addInitScript(
    `if (!localStorage['suohe.language']) localStorage['suohe.language'] = '${language}'`,
  );
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('pageerror', (error) => troubles.push(`${page.url()}: ${error.message}`));
  return page;
}

/** Starts an installation that serves the counties named, with further settings where wanted, and a browser. */
export async function startStand(
  counties: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Stand> {
  if (!existsSync(path.join(root, 'dist/web/index.html'))) {
    throw new Error('The web pages are not built: run `npx vite build src/web` (npm test does).');
  }
  const data = mkdtempSync(path.join(tmpdir(), 'suohe-browser-'));
  // As root the database runs as another user, who must get through to its folder.
  chmodSync(data, 0o755);
  const env = {
    ...process.env,
    PORT: String(await freePort()),
    HOST: '127.0.0.1',
    SUOHE_DATA: path.join(data, 'data'),
    SUOHE_COUNTY: counties,
    DATABASE_URL: undefined,
    DATABASE_OWNER_URL: undefined,
    ...settings,
  };
  const server = spawn(process.execPath, [path.join(root, 'src/cli/main.ts'), 'start'], {
    env,
    // When the tests are killed, the channel closes and the server stops by itself.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const link = await printedLink(server);
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  const troubles: string[] = [];
  return {
    address: new URL('/', link).href,
    link,
    troubles,
    visitor: (wish = {}) => newVisitor(browser, troubles, wish),
    stop: async () => {
      await browser.close();
      await stopServer(server);
      rmSync(data, { recursive: true, force: true });
    },
  };
}
