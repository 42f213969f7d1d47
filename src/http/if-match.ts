import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refusal } from '../kernel/index.ts';

/** The header, for routes that ask for it. It may be missing here: what that means is said in words. */
export const IfMatch = z.object({
  'if-match': z
    .string()
    .optional()
    .describe(
      'The version that the writer saw, as "3": a newer one answers 409 with the version as it is now.',
    ),
});

/** The version that the writer saw, from `If-Match: "3"`. Source: RFC 9110, 13.1.1. */
export function seenVersion(request: FastifyRequest): number {
  const seen = /^"(\d{1,9})"$/.exec(request.headers['if-match'] ?? '')?.[1];
  if (seen) return Number(seen);
  throw new Refusal('bad-input', {
    zh: '请求缺少 If-Match 版本号，无法判断您看到的是不是最新内容。',
    en: 'The request lacks If-Match with the version you saw, like If-Match: "3".',
  });
}

/** The same, where a writer may also say that any version will do, with `If-Match: *`. */
export const seenOrAny = (request: FastifyRequest): number | undefined =>
  request.headers['if-match'] === '*' ? undefined : seenVersion(request);
