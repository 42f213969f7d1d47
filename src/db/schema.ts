import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Catalogue, type Column, type Relation, readCatalogue } from './catalogue.ts';
import { addressOf, adminRole } from './cluster.ts';
import { migrate } from './migrate.ts';
import { projectRoot } from './project.ts';
import { createRoles, onSession, ownerRole } from './roles.ts';
import { startScratchCluster } from './scratch.ts';

const plainName = /^[a-z_][a-z0-9_]*$/;
const quoted = (name: string): string => (plainName.test(name) ? name : `"${name.replaceAll('"', '""')}"`);

function columnText(column: Column): string {
  const parts = [`${quoted(column.name)} ${column.type}`];
  if (column.collation !== null) parts.push(`collate ${column.collation}`);
  if (column.generated) parts.push(`generated always as (${column.fallback}) stored`);
  else if (column.fallback !== null) parts.push(`default ${column.fallback}`);
  if (column.required) parts.push('not null');
  return parts.join(' ');
}

function relationText(relation: Relation, catalogue: Catalogue): string {
  const name = quoted(relation.name);
  if (relation.view !== null) return `create view ${name} as\n${relation.view.trim()}`;
  const constraints = catalogue.constraints
    .filter((rule) => rule.relation === relation.name && !rule.foreign)
    .map((rule) => `constraint ${quoted(rule.name)} ${rule.text}`);
  if (relation.parent !== null) {
    const own = constraints.length === 0 ? '' : ` (\n  ${constraints.join(',\n  ')}\n)`;
    return `create table ${name} partition of ${relation.parent}${own} ${relation.bounds};`;
  }
  const columns = catalogue.columns.filter((column) => column.relation === relation.name).map(columnText);
  const key = relation.partitionKey === null ? '' : ` partition by ${relation.partitionKey}`;
  return `create table ${name} (\n  ${[...columns, ...constraints].join(',\n  ')}\n)${key};`;
}

/** The whole schema as SQL that makes the same schema on an empty database. */
export function schemaText(catalogue: Catalogue): string {
  const foreign = catalogue.constraints
    .filter((rule) => rule.foreign)
    .map((rule) => `alter table ${quoted(rule.relation)} add constraint ${quoted(rule.name)} ${rule.text};`);
  const grants = catalogue.grants.map(
    (grant) => `grant ${grant.privileges} on ${quoted(grant.relation)} to ${grant.role};`,
  );
  const paragraphs = [
    '-- The schema that the migrations make, written by `suohe schema` from the database’s own catalogue.\n' +
      '-- Read it; do not edit it. CI compares it.',
    catalogue.extensions.map((name) => `create extension ${name};`).join('\n'),
    ...catalogue.functions.map((text) => `${text.trim()};`),
    ...catalogue.relations.map((relation) => relationText(relation, catalogue)),
    foreign.join('\n'),
    catalogue.indexes.map((text) => `${text};`).join('\n'),
    grants.join('\n'),
  ];
  return `${paragraphs.filter((text) => text !== '').join('\n\n')}\n`;
}

const numbers = ['int2', 'int4', 'int8', 'float4', 'float8', 'oid'];
const texts = [
  ...['text', 'varchar', 'bpchar', 'name', 'uuid', 'numeric', 'inet', 'tsvector'],
  ...['date', 'time', 'timestamp', 'timestamptz', 'interval'],
];
const others: Readonly<Record<string, string>> = {
  bool: 'boolean',
  bytea: 'Buffer',
  json: 'Json',
  jsonb: 'Json',
};

function valueType(column: Column): string {
  const one = numbers.includes(column.base)
    ? 'number'
    : texts.includes(column.base)
      ? 'string'
      : others[column.base];
  if (one === undefined)
    throw new Error(`No TypeScript type is settled for ${column.relation}.${column.name} (${column.type}).`);
  return column.isArray ? `${one}[]` : one;
}

function fieldText(column: Column): string {
  const type = valueType(column);
  const whole =
    type === 'Json' ? (column.required ? 'Json' : 'OptionalJson') : column.required ? type : `${type} | null`;
  const field = column.generated
    ? `GeneratedAlways<${whole}>`
    : column.fallback !== null
      ? `Generated<${whole}>`
      : whole;
  return `    ${column.name}: ${field};`;
}

const typeHeader = `// Written by \`suohe schema\` from the database's own catalogue. Do not edit; CI compares it.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** JSON comes back parsed, as what it may be: unknown. It goes in as text: \`JSON.stringify(value)\`. */
type Json = ColumnType<unknown, string, string>;
type OptionalJson = ColumnType<unknown, string | null | undefined, string | null>;
`;

/**
 * The table types for Kysely. \`date\`, \`numeric\` and \`uuid\` are text; \`timestamptz\` is an ISO text with
 * milliseconds in UTC.
 */
export function tableTypes(catalogue: Catalogue): string {
  const tables = catalogue.relations
    .filter((relation) => relation.parent === null)
    .map((relation) => {
      const fields = catalogue.columns.filter((column) => column.relation === relation.name).map(fieldText);
      return `  ${relation.name}: {\n${fields.join('\n')}\n  };`;
    });
  const used = ['ColumnType', 'Generated', 'GeneratedAlways'].filter(
    (name) => name === 'ColumnType' || tables.some((text) => text.includes(`${name}<`)),
  );
  const header = typeHeader.replace('ColumnType, Generated, GeneratedAlways', used.join(', '));
  const body = `export type Database = {\n${tables.join('\n')}\n};\n`;
  return `${header.replace(/type OptionalJson.*\n/, (line) => (body.includes('OptionalJson') ? line : ''))}\n${body}`;
}

const files = (catalogue: Catalogue): readonly { readonly file: string; readonly text: string }[] => [
  { file: 'schema.sql', text: schemaText(catalogue) },
  { file: 'src/db/tables.ts', text: tableTypes(catalogue) },
];

/** The files that do not say what a migrated database says, as they should be. */
export async function differingFiles(ownerUrl: string): Promise<readonly { file: string; text: string }[]> {
  const catalogue = await onSession(ownerUrl, readCatalogue);
  return files(catalogue).filter(({ file, text }) => {
    try {
      return readFileSync(path.join(projectRoot, file), 'utf8') !== text;
    } catch {
      return true; // A file that is not there differs.
    }
  });
}

/**
 * Migrates an empty database from nothing and holds schema.sql and the table types against it. Returns the
 * files that differ; with `write` they are written as they should be.
 */
export async function compareSchema({ write }: { readonly write: boolean }): Promise<readonly string[]> {
  const cluster = await startScratchCluster();
  await createRoles(addressOf(cluster, adminRole, 'postgres'));
  const ownerUrl = addressOf(cluster, ownerRole, 'suohe');
  await migrate(ownerUrl);
  const differing = await differingFiles(ownerUrl);
  if (write) for (const { file, text } of differing) writeFileSync(path.join(projectRoot, file), text);
  return differing.map(({ file }) => file);
}
