/** What a paragraph needs to know of a section. */
type SectionLike = {
  readonly start: number;
  readonly end: number;
  readonly level: number;
  readonly title: string;
};

/** A line of the text that holds something; `heading` is its level where it is the title of a section. */
export type Paragraph = {
  readonly start: number;
  readonly end: number;
  readonly heading: number | undefined;
};

const bare = (text: string): string => text.replace(/\s/g, '');

/** The lines of the text that hold something. Blank lines and line ends are the only thing left out. */
export function paragraphsOf(text: string, sections: readonly SectionLike[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    const content = bare(line);
    if (content !== '') {
      const section = sections.find((s) => s.start >= start && s.start < end);
      const isTitle = section !== undefined && section.title !== '' && content.includes(bare(section.title));
      const heading = isTitle && content.length <= bare(section.title).length + 2 ? section.level : undefined;
      paragraphs.push({ start, end, heading });
    }
    start = end + 1;
  }
  return paragraphs;
}
