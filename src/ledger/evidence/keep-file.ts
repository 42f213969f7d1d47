import type { Instant } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import { type CountyId, type Digest, digestOf, type Id, Refusal } from '../../kernel/index.ts';
import { type Doer, postFor } from '../doer.ts';
import { groundOf } from '../ground.ts';
import { findCase } from '../store.ts';
import { mediaTypeOf } from './media-type.ts';
import { insertFile } from './store.ts';

/** What an `attach` step names: the file as it was kept. */
export type KeptFile = { readonly digest: Digest; readonly bytes: number; readonly mediaType: string };

const noCase = (): Refusal =>
  new Refusal('not-found', {
    zh: '台账中没有这一件，或它不属于本县。',
    en: 'There is no such case in this county.',
  });

const notYours = (): Refusal =>
  new Refusal('not-allowed', {
    zh: '只有可以为这一件上传佐证的岗位才能上传文件。',
    en: 'Only a post that may attach evidence to this case may upload a file for it.',
  });

const emptyFile = (): Refusal =>
  new Refusal('bad-input', {
    zh: '这个文件是空的，没有收下。请检查原文件后重新选择。',
    en: 'This file is empty and was not taken. Look at the original and choose it again.',
  });

const wrongKind = (): Refusal =>
  new Refusal('bad-input', {
    zh: '这种文件不能作为佐证。请上传照片（jpg、png、webp、heic）、视频（mp4）、PDF、OFD、不带宏的 docx、xlsx，或 UTF-8 文本。',
    en: 'A file of this kind is not taken as evidence. Upload a picture (jpg, png, webp, heic), a film (mp4), PDF, OFD, docx or xlsx without macros, or text in UTF-8.',
  });

/**
 * Keeps a file as evidence for a case, by the digest of its bytes. It is evidence only once an `attach` step names
 * it; what a file is, its content says, not its name.
 *
 * @throws Refusal `not-found`, `not-allowed` for who may not attach evidence to the case, `bad-input` for a kind
 *   of file that is not taken
 */
export async function keepFile(
  db: Db,
  county: CountyId,
  caseId: Id,
  content: Buffer,
  by: { readonly doer: Doer; readonly now: Instant },
): Promise<KeptFile> {
  const record = await findCase(db, county, caseId);
  if (!record) throw noCase();
  const { matter } = await groundOf(db, county, record.state, by.now);
  const attaching = Object.values(matter.steps).filter(({ verb }) => verb === 'attach');
  const post = attaching.map((step) => postFor(step.by, record.state, by.doer)).find(Boolean);
  if (!post) throw notYours();
  return await keepBytes(db, county, content, { post: post.id, account: by.doer.account, at: by.now });
}

/**
 * Keeps the bytes of a file for a post that may attach it, whoever the caller found that to be.
 *
 * @throws Refusal `bad-input` for an empty file and for a kind of file that is not taken
 */
export async function keepBytes(
  db: Db,
  county: CountyId,
  content: Buffer,
  by: { readonly post: string; readonly account: Id; readonly at: Instant },
): Promise<KeptFile> {
  if (content.length === 0) throw emptyFile();
  const mediaType = mediaTypeOf(content);
  if (!mediaType) throw wrongKind();
  const digest = digestOf(content);
  await insertFile(db, county, { digest, mediaType, content, ...by });
  return { digest, bytes: content.length, mediaType };
}
