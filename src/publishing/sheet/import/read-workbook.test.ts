import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readWorkbook } from './read-workbook.ts';
import { archiveOf, partsAround, workbookOf } from './workbook.fixture.ts';

const wrongOf = async (bytes: Buffer): Promise<string> => {
  const reading = await readWorkbook(bytes);
  return 'wrong' in reading ? reading.wrong : 'read';
};

const head = ['任务', '牵头单位', '完成时限'];

test('a workbook is read cell by cell: text, numbers, percentages, days, rich text; formulas only as formulas', async () => {
  const bytes = await workbookOf(
    [
      head,
      ['修路', 18, new Date('2025-06-30T00:00:00Z')],
      [{ richText: [{ text: '加装' }, { text: '电梯' }] }, { formula: 'B2+1', result: 19 }],
      [{ text: '县政府', hyperlink: 'https://example.org' }, 0.075],
    ],
    (sheet) => {
      sheet.getCell('B4').numFmt = '0.0%';
    },
  );
  const reading = await readWorkbook(bytes);
  assert.ok('grids' in reading);
  const said = reading.grids[0]?.cells
    .filter(({ row }) => row > 1)
    .map(({ kind, text }) => `${kind} ${text}`);
  assert.deepEqual(said, [
    'text 修路',
    'number 18',
    'day 2025-06-30',
    'text 加装电梯',
    'formula =B2+1',
    'text 县政府',
    'number 7.5%',
  ]);
});

test('days of a workbook that counts from 1904 are the days that its program shows', async () => {
  const bytes = await workbookOf([head, ['修路', '', new Date('2025-06-30T00:00:00Z')]], (_sheet, book) => {
    book.properties.date1904 = true;
  });
  const reading = await readWorkbook(bytes);
  assert.ok('grids' in reading);
  assert.equal(reading.grids[0]?.cells.find(({ kind }) => kind === 'day')?.text, '2025-06-30');
});

test('hidden worksheets are not read', async () => {
  const bytes = await workbookOf([head], (_sheet, book) => {
    book.addWorksheet('底稿', { state: 'hidden' }).addRow(['修路']);
  });
  const reading = await readWorkbook(bytes);
  assert.ok('grids' in reading);
  assert.deepEqual(
    reading.grids.map(({ name }) => name),
    ['Sheet1'],
  );
});

const sheetOfRows = (count: number, cell: string): string =>
  `<worksheet><sheetData>${Array.from({ length: count }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}">${cell}</c></row>`).join('')}</sheetData></worksheet>`;

const planted: readonly (readonly [string, string, Buffer])[] = [
  ['an empty file', 'empty', Buffer.alloc(0)],
  ['an old .xls or a locked workbook', 'old-or-locked', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ['a csv under another name', 'not-a-workbook', Buffer.from('序号,任务\n1,修路\n')],
  [
    'a web page under another name',
    'not-a-workbook',
    Buffer.from('<html><table><tr><td>任务</td></tr></table></html>'),
  ],
  ['a Word document', 'other-office-file', archiveOf([{ name: 'word/document.xml', content: '<w/>' }])],
  ['an ODS sheet', 'other-office-file', archiveOf([{ name: 'content.xml', content: '<o/>' }])],
  ['any other archive', 'not-a-workbook', archiveOf([{ name: 'a.txt', content: 'a' }])],
  [
    'a workbook with macros',
    'macros',
    archiveOf([...partsAround('<worksheet/>'), { name: 'xl/vbaProject.bin', content: 'x' }]),
  ],
  [
    'a workbook that calls itself macro-enabled',
    'macros',
    archiveOf([
      { name: '[Content_Types].xml', content: '<Types ContentType="x.macroEnabled.main+xml"/>' },
      ...partsAround('<worksheet/>').slice(1),
    ]),
  ],
  ['a zip bomb that says so', 'bomb', archiveOf(partsAround(' '.repeat(41 << 20)))],
  [
    'a zip bomb that lies about its size',
    'bomb',
    archiveOf([
      ...partsAround('<worksheet/>'),
      { name: 'xl/media/a.bin', content: Buffer.alloc(30 << 20), claimed: 1000 },
    ]),
  ],
  ['a workbook cut off in the middle', 'broken', archiveOf(partsAround('<worksheet/>')).subarray(0, 200)],
  [
    'XML with a document type',
    'broken',
    archiveOf(partsAround('<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>')),
  ],
  ['100,000 rows', 'too-many-rows', archiveOf(partsAround(sheetOfRows(100_000, '<v>1</v>')))],
  [
    'merged cells that span the whole sheet',
    'too-many-merges',
    archiveOf(
      partsAround('<worksheet><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'),
    ),
  ],
  ['more than ten megabytes', 'too-large', Buffer.alloc((10 << 20) + 1)],
];
for (const [what, wrong, bytes] of planted) {
  test(`${what} is refused`, async () => {
    assert.equal(await wrongOf(bytes), wrong);
  });
}

test('rows that are formatted but empty do not count', async () => {
  const bytes = await workbookOf([head, ['修路', '县交通局']], (sheet) => {
    for (let row = 3; row < 9000; row += 1) sheet.getRow(row).height = 20;
  });
  assert.equal(await wrongOf(bytes), 'read');
});
