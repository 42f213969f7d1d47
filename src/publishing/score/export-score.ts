import type { Instant } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import type { CountyId } from '../../kernel/index.ts';
import type { ScoreResult } from '../../ledger/index.ts';
import { listCounties } from '../../people/index.ts';
import type { SheetFile } from '../sheet/export-sheet.ts';
import { writeScore } from './write-score.ts';

type Exported = {
  /** The result as it is stored, which the digest is of, and as it is read today. */
  readonly body: { readonly county: CountyId };
  readonly result: ScoreResult;
  readonly digest: string;
  readonly number: string;
  readonly stage: string;
  readonly computedAt: Instant;
  /** What the posts are called that asked for exclusions and granted them. */
  readonly posts: Readonly<Record<string, string>>;
};

const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
} as const;

/**
 * A stored result as a file to check it by: a workbook whose scores are formulas over the raw rows, or the same as
 * JSON with the scheme, of which `digest` is the SHA-256 of the canonical form (RFC 8785) of `result`.
 */
export async function exportScore(db: Db, exported: Exported, format: 'xlsx' | 'json'): Promise<SheetFile> {
  const { body, result, digest, number, stage, computedAt, posts } = exported;
  const county = (await listCounties(db)).find(({ id }) => id === body.county);
  const [countyName, simulated] = [county?.name ?? body.county, county?.simulated ?? false];
  const name = `${countyName}${result.scheme.name.zh}${simulated ? '（模拟数据）' : ''}${number}.${format}`;
  const bytes =
    format === 'json'
      ? Buffer.from(JSON.stringify({ number, stage, simulated, digest, posts, result: body }, null, 1))
      : await writeScore({ result, digest, countyName, simulated, number, at: computedAt, posts });
  return { fileName: name, mediaType: mediaTypes[format], bytes };
}
