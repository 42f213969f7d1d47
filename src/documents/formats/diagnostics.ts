import type { Diagnostic, Wording } from '../../kernel/index.ts';

const refusing = (code: string, message: Wording, hint: Wording): Diagnostic => ({
  code,
  severity: 'error',
  place: {},
  message,
  hint,
});

const saveAs: Wording = {
  zh: '请在 Word 或 WPS 中另存为 docx 或纯文本（txt）后再试。',
  en: 'In Word or WPS, save it as docx or plain text (txt) and try again.',
};

/** Formats that are known by their content and not read, with the name people know them by. */
export type Foreign =
  | 'doc'
  | 'docm'
  | 'encrypted'
  | 'rtf'
  | 'ofd'
  | 'odt'
  | 'sheet'
  | 'slides'
  | 'zip'
  | 'image';

const foreign: Readonly<Record<Foreign, { message: Wording; hint: Wording }>> = {
  doc: {
    message: {
      zh: '这是旧版 Word（doc）或 WPS 文件，不能直接读取。',
      en: 'This is a file of old Word (doc) or WPS; it is not read.',
    },
    hint: saveAs,
  },
  docm: {
    message: {
      zh: '这个 Word 文件带有宏（docm），为安全起见不读取。',
      en: 'This Word file carries macros (docm); for safety it is not read.',
    },
    hint: {
      zh: '请另存为不带宏的 docx 或纯文本（txt）后再试。',
      en: 'Save it without macros, as docx or plain text (txt), and try again.',
    },
  },
  encrypted: {
    message: { zh: '文件设有密码，不能读取。', en: 'The file is locked with a password.' },
    hint: {
      zh: '请取消密码后再试；涉密文件不得上传。',
      en: 'Remove the password and try again; secret documents do not belong here.',
    },
  },
  rtf: {
    message: { zh: '这是 RTF 文件，不能直接读取。', en: 'This is an RTF file; it is not read.' },
    hint: saveAs,
  },
  ofd: {
    message: { zh: '这是 OFD 版式文件，暂不能读取。', en: 'This is an OFD file; it is not read yet.' },
    hint: {
      zh: '请用 OFD 阅读软件另存为 PDF、docx 或纯文本（txt）后再试。',
      en: 'With an OFD reader, save it as PDF, docx or plain text (txt) and try again.',
    },
  },
  odt: {
    message: {
      zh: '这是 ODF 文档（odt），不能直接读取。',
      en: 'This is an ODF document (odt); it is not read.',
    },
    hint: saveAs,
  },
  sheet: {
    message: { zh: '这是电子表格，不是报告全文。', en: 'This is a spreadsheet, not the text of a report.' },
    hint: { zh: '请选择报告全文的文件。', en: 'Choose the file with the text of the report.' },
  },
  slides: {
    message: { zh: '这是演示文稿，不是报告全文。', en: 'This is a slide show, not the text of a report.' },
    hint: { zh: '请选择报告全文的文件。', en: 'Choose the file with the text of the report.' },
  },
  zip: {
    message: { zh: '这是压缩包，不是文档。', en: 'This is an archive, not a document.' },
    hint: { zh: '请先解压，再选择其中的报告文件。', en: 'Unpack it first, then choose the report in it.' },
  },
  image: {
    message: { zh: '这是图片，没有可以读取的文字。', en: 'This is a picture; it holds no text.' },
    hint: {
      zh: '请先做文字识别（OCR）并校对。',
      en: 'Recognise its characters (OCR) first and proofread them.',
    },
  },
};

export const notRead = (kind: Foreign): Diagnostic =>
  refusing(`format-${kind}`, foreign[kind].message, foreign[kind].hint);

export const damaged = (name: Wording): Diagnostic =>
  refusing(
    'damaged',
    { zh: `${name.zh}已损坏或不完整。`, en: `${name.en} is damaged or incomplete.` },
    { zh: '请重新下载或重新保存后再试。', en: 'Download or save it again and try once more.' },
  );

export const unpacksTooLarge = (bytes: number, limit: number): Diagnostic =>
  refusing(
    'unpacks-too-large',
    {
      zh: `文件解压后为 ${bytes} 字节，超过 ${limit} 字节的上限，未予解压。`,
      en: `Unpacked, the file has ${bytes} bytes; the limit is ${limit}. It was not unpacked.`,
    },
    {
      zh: '正常的报告不会这样大。请确认文件来源，或另存为纯文本（txt）后再试。',
      en: 'No report is that large. Check where the file comes from, or save it as plain text (txt).',
    },
  );

export const noTextLayer = (pages: number): Diagnostic =>
  refusing(
    'no-text-layer',
    {
      zh: `这份 PDF 共 ${pages} 页，没有可读取的文字：是扫描件、图片，或字体没有附文字对照表。`,
      en: `This PDF of ${pages} pages has no text to read: it is scanned, made of pictures, or its fonts do not tell their characters.`,
    },
    {
      zh: '请先做文字识别（OCR）并校对，或使用原稿（docx、txt）。',
      en: 'Recognise its characters (OCR) first and proofread them, or use the original (docx, txt).',
    },
  );

export const pagesWithoutText = (pages: readonly number[]): Diagnostic => ({
  code: 'pages-without-text',
  severity: 'warning',
  place: {},
  message: {
    zh: `第 ${pages.join('、')} 页没有文字层，这些页没有读到。`,
    en: `Without a text layer and not read: page ${pages.join(', ')}.`,
  },
  hint: {
    zh: '请对照原件检查这些页。',
    en: 'Check these pages against the original.',
  },
});

export const garbledText = (): Diagnostic =>
  refusing(
    'garbled-text',
    {
      zh: '这份 PDF 的字体没有附文字对照表，取出的是乱码。',
      en: 'The fonts of this PDF do not tell their characters; what comes out is garbled.',
    },
    {
      zh: '请使用原稿（docx、txt），或打印后重新识别（OCR）。',
      en: 'Use the original (docx, txt), or print it and recognise its characters (OCR).',
    },
  );

export const tooSlow = (seconds: number): Diagnostic =>
  refusing(
    'takes-too-long',
    {
      zh: `读取这个文件超过 ${seconds} 秒，已停止。`,
      en: `Reading this file took more than ${seconds} seconds and was stopped.`,
    },
    {
      zh: '文件可能异常。请另存为纯文本（txt）后再试。',
      en: 'The file may be malformed. Save it as plain text (txt) and try again.',
    },
  );

export const brokeTheReader = (why: string): Diagnostic =>
  refusing(
    'parser-failed',
    {
      zh: `读取这个文件时解析程序中断（${why}）。`,
      en: `The parser of this file broke off (${why}).`,
    },
    {
      zh: '文件可能异常或过于复杂。请另存为纯文本（txt）后再试。',
      en: 'The file may be malformed or too complex. Save it as plain text (txt) and try again.',
    },
  );

export const busy = (): Diagnostic =>
  refusing(
    'busy',
    { zh: '正在读取的文件太多。', en: 'Too many files are being read at this moment.' },
    { zh: '请稍后再试。', en: 'Try again in a moment.' },
  );
