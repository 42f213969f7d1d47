// What the browser tests need from the machine: Chromium, a Chinese font, and a reader of PDF.
import { existsSync } from 'node:fs';
import { run, say } from './launch.mjs';

const needed = {
  '/usr/bin/chromium': 'chromium',
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc': 'fonts-noto-cjk',
  '/usr/bin/pdftotext': 'poppler-utils',
};

/** As root on Debian, installs what is missing; elsewhere the browser tests say that they are skipped. */
export async function browserTools() {
  const missing = Object.entries(needed)
    .filter(([file]) => !existsSync(file))
    .map(([, name]) => name);
  if (missing.length === 0 || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const names = missing.join(' ');
  say(
    `正在安装浏览器测试所需软件：${names}（约需一两分钟）……`,
    `Installing for the browser tests: ${names} (a minute or two)…`,
  );
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  await run('apt-get', ['update', '-qq'], options);
  const code = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], options);
  if (code !== 0)
    say(
      `未能安装 ${names}，浏览器测试将跳过。`,
      `${names} could not be installed; the browser tests will be skipped.`,
    );
}
