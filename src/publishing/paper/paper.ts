/** A paragraph of a paper: a heading, running text, a line that stands apart, or the signature at the right. */
export type Line = { readonly kind: 'heading' | 'body' | 'plain' | 'right'; readonly text: string };

/** A table of a paper: columns with their share of the width, and cells as text. */
export type PaperTable = {
  readonly columns: readonly { readonly title: string; readonly share: number }[];
  readonly rows: readonly (readonly string[])[];
};

/** A document to print: title, lines before and after one table. Everything is text; nothing is computed here. */
export type Paper = {
  readonly creator: string;
  readonly title: string;
  readonly landscape: boolean;
  readonly before: readonly Line[];
  readonly table?: PaperTable;
  readonly after: readonly Line[];
};
