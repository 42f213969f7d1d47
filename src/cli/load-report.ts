import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Clock, today } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { type CountyId, Refusal } from '../kernel/index.ts';
import { uploadDocument } from '../ledger/index.ts';
import { findHolder } from '../people/index.ts';

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new Refusal(
      'bad-input',
      {
        zh: `无法读取文件 ${file}。请检查路径和读取权限。`,
        en: `The file ${file} cannot be read. Check its path and the right to read it.`,
      },
      { file, cause: error instanceof Error ? error.message : String(error) },
    );
  }
}

/**
 * Takes in a work report from the command line, on behalf of the delivery office's post in the county.
 * @returns where its review stands in the web
 */
export async function loadReport(db: Db, clock: Clock, county: CountyId, file: string): Promise<string> {
  const bytes = await bytesOf(file);
  const holder = await findHolder(db, county, 'delivery-office', today(clock));
  if (!holder) {
    throw new Refusal('not-ready', {
      zh: '本县督查室岗位还没有人员，无法代为载入报告。请先在“人员”页面任命。',
      en: 'Nobody holds a post of this county’s delivery office yet, so no report can be loaded. Appoint someone on the page “People” first.',
    });
  }
  const author = { ...holder, at: clock.now() };
  const { id } = await uploadDocument(db, county, { bytes, name: path.basename(file) }, author);
  return `/c/${county}/documents/${id}`;
}
