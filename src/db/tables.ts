// Written by `suohe schema` from the database itself. Do not edit.

export type Database = Record<never, never>;
