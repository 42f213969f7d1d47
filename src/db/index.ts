export { type RunningDatabase, startDatabase, type Tell } from './database.ts';
export { diskError } from './disk.ts';
export { Kept } from './kept.ts';
export { migrate, refuseOldSchema } from './migrate.ts';
export { type Db, inTransaction, openPool, type Tx } from './pool.ts';
export { refuseUnsafeRole } from './roles.ts';
export { compareSchema } from './schema.ts';
export { readSettings, type Settings } from './settings.ts';
export type { Database } from './tables.ts';
