import { z } from 'zod';
import { Problem } from '../wire/index.ts';
import { type RouteWords, routeWords } from './route-words.ts';

/** A route as the server knows it; `open` where nobody has to be signed in. */
export type DescribedRoute = { readonly method: string; readonly url: string; readonly open: boolean };

const Loose = z.record(z.string(), z.unknown());
const Operation = z.looseObject({ responses: z.record(z.string(), z.looseObject({})).optional() });
const Generated = z.looseObject({
  info: Loose,
  components: z.looseObject({ schemas: Loose.optional() }).optional(),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
});

const media: Readonly<Record<NonNullable<RouteWords['gives']>[number], string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  tsv: 'text/tab-separated-values',
  file: 'application/octet-stream',
  events: 'text/event-stream',
};

const file = { type: 'string', contentMediaType: 'application/octet-stream' };

/** The part of the address that a route belongs to, as readers of the description look for it. */
const tagOf = (url: string): string => {
  const [first = '', second, third] = url.replace('/api/', '').split('/');
  return second?.startsWith('{') ? (third ?? first) : first;
};

const operationId = (method: string, url: string): string =>
  [method.toLowerCase(), ...url.split('/').slice(2)].join('-').replaceAll(/[{}]/g, '').replaceAll('.', '-');

function described(
  operation: z.infer<typeof Operation>,
  method: string,
  url: string,
  open: boolean,
): Record<string, unknown> {
  const words = routeWords[`${method} ${url}`];
  const { responses = {} } = operation;
  const given = Object.fromEntries(
    (words?.gives ?? []).map((kind) => [
      media[kind],
      { schema: kind === 'events' ? { type: 'string' } : file },
    ]),
  );
  const answered = Object.entries(responses).map(([status, response]) => {
    const { content, ...rest } = response;
    const all = { ...Loose.safeParse(content).data, ...given };
    return [status, Object.keys(all).length > 0 ? { ...rest, content: all } : rest] as const;
  });
  return {
    operationId: operationId(method, url),
    tags: [tagOf(url)],
    ...(words ? { summary: words.says } : {}),
    ...operation,
    ...(words?.takes
      ? { requestBody: { required: true, content: { 'application/octet-stream': { schema: file } } } }
      : {}),
    responses: { ...Object.fromEntries(answered), default: { $ref: '#/components/responses/Problem' } },
    security: open ? [] : [{ session: [] }],
  };
}

/**
 * The description of the API (OpenAPI 3.1): what the schemas of the routes give, and what they do not say: that
 * every failure is a problem document (RFC 9457), who has to be signed in, and what is no JSON.
 */
export function describeApi(generated: unknown, routes: readonly DescribedRoute[]): Record<string, unknown> {
  const { paths, info, components, ...rest } = Generated.parse(generated);
  const openTo = new Set(routes.filter(({ open }) => open).map(({ method, url }) => `${method} ${url}`));
  const asRoute = (url: string): string => url.replaceAll(/\{(\w+)\}/g, ':$1');
  return {
    ...rest,
    info: {
      ...info,
      description:
        'Lists answer page by page: `next` is the cursor of the page after. A step names the version that its ' +
        'writer saw with If-Match; a newer one answers 409 with the version as it is now. A request that names ' +
        'itself with Idempotency-Key is done once, however often it is sent.',
    },
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'suohe_session' } },
      schemas: { ...components?.schemas, Problem: z.toJSONSchema(Problem) },
      responses: {
        Problem: {
          description: 'The request was refused, or failed: a problem document in Chinese and English.',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
    paths: Object.fromEntries(
      Object.entries(paths).map(([url, operations]) => [
        url,
        Object.fromEntries(
          Object.entries(operations).map(([method, operation]) => {
            const name = method.toUpperCase();
            return [method, described(operation, name, url, openTo.has(`${name} ${asRoute(url)}`))];
          }),
        ),
      ]),
    ),
  };
}
