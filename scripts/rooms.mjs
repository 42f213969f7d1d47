// Keeps the arrows between the rooms (.dependency-cruiser.cjs), and sees to it that every file was looked at:
// a cruiser that cannot read TypeScript reports success over nothing.
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { currentNode, root } from './launch.mjs';

const cruiser = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
const config = path.join(root, '.dependency-cruiser.cjs');

const sourceFiles = (folder) =>
  readdirSync(path.join(folder, 'src'), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));

/** The breaches of the arrows in a folder with a `src`, one sentence each; empty when all is well. */
export async function breachesIn(folder) {
  const words = [cruiser, 'src', '--config', config, '--output-type', 'json'];
  // The cruiser ends with the number of breaches; what it found stands on its output either way.
  const answer = await promisify(execFile)(currentNode(), words, {
    cwd: folder,
    maxBuffer: 1 << 28,
  }).catch((error) => error);
  if (!answer.stdout) return [`the cruiser did not run: ${answer.stderr || answer.message}`];
  const { modules, summary } = JSON.parse(answer.stdout);
  const cruised = new Set(modules.map((module) => module.source));
  const unseen = sourceFiles(folder).filter((file) => !cruised.has(file));
  return [
    ...summary.violations.map((found) => `${found.rule.name}: ${found.from} → ${found.to}`),
    ...unseen.map((file) => `not cruised: ${file}`),
  ];
}
