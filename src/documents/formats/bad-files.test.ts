import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { docxParts, pdfOf, zipOf } from './files.fixture.ts';
import { Readers } from './readers.ts';
import { textOf } from './text-of.ts';

const readers = new Readers(1);
after(() => readers.close());

const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const sound = zipOf(docxParts(paragraph('澄川县2031年政府工作报告')));
const MACROS = 'application/vnd.ms-word.document.macroEnabled.main+xml';
const bomb = paragraph('字'.repeat(100)).repeat(250_000);

const bad: readonly (readonly [string, Uint8Array, string])[] = [
  ['an empty file', Buffer.alloc(0), 'empty'],
  ['a file of blanks', Buffer.from(' \n\t\n'), 'empty'],
  ['a file of 50 MB', Buffer.alloc(50 * 1024 * 1024, 'a'), 'too-large'],
  ['a binary file', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1, 0, 2]), 'binary'],
  ['a text in a foreign encoding', Buffer.from('\xc3\xa9\xff\xfe\xfd'.repeat(9), 'latin1'), 'wrong-encoding'],
  ['a text with NUL', Buffer.from('\ufeff澄川\0县', 'utf16le'), 'binary'],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), 'format-image'],
  ['a file of old Word', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'format-doc'],
  [
    'a Word file with a password',
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
    'format-encrypted',
  ],
  [
    'a Word file with macros',
    zipOf([...docxParts(paragraph('一')), { name: 'word/vbaProject.bin', content: 'x' }]),
    'format-docm',
  ],
  ['a Word file that says it may carry macros', zipOf(docxParts(paragraph('一'), MACROS)), 'format-docm'],
  ['a spreadsheet', zipOf([{ name: 'xl/workbook.xml', content: '<a/>' }]), 'format-sheet'],
  ['an OFD file', zipOf([{ name: 'OFD.xml', content: '<a/>' }]), 'format-ofd'],
  ['an archive of files', zipOf([{ name: 'a.txt', content: 'a' }]), 'format-zip'],
  ['a truncated Word file', sound.subarray(0, sound.length - 80), 'damaged'],
  [
    'a Word file with a broken part',
    Buffer.concat([sound.subarray(0, 60), Buffer.alloc(9), sound.subarray(69)]),
    'damaged',
  ],
  ['a Word file without a body', zipOf(docxParts('')), 'empty'],
  ['a zip bomb', zipOf(docxParts(bomb)), 'unpacks-too-large'],
  [
    'a zip bomb that lies about its size',
    zipOf(docxParts(bomb).map((part) => ({ ...part, says: Math.min(part.content.length, 9000) }))),
    'damaged',
  ],
  ['a scanned PDF', pdfOf([[], []]), 'no-text-layer'],
  ['a truncated PDF', Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Cat'), 'damaged'],
  [
    'a PDF whose fonts do not tell their characters',
    pdfOf([[[72, 700, '\ue001\ue002\ue003\ue004\ue005\ue006\ue007\ue008\ue009']]]),
    'garbled-text',
  ],
  ['an RTF file', Buffer.from('{\\rtf1\\ansi hello}'), 'format-rtf'],
  ['a page without text', Buffer.from('<!doctype html><html><body><nav>首页</nav></body></html>'), 'empty'],
];

for (const [name, bytes, code] of bad) {
  test(`${name} gives an empty text and says what is wrong and what to do`, async () => {
    const { text, diagnostics } = await textOf(bytes, readers);
    assert.equal(text, '');
    assert.deepEqual(
      diagnostics.map((d) => [d.code, d.severity]),
      [[code, 'error']],
    );
    assert.ok(diagnostics.every((d) => d.message.zh && d.message.en && d.hint.zh && d.hint.en));
  });
}

test('pages of a PDF without text are named, and the others are read', async () => {
  const { text, diagnostics } = await textOf(pdfOf([[[72, 700, '全县造林一万亩。']], []]), readers);
  assert.equal(text, '全县造林一万亩。');
  assert.deepEqual(
    diagnostics.map((d) => [d.code, d.severity, d.message.en]),
    [['pages-without-text', 'warning', 'Without a text layer and not read: page 2.']],
  );
});

test('a file that takes longer than the limit is given up, and the next one is read', async (t) => {
  const hasty = new Readers(1, { milliseconds: 1 });
  t.after(() => hasty.close());
  assert.equal((await textOf(sound, hasty)).diagnostics[0]?.code, 'takes-too-long');
  assert.equal((await textOf(sound, readers)).text, '澄川县2031年政府工作报告');
});

test('a file that needs more memory than the limit kills the worker, not the program', async (t) => {
  const small = new Readers(1, { megabytes: 8 });
  t.after(() => small.close());
  const page = Buffer.from(`<html><body>${'<p>澄川</p>'.repeat(200_000)}</body></html>`);
  const codes = await Promise.all([textOf(page, small), textOf(page, small)]);
  assert.deepEqual(
    codes.map(({ diagnostics }) => diagnostics[0]?.code),
    ['parser-failed', 'parser-failed'],
  );
});

test('a page that nests too deep kills the worker, not the program', async () => {
  const page = Buffer.from(`<html><body>${'<div>'.repeat(40_000)}澄川，`);
  assert.equal((await textOf(page, readers)).diagnostics[0]?.code, 'parser-failed');
  assert.equal((await textOf(sound, readers)).text, '澄川县2031年政府工作报告');
});

test('more files than may wait are turned away', async (t) => {
  const narrow = new Readers(1, { waiting: 1 });
  t.after(() => narrow.close());
  const found = await Promise.all([1, 2, 3].map(() => textOf(sound, narrow)));
  assert.deepEqual(
    found.map(({ diagnostics }) => diagnostics[0]?.code),
    [undefined, undefined, 'busy'],
  );
});
