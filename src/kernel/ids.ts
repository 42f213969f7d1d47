import { v7 } from 'uuid';
import { z } from 'zod';

/** Identifier of a thing: UUIDv7 (RFC 9562), so that new rows stand together in an index. */
export const Id = z.uuid({ version: 'v7' }).brand<'Id'>();
export type Id = z.infer<typeof Id>;

/** A new identifier. No database sequence is ever asked (law 1). */
export const newId = (): Id => v7() as Id;

/** The permanent short id of a county, like `xingyang`; it leads every key (law 1). */
export const CountyId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,31}$/)
  .brand<'CountyId'>();
export type CountyId = z.infer<typeof CountyId>;
