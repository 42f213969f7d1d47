import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { newId, Refusal, type RefusalCode } from '../kernel/index.ts';
import type { Problem } from '../wire/index.ts';

/** Which status answers which refusal; a new code without a status does not compile. */
const statusOf: Record<RefusalCode, number> = {
  'bad-input': 422,
  'sign-in-needed': 401,
  'not-allowed': 403,
  'not-found': 404,
  'stale-version': 409,
  conflict: 409,
  'wrong-state': 409,
  'too-large': 413,
  'too-often': 429,
  'unsafe-database': 503,
  'newer-data': 503,
  'not-ready': 503,
};

const titleOf: Record<number, string> = {
  400: 'Bad request',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Not accepted',
  429: 'Too many requests',
  503: 'Not available',
};

const problemOf = (status: number, code: string, zh: string, en: string): Problem => ({
  type: `urn:suohe:problem:${code}`,
  title: titleOf[status] ?? 'Error',
  status,
  code,
  detail: zh,
  detailEn: en,
});

const refused = (refusal: Refusal): Problem => ({
  ...problemOf(statusOf[refusal.code], refusal.code, refusal.wording.zh, refusal.wording.en),
  ...(Object.keys(refusal.facts).length > 0 ? { facts: { ...refusal.facts } } : {}),
  ...(refusal.diagnostics.length > 0 ? { diagnostics: [...refusal.diagnostics] } : {}),
});

function invalid(error: FastifyError): Problem {
  const issues = (error.validation ?? []).map((issue) => ({
    field: issue.instancePath.replaceAll('/', '.').replace(/^\./, ''),
    message: issue.message ?? '',
  }));
  const fields = issues.map((i) => i.field || '(body)').join(', ');
  return {
    ...problemOf(
      400,
      'bad-request',
      `请求内容不符合要求，请检查：${fields}。`,
      `The request is not in the expected shape; look at: ${fields}.`,
    ),
    facts: { issues },
  };
}

/** What Fastify itself refuses before a route is asked: a body too large, a wrong media type, broken JSON. */
const outer: Record<string, { code: string; zh: string; en: string }> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    code: 'too-large',
    zh: '文件或请求过大，没有收下：一个文件最多 20 MB。照片可以缩小，视频和大文件可以截取或分成几份。',
    en: 'The file or request is too large and was not taken: 20 MB is the limit for one file. Make pictures smaller; cut films and large files into parts.',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: 'unsupported-media-type',
    zh: '不支持这种内容类型；请以 application/json 或（上传文件时）application/octet-stream 提交。',
    en: 'This content type is not supported; send application/json or, for a file, application/octet-stream.',
  },
};

/** The problem that answers an error; an unknown one is a bug: logged with an id, its words kept inside. */
function problemFor(error: FastifyError | Refusal, request: FastifyRequest): Problem {
  if (error instanceof Refusal) return refused(error);
  if (hasZodFastifySchemaValidationErrors(error)) return invalid(error);
  const status = error.statusCode ?? 500;
  const known = outer[error.code];
  if (known) return problemOf(status, known.code, known.zh, known.en);
  if (status === 429) {
    return problemOf(
      429,
      'too-often',
      '操作过于频繁，请稍后再试。',
      'Too many requests; try again in a while.',
    );
  }
  if (status >= 400 && status < 500) {
    return problemOf(
      status,
      'bad-request',
      '请求无法识别，请检查格式。',
      `The request cannot be understood: ${error.message}`,
    );
  }
  const id = newId();
  request.log.error({ err: error, id }, 'unexpected error');
  return problemOf(
    500,
    'unexpected',
    `系统出现意外错误，已记录（编号 ${id}）。请稍后再试；如仍出现，请把编号告诉系统管理员。`,
    `Something went wrong that should not; it is logged as ${id}. Try again later, or give the number to the administrator.`,
  );
}

/** Answers with a problem document. Source: RFC 9457. */
export async function answerProblem(
  error: FastifyError | Refusal,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const problem = problemFor(error, request);
  await reply.status(problem.status).type('application/problem+json').send(problem);
}

/** The refusal for what is not there. */
export const notFound = (zh: string, en: string): Refusal => new Refusal('not-found', { zh, en });
