import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeText, MAX_BYTES } from './index.ts';

const text = '澄川县政府工作报告';
const gb18030 = Uint8Array.from([
  0xb3, 0xce, 0xb4, 0xa8, 0xcf, 0xd8, 0xd5, 0xfe, 0xb8, 0xae, 0xb9, 0xa4, 0xd7, 0xf7, 0xb1, 0xa8, 0xb8, 0xe6,
]);

test('UTF-8 is read with and without a byte order mark, and the mark is no part of the text', () => {
  const bytes = new TextEncoder().encode(text);
  assert.deepEqual(decodeText(bytes), { text, encoding: 'utf-8', diagnostics: [] });
  assert.equal(decodeText(Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes])).text, text);
});

test('GB18030 is read where the bytes are no UTF-8', () => {
  assert.deepEqual(decodeText(gb18030), { text, encoding: 'gb18030', diagnostics: [] });
});

test('UTF-16 is read by its mark', () => {
  assert.equal(decodeText(Uint8Array.from([0xff, 0xfe, 0x84, 0x6f, 0xdd, 0x5d])).text, '澄川');
});

for (const [name, bytes, code] of [
  ['an empty file', new Uint8Array(0), 'empty'],
  ['a file of blanks', new TextEncoder().encode(' \n\n '), 'empty'],
  ['a PDF', new TextEncoder().encode('%PDF-1.7 ...'), 'binary'],
  ['a docx', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]), 'binary'],
  ['bytes with zeros', Uint8Array.from([65, 0, 0, 66, 0]), 'binary'],
  ['a file in no known encoding', Uint8Array.from([0xff, 0x80, 0xff, 0x81, 0xff, 0xff]), 'wrong-encoding'],
  ['a file over 20 MB', new Uint8Array(MAX_BYTES + 1), 'too-large'],
] as const) {
  test(`${name} gives the diagnostic ${code} in both languages and no text`, () => {
    const { text: none, diagnostics } = decodeText(bytes);
    assert.equal(none, '');
    assert.equal(diagnostics[0]?.code, code);
    assert.equal(diagnostics[0]?.severity, 'error');
    assert.ok(
      diagnostics[0]?.message.zh &&
        diagnostics[0].message.en &&
        diagnostics[0].hint.zh &&
        diagnostics[0].hint.en,
    );
  });
}
