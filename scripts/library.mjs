// `npm run library [DIR]`: the reading room as a package of its own, in JavaScript with types, because Node reads no
// TypeScript below node_modules. Written to dist/library; `npm pack ./dist/library` makes the file to install.
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './launch.mjs';

/** What the reading room and what it imports need, beside Node. */
const needed = ['canonicalize', 'mammoth', 'parse5', 'unpdf', 'uuid', 'zod'];

const at = (...parts) => path.join(root, ...parts);
const target = path.resolve(process.argv[2] ?? at('dist/library'));
const { version, license, dependencies } = JSON.parse(readFileSync(at('package.json'), 'utf8'));

rmSync(target, { recursive: true, force: true });
const project = at('src/documents/tsconfig.json');
execFileSync(process.execPath, [at('node_modules/typescript/bin/tsc'), '-p', project, '--outDir', target], {
  stdio: 'inherit',
});
const manifest = {
  name: 'suohe',
  version,
  description:
    'Reads Chinese government work reports: sections, claims, proposed commitments, each with its place',
  license,
  type: 'module',
  engines: { node: '>=22.12' },
  exports: {
    './documents': { types: './documents/index.d.ts', default: './documents/index.js' },
  },
  dependencies: Object.fromEntries(needed.map((name) => [name, dependencies[name]])),
};
writeFileSync(path.join(target, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
cpSync(at('src/documents/README.md'), path.join(target, 'README.md'));
cpSync(at('LICENSE'), path.join(target, 'LICENSE'));
