import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { Document, Packer, Paragraph } from 'docx';
import { readDocument } from '../read-document.ts';
import { docxParts, type Printed, pdfOf, zipOf } from './files.fixture.ts';
import { Readers } from './readers.ts';
import { textOf } from './text-of.ts';

const readers = new Readers(1);
after(() => readers.close());

const report = readFileSync(new URL('../../../test/fixtures/chengchuan-2025.txt', import.meta.url), 'utf8');
const paragraphs = report.split('\n').filter((line) => line.trim() !== '');
const [title = '', ...rest] = paragraphs;

/** What a claim says, wherever it stands; blanks differ between formats. */
const claimsIn = (text: string): string[] =>
  readDocument(text).claims.map((c) =>
    [
      c.quote.replace(/\s/g, ''),
      c.metric,
      c.kind,
      c.op,
      c.value,
      c.value2,
      c.unit,
      c.period,
      c.deadline,
    ].join('|'),
  );
const expected = claimsIn(report);

const menu = ['首页', '政务公开', '政务服务', '互动交流']
  .map((name) => `<li><a href="#">${name}</a></li>`)
  .join('');
const page = (article: string): string => `<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<meta name="ArticleTitle" content="${title}"><title>${title}_澄川县人民政府</title><style>p{margin:0}</style></head>
<body><div class="header"><ul class="nav">${menu}</ul><form>请输入关键词，例如：社保。<input></form></div>
<div class="crumbs">当前位置：<a href="#">首页</a> &gt; <a href="#">政府工作报告</a></div>
<table class="xxgk"><tr><td>索 引 号：</td><td>10482771/2025-00031</td><td>发布机构：</td><td>县政府办</td></tr></table>
<div class="detail"><div class="tools">【字体：大 中 小】 打印 关闭</div><div class="body">${article}</div></div>
<div class="side"><h3>相关阅读</h3><ul><li><a href="#">澄川县2024年财政预算，已经公布</a></li></ul></div>
<div class="footer">主办单位：澄川县人民政府办公室，电话：12345。<a href="#">网站地图</a></div>
<script>document.write("访问量：1024，今日：7。")</script></body></html>`;

test('a Word file gives the same claims as the plain text', async () => {
  const children = paragraphs.map((text) => new Paragraph(text));
  const bytes = await Packer.toBuffer(new Document({ sections: [{ children }] }));
  const { text, format } = await textOf(bytes, readers);
  assert.equal(format, 'docx');
  assert.deepEqual(claimsIn(text), expected);
});

test('the page of a government site gives the same claims, without its menu and footer', async () => {
  const article = paragraphs.map((text) => `<p>　　${text}</p>`).join('\n');
  const { text, format, encoding } = await textOf(Buffer.from(page(article)), readers);
  assert.deepEqual({ format, encoding }, { format: 'html', encoding: 'utf-8' });
  assert.deepEqual(text.split('\n').slice(0, 2), ['索引号：10482771/2025-00031', title]);
  assert.doesNotMatch(text, /关键词|首页|相关阅读|预算，已经|主办|访问量|打印/);
  assert.equal(readDocument(text).document.indexNumber, '10482771/2025-00031');
  assert.deepEqual(claimsIn(text), expected);
});

test('an article of bare line breaks gets its title from the page and keeps its lines', async () => {
  const article = rest.map((text) => `&nbsp;&nbsp;${text}<br>`).join('\n');
  const { text } = await textOf(Buffer.from(page(article)), readers);
  assert.equal(text.split('\n')[1], title);
  assert.deepEqual(claimsIn(text), expected);
});

/** Prints paragraphs on pages of so many lines with a running head and page numbers, as offices set them. */
function print(lines: readonly string[], perLine = 28, perPage = 22): Buffer {
  const rows = lines.flatMap((line) =>
    Array.from({ length: Math.ceil((line.length + 2) / perLine) }, (_, i) => {
      const from = i === 0 ? 0 : i * perLine - 2;
      return [i === 0 ? 104 : 72, line.slice(from, (i + 1) * perLine - 2)] as const;
    }),
  );
  const pages: Printed[][] = [];
  for (let at = 0; at < rows.length; at += perPage) {
    const number = `— ${pages.length + 1} —`;
    const body = rows.slice(at, at + perPage).map(([x, text], i): Printed => [x, 740 - i * 28, text]);
    pages.push([[72, 790, '澄川县人民政府文件', 10], ...body, [280, 60, number, 12]]);
  }
  return pdfOf(pages);
}

test('a PDF gives whole paragraphs across lines and pages, without page numbers and running heads', async () => {
  const { text, format, diagnostics } = await textOf(print(paragraphs), readers);
  assert.equal(format, 'pdf');
  assert.deepEqual(diagnostics, []);
  const tight = (lines: readonly string[]): string[] => lines.map((line) => line.replace(/\s/g, ''));
  assert.deepEqual(tight(text.split('\n')), tight(paragraphs));
  assert.deepEqual(claimsIn(text), expected);
});

test('radicals that a PDF puts in place of characters become the characters that mainland texts write', async () => {
  const { text } = await textOf(pdfOf([[[72, 700, '⼈⺠政府⼯作报告：全县农⼾3万⼾⸺⻓期']]]), readers);
  assert.equal(text, '人民政府工作报告：全县农户3万户——长期');
});

test('soft line breaks of Word part lines', async () => {
  const body = '<w:p><w:r><w:t>一、工作回顾</w:t><w:br/><w:t>全县造林一万亩。</w:t></w:r></w:p>';
  assert.equal((await textOf(zipOf(docxParts(body)), readers)).text, '一、工作回顾\n全县造林一万亩。');
});

test('plain text comes back unchanged, with its encoding', async () => {
  const gb = Buffer.from([0xb3, 0xce, 0xb4, 0xa8, 0xcf, 0xd8, 0x0d, 0x0a, 0x20]);
  const { text, format, encoding } = await textOf(gb);
  assert.deepEqual({ text, format, encoding }, { text: '澄川县\r\n ', format: 'txt', encoding: 'gb18030' });
  assert.equal((await textOf(Buffer.from('\ufeff澄川县\n'))).text, '澄川县\n');
});

const chromium = '/usr/bin/chromium';
const font = '/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc';
if (existsSync(chromium) && existsSync(font)) {
  test('a PDF printed by a browser, radicals and all, gives the same claims as the plain text', async (t) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'suohe-pdf-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const [from, to] = [path.join(folder, 'report.html'), path.join(folder, 'report.pdf')];
    const style = 'body{font:16pt/28pt "Noto Serif CJK SC"} p{text-indent:2em;margin:0;text-align:justify}';
    const body = paragraphs.map((line) => `<p>${line}</p>`).join('');
    writeFileSync(from, `<meta charset="utf-8"><style>${style}</style>${body}`);
    const words = [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-pdf-header-footer',
      `--user-data-dir=${folder}/p`,
    ];
    execFileSync(chromium, [...words, `--print-to-pdf=${to}`, `file://${from}`], { stdio: 'ignore' });
    const { text } = await textOf(readFileSync(to), readers);
    assert.doesNotMatch(text, /[\u2e80-\u2fdf]/);
    assert.deepEqual(claimsIn(text), expected);
  });
} else {
  console.log('No Chromium with a Chinese font: the PDF of a browser is not tried.');
}
