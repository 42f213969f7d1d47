import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { loadCounty } from './index.ts';
import { largestFile } from './load.ts';
import { sampleFiles } from './sample.fixture.ts';

const root = await mkdtemp(join(tmpdir(), 'suohe-catalog-'));
after(() => rm(root, { recursive: true }));

/** A folder with the sample, and one file written over it. */
async function folderWith(name: string, file: string, content: string | Uint8Array): Promise<string> {
  const folder = join(root, name);
  await mkdir(folder);
  for (const [each, text] of Object.entries(sampleFiles)) await writeFile(join(folder, each), text);
  await writeFile(join(folder, file), content);
  return folder;
}

const findings = async (folder: string) =>
  (await loadCounty(folder)).diagnostics.map(({ code, place }) => `${place.file} ${code}`);

test('a file larger than any county needs is refused unread', async () => {
  const folder = await folderWith('large', 'goals.yaml', new Uint8Array(largestFile + 1).fill(0x23));
  assert.deepEqual(await findings(folder), ['goals.yaml file-too-large']);
});

test('a file with bytes that are no text is refused', async () => {
  const folder = await folderWith('binary', 'posts.yaml', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]));
  assert.deepEqual(await findings(folder), ['posts.yaml not-text']);
});

test('a table saved in GBK is refused with the advice to save it as UTF-8', async () => {
  const folder = await folderWith('gbk', 'places.csv', new Uint8Array([0x63, 0x6f, 0xb3, 0xce, 0xb4, 0xa8]));
  const { diagnostics } = await loadCounty(folder);
  assert.deepEqual(
    diagnostics.map(({ code }) => code),
    ['not-utf-8'],
  );
  assert.match(diagnostics[0]?.hint.zh ?? '', /UTF-8/);
});

test('a folder inside the folder is refused, a remark for people is not', async () => {
  const folder = await folderWith('nested', 'README.md', '# 说明');
  await mkdir(join(folder, 'more'));
  assert.deepEqual(await findings(folder), ['more not-a-file']);
});

test('a mark of byte order, which spreadsheets write, does not hide the first column', async () => {
  const table = (sampleFiles['places.csv'] ?? '').replace('# 虚构\n', '');
  const folder = await folderWith('bom', 'places.csv', `\uFEFF${table}`);
  assert.deepEqual(await findings(folder), []);
});

test('one large table of 20,000 places is checked whole', async () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => {
    const [town, village] = [100 + Math.floor(index / 200), 200 + (index % 200)];
    return `990101${town}${village},第${index}村委会,village,990101${town}000,2000-01-01,,`;
  });
  const folder = await folderWith('many', 'places.csv', `${sampleFiles['places.csv']}${rows.join('\n')}\n`);
  const found = await loadCounty(folder);
  assert.equal(found.definition, undefined);
  assert.ok(found.diagnostics.filter(({ code }) => code === 'dangling-reference').length > 1000);
});

test('a folder that is not there is a bug of the caller', async () => {
  await assert.rejects(loadCounty(join(root, 'nowhere')), { code: 'ENOENT' });
});

test('a folder with more files than any county has is refused unread', async () => {
  const folder = await folderWith('crowd', 'goals.yaml', 'goals: []');
  for (let index = 0; index <= 100; index += 1) await writeFile(join(folder, `x${index}.yaml`), '');
  assert.deepEqual(await findings(folder), ['. too-many-files']);
});
