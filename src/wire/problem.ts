import { z } from 'zod';
import { DiagnosticShape } from './reading.ts';

/** How every failed request answers. Source: RFC 9457, problem details (application/problem+json). */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  detailEn: z.string(),
  facts: z.record(z.string(), z.unknown()).optional(),
  diagnostics: z.array(DiagnosticShape).optional(),
});
export type Problem = z.infer<typeof Problem>;
