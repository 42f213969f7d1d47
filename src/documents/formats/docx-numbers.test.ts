import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { AlignmentType, Document, LevelFormat, Packer, Paragraph } from 'docx';
import { withNumbers } from './docx-numbers.ts';
import { Readers } from './readers.ts';
import { textOf } from './text-of.ts';

const readers = new Readers(1);
after(() => readers.close());

const level = (at: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  level: at,
  format,
  text,
  alignment: AlignmentType.START,
});

test('the numbers that Word prints by itself stand in the text', async () => {
  const levels = [
    level(0, LevelFormat.CHINESE_COUNTING, '%1、'),
    level(1, LevelFormat.CHINESE_COUNTING, '（%2）'),
    level(2, LevelFormat.DECIMAL, '%3.'),
  ];
  const bullets = [level(0, LevelFormat.BULLET, '•')];
  const line = (text: string, at?: number, reference = 'office'): Paragraph =>
    new Paragraph(at === undefined ? text : { text, numbering: { reference, level: at } });
  const children = [
    line('各位代表：'),
    line('2024年工作回顾', 0),
    line('经济稳步增长。', 1),
    line('民生不断改善。', 1),
    line('2024年新建桥梁3座。', 2),
    line('2025年工作安排', 0),
    line('修好农村道路。', 1),
    line('一点说明', 0, 'points'),
  ];
  const config = [
    { reference: 'office', levels },
    { reference: 'points', levels: bullets },
  ];
  const file = new Document({ numbering: { config }, sections: [{ children }] });
  const { text } = await textOf(await Packer.toBuffer(file), readers);
  assert.deepEqual(text.split('\n'), [
    '各位代表：',
    '一、2024年工作回顾',
    '（一）经济稳步增长。',
    '（二）民生不断改善。',
    '1. 2024年新建桥梁3座。',
    '二、2025年工作安排',
    '（一）修好农村道路。',
    '一点说明',
  ]);
});

const lvl = (at: number, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="japaneseCounting"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const numbering = (levels: string, nums: string): string =>
  `<w:numbering><w:abstractNum w:abstractNumId="7">${levels}</w:abstractNum>${nums}</w:numbering>`;
const num = (id: number, inside = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="7"/>${inside}</w:num>`;
const paragraph = (properties: string): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>甲</w:t></w:r></w:p>`;
const listed = (id: number, at = 0): string =>
  paragraph(`<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`);
/** The text of the runs, paragraph by paragraph. */
const shown = (xml: string): string[] =>
  xml.split('</w:p>').map((p) => [...p.matchAll(/<w:t[^>]*>([^<]*)</g)].map((m) => m[1]).join(''));

test('a style numbers its paragraphs, its own level named by the list, until a paragraph takes the number away', () => {
  const styles =
    '<w:styles><w:style w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>' +
    '<w:style w:styleId="2"><w:basedOn w:val="1"/></w:style></w:styles>';
  const lists = numbering(
    lvl(0, '第%1部分', '<w:pStyle w:val="1"/>') + lvl(1, '（%2）', '<w:pStyle w:val="2"/>'),
    num(3),
  );
  const styled = (style: string, more = ''): string => paragraph(`<w:pStyle w:val="${style}"/>${more}`);
  const body = `${styled('1')}${styled('2')}${styled('1', '<w:numPr><w:numId w:val="0"/></w:numPr>')}${styled('1')}`;
  assert.deepEqual(shown(withNumbers(body, lists, styles)).slice(0, 4), [
    '第一部分甲',
    '（一）甲',
    '甲',
    '第二部分甲',
  ]);
});

test('two lists of one definition count on together, and one that says so begins anew', () => {
  const lists = numbering(
    lvl(0, '%1、'),
    num(1) + num(2) + num(3, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
  );
  const body = listed(1) + listed(2) + listed(3) + listed(3);
  assert.deepEqual(shown(withNumbers(body, lists, '')).slice(0, 4), ['一、甲', '二、甲', '一、甲', '二、甲']);
});

test('numbers beyond ten are spelled as offices spell them', () => {
  const body = Array.from({ length: 105 }, () => listed(1)).join('');
  const found = shown(withNumbers(body, numbering(lvl(0, '%1、'), num(1)), ''));
  assert.deepEqual(
    [10, 11, 20, 21, 100, 105].map((n) => found[n - 1]),
    ['十、甲', '十一、甲', '二十、甲', '二十一、甲', '一百、甲', '一百零五、甲'],
  );
});
