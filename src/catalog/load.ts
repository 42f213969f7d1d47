import { open, readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { Diagnostic } from '../kernel/index.ts';
import { type CheckedCounty, checkCounty } from './check-county.ts';
import { finding } from './finding.ts';

/** No file of a county comes near: 15,000 villages are one megabyte. */
export const largestFile = 4 * 1024 * 1024;
const mostFiles = 100;

type Content = { readonly text: string } | { readonly refused: Diagnostic };

const refuse = (file: string, code: string, zh: string, en: string): { refused: Diagnostic } => ({
  refused: finding(
    { file },
    {
      code,
      zh: `${file}：${zh}。`,
      en: `${file}: ${en}.`,
      doZh: '这里只放 UTF-8 编码的 YAML 与 CSV 文本；在表格软件里另存为“CSV UTF-8”。',
      doEn: 'Only YAML and CSV in UTF-8 belong here; in a spreadsheet save as “CSV UTF-8”.',
    },
  ),
});

/** Reads a file through one handle, so that what was measured is what is read. */
async function contentOf(folder: string, file: string): Promise<Content> {
  const handle = await open(join(folder, file), 'r');
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) return refuse(file, 'not-a-file', '不是普通文件', 'this is no ordinary file');
    if (stat.size > largestFile)
      return refuse(file, 'file-too-large', '文件超过 4 MB', 'the file is larger than 4 MB');
    const bytes = await handle.readFile();
    if (bytes.includes(0)) return refuse(file, 'not-text', '不是文本文件', 'this is no text file');
    try {
      return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
    } catch {
      // The decoder throws for bytes that are no UTF-8: the answer is a finding, not a crash.
      return refuse(file, 'not-utf-8', '不是 UTF-8 编码（可能是 GBK）', 'it is not UTF-8 (perhaps GBK)');
    }
  } finally {
    await handle.close();
  }
}

const standardFolder = resolve(import.meta.dirname, '../../matters');
const assumedFolder = resolve(import.meta.dirname, '../../defaults');

/** The matters that come with Suohe, named from the county's folder; its own file of that name goes before. */
async function standardMatters(
  folder: string,
  own: ReadonlyMap<string, string>,
): Promise<[string, string][]> {
  const names = (await readdir(standardFolder)).filter((name) => name.endsWith('.yaml')).sort();
  const wanted = names.filter((name) => !own.has(`matter-${name}`));
  return await Promise.all(
    wanted.map(async (name): Promise<[string, string]> => {
      const file = join(standardFolder, name);
      return [relative(folder, file), await readFile(file, 'utf8')];
    }),
  );
}

/** Files that a county without its own goes by until it writes one: everything in them is assumed. */
async function assumedFiles(own: ReadonlySet<string>): Promise<[string, string][]> {
  const names = (await readdir(assumedFolder)).filter((name) => name.endsWith('.yaml') && !own.has(name));
  return await Promise.all(
    names
      .sort()
      .map(
        async (name): Promise<[string, string]> => [name, await readFile(join(assumedFolder, name), 'utf8')],
      ),
  );
}

/** Remarks for people may lie beside the definitions. */
const ofNoConcern = (name: string): boolean => name.startsWith('.') || name.toLowerCase().endsWith('.md');

/**
 * Reads and checks the folder of one county. Throws a plain error where the folder itself cannot be read;
 * whatever is wrong inside it is a finding.
 */
export async function loadCounty(folder: string): Promise<CheckedCounty> {
  const listed = await readdir(folder, { withFileTypes: true });
  const names = listed
    .map((entry) => entry.name)
    .filter((name) => !ofNoConcern(name))
    .sort();
  if (names.length > mostFiles) {
    const { refused } = refuse(
      '.',
      'too-many-files',
      `文件超过 ${mostFiles} 个`,
      `there are more than ${mostFiles} files`,
    );
    return { diagnostics: [refused] };
  }
  const files = new Map<string, string>();
  const refusals: Diagnostic[] = [];
  for (const name of names) {
    const content = await contentOf(folder, name);
    if ('text' in content) files.set(name, content.text);
    else refusals.push(content.refused);
  }
  for (const [name, text] of await assumedFiles(new Set(names))) files.set(name, text);
  for (const [name, text] of await standardMatters(folder, files)) files.set(name, text);
  if (refusals.length === 0) return checkCounty(files);
  const refused = new Set(refusals.map(({ place }) => place.file ?? ''));
  return { diagnostics: [...refusals, ...checkCounty(files, refused).diagnostics] };
}
