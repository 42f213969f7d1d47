import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of the program: the one with package.json, migrations and schema.sql. */
export const projectRoot = realpathSync(fileURLToPath(new URL('../..', import.meta.url)));
