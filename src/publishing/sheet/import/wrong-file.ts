import type { Diagnostic, Wording } from '../../../kernel/index.ts';
import type { WorkbookReading } from './read-workbook.ts';
import { MOST_ROWS } from './unpack.ts';

type Wrong = Extract<WorkbookReading, { readonly wrong: unknown }>['wrong'];
type Words = { readonly message: Wording; readonly hint: Wording };

const words = (zh: string, en: string, doZh: string, doEn: string): Words => ({
  message: { zh, en },
  hint: { zh: doZh, en: doEn },
});

const rows = MOST_ROWS.toLocaleString('en');

/** What each wrong file is told. */
const said: Readonly<Record<Wrong, Words>> = {
  empty: words('文件是空的。', 'The file is empty.', '重新选择文件。', 'Choose the file again.'),
  'old-or-locked': words(
    '这是旧版 .xls 文件，或加了打开密码的文件，不能导入。',
    'This is an old .xls file, or one locked with a password; it cannot be imported.',
    '用 Excel 或 WPS 打开，去掉密码，另存为“Excel 工作簿（.xlsx）”后再导入。',
    'Open it, remove the password, and save it as an Excel workbook (.xlsx).',
  ),
  'not-a-workbook': words(
    '这不是 Excel 工作簿（.xlsx）；改了扩展名的 csv、网页或其他文件不能导入。',
    'This is no Excel workbook (.xlsx); a csv, web page or other file under that name cannot be imported.',
    '用 Excel 或 WPS 打开原文件，另存为“Excel 工作簿（.xlsx）”。',
    'Open the original in a spreadsheet program and save it as an Excel workbook (.xlsx).',
  ),
  'other-office-file': words(
    '这是 Word、演示文稿或 ODS 文件，不是 Excel 工作簿（.xlsx）。',
    'This is a Word, presentation or ODS file, not an Excel workbook (.xlsx).',
    '把表格复制到 Excel 或 WPS 表格中，另存为 .xlsx。',
    'Copy the table into a spreadsheet and save it as .xlsx.',
  ),
  macros: words(
    '文件带有宏，不予导入。',
    'The file carries macros and is refused.',
    '另存为不带宏的“Excel 工作簿（.xlsx）”。',
    'Save it as an Excel workbook without macros (.xlsx).',
  ),
  broken: words(
    '文件已损坏或结构异常，读不出来。',
    'The file is damaged or oddly built and cannot be read.',
    '用 Excel 或 WPS 打开并另存为 .xlsx；打不开的，向提供者重新索取。',
    'Open and save it again as .xlsx, or ask whoever gave it for another copy.',
  ),
  bomb: words(
    '文件解压后超过 40 MB，或与其声明的大小不符，不予打开。',
    'Unpacked, the file is larger than 40 MB or than it claims; it is not opened.',
    '删去图片和无关的工作表，只留分解表，另存为 .xlsx。',
    'Remove pictures and other worksheets, keep the breakdown sheet alone, and save it as .xlsx.',
  ),
  'too-large': words(
    '文件超过 10 MB，或内容过多，超出导入上限。',
    'The file is larger than 10 MB, or holds more than can be imported.',
    '只留分解表一张工作表，删去图片和空白行后再导入。',
    'Keep the breakdown sheet alone, without pictures and blank rows.',
  ),
  'too-slow': words(
    '文件读取超过 30 秒，已中止。',
    'Reading the file took more than 30 seconds and was stopped.',
    '只留分解表一张工作表，删去格式和空白行后再导入。',
    'Keep the breakdown sheet alone, without formats and blank rows.',
  ),
  'too-many-rows': words(
    `表格超过 ${rows} 行，超出导入上限，全部未导入。`,
    `The sheet has more than ${rows} rows, the limit of an import; nothing was imported.`,
    '确认是任务分解表；删去表格下方的空白行，或按年度、部门分成几个文件导入。',
    'Make sure that it is the breakdown sheet; delete blank rows below the table, or split the file.',
  ),
  'too-many-cells': words(
    '单元格超过 30 万个，超出导入上限。',
    'The sheet has more than 300,000 cells, the limit of an import.',
    '删去表格右侧和下方的空白行列后再导入。',
    'Delete blank rows and columns around the table.',
  ),
  'too-many-merges': words(
    '合并单元格的范围过大。',
    'The merged cells span too much.',
    '取消整行、整列的合并后再导入。',
    'Unmerge whole rows and columns.',
  ),
};

/** The finding on a file that cannot be read at all. */
export const wrongFile = (fileName: string, wrong: Wrong): Diagnostic => ({
  code: `file-${wrong}`,
  severity: 'error',
  place: { file: fileName },
  ...said[wrong],
});
