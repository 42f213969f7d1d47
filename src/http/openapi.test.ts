import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { clockAt } from '../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import type { App } from './app.ts';
import { buildServer } from './server.ts';

const Schema = z.looseObject({});
const Media = z.strictObject({ schema: Schema });
const Parameter = z.looseObject({
  name: z.string().min(1),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean().optional(),
  schema: Schema,
});
const Answer = z.union([
  z.strictObject({ $ref: z.string() }),
  z.looseObject({ description: z.string().min(1), content: z.record(z.string(), Media).optional() }),
]);
const Operation = z.looseObject({
  operationId: z.string().regex(/^[a-z]+(-\w+)+$/),
  summary: z.string().min(5).optional(),
  tags: z.array(z.string()).length(1),
  parameters: z.array(Parameter).optional(),
  requestBody: z.strictObject({ required: z.boolean(), content: z.record(z.string(), Media) }).optional(),
  responses: z.record(z.string().regex(/^([1-5]\d\d|default)$/), Answer),
  security: z.array(z.record(z.string(), z.array(z.string()))),
});
/** What OpenAPI 3.1 asks of a description. Source: OpenAPI Specification 3.1.0, chapter 4.8. */
const Description = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.looseObject({ title: z.string(), version: z.string(), description: z.string() }),
  paths: z.record(
    z.string().startsWith('/api/'),
    z.record(z.enum(['get', 'put', 'post', 'delete']), Operation.optional()),
  ),
  components: z.looseObject({ securitySchemes: z.record(z.string(), Schema) }),
});

let base: TestDatabase;
let app: App;
const routes: string[] = [];
let description: z.infer<typeof Description>;
before(async () => {
  base = await testDatabase();
  app = await buildServer({
    db: base.db,
    clock: clockAt('2025-02-10T01:00:00.000Z'),
    web: import.meta.dirname,
    log: 'silent',
    onRoute: (method, url) => routes.push(`${method} ${url.replaceAll(/:(\w+)/g, '{$1}')}`),
  });
  await app.ready();
  description = Description.parse((await app.inject({ url: '/api/openapi.json' })).json());
});
after(async () => {
  await app.close();
  await base.drop();
});

const operations = () =>
  Object.entries(description.paths).flatMap(([path, of]) =>
    Object.entries(of).flatMap(([method, operation]) =>
      operation ? [{ name: `${method.toUpperCase()} ${path}`, path, operation }] : [],
    ),
  );
const operationOf = (name: string) =>
  operations().find((one) => one.name === name)?.operation ?? assert.fail(name);

test('every route of the API is in the description, and none is left over', () => {
  const served = routes.filter((route) => route.includes(' /api/') && !route.startsWith('HEAD'));
  const described = operations().map(({ name }) => name);
  const own = 'GET /api/openapi.json';
  assert.deepEqual(described.toSorted(), served.filter((route) => route !== own).toSorted());
});

test('every operation has an id of its own, a good answer, and a problem document for every other', () => {
  const ids = operations().map(({ operation }) => operation.operationId);
  assert.equal(new Set(ids).size, ids.length);
  for (const { name, operation } of operations()) {
    assert.ok(
      Object.keys(operation.responses).some((status) => status.startsWith('2')),
      name,
    );
    assert.deepEqual(operation.responses['default'], { $ref: '#/components/responses/Problem' }, name);
  }
});

test('every part of a path is a parameter that is required', () => {
  for (const { name, path, operation } of operations()) {
    const asked = [...path.matchAll(/\{(\w+)\}/g)].map(([, part]) => part);
    const given = (operation.parameters ?? []).filter((one) => one.in === 'path');
    assert.deepEqual(given.map((one) => one.name).toSorted(), asked.toSorted(), name);
    assert.ok(
      given.every(({ required }) => required),
      name,
    );
  }
});

test('every reference leads somewhere, and every schema can be read as JSON Schema', () => {
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    for (const [key, one] of Object.entries(value)) {
      if (key === '$ref') {
        const target = String(one)
          .replace('#/', '')
          .split('/')
          .reduce<unknown>((at, step) => Schema.parse(at)[step], description);
        assert.ok(target, String(one));
      } else if (key === 'schema' && !JSON.stringify(one).includes('$ref'))
        z.fromJSONSchema(Schema.parse(one));
      else walk(one);
    }
  };
  walk(description);
});

test('what a writer has to name, and how lists go on, is described where it holds', () => {
  const step = operationOf('POST /api/counties/{county}/cases/{case}/steps/{step}');
  const names = (operation: typeof step) =>
    (operation.parameters ?? []).map((one) => `${one.in} ${one.name}`);
  assert.ok(names(step).includes('header if-match') && names(step).includes('header idempotency-key'));
  for (const path of ['documents/{document}/proposals/{proposal}/confirm', 'cases/{case}/correction'])
    assert.ok(names(operationOf(`POST /api/counties/{county}/${path}`)).includes('header if-match'), path);
  assert.ok(names(operationOf('POST /api/counties/{county}/cases')).includes('header idempotency-key'));
  for (const list of ['cases', 'work', 'orders'])
    assert.ok(names(operationOf(`GET /api/counties/{county}/${list}`)).includes('query cursor'), list);
});

test('what is no JSON says so: files in, sheets and documents out, the stream of changes', () => {
  const kinds = (name: string) =>
    Object.values(operationOf(name).responses).flatMap((answer) =>
      'content' in answer ? Object.keys(answer.content ?? {}) : [],
    );
  const county = '/api/counties/{county}';
  assert.deepEqual(kinds(`GET ${county}/changes`), ['application/json', 'text/event-stream']);
  assert.ok(kinds(`GET ${county}/plans/{year}/sheet.xlsx`).some((kind) => kind.includes('spreadsheetml')));
  assert.ok(operationOf(`POST ${county}/documents`).requestBody?.content['application/octet-stream']);
});

test('whoever need not be signed in is named: nothing under a county', () => {
  const open = operations().filter(({ operation }) => operation.security.length === 0);
  assert.ok(open.length > 0);
  assert.deepEqual(
    open.filter(({ path }) => path.includes('{county}')),
    [],
  );
});
