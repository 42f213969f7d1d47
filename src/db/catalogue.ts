import type pg from 'pg';

/** What the database itself says about a column. */
export type Column = {
  readonly relation: string;
  readonly name: string;
  /** As SQL writes it: `text`, `numeric(12,2)`, `text[]`. */
  readonly type: string;
  /** The bare type: `numeric`, `text`; for an array that of its elements. */
  readonly base: string;
  readonly isArray: boolean;
  readonly required: boolean;
  readonly fallback: string | null;
  readonly generated: boolean;
  readonly collation: string | null;
};
export type Relation = {
  readonly name: string;
  readonly kind: 'table' | 'view';
  readonly view: string | null;
  readonly partitionKey: string | null;
  readonly parent: string | null;
  readonly bounds: string | null;
};
type Constraint = {
  readonly relation: string;
  readonly name: string;
  readonly foreign: boolean;
  readonly text: string;
};
type Grant = { readonly relation: string; readonly role: string; readonly privileges: string };

/** The schema as the database itself tells it, in a fixed order. */
export type Catalogue = {
  readonly extensions: readonly string[];
  readonly functions: readonly string[];
  readonly relations: readonly Relation[];
  readonly columns: readonly Column[];
  readonly constraints: readonly Constraint[];
  readonly indexes: readonly string[];
  readonly grants: readonly Grant[];
};

const ours = `pg_namespace.nspname = 'public' and not exists (
  select 1 from pg_depend where pg_depend.objid = thing.oid and pg_depend.deptype = 'e')`;

const forbidden = `
  select 'trigger ' || tgname as what from pg_trigger where not tgisinternal
  union all select 'rule ' || rulename from pg_rewrite
    join pg_class on pg_class.oid = ev_class join pg_namespace on pg_namespace.oid = relnamespace
    where rulename <> '_RETURN' and nspname = 'public'
  union all select 'sequence ' || relname from pg_class as thing
    join pg_namespace on pg_namespace.oid = relnamespace where relkind = 'S' and ${ours}
  union all select 'materialized view ' || relname from pg_class as thing
    join pg_namespace on pg_namespace.oid = relnamespace where relkind in ('m', 'f') and ${ours}
  union all select 'type ' || typname from pg_type as thing
    join pg_namespace on pg_namespace.oid = typnamespace where typtype in ('e', 'd', 'r') and ${ours}
  union all select 'schema ' || nspname from pg_namespace
    where nspname not in ('public', 'information_schema') and nspname !~ '^pg_'
  order by 1`;

const relations = `
  select relname as name, case when relkind = 'v' then 'view' else 'table' end as kind,
    case when relkind = 'v' then pg_get_viewdef(thing.oid) end as view,
    case when relkind = 'p' then pg_get_partkeydef(thing.oid) end as "partitionKey",
    (select inhparent::regclass::text from pg_inherits where inhrelid = thing.oid) as parent,
    pg_get_expr(relpartbound, thing.oid) as bounds
  from pg_class as thing join pg_namespace on pg_namespace.oid = relnamespace
  where relkind in ('r', 'p', 'v') and ${ours}
  order by relkind = 'v', relispartition, relname collate "C"`;

const columns = `
  select relname as relation, attname as name, format_type(atttypid, atttypmod) as type,
    coalesce(element.typname, own.typname) as base, element.oid is not null as "isArray",
    attnotnull as required, pg_get_expr(adbin, adrelid) as fallback, attgenerated <> '' as generated,
    (select quote_ident(collname) from pg_collation
      where pg_collation.oid = attcollation and attcollation <> own.typcollation) as collation
  from pg_attribute
  join pg_class as thing on thing.oid = attrelid join pg_namespace on pg_namespace.oid = relnamespace
  join pg_type as own on own.oid = atttypid
  left join pg_type as element on element.oid = own.typelem and own.typcategory = 'A'
  left join pg_attrdef on adrelid = attrelid and adnum = attnum
  where attnum > 0 and not attisdropped and relkind in ('r', 'p', 'v') and ${ours}
  order by relname collate "C", attnum`;

// From PostgreSQL 18 "not null" stands among the constraints too; here it stands with its column.
const constraints = `
  select relname as relation, conname as name, contype = 'f' as foreign, pg_get_constraintdef(pg_constraint.oid) as text
  from pg_constraint
  join pg_class as thing on thing.oid = conrelid join pg_namespace on pg_namespace.oid = relnamespace
  where contype <> 'n' and conislocal and conparentid = 0 and ${ours}
  order by relname collate "C", contype <> 'p', contype <> 'u', conname collate "C"`;

const indexes = `
  select pg_get_indexdef(thing.oid) as text
  from pg_index join pg_class as thing on thing.oid = indexrelid join pg_namespace on pg_namespace.oid = relnamespace
  where not exists (select 1 from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))
    and not exists (select 1 from pg_inherits where inhrelid = indexrelid) and ${ours}
  order by indrelid::regclass::text collate "C", thing.relname collate "C"`;

// Privileges that every supported version knows; "maintain" came with 17 and only owners have it.
const grants = `
  select relation, role, string_agg(privilege, ', ' order by place) as privileges from (
    select relname as relation, grantee::regrole::text as role,
      lower(privilege_type) as privilege,
      array_position(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER'], privilege_type) as place
    from pg_class as thing join pg_namespace on pg_namespace.oid = relnamespace cross join lateral aclexplode(relacl)
    where relkind in ('r', 'p', 'v') and grantee <> relowner and privilege_type <> 'MAINTAIN' and ${ours}
    union all
    select relname, grantee::regrole::text, lower(privilege_type) || ' (' || quote_ident(attname) || ')', 100 + attnum
    from pg_attribute join pg_class as thing on thing.oid = attrelid
    join pg_namespace on pg_namespace.oid = relnamespace cross join lateral aclexplode(attacl)
    where grantee <> relowner and ${ours}
  ) as granted
  group by relation, role order by relation collate "C", role collate "C"`;

const functions = `
  select pg_get_functiondef(thing.oid) as text from pg_proc as thing
  join pg_namespace on pg_namespace.oid = pronamespace where ${ours} order by proname collate "C", 1`;

const extensions = `select quote_ident(extname) as text from pg_extension where extname <> 'plpgsql' order by extname`;

/**
 * Reads the schema `public` from the database's own catalogue. Triggers, rules, sequences and types of our own
 * are an error: the house has none (law 1), so nothing can be in the database that is not in the answer.
 */
export async function readCatalogue(client: pg.ClientBase): Promise<Catalogue> {
  await client.query(`set search_path = public`);
  const texts = async (query: string): Promise<string[]> =>
    (await client.query<{ text: string }>(query)).rows.map((row) => row.text);
  const found = (await client.query<{ what: string }>(forbidden)).rows;
  if (found.length > 0) {
    throw new Error(
      `The schema has what the house does without: ${found.map((row) => row.what).join(', ')}.`,
    );
  }
  return {
    extensions: await texts(extensions),
    functions: await texts(functions),
    relations: (await client.query<Relation>(relations)).rows,
    columns: (await client.query<Column>(columns)).rows,
    constraints: (await client.query<Constraint>(constraints)).rows,
    indexes: await texts(indexes),
    grants: (await client.query<Grant>(grants)).rows,
  };
}
