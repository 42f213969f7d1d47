import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mediaTypeOf } from './media-type.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

const taken: readonly (readonly [what: string, content: Buffer, mediaType: string])[] = [
  ['a photograph', bytes('\xff\xd8\xff\xe0 JFIF'), 'image/jpeg'],
  ['a picture of a screen', bytes('\x89PNG\r\n\x1a\n....'), 'image/png'],
  ['a photograph of a phone', bytes('....ftypheic....'), 'image/heic'],
  ['a film', bytes('....ftypisom....'), 'video/mp4'],
  ['a paper', bytes('%PDF-1.7 ...'), 'application/pdf'],
  [
    'a workbook',
    bytes('PK\x03\x04....xl/workbook.xml'),
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ],
  ['a note', Buffer.from('六月底主体完工。'), 'text/plain; charset=utf-8'],
];

for (const [what, content, mediaType] of taken) {
  test(`${what} is evidence, whatever its name`, () => {
    assert.equal(mediaTypeOf(content), mediaType);
  });
}

const refused: readonly (readonly [what: string, content: Buffer])[] = [
  ['an empty file', Buffer.alloc(0)],
  ['a program', bytes('MZ\x90\x00\x03')],
  ['a page', Buffer.from('<!DOCTYPE html><p>完工</p>')],
  ['a drawing that may hold a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a workbook with macros', bytes('PK\x03\x04..xl/workbook.xml..xl/vbaProject.bin')],
  ['an archive of anything', bytes('PK\x03\x04....a.exe')],
  ['text in no known encoding', bytes('\xc8\xd5\xd6\xbe')],
];

for (const [what, content] of refused) {
  test(`${what} is not taken as evidence`, () => {
    assert.equal(mediaTypeOf(content), undefined);
  });
}
