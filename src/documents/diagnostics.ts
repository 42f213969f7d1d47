import type { Diagnostic } from '../kernel/index.ts';

type Words = { zh: string; en: string };

const finding = (
  code: string,
  severity: Diagnostic['severity'],
  message: Words,
  hint: Words,
  place: Diagnostic['place'] = {},
): Diagnostic => ({
  code,
  severity,
  place,
  message,
  hint,
});

export const emptyText = (): Diagnostic =>
  finding(
    'empty',
    'error',
    { zh: '文本为空。', en: 'The text is empty.' },
    { zh: '请选择含有报告全文的文件。', en: 'Choose a file that holds the text of the report.' },
  );

export const tooLarge = (bytes: number, limit: number): Diagnostic =>
  finding(
    'too-large',
    'error',
    {
      zh: `文件为 ${bytes} 字节，超过 ${limit} 字节的上限。`,
      en: `The file has ${bytes} bytes; the limit is ${limit}.`,
    },
    {
      zh: '政府工作报告一般不到 1 MB，请检查是否选错文件。',
      en: 'A work report has less than 1 MB; check that this is the right file.',
    },
  );

export const binary = (): Diagnostic =>
  finding(
    'binary',
    'error',
    { zh: '这不是文本文件。', en: 'This is not a text file.' },
    {
      zh: '请把报告另存为纯文本（UTF-8 或 GB18030）后再试。',
      en: 'Save the report as plain text (UTF-8 or GB18030) and try again.',
    },
  );

export const wrongEncoding = (at: number): Diagnostic =>
  finding(
    'wrong-encoding',
    'error',
    {
      zh: '文本编码无法识别，或文字已成乱码。',
      en: 'The encoding is not known, or the characters were damaged before.',
    },
    { zh: '请用 UTF-8 或 GB18030 重新保存原文。', en: 'Save the original again as UTF-8 or GB18030.' },
    { start: at, end: at + 1 },
  );

export const notAReport = (): Diagnostic =>
  finding(
    'not-a-work-report',
    'error',
    {
      zh: '这不像一份政府工作报告（找不到工作回顾，也找不到工作安排），也不像会议纪要（开头没有纪要的标题）。',
      en: 'This looks neither like a government work report (no review, no plan) nor like minutes (no title of minutes at the top).',
    },
    {
      zh: '请确认文件内容；这里只读政府工作报告和会议纪要。',
      en: 'Check the file; work reports and minutes of meetings are read here.',
    },
  );

export const noPlan = (): Diagnostic =>
  finding(
    'no-plan',
    'warning',
    {
      zh: '没有找到下一年工作安排的部分，因此没有提出承诺事项。',
      en: 'No part about the coming year was found, so no commitments are proposed.',
    },
    { zh: '请检查报告是否完整。', en: 'Check that the report is complete.' },
  );

export const noReview = (): Diagnostic =>
  finding(
    'no-review',
    'warning',
    { zh: '没有找到工作回顾部分。', en: 'No review of the year behind was found.' },
    { zh: '请检查报告是否完整。', en: 'Check that the report is complete.' },
  );

export const noYear = (): Diagnostic =>
  finding(
    'no-year',
    'warning',
    {
      zh: '看不出报告是哪一年的，各项数据的年份暂缺。',
      en: 'The year of the report is not stated; the years of its figures are left open.',
    },
    {
      zh: '请在开头补上报告日期，如“2026年1月20日”。',
      en: 'Add the date of the report at the top, for example 2026年1月20日.',
    },
  );

export const noDecision = (): Diagnostic =>
  finding(
    'no-decision',
    'warning',
    { zh: '没有找到议定事项。', en: 'No decision was found in these minutes.' },
    {
      zh: '请对照原文；要立项的段落可选中后“补立事项”。',
      en: 'Look at the text; a stretch that decides can be marked and proposed by hand.',
    },
  );
