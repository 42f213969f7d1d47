import type { IRunOptions } from 'docx';

/**
 * The faces of official documents. Source: GB/T 9704-2012, 5.2.2 and 7.3 (小标宋 for the title, 仿宋 for the
 * text). They are named, not shipped; a machine without them takes its own Song or FangSong.
 */
export const face = (eastAsia: string): IRunOptions => ({
  font: { eastAsia, ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman' },
});
